import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';

/** Collects the images that follow the start of a job. */
export class ImageInbox {
  readonly all: Promise<Uint8Array[]>;
  private readonly images: Uint8Array[] = [];
  private readonly complete: (images: Uint8Array[]) => void;

  constructor(
    private readonly count: number,
    signal: AbortSignal,
  ) {
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array[]>();
    this.all = promise;
    this.complete = resolve;
    signal.addEventListener('abort', () => reject(new AppError('state/cancelled', say('cancelled'))));
    // A job that fails before it looks at its images leaves this promise alone.
    promise.catch(() => {});
    this.add([]);
  }

  add(images: Uint8Array[]): void {
    // One by one: a message may hold more small images than a call takes arguments.
    for (const image of images) this.images.push(image);
    if (this.images.length >= this.count) this.complete(this.images);
  }
}
