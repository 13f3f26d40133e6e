import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type HostMap } from '../program/executor';

/**
 * Named arrays as bytes in the safetensors format (github.com/huggingface/safetensors, "Format"): uint64 header length,
 * JSON header `{name: {dtype, shape, data_offsets}}`, then the values, all little-endian. Arrays are stored flat.
 */
const arrayTypes = { F32: Float32Array, I32: Int32Array };
type Dtype = keyof typeof arrayTypes;

interface TensorEntry {
  dtype: Dtype;
  shape: number[];
  data_offsets: [start: number, end: number];
}
type Header = Record<string, TensorEntry> & { __metadata__?: Record<string, string> };

export interface TensorFile {
  tensors: HostMap;
  metadata: Record<string, string>;
}

export function encodeTensors({ tensors, metadata }: TensorFile): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const [name, values] of Object.entries(tensors)) {
    const dtype: Dtype = values instanceof Int32Array ? 'I32' : 'F32';
    header[name] = { dtype, shape: [values.length], data_offsets: [end, (end += values.byteLength)] };
  }
  const json = Buffer.from(JSON.stringify(header));
  const dataAt = 8 + Math.ceil(json.length / 8) * 8;
  const bytes = Buffer.alloc(dataAt + end, ' ');
  bytes.writeBigUInt64LE(BigInt(dataAt - 8));
  bytes.set(json, 8);
  let at = dataAt;
  for (const values of Object.values(tensors)) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  return bytes;
}

/** Reads what `encodeTensors` wrote, into arrays of their own; `io/corrupt` for anything else. */
export function decodeTensors(bytes: Uint8Array): TensorFile {
  try {
    const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length));
    const { __metadata__: metadata = {}, ...entries } = JSON.parse(json) as Header;
    const data = bytes.subarray(8 + length);
    const tensors = Object.entries(entries).map(([name, entry]) => [name, arrayOf(data, entry)]);
    return { tensors: Object.fromEntries(tensors) as HostMap, metadata };
  } catch (cause) {
    throw new AppError('io/corrupt', say('engine.weightsDamaged'), { cause });
  }
}

function arrayOf(data: Uint8Array, { dtype, shape, data_offsets: [start, end] }: TensorEntry) {
  const ArrayType = arrayTypes[dtype];
  const count = shape.reduce((product, side) => product * side, 1);
  if (end > data.length || end - start !== count * ArrayType.BYTES_PER_ELEMENT)
    throw new Error('bad offsets');
  // A copy: the values may lie unaligned, and a Buffer's own slice would be a view.
  return new ArrayType(new Uint8Array(data.subarray(start, end)).buffer);
}
