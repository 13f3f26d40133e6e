import { AppError } from '../../errors';
import { say } from '../../message';

const types = { Uint32Array, Float32Array, Float64Array };
type TypedArray = Uint32Array | Float32Array | Float64Array;
type TypeName = keyof typeof types;

interface Header {
  columns: { name: string; type: TypeName; length: number }[];
}

const aligned = (bytes: number) => Math.ceil(bytes / 8) * 8;

/** Typed arrays as one block: length of the header (uint32, little-endian), header (JSON), then each array from a multiple of 8 bytes. */
export function packColumns(columns: object): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(columns) as [string, TypedArray][];
  const header: Header = {
    columns: entries.map(([name, array]) => ({
      name,
      type: array.constructor.name as TypeName,
      length: array.length,
    })),
  };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(4 + headerBytes.length);
  const total = entries.reduce((sum, [, array]) => sum + aligned(array.byteLength), start);
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, headerBytes.length, true);
  bytes.set(headerBytes, 4);
  let at = start;
  for (const [, array] of entries) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/** The arrays of a block, as views into it; `input/malformed` where it is cut off. */
export function unpackColumns<Columns>(buffer: ArrayBuffer): Columns {
  const headerLength = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headerLength))) as Header;
  const columns: Record<string, TypedArray> = {};
  let at = aligned(4 + headerLength);
  for (const { name, type, length } of header.columns) {
    const bytes = length * types[type].BYTES_PER_ELEMENT;
    if (at + bytes > buffer.byteLength) throw new AppError('input/malformed', say('geo.cutOff', { name }));
    columns[name] = new types[type](buffer, at, length);
    at += aligned(bytes);
  }
  return columns as Columns;
}
