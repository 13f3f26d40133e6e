import { createReadStream } from 'node:fs';
import { AppError, reasonOf, throwIfCancelled } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { type Piece } from './featureSplitter';
import { checkHeader, checkObject, creditOf } from './header';
import { parseLenient } from './parseLenient';
import { type BrokenRecord, RecordReader } from './recordReader';
import { badCharacters, type TextFound } from './textFound';
import { Utf8Stream } from './utf8Stream';

export interface ReadFeature {
  /** Position among the file's features, from 0. */
  index: number;
  /** A Feature as it was parsed; nothing in it has been checked but that it is a JSON object. */
  feature: unknown;
  /** The text that was parsed: its numbers have all their digits, its members stand in their order. */
  json: string;
  /** Why the feature could not be parsed; `feature` is then null. */
  problem?: Message;
}

export interface ReadFeaturesOptions {
  signal?: AbortSignal;
  /** Of the text, as TextDecoder calls it; judged where absent. */
  encoding?: string;
  /** Called after each batch with the bytes read so far. */
  onBytes?: (bytes: number) => void;
  /** Called when the file names whom to credit, before or after its features. */
  onCredit?: (credit: string) => void;
  /** Called with the members around the features that were read so far: those before them, in the end all. */
  onMembers?: (members: Record<string, unknown>) => void;
  /** Called before each batch with what the text has turned out to be so far. */
  onText?: (text: TextFound) => void;
  /** Bytes read at a time; small ones serve the tests. */
  chunkBytes?: number;
}

/**
 * The features of a GeoJSON file (RFC 7946) in batches of about a chunk, in memory that does not grow with the file: a
 * FeatureCollection, a single Feature or geometry (wrapped into a Feature), or many of these in a row (newline-delimited,
 * RFC 8142), in UTF-8, UTF-16 or a code page. A feature that is no valid JSON comes with its `problem`, as does each broken record of
 * a file of lines or of a text sequence; NaN and Infinity are read as null and counted (`onText`). Places in the file that messages name count
 * bytes of the text as UTF-8.
 *
 * Throws `input/unreadable` where the file cannot be opened, `input/unsupported` for TopoJSON, UTF-32 and a `crs` member that does
 * not agree with WGS 84, `input/malformed` where the brackets of a collection do not match or it is cut off, `input/too-large` for a
 * feature of more than 64 MiB, `state/cancelled`.
 */
export async function* readFeatures(
  path: string,
  { signal, encoding, chunkBytes = 256 << 10, ...told }: ReadFeaturesOptions = {},
): AsyncGenerator<ReadFeature[]> {
  const text = new Utf8Stream(encoding);
  const records = new RecordReader();
  const reader = new FeatureReader(text, records, told);
  let bytes = 0;
  for await (const chunk of readChunks(path, chunkBytes)) {
    throwIfCancelled(signal);
    const batch = reader.read(records.push(text.push(chunk)));
    bytes += chunk.length;
    told.onBytes?.(bytes);
    if (batch.length > 0) yield batch;
  }
  if (bytes === 0) throw new AppError('input/malformed', say('geojson.empty'));
  const rest = text.end();
  const last = reader.read([...records.push(rest), ...records.end()]);
  if (last.length > 0) yield last;
}

async function* readChunks(path: string, highWaterMark: number): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark }) as AsyncIterable<Buffer>;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('input/unreadable', say('cannotRead', { path, why: reasonOf(cause) }), { cause });
  }
}

/** Parses the pieces of a file, and tells what stands around its features. */
class FeatureReader {
  private index = 0;
  private readonly found: TextFound = {
    ...{ encoding: '', isGuessed: false, badCharacters: 0, firstBad: null },
    ...{ noNumbers: 0, firstNoNumber: null },
  };

  constructor(
    private readonly text: Utf8Stream,
    private readonly records: RecordReader,
    private readonly told: Pick<ReadFeaturesOptions, 'onCredit' | 'onMembers' | 'onText'>,
  ) {}

  /** The features among these pieces. */
  read(pieces: (Piece | BrokenRecord)[]): ReadFeature[] {
    const features: ReadFeature[] = [];
    for (const piece of pieces)
      if (piece.kind === 'headerSoFar') this.header(piece);
      else features.push({ index: this.index++, ...this.feature(piece) });
    this.found.encoding = this.text.encoding;
    this.found.isGuessed = this.text.isGuessed;
    this.told.onText?.(this.found);
    return features;
  }

  private header(piece: Piece): void {
    const members = checkHeader(piece.bytes.toString(), piece.byte);
    this.told.onMembers?.(members);
    const credit = creditOf(members);
    if (credit !== null) this.told.onCredit?.(credit);
  }

  private feature(piece: Piece | BrokenRecord): Omit<ReadFeature, 'index'> {
    if (piece.kind === 'broken') return { feature: null, json: '', problem: piece.problem };
    const text = piece.bytes.toString();
    const bad = badCharacters(piece.bytes, text, this.text.isTurned);
    this.found.badCharacters += bad;
    if (bad > 0) this.found.firstBad ??= this.index - 1;
    const { value, json, noNumbers } = parseLenient(text);
    this.found.noNumbers += noNumbers.length;
    if (noNumbers.length > 0) this.found.firstNoNumber ??= { word: noNumbers[0], feature: this.index - 1 };
    if (value instanceof SyntaxError) {
      const problem = say('geojson.noJson', { byte: String(piece.byte), why: value.message });
      return { feature: null, json, problem };
    }
    return piece.kind === 'whole' ? this.object(value, piece.byte, json) : { feature: value, json };
  }

  /** A record of another kind is told as broken; a file that is one such object is refused. */
  private object(value: unknown, byte: number, json: string): Omit<ReadFeature, 'index'> {
    try {
      return { feature: checkObject(value, byte), json };
    } catch (error) {
      if (!this.records.hasRecords || !(error instanceof AppError) || error.code !== 'input/malformed')
        throw error;
      return { feature: null, json, problem: error.text };
    }
  }
}
