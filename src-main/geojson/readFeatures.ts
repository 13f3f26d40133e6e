import { createReadStream } from 'node:fs';
import { AppError, reasonOf, throwIfCancelled } from '../../src-shared/errors';
import { type Message, say } from '../../src-shared/message';
import { FeatureSplitter, type Piece } from './featureSplitter';
import { checkHeader, checkObject, creditOf } from './header';

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
  /** Called after each batch with the bytes read so far. */
  onBytes?: (bytes: number) => void;
  /** Called when the file names whom to credit, before or after its features. */
  onCredit?: (credit: string) => void;
  /** Called with the members around the features that were read so far: those before them, in the end all. */
  onMembers?: (members: Record<string, unknown>) => void;
  /** Bytes read at a time; small ones serve the tests. */
  chunkBytes?: number;
}

/**
 * The features of a GeoJSON file (RFC 7946) in batches of about a chunk, in memory that does not grow with the file: a
 * FeatureCollection, a single Feature or geometry (wrapped into a Feature), or many of these in a row (newline-delimited,
 * RFC 8142). A feature that is no valid JSON comes with its `problem`, and NaN and Infinity are read as null.
 *
 * Throws `input/unreadable` where the file cannot be opened, `input/unsupported` for TopoJSON and for a `crs` member other
 * than WGS 84, `input/malformed` where the brackets do not match or the file is cut off, `input/too-large` for a feature of
 * more than 64 MiB, `state/cancelled`.
 */
export async function* readFeatures(
  path: string,
  { signal, onBytes, onCredit, onMembers, chunkBytes = 256 << 10 }: ReadFeaturesOptions = {},
): AsyncGenerator<ReadFeature[]> {
  const splitter = new FeatureSplitter();
  let [index, bytes] = [0, 0];
  for await (const chunk of readChunks(path, chunkBytes)) {
    throwIfCancelled(signal);
    if (bytes === 0) refuseUtf16(chunk);
    const batch: ReadFeature[] = [];
    for (const piece of splitter.push(chunk)) {
      if (piece.kind === 'headerSoFar') {
        const members = checkHeader(piece);
        onMembers?.(members);
        const credit = creditOf(members);
        if (credit !== null) onCredit?.(credit);
      } else batch.push({ index: index++, ...parseFeature(piece) });
    }
    bytes += chunk.length;
    onBytes?.(bytes);
    if (batch.length > 0) yield batch;
  }
  splitter.end();
  if (bytes === 0) throw new AppError('input/malformed', say('geojson.empty'));
}

async function* readChunks(path: string, highWaterMark: number): AsyncGenerator<Buffer> {
  try {
    yield* createReadStream(path, { highWaterMark }) as AsyncIterable<Buffer>;
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('input/unreadable', say('cannotRead', { path, why: reasonOf(cause) }), { cause });
  }
}

const byteOrderMarks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];

function refuseUtf16(start: Buffer): void {
  if (byteOrderMarks.some((mark) => mark.every((byte, at) => start[at] === byte)))
    throw new AppError('input/unsupported', say('geojson.utf16'));
}

function parseFeature(piece: Piece): Omit<ReadFeature, 'index'> {
  const { value, json } = parseLenient(piece.text);
  if (value instanceof SyntaxError)
    return {
      feature: null,
      json,
      problem: say('geojson.noJson', { byte: String(piece.byte), why: value.message }),
    };
  return { feature: piece.kind === 'whole' ? checkObject(value, piece.byte) : value, json };
}

/** NaN and Infinity, which some writers put where JSON has no word, are read as null. */
function parseLenient(text: string): { value: unknown; json: string } {
  try {
    return { value: JSON.parse(text), json: text };
  } catch (cause) {
    const strings = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;
    const repaired = text.replace(strings, (match) => (match[0] === '"' ? match : 'null'));
    if (repaired === text) return { value: cause, json: text };
    try {
      return { value: JSON.parse(repaired), json: repaired };
    } catch {
      return { value: cause, json: text };
    }
  }
}
