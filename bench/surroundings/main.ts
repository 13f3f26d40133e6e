// Map statistics a second: on Cambridge at the parcels with a land value, with and without what the layers say of themselves; on Lower
// Manhattan at random, and far apart (one a tile).
//   npm run -s bench -- surroundings
// Beside the wall clock of two threads, their start included, stands the processor time of one that does the same tiles.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from '../../src-main/files/entryPath';
import { packFacts } from '../../src-main/sources/mapFacts';
import { readSource, selfTold } from '../../src-main/sources/readSource';
import { measureInThreads } from '../../src-main/surroundings/measureInThreads';
import { Surveyor } from '../../src-main/surroundings/surveyor';
import { tasksOf } from '../../src-main/surroundings/tasks';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { randomStream } from '../../src-shared/random';

const data = join(appRoot, '..', 'shared', 'data');
const target = 2000;

type Source = Pick<Awaited<ReturnType<typeof readSource>>, 'store' | 'facts'>;

const withIds = (places: LngLat[]) => places.map(({ lng, lat }, i) => ({ id: i, datasetId: 1, lng, lat }));

async function measure(name: string, { store, facts }: Source, places: LngLat[]): Promise<void> {
  const tasks = tasksOf(withIds(places));
  const cpu = process.threadCpuUsage();
  const surveyor = new Surveyor(store, facts);
  for (const task of tasks) surveyor.measure(task.tile, task.places);
  const { user, system } = process.threadCpuUsage(cpu);
  const startMs = performance.now();
  let done = 0;
  const setup = { store: store.buffer, facts: packFacts(facts) };
  for await (const { ids } of measureInThreads(setup, withIds(places), { threads: 2 })) done += ids.length;
  const wall = (1000 * done) / (performance.now() - startMs);
  const oneThread = (1e6 * places.length) / (user + system);
  const columns = surveyor.plan.columns.length;
  console.log(
    `${name}: ${places.length} places, ${tasks.length} tasks, ${columns} columns: ${Math.round(wall)} places/s with two threads (target ${target} at 200 columns), ${Math.round(oneThread)} places a second of processor time`,
  );
}

async function cambridge(): Promise<void> {
  const folder = join(data, 'cambridge_ma');
  const files = readdirSync(join(folder, 'map')).map((name) => selfTold(join(folder, 'map', name)));
  const source = await readSource(files);
  const lines = readFileSync(join(folder, 'land_value_fy2014.csv'), 'utf8').trim().split('\n').slice(1);
  const places = lines
    .map((line) => line.split(','))
    .map(([, lng, lat]) => ({ lng: Number(lng), lat: Number(lat) }));
  await measure('Cambridge, classes', { ...source, facts: [] }, places);
  await measure('Cambridge, all', source, places);
}

async function manhattan(): Promise<void> {
  const folder = join(data, 'nyc_lower_manhattan');
  const files = ['map.osm.pbf', 'water_areas_tiger2010.geojson'].map((name) => selfTold(join(folder, name)));
  const source = await readSource(files);
  const random = randomStream(5);
  const somewhere = (): LngLat => ({
    lng: -74.02 + random.next() * 0.045,
    lat: 40.697 + random.next() * 0.03,
  });
  await measure('Lower Manhattan', source, Array.from({ length: 8000 }, somewhere));
  await measure('Lower Manhattan, far apart', source, Array.from({ length: 12 }, somewhere));
}

if (existsSync(data)) {
  await cambridge();
  await manhattan();
} else console.log(`SKIPPED: ${data} is not there.`);
