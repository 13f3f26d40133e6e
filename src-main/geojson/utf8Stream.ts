import { isAscii } from 'node:buffer';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { bomLength, sniffEncoding } from '../files/encoding';
import { TextStream } from '../files/textStream';

/** From the first byte beyond ASCII on, so much is looked at to tell the encoding. */
const windowBytes = 256 << 10;
const utf8 = 'utf-8';

/**
 * Turns the text of a JSON file into UTF-8 as it streams by. Two bytes tell UTF-16, since JSON begins with ASCII. Else the text is the
 * same in every encoding as far as it is ASCII; where it ceases to be, the 256 KB from there tell whether it is UTF-8, be it with
 * single bytes that are damaged, or a code page. An encoding that was chosen is taken without a look.
 */
export class Utf8Stream {
  /** A label that TextDecoder takes; UTF-8 as long as nothing speaks against it. */
  encoding = utf8;
  private readonly waiting: Buffer[] = [];
  private waitingBytes = 0;
  private hasBegun = false;
  private isDecided = false;
  private decoder: TextStream | null = null;

  /** `chosen`: as TextDecoder calls it. */
  constructor(private readonly chosen?: string) {}

  /** Whether the text is of a code page that nobody named. */
  get isGuessed(): boolean {
    return this.chosen === undefined && !this.encoding.startsWith('utf-');
  }

  /** Whether other text than UTF-8 was turned into it. */
  get isTurned(): boolean {
    return this.decoder !== null;
  }

  /** What of the text can be told after this chunk, as UTF-8; may be empty. `input/unsupported` for UTF-32. */
  push(chunk: Buffer): Buffer {
    if (this.isDecided) return this.turn(chunk);
    this.waiting.push(chunk);
    this.waitingBytes += chunk.length;
    if (!this.hasBegun && this.waitingBytes < 4) return Buffer.alloc(0);
    if (!this.hasBegun) this.begin();
    if (this.isDecided || this.waiting.every((each) => isAscii(each))) return this.takeWaiting();
    return this.waitingBytes < windowBytes ? Buffer.alloc(0) : this.decide();
  }

  /** What is left of the text once all has been pushed. */
  end(): Buffer {
    const rest = this.isDecided ? Buffer.alloc(0) : this.decide();
    return this.decoder ? Buffer.concat([rest, Buffer.from(this.decoder.end())]) : rest;
  }

  private begin(): void {
    this.hasBegun = true;
    const encoding = this.chosen ?? wideEncoding(Buffer.concat(this.waiting));
    if (encoding === 'utf-32') throw new AppError('input/unsupported', say('geojson.utf32'));
    if (encoding !== null) this.use(encoding);
  }

  private decide(): Buffer {
    const window = Buffer.concat(this.waiting);
    this.use(this.chosen ?? sniffEncoding(window).name);
    return this.takeWaiting();
  }

  private use(encoding: string): void {
    this.isDecided = true;
    this.encoding = encoding;
    if (encoding !== utf8) this.decoder = new TextStream(encoding);
  }

  private takeWaiting(): Buffer {
    const bytes = Buffer.concat(this.waiting);
    const text = this.turn(this.decoder ? bytes.subarray(bomLength(bytes, this.encoding)) : bytes);
    this.waiting.length = 0;
    this.waitingBytes = 0;
    return text;
  }

  private turn(chunk: Buffer): Buffer {
    return this.decoder ? Buffer.from(this.decoder.write(chunk)) : chunk;
  }
}

/** By byte order mark, or by where the zeros of the first character stand (RFC 4627, 3). */
function wideEncoding([a, b, c, d]: Buffer): 'utf-16le' | 'utf-16be' | 'utf-32' | null {
  if (
    (a === 0 && b === 0) ||
    (b === 0 && c === 0 && d === 0) ||
    (a === 0xff && b === 0xfe && c === 0 && d === 0)
  )
    return 'utf-32';
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== 0) ? 'utf-16be' : null;
}
