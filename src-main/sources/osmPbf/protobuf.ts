import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';

const wireNames = ['a number', 'eight bytes', 'bytes', 'a group', 'a group', 'four bytes'];

/** `input/malformed` with the place in the file: `at` is the position of the bytes that were read. */
export function malformed(found: string, at: number): AppError {
  return new AppError('input/malformed', say('sources.osmDamaged', { found, byte: String(at) }));
}

/**
 * Reads the fields of one protobuf message (protobuf.dev, "Encoding") without copying. Numbers of 64 bits become doubles,
 * exact up to 2^53 as every OSM id is. Never reads beyond `end`: damaged input throws `input/malformed`.
 */
export class ProtoReader {
  field = 0;
  private wire = 0;

  /** `fileOffset`: where the bytes come from, for messages only. */
  constructor(
    readonly bytes: Uint8Array,
    readonly fileOffset: number,
    public at = 0,
    readonly end = bytes.length,
  ) {}

  /** Moves to the next field; false at the end. The field's value must then be read or skipped. */
  next(): boolean {
    if (this.at >= this.end) return false;
    const key = this.unsigned();
    this.field = Math.floor(key / 8);
    this.wire = key % 8;
    return true;
  }

  skip(): void {
    if (this.wire === 0) this.unsigned();
    else if (this.wire === 1) this.advance(8);
    else if (this.wire === 2) this.advance(this.unsigned());
    else if (this.wire === 5) this.advance(4);
    else throw this.fail(`field type ${this.wire}`);
  }

  /** A field's value as a non-negative number. */
  number(): number {
    this.expect(0);
    return this.unsigned();
  }

  /** A field's value as a two's complement number of 64 bits (int32 and int64). */
  signed(): number {
    this.expect(0);
    const parts = [0, 0, 0];
    for (let i = 0; i < 10 && this.at < this.end; i++) {
      const byte = this.bytes[this.at++];
      parts[i >> 2] += (byte & 0x7f) * 128 ** (i & 3);
      // Bit 63 is the seventh bit of the third part; beyond it nothing counts.
      if (byte < 0x80) return ((((parts[2] & 0xff) << 24) >> 24) * 2 ** 28 + parts[1]) * 2 ** 28 + parts[0];
    }
    throw this.fail('a number that is cut off or too long');
  }

  /** A field's value, zigzag-coded (sint32 and sint64). */
  zigzagField(): number {
    this.expect(0);
    return this.zigzag();
  }

  /** The field's bytes as a reader of their own; also for packed lists. */
  message(): ProtoReader {
    this.expect(2);
    const length = this.unsigned();
    const start = this.at;
    this.advance(length);
    return new ProtoReader(this.bytes, this.fileOffset, start, start + length);
  }

  /** A reader of what this one still has to read. */
  again(): ProtoReader {
    return new ProtoReader(this.bytes, this.fileOffset, this.at, this.end);
  }

  view(): Uint8Array {
    const { at, end } = this.message();
    return this.bytes.subarray(at, end);
  }

  text(): string {
    return Buffer.from(this.view()).toString();
  }

  get done(): boolean {
    return this.at >= this.end;
  }

  /** The next varint, without a field's key. */
  unsigned(): number {
    const { bytes, end } = this;
    let value = 0;
    for (let scale = 1; this.at < end; scale *= 128) {
      const byte = bytes[this.at++];
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      if (scale >= 2 ** 63) throw this.fail('a number of more than ten bytes');
    }
    throw this.fail('a number that is cut off');
  }

  /** The next varint, zigzag-coded (sint32 and sint64). */
  zigzag(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  fail(found: string): AppError {
    return malformed(found, this.fileOffset);
  }

  private expect(wire: number): void {
    if (this.wire !== wire)
      throw this.fail(`${wireNames[this.wire] ?? 'nothing known'} where ${wireNames[wire]} belong`);
  }

  private advance(count: number): void {
    if (count > this.end - this.at) throw this.fail('a field longer than its message');
    this.at += count;
  }
}
