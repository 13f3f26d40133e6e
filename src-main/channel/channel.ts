import { type Duplex } from 'node:stream';
import { deserialize, serialize } from 'node:v8';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { frameHead, FrameSplitter } from './frames';

/** Enough for two checkpoints of a ResNet-50: weights, teacher and two moments in float32 are 0.53 GiB. */
export const maxMessageBytes = 2 ** 31 - 1;

export interface ChannelHandlers<In> {
  onMessage(message: In): void;
  /** Called once, when the stream ended or failed. `error`: what arrived was no message (`engine/lost`). */
  onClose(error?: AppError): void;
}

/**
 * Typed messages over any duplex stream: frames of structured data (V8's serialisation, so typed arrays travel as they
 * are). Arrays in a received message may be views of its frame.
 */
export class Channel<In extends { type: string }, Out extends { type: string }> {
  private readonly splitter: FrameSplitter;
  private closed = false;

  constructor(
    private readonly stream: Duplex,
    private readonly handlers: ChannelHandlers<In>,
    private readonly maxBytes = maxMessageBytes,
  ) {
    this.splitter = new FrameSplitter(maxBytes);
    stream.on('data', (piece: Buffer) => this.guarded(() => this.receive(piece)));
    stream.on('end', () => this.guarded(() => this.splitter.end()));
    stream.on('error', () => this.finish());
    stream.on('close', () => this.finish());
  }

  /**
   * Sends a message. Resolves when the stream takes more: await it between big ones. What is sent after the close is
   * dropped; `onClose` tells of that. `input/too-large` for a message above the limit.
   */
  async send(message: Out): Promise<void> {
    if (this.closed) return;
    const body = serialize(message);
    if (body.length > this.maxBytes) {
      throw new AppError(
        'input/too-large',
        say('channel.tooLong', { type: message.type, bytes: body.length, most: this.maxBytes }),
      );
    }
    this.stream.write(frameHead(body.length));
    if (!this.stream.write(body)) await this.drained();
  }

  close(): void {
    this.stream.destroy();
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.stream.off('drain', done);
        this.stream.off('close', done);
        resolve();
      };
      this.stream.on('drain', done);
      this.stream.on('close', done);
    });
  }

  private receive(piece: Buffer): void {
    for (const frame of this.splitter.push(piece)) {
      if (this.closed) return;
      this.handlers.onMessage(decode<In>(frame));
    }
  }

  private guarded(work: () => void): void {
    if (this.closed) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'engine/lost')) throw error;
      this.finish(error);
    }
  }

  private finish(error?: AppError): void {
    if (this.closed) return;
    this.closed = true;
    this.stream.destroy();
    this.handlers.onClose(error);
  }
}

function decode<Message>(frame: Buffer): Message {
  let message: unknown;
  try {
    message = deserialize(frame);
  } catch (cause) {
    throw new AppError('engine/lost', say('channel.noMessage', { bytes: frame.length }), { cause });
  }
  if (typeof (message as { type?: unknown } | null)?.type === 'string') return message as Message;
  throw new AppError('engine/lost', say('channel.noType'));
}
