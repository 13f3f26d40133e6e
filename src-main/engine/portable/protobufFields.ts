import { PbfReader } from 'pbf';
import { AppError } from '../../../src-shared/errors';

/** One field of a protobuf message; asking for it as what it is not throws `input/malformed`. */
export interface Field {
  number: number;
  value(): number;
  bytes(): Uint8Array;
}

const wireTypes = { varint: 0, eightBytes: 1, bytes: 2, fourBytes: 5 };

/** Fields that one file may have: its nodes have some thousands, weights are one field each. */
const maxFields = 1 << 21;

export const malformed = (found: string) =>
  new AppError(
    'input/malformed',
    `This is no encoder file, or it is damaged: ${found}. Expected an ONNX file.`,
  );

/** The fields of a message (protobuf.dev, "Encoding"), none of which reaches beyond its end. */
export function* fieldsOf(message: Uint8Array): Generator<Field> {
  const reader = new PbfReader(message);
  for (let count = 0; reader.pos < message.length; count++) {
    if (count >= maxFields)
      throw new AppError('input/too-large', `The encoder file has a part of more than ${maxFields} fields.`);
    yield nextField(reader, message);
  }
}

function nextField(reader: PbfReader, message: Uint8Array): Field {
  const key = readVarint(reader, message);
  const [number, wire] = [Math.floor(key / 8), key % 8];
  if (number === 0 || key > 0xffffffff) throw malformed(`a field ${number}`);
  if (wire === wireTypes.varint) {
    const value = readVarint(reader, message);
    return { number, value: () => value, bytes: () => refuse(number) };
  }
  const content = take(reader, message, lengthOf(reader, message, wire));
  return {
    number,
    value: () => refuse(number),
    bytes: () => (wire === wireTypes.bytes ? content : refuse(number)),
  };
}

function lengthOf(reader: PbfReader, message: Uint8Array, wire: number): number {
  if (wire === wireTypes.bytes) return readVarint(reader, message);
  if (wire === wireTypes.eightBytes) return 8;
  if (wire === wireTypes.fourBytes) return 4;
  throw malformed(`a field of type ${wire}`);
}

function take(reader: PbfReader, message: Uint8Array, length: number): Uint8Array {
  const end = reader.pos + length;
  if (end > message.length) throw malformed('a part is longer than what holds it');
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
    throw malformed('a number that is too long');
  }
  if (reader.pos > message.length) throw malformed('a number is cut off');
  return value;
}

function refuse(number: number): never {
  throw malformed(`field ${number} is of another type`);
}

/** A field as text; `input/too-large` beyond a number of bytes. */
export function textOf(field: Field, maxBytes: number): string {
  const bytes = field.bytes();
  if (bytes.length > maxBytes)
    throw new AppError(
      'input/too-large',
      `A text of the encoder file has ${bytes.length} bytes; expected up to ${maxBytes}.`,
    );
  return Buffer.from(bytes).toString('utf8');
}
