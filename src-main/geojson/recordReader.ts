import { AppError } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { parseLenient } from './parseLenient';
import { FeatureSplitter, type Piece } from './featureSplitter';

/**
 * How the objects of a file stand: one or several with whatever between them; one a line (newline-delimited GeoJSON); or each
 * after a record separator (GeoJSON text sequences, RFC 8142).
 */
export type Framing = 'objects' | 'lines' | 'sequence';

/** A record that is no JSON object. */
export interface BrokenRecord {
  kind: 'broken';
  /** Where it begins in the file. */
  byte: number;
  problem: Message;
}

const [lineFeed, recordSeparator, openBrace] = [0x0a, 0x1e, 0x7b];
const separators: Record<Exclude<Framing, 'objects'>, number> = {
  lines: lineFeed,
  sequence: recordSeparator,
};

/**
 * Told by the beginning of a file. Lines, where at least half of its lines are whole objects: of a collection, however it is laid
 * out, one is at most. `isWhole`: nothing follows, so that the last line counts too.
 */
export function framingOf(start: Buffer, isWhole: boolean): Framing {
  const text = start
    .toString()
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (text.charCodeAt(0) === recordSeparator) return 'sequence';
  const lines = text.split('\n');
  if (!isWhole) lines.pop();
  const filled = lines.filter((line) => line.trim() !== '');
  const whole = filled.filter(isObject);
  return filled.length > 1 && 2 * whole.length >= filled.length ? 'lines' : 'objects';
}

function isObject(line: string): boolean {
  const text = line.trim();
  return text.charCodeAt(0) === openBrace && !(parseLenient(text).value instanceof SyntaxError);
}

/** So much of a file tells how its objects stand. */
const startBytes = 256 << 10;

/** Cuts a stream of text into features; of lines and sequences a broken record is told, and the next one read. */
export class RecordReader {
  /** What came before it was known how objects stand; null from then on. */
  private start: Buffer[] | null = [];
  private splitter = new FeatureSplitter();
  /** What ends a record; null where all is one stream of objects. */
  private separator: number | null = null;
  /** Bytes before the current chunk, and where the current record begins. */
  private position = 0;
  private recordAt = 0;
  private problem: Message | null = null;
  private pieces: (Piece | BrokenRecord)[] = [];

  /** Whether the file is one record after the other. */
  get hasRecords(): boolean {
    return this.separator !== null;
  }

  /** What ends in this chunk, in order. Throws what `FeatureSplitter` does, of records only `input/too-large`. */
  push(chunk: Buffer): (Piece | BrokenRecord)[] {
    if (this.start === null) this.cut(chunk);
    else {
      this.start.push(chunk);
      if (this.start.reduce((sum, { length }) => sum + length, 0) >= startBytes) this.begin(false);
    }
    return this.take();
  }

  /** What ends with the file. */
  end(): (Piece | BrokenRecord)[] {
    this.begin(true);
    if (this.separator === null) this.splitter.end();
    else this.endRecord(this.position);
    return this.take();
  }

  private begin(isWhole: boolean): void {
    if (this.start === null) return;
    const start = Buffer.concat(this.start);
    this.start = null;
    const framing = framingOf(start, isWhole);
    if (framing !== 'objects') this.separator = separators[framing];
    this.cut(start);
  }

  private take(): (Piece | BrokenRecord)[] {
    const { pieces } = this;
    this.pieces = [];
    return pieces;
  }

  private cut(chunk: Buffer): void {
    if (this.separator === null) {
      for (const piece of this.splitter.push(chunk)) this.pieces.push(piece);
      return;
    }
    let from = 0;
    for (let at = chunk.indexOf(this.separator); at >= 0; at = chunk.indexOf(this.separator, from)) {
      this.feed(chunk.subarray(from, at + 1));
      from = at + 1;
      this.endRecord(this.position + from);
    }
    this.feed(chunk.subarray(from));
    this.position += chunk.length;
  }

  /** The separator is read with the record before it: to JSON it is a blank. */
  private feed(part: Buffer): void {
    if (this.problem !== null) return;
    try {
      for (const piece of this.splitter.push(part)) this.pieces.push(piece);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input/malformed') throw error;
      this.problem = error.text;
    }
  }

  private endRecord(nextAt: number): void {
    if (this.splitter.isOpen) this.problem ??= say('geojson.openRecord', { byte: String(this.recordAt) });
    if (this.problem !== null) {
      this.pieces.push({ kind: 'broken', byte: this.recordAt, problem: this.problem });
      this.splitter = new FeatureSplitter(nextAt);
      this.problem = null;
    }
    this.recordAt = nextAt;
  }
}
