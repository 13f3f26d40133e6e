import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type NamedEmbeddings } from '../../src-shared/named';
import { embeddingsName } from '../../src-shared/names';
import { type Project, timestamp } from './project';
import { readOrigin } from './runs';
import { parseStored, storedObject } from './stored';
import { ownTargetNames } from './targets';

export interface EmbeddingSet extends NamedEmbeddings {
  id: number;
  /** The run whose encoder made it; null where no run of this project did. */
  runId: number | null;
  /** The encoder from a file that made it. Null, and no run either: random weights. */
  encoderId: number | null;
  imageSetId: number;
  dimension: number;
  settings: unknown;
  createdAt: string;
}

/** All vectors of a set: row i of `vectors` (`[count, dimension]`, row-major) belongs to `placeIds[i]`. */
export interface Embeddings {
  placeIds: Float64Array;
  vectors: Float32Array;
  dimension: number;
}

/** Whether a trained encoder made the vectors, rather than random weights. */
export const isTrained = ({ runId, encoderId }: Pick<EmbeddingSet, 'runId' | 'encoderId'>): boolean =>
  runId !== null || encoderId !== null;

const rowsPerChunk = 4096;

/** Stores a whole set in one transaction. Returns its id. */
export function addEmbeddingSet(
  project: Project,
  set: Pick<EmbeddingSet, 'runId' | 'imageSetId' | 'dimension' | 'settings' | 'seed'> & {
    encoderId?: number;
  },
  { placeIds, vectors }: Pick<Embeddings, 'placeIds' | 'vectors'>,
): number {
  return project.transaction(() => {
    const { id } = project.run(
      `INSERT INTO embedding_sets (state, run_id, encoder_id, image_set_id, dimension, settings_json, seed, created_at)
       VALUES ('ready', ?, ?, ?, ?, ?, ?, ?)`,
      set.runId,
      set.encoderId ?? null,
      set.imageSetId,
      set.dimension,
      JSON.stringify(set.settings),
      set.seed,
      timestamp(),
    );
    addChunks(project, { id, dimension: set.dimension }, { placeIds, vectors });
    return id;
  });
}

/** Adds places that a set has no vector of, in one transaction. */
export function addToEmbeddingSet(
  project: Project,
  set: Pick<EmbeddingSet, 'id' | 'dimension'>,
  added: Pick<Embeddings, 'placeIds' | 'vectors'>,
): void {
  project.transaction(() => addChunks(project, set, added));
}

function addChunks(
  project: Project,
  { id, dimension }: Pick<EmbeddingSet, 'id' | 'dimension'>,
  { placeIds, vectors }: Pick<Embeddings, 'placeIds' | 'vectors'>,
): void {
  const { first } = project.get<{ first: number }>(
    'SELECT coalesce(max(chunk) + 1, 0) AS first FROM embedding_chunks WHERE set_id = ?',
    id,
  )!;
  for (let start = 0, chunk = first; start < placeIds.length; start += rowsPerChunk, chunk++) {
    const end = Math.min(placeIds.length, start + rowsPerChunk);
    project.run(
      'INSERT INTO embedding_chunks (set_id, chunk, place_ids, vectors) VALUES (?, ?, ?, ?)',
      id,
      chunk,
      bytesOf(placeIds.subarray(start, end)),
      bytesOf(vectors.subarray(start * dimension, end * dimension)),
    );
  }
}

/** The places that a set has a vector of. */
export function embeddedPlaces(project: Project, setId: number): Set<number> {
  const rows = project.all<{ placeIds: Uint8Array }>(
    'SELECT place_ids AS placeIds FROM embedding_chunks WHERE set_id = ?',
    setId,
  );
  return new Set(rows.flatMap(({ placeIds }) => [...new Float64Array(Uint8Array.from(placeIds).buffer)]));
}

const bytesOf = (array: Float32Array | Float64Array) =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

interface EmbeddingSetRow extends Omit<EmbeddingSet, 'settings' | 'run'> {
  settingsJson: string;
  runName: string | null;
  originJson: string | null;
}

const columns = `id, name, run_id AS runId, encoder_id AS encoderId, image_set_id AS imageSetId, dimension,
  settings_json AS settingsJson, seed, created_at AS createdAt,
  (SELECT name FROM runs WHERE runs.id = run_id) AS runName, (SELECT origin_json FROM runs WHERE runs.id = run_id) AS originJson,
  (SELECT name FROM encoders WHERE encoders.id = encoder_id) AS encoderName`;

const fromRow = ({ settingsJson, runName, originJson, ...row }: EmbeddingSetRow): EmbeddingSet => ({
  ...row,
  run:
    originJson === null
      ? null
      : { name: runName, origin: readOrigin(originJson, { id: row.runId!, seed: row.seed }) },
  settings: parseStored(storedObject, settingsJson, say('stored.setSettings', { id: String(row.id) })),
});

/** In SQL: that the run or encoder which made an embedding set is not deleted. */
export const hasItsMaker = `NOT EXISTS (SELECT 1 FROM runs WHERE runs.id = embedding_sets.run_id AND runs.deleted_at IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM encoders WHERE encoders.id = embedding_sets.encoder_id AND encoders.deleted_at IS NOT NULL)`;

/** In SQL: that an embedding set is there to be used. */
export const isUsableSet = `state = 'ready' AND ${hasItsMaker}`;

/** In SQL: `isTrained`. */
export const isTrainedSet = '(run_id IS NOT NULL OR encoder_id IS NOT NULL)';

export function listEmbeddingSets(project: Project): EmbeddingSet[] {
  return project
    .all<EmbeddingSetRow>(`SELECT ${columns} FROM embedding_sets WHERE ${isUsableSet} ORDER BY id`)
    .map(fromRow);
}

/** The set with this id, else the newest trained one; `state/missing` if there is none. */
export function getEmbeddingSet(project: Project, id?: number): EmbeddingSet {
  const row = project.get<EmbeddingSetRow>(
    `SELECT ${columns} FROM embedding_sets WHERE ${isUsableSet} AND iif(? IS NULL, ${isTrainedSet}, id = ?)
     ORDER BY id DESC LIMIT 1`,
    id ?? null,
    id ?? null,
  );
  if (row) return fromRow(row);
  const own = ownTargetNames(project);
  const known = listEmbeddingSets(project).map((set) =>
    say('project.numbered', { id: String(set.id), name: embeddingsName(set, own) }),
  );
  const message =
    id === undefined || known.length === 0
      ? say('project.noEmbeddings')
      : say('project.noSuchEmbeddings', { id: String(id), known });
  throw new AppError('state/missing', message, { commandLine: say('project.embedAdvice') });
}

/** How many places a set has a vector of. */
export function countEmbeddings(project: Project, setId: number): number {
  const bytes = project.get<{ sum: number | null }>(
    'SELECT sum(length(place_ids)) AS sum FROM embedding_chunks WHERE set_id = ?',
    setId,
  )!.sum;
  return (bytes ?? 0) / 8;
}

/** Reads all vectors of a set into two arrays. */
export function readEmbeddings(project: Project, set: EmbeddingSet): Embeddings {
  const rows = project.all<{ placeIds: Uint8Array; vectors: Uint8Array }>(
    'SELECT place_ids AS placeIds, vectors FROM embedding_chunks WHERE set_id = ? ORDER BY chunk',
    set.id,
  );
  const count = rows.reduce((sum, row) => sum + row.placeIds.byteLength / 8, 0);
  const placeIds = new Float64Array(count);
  const vectors = new Float32Array(count * set.dimension);
  let at = 0;
  for (const row of rows) {
    const chunkCount = row.placeIds.byteLength / 8;
    if (row.vectors.byteLength !== chunkCount * set.dimension * 4) {
      throw new AppError('io/corrupt', say('project.embeddingsDamaged', { id: String(set.id) }), {
        commandLine: say('project.embedAdvice'),
      });
    }
    bytesOf(placeIds).set(row.placeIds, at * 8);
    bytesOf(vectors).set(row.vectors, at * set.dimension * 4);
    at += chunkCount;
  }
  return { placeIds, vectors, dimension: set.dimension };
}
