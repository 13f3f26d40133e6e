import { PbfReader } from 'pbf';
import { AppError } from '../../../src-shared/errors';
import { type Message, say } from '../../../src-shared/message';

/** One field of a protobuf message; asking for it as what it is not throws `input/malformed`. */
export interface Field {
  number: number;
  value(): number;
  bytes(): Uint8Array;
}

const wireTypes = { varint: 0, eightBytes: 1, bytes: 2, fourBytes: 5 };

/** Fields that one file may have: its nodes have some thousands, weights are one field each. */
const maxFields = 1 << 21;

export const malformed = (found: Message) =>
  new AppError('input/malformed', say('encoderFile.damaged', { found }));

/** The fields of a message (protobuf.dev, "Encoding"), none of which reaches beyond its end. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const reader = new PbfReader(message);
  for (let count = 0; reader.pos < message.length; count++) {
    if (count >= maxFields)
      throw new AppError('input/too-large', say('encoderFile.manyFields', { most: maxFields }));
    yield nextField(reader, message);
  }
}

function nextField(reader: PbfReader, message: Uint8Array): Field {
  const key = readVarint(reader, message);
  const [number, wire] = [Math.floor(key / 8), key % 8];
  if (number === 0 || key > 0xffffffff) throw odd(number, wire);
  if (wire === wireTypes.varint) {
    const value = readVarint(reader, message);
    return { number, value: () => value, bytes: () => refuse(number) };
  }
  const content = take(reader, message, lengthOf(reader, message, number, wire));
  return {
    number,
    value: () => refuse(number),
    bytes: () => (wire === wireTypes.bytes ? content : refuse(number)),
  };
}

function lengthOf(reader: PbfReader, message: Uint8Array, number: number, wire: number): number {
  if (wire === wireTypes.bytes) return readVarint(reader, message);
  if (wire === wireTypes.eightBytes) return 8;
  if (wire === wireTypes.fourBytes) return 4;
  throw odd(number, wire);
}

const odd = (number: number, type: number) =>
  malformed(say('encoderFile.oddField', { number: String(number), type }));

function take(reader: PbfReader, message: Uint8Array, length: number): Uint8Array {
  const end = reader.pos + length;
  if (end > message.length) throw malformed(say('encoderFile.partTooLong'));
  const content = message.subarray(reader.pos, end);
  reader.pos = end;
  return content;
}

/** A varint of at most ten bytes; pbf itself reads on beyond the end. */
function readVarint(reader: PbfReader, message: Uint8Array): number {
  let value: number;
  try {
    value = reader.readVarint();
  } catch {
    throw malformed(say('encoderFile.oddNumber'));
  }
  if (reader.pos > message.length) throw malformed(say('encoderFile.oddNumber'));
  return value;
}

function refuse(number: number): never {
  throw malformed(say('encoderFile.otherType', { number: String(number) }));
}

/** A field as text; `input/too-large` beyond a number of bytes. */
export function textOf(field: Field, maxBytes: number): string {
  const bytes = field.bytes();
  if (bytes.length > maxBytes)
    throw new AppError(
      'input/too-large',
      say('encoderFile.longText', { bytes: bytes.length, most: maxBytes }),
    );
  return Buffer.from(bytes).toString('utf8');
}
