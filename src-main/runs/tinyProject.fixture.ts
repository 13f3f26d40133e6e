import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { randomStream } from '../../src-shared/random';
import { parsePreset } from '../../src-shared/settings/presets';
import { parseTrainSettings, type TrainSettings } from '../../src-shared/settings/trainSettings';
import { type EmbeddingSet, readEmbeddings } from '../project/embeddings';
import { addDataset } from '../project/places.fixture';
import { addPlaceImages, imageSetFor, type StoredImage } from '../project/images';
import { smallMap } from '../sources/smallMap.fixture';
import { addMapSource } from '../project/mapSources';
import { createProject } from '../project/createProject';
import { type Project } from '../project/project';

/** An encoder so small that a step takes milliseconds on every executor. */
export const tinySettings: TrainSettings = parseTrainSettings({
  ...parsePreset('quick'),
  encoder: { kind: 'vit', sizePx: 16, patchPx: 8, width: 8, depth: 1, heads: 2, mlpRatio: 2 },
  head: { hidden: 16, bottleneck: 8, scores: 16 },
  clusters: { ...parsePreset('quick').clusters, hidden: 16, outputs: 8, prototypes: 8 },
  views: { locals: 1, localPx: 8, globalSpan: [0.6, 1], localSpan: [0.25, 0.5] },
  epochs: 4,
  batchSize: 4,
});

/** A canvas of noise. */
function noiseImage(seed: number, sidePx: number): StoredImage {
  const random = randomStream(seed);
  const pixels = Uint8Array.from({ length: sidePx * sidePx * 3 }, () => random.int(256));
  return { hash: createHash('sha256').update(pixels).digest(), sidePx, bytes: zstdCompressSync(pixels) };
}

/** A new project of places with map images of noise; every second has a price, every third a population density. */
export function tinyProject(places = 12): Project {
  const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-runs-')), 'tiny.placeprint'));
  const rows = Array.from({ length: places }, (_, i) => ({
    lng: 10 + i / 100,
    lat: 50 + (i % 5) / 100,
    labels: { ...(i % 2 === 0 && { price: 100 * (i + 1) }), ...(i % 3 === 0 && { population: 10 * i }) },
  }));
  addDataset(project, rows);
  const set = imageSetFor(project, {
    sourceId: addMapSource(project, smallMap()),
    sizePx: 16,
    metresPerPixel: 2,
    styleVersion: 1,
    minEntropy: 0.1,
  });
  const images = rows.map((_, i) => ({
    placeId: i + 1,
    canvas: noiseImage(i, 24),
    context: noiseImage(places + i, 16),
    entropy: 0.5 + i / 100,
  }));
  addPlaceImages(project, set.id, images);
  return project;
}

/** The vectors of a set by place, rounded to what executors and batches agree in. */
export function vectorsByPlace(project: Project, set: EmbeddingSet): Record<number, string[]> {
  const { placeIds, vectors, dimension } = readEmbeddings(project, set);
  const vectorOf = (row: number) => [...vectors.subarray(row * dimension, (row + 1) * dimension)];
  return Object.fromEntries(
    Array.from(placeIds, (id, row) => [id, vectorOf(row).map((value) => value.toFixed(4))]),
  );
}
