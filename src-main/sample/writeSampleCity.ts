import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type PlaceManifest } from '../../src-shared/contract/placeManifest';
import { type WorkOptions } from '../../src-shared/progress';
import { asWriteError } from '../files/writeError';
import { writeOutput } from '../files/writeOutput';
import { cityAttribution, cityName, toPosition } from './frame';
import { type MapFeature } from './layers';
import { type SampleCity, sampleCity, type SampleCityOptions } from './sampleCity';

const layerNames = ['landuse', 'grounds', 'water', 'railways', 'streets', 'buildings'] as const;

/**
 * Writes a generated city as a folder that the demo reads like one of real data: `map/<layer>.geojson`, `places.csv` and
 * the manifest `place.json`. Returns the paths written, relative to the folder. Codes: those of `writeOutput`.
 */
export async function writeSampleCity(
  folder: string,
  options: SampleCityOptions,
  { signal, onProgress }: WorkOptions = {},
): Promise<string[]> {
  const city = sampleCity(options);
  const files: [path: string, chunks: () => Iterable<string>][] = [
    ...layerNames.map((name): [string, () => Iterable<string>] => [
      `map/${name}.geojson`,
      () => collection(name, city.layers[name]()),
    ]),
    ['places.csv', () => placeRows(city)],
    ['place.json', () => [`${JSON.stringify(manifest, null, 2)}\n`]],
  ];
  await makeFolder(join(folder, 'map'));
  for (const [done, [path, chunks]] of files.entries()) {
    onProgress?.({ stage: 'generate city', done, total: files.length, unit: 'files' });
    await writeOutput(join(folder, path), inBatches(chunks()), signal);
  }
  return files.map(([path]) => path);
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw asWriteError(error, path);
  }
}

const manifest: PlaceManifest = {
  name: cityName,
  generated: true,
  attribution: cityAttribution,
  source: { files: layerNames.map((name) => ({ path: `map/${name}.geojson` })) },
  tables: [
    {
      name: 'Places',
      path: 'places.csv',
      mapping: {
        lng: 'longitude',
        lat: 'latitude',
        price: 'land_price',
        population: 'population_density',
      },
    },
  ],
};

function* collection(name: string, features: Iterable<MapFeature>): Generator<string> {
  const head = { name, generated: true, attribution: cityAttribution };
  yield `{"type":"FeatureCollection",${JSON.stringify(head).slice(1, -1)},"features":[\n`;
  let separator = '';
  for (const feature of features) {
    yield separator + JSON.stringify(feature);
    separator = ',\n';
  }
  yield '\n]}\n';
}

function* placeRows(city: SampleCity): Generator<string> {
  yield 'id,longitude,latitude,district,land_price,population_density\n';
  for (const { id, point, district, landPrice, populationDensity } of city.places()) {
    const [lng, lat] = toPosition(city.bend(point));
    yield `${id},${lng},${lat},${district},${landPrice ?? ''},${populationDensity ?? ''}\n`;
  }
}

/** Joins small pieces of text to some 64 KB, so that a stream does not pay for each of them. */
function* inBatches(chunks: Iterable<string>): Generator<string> {
  let batch = '';
  for (const chunk of chunks) {
    batch += chunk;
    if (batch.length < 65_536) continue;
    yield batch;
    batch = '';
  }
  if (batch) yield batch;
}
