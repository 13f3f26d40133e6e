import { type JobEvent, type ToEngine } from '../../../src-shared/contract/engine';
import { ImageInbox } from './imageInbox';

/** What a job is given. */
export interface JobContext {
  signal: AbortSignal;
  /** All images that the job announced, once they are here; `state/cancelled` when the signal fires before. */
  images: Promise<Uint8Array[]>;
  /** Resolves when the stream takes more; for a checkpoint, when the client has stored it. */
  emit(event: JobEvent): Promise<void>;
}

/** The job under way: takes what the client sends for it, sends what the job emits. */
export class OpenJob implements JobContext {
  private readonly controller = new AbortController();
  private readonly inbox: ImageInbox;
  private goOn = () => {};

  constructor(
    readonly id: number,
    imageCount: number,
    private readonly send: (event: JobEvent) => Promise<void>,
  ) {
    this.inbox = new ImageInbox(imageCount, this.signal);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get images(): Promise<Uint8Array[]> {
    return this.inbox.all;
  }

  readonly emit = async (event: JobEvent): Promise<void> => {
    if (event.type !== 'checkpoint') return this.send(event);
    const stored = new Promise<void>((resolve) => (this.goOn = resolve));
    await this.send(event);
    await stored;
  };

  receive(message: Exclude<ToEngine, { type: 'start' }>): void {
    if (message.type === 'images') this.inbox.add(message.images);
    else if (message.type === 'stored') this.goOn();
    else this.cancel();
  }

  cancel(): void {
    this.controller.abort();
  }
}
