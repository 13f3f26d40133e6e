import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { decode } from 'fast-png';
import { beforeAll, expect, it } from 'vitest';
import { canvasPx } from '../../src-shared/canvas';
import { importFile } from '../import/importFile';
import { addDataset } from '../project/places.fixture';
import { getImageSet, listImagePlaces, listImageSets, readImage } from '../project/images';
import { addMapSource } from '../project/mapSources';
import { createProject } from '../project/createProject';
import { type Project } from '../project/project';
import { classIndex } from '../sources/classify';
import { type LayerStore } from '../sources/layerStore';
import { LayerStoreBuilder, polygonKind } from '../sources/layerStoreBuilder';
import { contactSheet } from './contactSheet';
import { MapDrawer } from './mapDrawer';
import { renderImages } from './renderImages';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-images-'));
const store = blocks();
let project: Project;

/** Buildings on a grid around (0, 0); nothing east of 0.02°. */
function blocks() {
  const builder = new LayerStoreBuilder({});
  for (let x = -20; x < 20; x++) {
    for (let y = -20; y < 20; y++) {
      const [west, south] = [x * 10_000, y * 10_000];
      const part = [west, south, west + 6000, south, west + 6000, south + 7000, west, south + 7000];
      builder.add({
        class: classIndex((x + y) % 3 ? 'building' : 'green'),
        kind: polygonKind,
        parts: [part],
      });
    }
  }
  return builder.build();
}

beforeAll(() => {
  project = createProject(join(folder, 'a.placeprint'));
  const place = (i: number) => ({ lng: i < 80 ? -0.01 + i * 0.0002 : 0.5, lat: 0.001 });
  addDataset(
    project,
    Array.from({ length: 90 }, (_, i) => place(i)),
  );
  addMapSource(project, mapOf(store));
});

const mapOf = ({ featureCount, buffer }: LayerStore) => ({
  name: 'map',
  attribution: null,
  featureCount,
  summary: {},
  store: buffer,
});

it('draws every place once, in threads, the same as without them', async () => {
  const seen: number[] = [];
  const options = { sizePx: 32, metresPerPixel: 2, threads: 2 };
  const first = await renderImages(project, { ...options, onProgress: ({ done }) => seen.push(done) });
  expect(first).toMatchObject({ drawn: 90, reused: 0, kept: 80, dropped: 10 });
  expect(seen.at(-1)).toBe(90);
  expect(await renderImages(project, options)).toMatchObject({ drawn: 0, reused: 90, kept: 80 });

  const [place] = listImagePlaces(project, getImageSet(project));
  const { sidePx, bytes } = readImage(project, place.canvasId);
  const expected = new MapDrawer(store).draw({ center: place, sizePx: canvasPx(32), metresPerPixel: 2 });
  expect({ sidePx, pixels: new Uint8Array(zstdDecompressSync(bytes)) }).toEqual({
    sidePx: canvasPx(32),
    pixels: expected,
  });
  const stored = project.get<{ hash: Uint8Array }>('SELECT hash FROM images WHERE id = ?', place.canvasId)!;
  expect(Buffer.from(stored.hash)).toEqual(createHash('sha256').update(expected).digest());
});

it('stores equal images once and moves the threshold without drawing', async () => {
  const blank = listImagePlaces(project, getImageSet(project), false).filter(({ lng }) => lng > 0.4);
  expect(new Set(blank.map(({ canvasId }) => canvasId)).size).toBe(1);
  const raised = await renderImages(project, { sizePx: 32, metresPerPixel: 2, minEntropy: 0.9 });
  expect(raised).toMatchObject({ drawn: 0, kept: 0, dropped: 90 });
});

it('keeps what is drawn when cancelled, and goes on from there', async () => {
  const controller = new AbortController();
  const options = { sizePx: 48, metresPerPixel: 2, threads: 1 };
  const onProgress = ({ done }: { done: number }) => done > 0 && controller.abort();
  await expect(
    renderImages(project, { ...options, signal: controller.signal, onProgress }),
  ).rejects.toMatchObject({
    code: 'state/cancelled',
  });
  const kept = listImagePlaces(project, listImageSets(project).at(-1)!, false).length;
  expect(kept).toBeGreaterThan(0);
  expect(await renderImages(project, options)).toMatchObject({ drawn: 90 - kept, reused: kept });
});

it('draws every place that an import takes, up to the poles', async () => {
  const table = join(folder, 'poles.csv');
  const rows = [
    '0,90',
    '0,-90',
    '13,89.99999999999999',
    '-180,-89.99999999999999',
    '180,85.2',
    '0.001,0.001',
  ];
  writeFileSync(table, ['lng,lat', ...rows].join('\n'));
  const polar = createProject(join(folder, 'polar.placeprint'));
  const report = await importFile(polar, table);
  expect(report.problems.map(({ reason, count }) => [reason, count])).toEqual([['pole', 2]]);
  addMapSource(polar, mapOf(store));
  const drawn = await renderImages(polar, { sizePx: 32, metresPerPixel: 2, threads: 1 });
  expect(drawn).toMatchObject({ drawn: 4, kept: 1 });
});

it('refuses an odd size', async () => {
  await expect(renderImages(project, { sizePx: 33 })).rejects.toMatchObject({ code: 'input/bad-argument' });
});

it('writes a contact sheet with both sides of the threshold', async () => {
  await renderImages(project, { sizePx: 32, metresPerPixel: 2, minEntropy: 0.1 });
  const path = join(folder, 'sheet.png');
  expect(await contactSheet(project, path)).toEqual({ kept: 80, dropped: 10 });
  const { width, height } = decode(readFileSync(path));
  expect(width).toBeGreaterThan(300);
  expect(height).toBeGreaterThan(300);
});
