import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { AppError } from '../../src-shared/errors';
import { type Project, timestamp } from './project';

export interface MapSource {
  id: number;
  name: string;
  createdAt: string;
  attribution: string | null;
  featureCount: number;
  /** What the `sources` room knows of it: files, counts by class, notices, box. */
  summary: unknown;
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
  },
): number {
  return project.transaction(() => {
    const { id } = project.run(
      `INSERT INTO map_sources (name, state, created_at, attribution, feature_count, store_bytes, summary_json)
       VALUES (?, 'ready', ?, ?, ?, ?, ?)`,
      source.name,
      timestamp(),
      source.attribution,
      source.featureCount,
      source.store.byteLength,
      JSON.stringify(source.summary),
    );
    for (let start = 0, chunk = 0; start < source.store.byteLength; start += chunkBytes, chunk++) {
      const bytes = new Uint8Array(
        source.store,
        start,
        Math.min(chunkBytes, source.store.byteLength - start),
      );
      project.run(
        'INSERT INTO map_source_chunks (source_id, chunk, bytes) VALUES (?, ?, ?)',
        id,
        chunk,
        zstdCompressSync(bytes),
      );
    }
    return id;
  });
}

/** The stored layer store's bytes; `io/corrupt` if chunks are missing or do not fit. */
export function readMapSource(project: Project, sourceId: number): SharedArrayBuffer {
  const row = project.get<{ bytes: number }>(
    'SELECT store_bytes AS bytes FROM map_sources WHERE id = ?',
    sourceId,
  );
  if (!row) throw new AppError('state/missing', `There is no map source ${sourceId} in this project.`);
  const store = new SharedArrayBuffer(row.bytes);
  const target = new Uint8Array(store);
  let at = 0;
  for (const { bytes } of project.each<{ bytes: Uint8Array }>(
    'SELECT bytes FROM map_source_chunks WHERE source_id = ? ORDER BY chunk',
    sourceId,
  )) {
    const raw = zstdDecompressSync(bytes, { maxOutputLength: chunkBytes });
    if (at + raw.length > target.length) break;
    target.set(raw, at);
    at += raw.length;
  }
  if (at !== target.length)
    throw new AppError('io/corrupt', `Map source ${sourceId} is damaged. Add its files again.`);
  return store;
}

export function listMapSources(project: Project): MapSource[] {
  const rows = project.all<Omit<MapSource, 'summary'> & { summaryJson: string }>(
    `SELECT id, name, created_at AS createdAt, attribution, feature_count AS featureCount, summary_json AS summaryJson
     FROM map_sources WHERE state = 'ready' ORDER BY id`,
  );
  return rows.map(({ summaryJson, ...row }) => ({ ...row, summary: JSON.parse(summaryJson) as unknown }));
}
