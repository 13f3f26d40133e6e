import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Project, timestamp } from './project';
import { parseStored, storedMessage, storedRecord } from './stored';

/** What is read again of what the `sources` room knows of a source. */
const summarySchema = storedRecord({
  /** Features by class of the learning style. */
  byClass: z.record(z.string(), z.int().nonnegative()).default({}),
  /** West, south, east, north. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable().default(null),
  notices: z.array(storedMessage).default([]),
});

export interface MapSource {
  id: number;
  name: string;
  createdAt: string;
  attribution: string | null;
  featureCount: number;
  summary: z.infer<typeof summarySchema>;
}

const chunkBytes = 8 << 20;

/** Stores a layer store and makes the source visible, in one transaction. Returns its id. */
export function addMapSource(
  project: Project,
  source: {
    name: string;
    attribution: string | null;
    featureCount: number;
    summary: unknown;
    store: SharedArrayBuffer;
    /** None: nothing is known of its features. */
    facts?: MapFacts;
  },
): number {
  return project.transaction(() => {
    const { id } = project.run(
      `INSERT INTO map_sources (name, state, created_at, attribution, feature_count, store_bytes, summary_json, facts_json)
       VALUES (?, 'ready', ?, ?, ?, ?, ?, ?)`,
      source.name,
      timestamp(),
      source.attribution,
      source.featureCount,
      source.store.byteLength,
      JSON.stringify(source.summary),
      JSON.stringify(source.facts?.layers ?? []),
    );
    addChunks(project, 'map_source_chunks', id, source.store);
    if (source.facts) addChunks(project, 'map_fact_chunks', id, source.facts.bytes);
    return id;
  });
}

type ChunkTable = 'map_source_chunks' | 'map_fact_chunks';

function addChunks(project: Project, table: ChunkTable, sourceId: number, buffer: SharedArrayBuffer): void {
  for (let start = 0, chunk = 0; start < buffer.byteLength; start += chunkBytes, chunk++) {
    const bytes = new Uint8Array(buffer, start, Math.min(chunkBytes, buffer.byteLength - start));
    project.run(
      `INSERT INTO ${table} (source_id, chunk, bytes) VALUES (?, ?, ?)`,
      sourceId,
      chunk,
      zstdCompressSync(bytes),
    );
  }
}

/** `io/corrupt` if chunks are missing or do not fit. */
function readChunks(
  project: Project,
  table: ChunkTable,
  sourceId: number,
  byteLength: number,
): SharedArrayBuffer {
  const buffer = new SharedArrayBuffer(byteLength);
  const target = new Uint8Array(buffer);
  let at = 0;
  for (const { bytes } of project.each<{ bytes: Uint8Array }>(
    `SELECT bytes FROM ${table} WHERE source_id = ? ORDER BY chunk`,
    sourceId,
  )) {
    const raw = zstdDecompressSync(bytes, { maxOutputLength: chunkBytes });
    if (at + raw.length > target.length) break;
    target.set(raw, at);
    at += raw.length;
  }
  if (at !== target.length)
    throw new AppError('io/corrupt', say('project.sourceDamaged', { id: String(sourceId) }));
  return buffer;
}

/** The stored layer store's bytes, also of a hidden source: a drawing goes on. `io/corrupt` if chunks are missing or do not fit. */
export function readMapSource(project: Project, sourceId: number): SharedArrayBuffer {
  const row = project.get<{ bytes: number }>(
    'SELECT store_bytes AS bytes FROM map_sources WHERE id = ? AND store_bytes > 0',
    sourceId,
  );
  if (!row) throw noSuchSource(sourceId)();
  return readChunks(project, 'map_source_chunks', sourceId, row.bytes);
}

const count = z.int().nonnegative();
const factsSchema = z.array(
  storedRecord({
    name: z.string(),
    seenFrom: count,
    seenCount: count,
    unseenCount: count,
    unseenBytes: count.max(2 ** 31),
    /** A version before had none. */
    pointCount: count.default(0),
    columns: z.array(storedRecord({ property: z.string(), values: z.array(z.string()).max(255) })),
  }),
);

/** What the features of a source say of themselves: `src-main/sources/mapFacts.ts`. */
export interface MapFacts {
  layers: {
    name: string;
    seenFrom: number;
    seenCount: number;
    unseenCount: number;
    unseenBytes: number;
    pointCount: number;
    columns: { property: string; values: string[] }[];
  }[];
  bytes: SharedArrayBuffer;
}

/** `state/missing`, `io/corrupt`. */
export function readMapFacts(project: Project, sourceId: number): MapFacts {
  const row = project.get<{ json: string }>(
    'SELECT facts_json AS json FROM map_sources WHERE id = ?',
    sourceId,
  );
  if (!row) throw noSuchSource(sourceId)();
  const layers = parseStored(factsSchema, row.json, say('stored.mapFacts', { id: String(sourceId) }));
  const byteLength = layers.reduce(
    (sum, { seenCount, unseenCount, unseenBytes, columns, pointCount }) =>
      sum + unseenBytes + columns.length * (seenCount + unseenCount) + 9 * pointCount,
    0,
  );
  const stored = project.get<{ chunks: number }>(
    'SELECT count(*) AS chunks FROM map_fact_chunks WHERE source_id = ?',
    sourceId,
  )!;
  if (Math.ceil(byteLength / chunkBytes) !== stored.chunks)
    throw new AppError('io/corrupt', say('project.sourceDamaged', { id: String(sourceId) }));
  return { layers, bytes: readChunks(project, 'map_fact_chunks', sourceId, byteLength) };
}

/** What has to be named: what can be drawn from, and deleted sources from which images were drawn. */
export const listCreditedSources = (project: Project): Pick<MapSource, 'id' | 'name' | 'attribution'>[] =>
  project.all(
    `SELECT id, name, attribution FROM map_sources
     WHERE state = 'ready' AND (deleted_at IS NULL OR id IN (SELECT source_id FROM image_sets)) ORDER BY id`,
  );

/** In SQL: that there is something to draw from. */
export const canBeDrawn = `state = 'ready' AND deleted_at IS NULL`;

/** What can be drawn from, oldest first. `io/corrupt`. */
export function listMapSources(project: Project): MapSource[] {
  const rows = project.all<Omit<MapSource, 'summary'> & { summaryJson: string }>(
    `SELECT id, name, created_at AS createdAt, attribution, feature_count AS featureCount, summary_json AS summaryJson
     FROM map_sources WHERE ${canBeDrawn} ORDER BY id`,
  );
  return rows.map(({ summaryJson, ...row }) => ({
    ...row,
    summary: parseStored(summarySchema, summaryJson, say('stored.mapSummary', { id: String(row.id) })),
  }));
}

/** The id of the source that is wanted, or of the newest; `state/missing` where it is not there to be drawn from. */
export function sourceToDraw(project: Project, wanted?: number): number {
  const sources = listMapSources(project);
  const source = wanted === undefined ? sources.at(-1) : sources.find(({ id }) => id === wanted);
  if (source) return source.id;
  const known = sources.map(({ id, name }) => `${id} (${name})`);
  const message =
    known.length > 0 ? say('images.noSuchSource', { id: String(wanted), known }) : say('images.noSourceYet');
  throw new AppError('state/missing', message, { commandLine: say('images.addSourceAdvice') });
}

const noSuchSource = (id: number) => () =>
  new AppError('state/missing', say('project.noSuchSource', { id: String(id) }));

/** `state/missing` if there is none, or it is hidden. */
export function renameMapSource(project: Project, sourceId: number, name: string): void {
  project.change(
    noSuchSource(sourceId),
    `UPDATE map_sources SET name = ? WHERE id = ? AND ${canBeDrawn}`,
    name,
    sourceId,
  );
}

/**
 * Hides a source until the next opening removes it; the images drawn from it, and what was learnt from them, stay. Codes: those of
 * `renameMapSource`.
 */
export function deleteMapSource(project: Project, sourceId: number): void {
  project.change(
    noSuchSource(sourceId),
    `UPDATE map_sources SET deleted_at = ? WHERE id = ? AND ${canBeDrawn}`,
    timestamp(),
    sourceId,
  );
}

/** Takes a deletion back; `state/missing` if there is nothing left to draw from. */
export function restoreMapSource(project: Project, sourceId: number): void {
  project.change(
    noSuchSource(sourceId),
    'UPDATE map_sources SET deleted_at = NULL WHERE id = ? AND store_bytes > 0',
    sourceId,
  );
}

/** Removes what hidden sources hold; the row itself stays while there are images, runs or vectors that it has to be named for. */
export function sweepMapSources(project: Project): void {
  project.run(
    `DELETE FROM image_sets WHERE source_id IN (SELECT id FROM map_sources WHERE deleted_at IS NOT NULL)
       AND id NOT IN (SELECT set_id FROM place_images) AND id NOT IN (SELECT image_set_id FROM runs)
       AND id NOT IN (SELECT image_set_id FROM embedding_sets)`,
  );
  project.run(
    'DELETE FROM map_source_chunks WHERE source_id IN (SELECT id FROM map_sources WHERE deleted_at IS NOT NULL)',
  );
  project.run(
    'DELETE FROM map_fact_chunks WHERE source_id IN (SELECT id FROM map_sources WHERE deleted_at IS NOT NULL)',
  );
  project.run(
    'DELETE FROM map_sources WHERE deleted_at IS NOT NULL AND id NOT IN (SELECT source_id FROM image_sets)',
  );
  project.run(
    `UPDATE map_sources SET store_bytes = 0, facts_json = '[]' WHERE deleted_at IS NOT NULL AND store_bytes > 0`,
  );
}
