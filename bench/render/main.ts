// Map images a second, 128 px at 2 m/px, on Lower Manhattan: one drawing thread, then two at a time.
//   npm run -s bench -- render
// Drawing alone. The last line is the whole work on a place: canvas of 182 px, m*, entropy, hashes, compression.
// Beside the wall clock stands the processor time of the drawing threads: it does not count what else the machine does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { appRoot } from '../../src-main/files/entryPath';
import { MapDrawer } from '../../src-main/images/mapDrawer';
import { renderPlaces } from '../../src-main/images/renderPool';
import { openLayerStore } from '../../src-main/sources/layerStore';
import { readSource, selfTold } from '../../src-main/sources/readSource';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { randomStream } from '../../src-shared/random';

const images = 1500;
const places = 600;
const warmUp = 500;
const rounds = 5;
const targets = { perThread: 800, twoThreads: 1.6 };

/** Where drawn in one thread, images a second by the wall clock and by the thread's own processor time. */
interface Rate {
  wall: number;
  cpu: number;
}

/** Draws coordinates on Lower Manhattan. */
function coordinates(seed: number): () => LngLat {
  const random = randomStream(seed);
  return () => ({ lng: -74.018 + random.next() * 0.042, lat: 40.702 + random.next() * 0.026 });
}

function draw(store: SharedArrayBuffer, seed: number): Rate {
  const drawer = new MapDrawer(openLayerStore(store));
  const next = coordinates(seed);
  const many = (count: number) => {
    for (let i = 0; i < count; i++) drawer.draw({ center: next(), sizePx: 128, metresPerPixel: 2 });
  };
  many(warmUp);
  const cpu = process.threadCpuUsage();
  const startMs = performance.now();
  many(images);
  const wallS = (performance.now() - startMs) / 1000;
  const { user, system } = process.threadCpuUsage(cpu);
  return { wall: images / wallS, cpu: images / ((user + system) / 1e6) };
}

function inThread(store: SharedArrayBuffer, seed: number): Promise<Rate> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: { store, seed } });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** Places a second of the render pool with two threads, their start included. */
async function pooled(store: SharedArrayBuffer): Promise<number> {
  const next = coordinates(1);
  const all = Array.from({ length: places }, (_, id) => ({ id, ...next() }));
  const startMs = performance.now();
  let done = 0;
  for await (const batch of renderPlaces(all, { store, sizePx: 128, metresPerPixel: 2, threads: 2 }))
    done += batch.length;
  return (1000 * done) / (performance.now() - startMs);
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function compare(): Promise<void> {
  const folder = join(appRoot, '..', 'shared', 'data', 'nyc_lower_manhattan');
  if (!existsSync(folder)) return console.log(`SKIPPED: ${folder} is not there.`);
  const files = ['map.osm.pbf', 'water_areas_tiger2010.geojson'].map((name) => selfTold(join(folder, name)));
  const { buffer } = (await readSource(files)).store;
  const one: Rate[] = [];
  const two: Rate[][] = [];
  for (let round = 0; round < rounds; round++) {
    one.push(await inThread(buffer, round));
    two.push(await Promise.all([inThread(buffer, round), inThread(buffer, round + 100)]));
  }
  const single = median(one.map(({ wall }) => wall));
  const both = two.map((pair) => pair.reduce((sum, { wall }) => sum + wall, 0));
  console.log('| threads | images/s, wall | images/s a thread, processor time | target |');
  console.log('|---|---|---|---|');
  console.log(
    `| 1 | ${single.toFixed(0)} | ${median(one.map(({ cpu }) => cpu)).toFixed(0)} | ${targets.perThread} |`,
  );
  // Each round's own ratio: the machine's speed moves between rounds.
  const ratio = median(both.map((wall, round) => wall / one[round].wall)).toFixed(2);
  const pairCpu = median(two.flat().map(({ cpu }) => cpu)).toFixed(0);
  console.log(`| 2 | ${median(both).toFixed(0)} (× ${ratio}) | ${pairCpu} | × ${targets.twoThreads} |`);
  console.log(
    `\nRender pool, 2 threads: ${(await pooled(buffer)).toFixed(0)} places/s, all images of a place.`,
  );
}

if (isMainThread) await compare();
else {
  const { store, seed } = workerData as { store: SharedArrayBuffer; seed: number };
  parentPort!.postMessage(draw(store, seed));
}
