import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type CellValue, JsonText, writtenNull } from '../../src-shared/kinds/columns';
import { isIdOf } from '../../src-shared/kinds/table';
import { jsonIn } from './stored';

/**
 * Cells of a column in consecutive rows. Numbers alone: NaN where a cell is empty. Else row i holds `values[codes[i]]`, or
 * `values[i]` where there are no codes.
 */
export type Cells = { numbers: Float64Array } | { values: CellValue[]; codes: Uint16Array | null };

/**
 * How a chunk holds its cells, none of them altered:
 * - `float64`: little-endian, NaN where missing.
 * - `dictionary`: length of the JSON text (uint32, little-endian), a JSON array of the values that occur, null first, padding to
 *   an even length, then an index into them for each row (uint16, little-endian).
 * - `json`: a JSON array of the values.
 *
 * A list or object of GeoJSON stands among the values as `["its JSON text"]`, so does −0, and a null that was written there as `[]`.
 */
export const chunkEncodings = ['float64', 'dictionary', 'json'] as const;
export type ChunkEncoding = (typeof chunkEncodings)[number];

export interface Chunk {
  rowCount: number;
  encoding: ChunkEncoding;
  bytes: Uint8Array;
}

/** Values without codes become a dictionary where they repeat often enough. */
export function encodeCells(cells: Cells): Chunk {
  if ('numbers' in cells)
    return { rowCount: cells.numbers.length, encoding: 'float64', bytes: bytesOf(cells.numbers) };
  const { values, codes } = cells;
  if (codes) return { rowCount: codes.length, encoding: 'dictionary', bytes: dictionaryBytes(values, codes) };
  return { rowCount: values.length, encoding: 'json', bytes: jsonOf(values) };
}

const mostValues = 0xffff;

/** The same cells with codes, if few enough of their values differ and none is −0; else as they are. */
export function withDictionary(cells: CellValue[]): Cells {
  const most = Math.min(mostValues, cells.length / 2);
  const codes = new Uint16Array(cells.length);
  const known = new Map<CellValue, number>([[null, 0]]);
  for (let i = 0; i < cells.length; i++) {
    // To a map it is 0.
    if (Object.is(cells[i], -0)) return { values: cells, codes: null };
    let code = known.get(cells[i]);
    if (code === undefined) {
      if (known.size > most) return { values: cells, codes: null };
      known.set(cells[i], (code = known.size));
    }
    codes[i] = code;
  }
  return { values: [...known.keys()], codes };
}

const evenUp = (length: number) => length + (length % 2);

function dictionaryBytes(values: CellValue[], codes: Uint16Array): Uint8Array {
  const text = jsonOf(values);
  const bytes = Buffer.alloc(4 + evenUp(text.length) + codes.byteLength);
  bytes.writeUInt32LE(text.length);
  text.copy(bytes, 4);
  bytes.set(bytesOf(codes), 4 + evenUp(text.length));
  return bytes;
}

const bytesOf = (array: Float64Array | Uint16Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** The cells of a chunk; `io/corrupt` names the `column` where the bytes do not hold `rowCount` cells. */
export function decodeChunk({ rowCount, encoding, bytes }: Chunk, column: string): Cells {
  const cells = isIdOf(decoders, encoding) ? decoders[encoding](bytes) : null;
  if (cells === null || countOf(cells) !== rowCount)
    throw new AppError('io/corrupt', say('columns.damaged', { column }));
  return cells;
}

export const countOf = (cells: Cells): number =>
  'numbers' in cells ? cells.numbers.length : (cells.codes ?? cells.values).length;

/** Null where the bytes are not what they should be. */
const decoders: Record<ChunkEncoding, (bytes: Uint8Array) => Cells | null> = {
  float64: (bytes) => (bytes.length % 8 === 0 ? { numbers: new Float64Array(alignedCopy(bytes)) } : null),
  dictionary(bytes) {
    const length = bytes.length < 4 ? 0 : Buffer.from(bytes.buffer, bytes.byteOffset).readUInt32LE();
    const start = 4 + evenUp(length);
    if (start > bytes.length || bytes.length % 2 === 1) return null;
    const values = valuesOf(bytes.subarray(4, 4 + length));
    const codes = new Uint16Array(alignedCopy(bytes.subarray(start)));
    return values !== null && codes.every((code) => code < values.length) ? { values, codes } : null;
  },
  json(bytes) {
    const values = valuesOf(bytes);
    return values && { values, codes: null };
  },
};

/** A typed array may begin at multiples of its size alone. (`slice` of a Buffer would copy nothing.) */
const alignedCopy = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

function valuesOf(bytes: Uint8Array): CellValue[] | null {
  try {
    const values = jsonIn(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return Array.isArray(values) && values.every(isStoredValue) ? values.map(cellOf) : null;
  } catch {
    return null;
  }
}

type StoredValue = string | number | boolean | null | [] | [json: string];

const isStoredValue = (value: unknown): value is StoredValue =>
  value === null ||
  typeof value !== 'object' ||
  (Array.isArray(value) && value.length <= 1 && value.every((json) => typeof json === 'string'));

function cellOf(value: StoredValue): CellValue {
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return writtenNull;
  return value[0] === '-0' ? -0 : new JsonText(value[0]);
}

const stored = (cell: CellValue): StoredValue => {
  if (Object.is(cell, -0)) return ['-0'];
  if (!(cell instanceof JsonText)) return cell;
  return cell.isNull ? [] : [cell.json];
};

const jsonOf = (cells: CellValue[]): Buffer => Buffer.from(JSON.stringify(cells.map(stored)));
