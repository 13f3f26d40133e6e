import { type FileHandle, open } from 'node:fs/promises';
import { inflateSync, zstdDecompressSync } from 'node:zlib';
import { AppError, reasonOf, throwIfCancelled } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { malformed, ProtoReader } from './protobuf';

/** Limits of the format (OSM wiki, "PBF Format", "Encoding OSM entities into fileblocks"). */
export const maxHeaderBytes = 64 << 10;
export const maxBlobBytes = 32 << 20;

/** One block of the file; `data` unpacks it. */
export interface Blob {
  type: string;
  /** Where its data begin. */
  offset: number;
  size: number;
}

/** The frames of an OSM PBF file: reads them one by one, so that memory holds one blob and not the file. */
export class BlobFile {
  private constructor(
    readonly path: string,
    private readonly handle: FileHandle,
    readonly size: number,
  ) {}

  /** Throws `input/unreadable`. */
  static async open(path: string): Promise<BlobFile> {
    try {
      const handle = await open(path);
      const { size } = await handle.stat();
      return new BlobFile(path, handle, size);
    } catch (cause) {
      throw new AppError('input/unreadable', say('cannotRead', { path, why: reasonOf(cause) }), { cause });
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  /** The file's blobs in order, without their data. Throws `input/malformed`, `input/too-large`. */
  async *blobs(signal?: AbortSignal): AsyncGenerator<Blob> {
    for (let at = 0; at < this.size;) {
      throwIfCancelled(signal);
      const length = (await this.read(at, 4)).readUInt32BE(0);
      if (length > maxHeaderBytes)
        throw malformed(`a blob header of ${length} bytes (the format allows ${maxHeaderBytes})`, at);
      const { type, size } = parseHeader(await this.read(at + 4, length), at + 4);
      const offset = at + 4 + length;
      if (size > maxBlobBytes) throw tooLarge(size, offset);
      if (offset + size > this.size)
        throw malformed(`a blob of ${size} bytes of which only ${this.size - offset} are there`, offset);
      yield { type, offset, size };
      at = offset + size;
    }
  }

  /** A blob's unpacked bytes. Throws `input/malformed`, `input/unsupported`, `input/too-large`. */
  async data({ offset, size }: Blob): Promise<Uint8Array> {
    return unpack(await this.read(offset, size), offset);
  }

  private async read(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length);
    const { bytesRead } = await this.handle.read(buffer, 0, length, position);
    if (bytesRead < length) throw malformed('the end of the file in the middle of a blob', position);
    return buffer;
  }
}

function parseHeader(bytes: Buffer, offset: number): { type: string; size: number } {
  const header = new ProtoReader(bytes, offset);
  let [type, size] = ['', -1];
  while (header.next()) {
    if (header.field === 1) type = header.text();
    else if (header.field === 3) size = header.number();
    else header.skip();
  }
  if (size < 0) throw malformed('a blob header without a size', offset);
  return { type, size };
}

const packings = ['', 'raw', 'raw_size', 'zlib', 'lzma', 'bzip2', 'lz4', 'zstd'];

function unpack(bytes: Buffer, offset: number): Uint8Array {
  const blob = new ProtoReader(bytes, offset);
  let [packing, rawSize] = ['', -1];
  let content: Uint8Array = bytes.subarray(0, 0);
  while (blob.next()) {
    if (blob.field === 2) rawSize = blob.number();
    else if (blob.field < packings.length) {
      packing = packings[blob.field];
      content = blob.view();
    } else blob.skip();
  }
  if (rawSize > maxBlobBytes) throw tooLarge(rawSize, offset);
  const raw = decompress(content, packing, offset);
  if (rawSize >= 0 && raw.length !== rawSize)
    throw malformed(`a blob that unpacks to ${raw.length} bytes instead of ${rawSize}`, offset);
  return raw;
}

function decompress(content: Uint8Array, packing: string, offset: number): Uint8Array {
  const limit = { maxOutputLength: maxBlobBytes };
  try {
    if (packing === 'raw' || packing === '') return content;
    if (packing === 'zlib') return inflateSync(content, limit);
    if (packing === 'zstd') return zstdDecompressSync(content, limit);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(maxBlobBytes + 1, offset);
    throw malformed(`${packing} data that do not unpack (${(cause as Error).message})`, offset);
  }
  throw new AppError('input/unsupported', say('sources.osmPacked', { packing }));
}

const tooLarge = (size: number, offset: number) =>
  new AppError(
    'input/too-large',
    say('sources.osmBlob', { size: String(size), byte: String(offset), most: String(maxBlobBytes) }),
  );
