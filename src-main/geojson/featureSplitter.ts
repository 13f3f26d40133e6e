import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';

/** Nesting below which JSON is read; GeoJSON itself needs eight levels. */
export const maxDepth = 64;
/** Longest text of one feature, or of everything in a collection but its features. */
export const maxFeatureBytes = 64 << 20;

/** What the splitter found: a feature, or the object around the features array (which then is empty). */
export interface Piece {
  kind: 'feature' | 'headerSoFar' | 'whole';
  /** Its text, in UTF-8. */
  bytes: Buffer;
  /** Where it begins in the file. */
  byte: number;
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const isBlank = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1e;

/**
 * Cuts a stream of JSON objects (one, or many in a row as in newline-delimited GeoJSON and RFC 8142) into texts small
 * enough for `JSON.parse`: the elements of a top-level `features` array one by one, anything else as a whole. It looks at
 * quotes and brackets only, which makes it some ten times faster than a tokeniser.
 */
export class FeatureSplitter {
  private chunk: Buffer = Buffer.alloc(0);
  /** Closing brackets that are still to come, innermost last. */
  private readonly open: number[] = [];
  private inString = false;
  private escaped = false;
  private stringStart = 0;
  private lastString = '';
  private key = '';
  private inFeatures = false;
  private hadFeatures = false;
  /** Start of the text being kept, as an offset into `chunk`; negative while nothing is kept. */
  private keptFrom = -1;
  private readonly kept: Buffer[] = [];
  private keptBytes = 0;
  private keptAt = 0;
  /** The header's kept text while features are being read. */
  private header: Buffer[] = [];
  private headerAt = 0;
  private pieces: Piece[] = [];

  /** `position`: bytes of the file that come before what is pushed. */
  constructor(private position = 0) {}

  /** Whether an object has begun that has not ended. */
  get isOpen(): boolean {
    return this.open.length > 0;
  }

  /** The pieces that end in this chunk, in order. */
  push(chunk: Buffer): Piece[] {
    this.chunk = chunk;
    if (this.keptFrom >= 0) this.keptFrom = 0;
    for (let at = this.position === 0 ? bomLength(chunk) : 0; at < chunk.length; at++) {
      if (this.inString) at = this.skipString(at);
      else this.take(chunk[at], at);
    }
    this.keepRest();
    this.position += chunk.length;
    const pieces = this.pieces;
    this.pieces = [];
    return pieces;
  }

  /** Checks that the last object was closed. */
  end(): void {
    if (!this.isOpen) return;
    throw new AppError(
      'input/malformed',
      say(this.inFeatures ? 'geojson.cutOffInFeatures' : 'geojson.cutOff', { byte: String(this.position) }),
    );
  }

  private skipString(at: number): number {
    const { chunk } = this;
    for (; at < chunk.length; at++) {
      if (this.escaped) this.escaped = false;
      else if (chunk[at] === backslash) this.escaped = true;
      else if (chunk[at] === quote) {
        this.inString = false;
        if (this.open.length === 1) this.lastString = this.recentText(at);
        return at;
      }
    }
    return at;
  }

  /** The string that ends at `at`, or '' if it is too long to be the key that matters. */
  private recentText(at: number): string {
    const length = this.position + at - this.stringStart;
    if (length > 16) return '';
    if (length <= at) return this.chunk.toString('latin1', at - length, at);
    return (
      Buffer.concat(this.kept.slice(-length)).toString('latin1') + this.chunk.toString('latin1', 0, at)
    ).slice(-length);
  }

  private take(byte: number, at: number): void {
    if (byte === quote) {
      this.expectInside(byte, at);
      this.inString = true;
      this.stringStart = this.position + at + 1;
    } else if (byte === openBrace || byte === openBracket) this.enter(byte, at);
    else if (byte === closeBrace || byte === closeBracket) this.leave(byte, at);
    else if (byte === comma) this.separate(at);
    else if (byte === colon && this.open.length === 1) this.key = this.lastString;
    else if (this.open.length === 0 && !isBlank(byte)) this.expectInside(byte, at);
  }

  private enter(byte: number, at: number): void {
    if (this.open.length === 0) {
      if (byte !== openBrace) this.expectInside(byte, at);
      this.keepFrom(at);
      this.hadFeatures = false;
      this.key = '';
    }
    if (this.open.length >= maxDepth)
      throw new AppError(
        'input/malformed',
        say('geojson.tooDeep', { levels: maxDepth, byte: String(this.position + at) }),
      );
    const startsFeatures = byte === openBracket && this.open.length === 1 && this.key === 'features';
    this.open.push(byte === openBrace ? closeBrace : closeBracket);
    if (startsFeatures) this.startFeatures(at);
  }

  private startFeatures(at: number): void {
    this.headerAt = this.keptAt;
    this.header = this.takeKept(at + 1);
    const bytes = Buffer.concat([...this.header, Buffer.from(']}')]);
    this.pieces.push({ kind: 'headerSoFar', bytes, byte: this.headerAt });
    this.inFeatures = true;
    this.hadFeatures = true;
    this.keepFrom(at + 1);
  }

  private leave(byte: number, at: number): void {
    if (this.open[this.open.length - 1] !== byte)
      throw new AppError(
        'input/malformed',
        say('geojson.brackets', { found: String.fromCharCode(byte), byte: String(this.position + at) }),
      );
    if (this.inFeatures && this.open.length === 2) this.endFeatures(at);
    this.open.pop();
    if (this.open.length === 0) {
      const byteOffset = this.keptAt;
      const bytes = Buffer.concat(this.takeKept(at + 1));
      this.pieces.push({ kind: this.hadFeatures ? 'headerSoFar' : 'whole', bytes, byte: byteOffset });
    }
  }

  private separate(at: number): void {
    if (this.open.length === 1) this.key = '';
    if (!this.inFeatures || this.open.length !== 2) return;
    this.emitFeature(at);
    this.keepFrom(at + 1);
  }

  private endFeatures(at: number): void {
    this.emitFeature(at, true);
    this.inFeatures = false;
    this.keptFrom = at;
    this.keptAt = this.headerAt;
    this.kept.push(...this.header);
    this.keptBytes = this.header.reduce((sum, part) => sum + part.length, 0);
  }

  /** `optional`: before the closing bracket nothing need stand, as in an empty array. */
  private emitFeature(at: number, optional = false): void {
    const byte = this.keptAt;
    const bytes = Buffer.concat(this.takeKept(at));
    if (optional && bytes.every(isBlank)) return;
    this.pieces.push({ kind: 'feature', bytes, byte });
  }

  private keepFrom(at: number): void {
    this.keptFrom = at;
    this.keptAt = this.position + at;
  }

  private takeKept(end: number): Buffer[] {
    const parts = [...this.kept, this.chunk.subarray(this.keptFrom, end)];
    this.kept.length = 0;
    this.keptBytes = 0;
    this.keptFrom = -1;
    return parts;
  }

  private keepRest(): void {
    if (this.keptFrom < 0) return;
    const rest = this.chunk.subarray(this.keptFrom);
    this.kept.push(rest);
    this.keptBytes += rest.length;
    if (this.keptBytes > maxFeatureBytes)
      throw new AppError(
        'input/too-large',
        say('geojson.objectTooLong', { byte: String(this.keptAt), megabytes: maxFeatureBytes >> 20 }),
      );
  }

  private expectInside(byte: number, at: number): void {
    if (this.open.length > 0) return;
    throw new AppError(
      'input/malformed',
      say('geojson.noObject', { brace: '{', byte: String(this.position + at), found: describeByte(byte) }),
    );
  }
}

const bomLength = (chunk: Buffer) =>
  chunk.length >= 3 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;

const describeByte = (byte: number) =>
  byte > 0x20 && byte < 0x7f
    ? `"${String.fromCharCode(byte)}"`
    : `byte 0x${byte.toString(16).padStart(2, '0')}`;
