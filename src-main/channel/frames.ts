import { AppError } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';

/** Bytes of a frame's head: its length, big-endian. */
export const headBytes = 4;

const lost = (message: Message) => new AppError('engine/lost', message);

/** The head of a frame of that many bytes. */
export function frameHead(length: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(length);
  return head;
}

/** Puts frames (uint32 length, then that many bytes) together again from the pieces in which a stream delivers them. */
export class FrameSplitter {
  private pieces: Buffer[] = [];
  private heldBytes = 0;
  /** Length of the frame under way; null while its head is awaited. */
  private length: number | null = null;

  constructor(private readonly maxBytes: number) {}

  /** The frames that this piece completes; `engine/lost` as soon as a head announces too much, before it is collected. */
  *push(piece: Buffer): Generator<Buffer> {
    this.pieces.push(piece);
    this.heldBytes += piece.length;
    while (this.heldBytes >= (this.length ?? headBytes)) {
      if (this.length === null) {
        this.length = this.checked(this.take(headBytes).readUInt32BE());
      } else {
        const frame = this.take(this.length);
        this.length = null;
        yield frame;
      }
    }
  }

  /** To be called when the stream ends: `engine/lost` within a frame. */
  end(): void {
    if (this.length === null && this.heldBytes === 0) return;
    const what = this.length === null ? say('channel.head') : say('channel.body', { length: this.length });
    throw lost(say('channel.endedWithin', { bytes: this.heldBytes, what }));
  }

  private checked(length: number): number {
    if (length <= this.maxBytes) return length;
    throw lost(say('channel.announcedTooLong', { bytes: length, most: this.maxBytes }));
  }

  private take(count: number): Buffer {
    const held = this.pieces.length === 1 ? this.pieces[0] : Buffer.concat(this.pieces);
    this.heldBytes -= count;
    this.pieces = this.heldBytes > 0 ? [held.subarray(count)] : [];
    return held.subarray(0, count);
  }
}
