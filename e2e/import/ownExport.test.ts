import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOf } from '../../src-shared/message';
import { exportPlaces } from '../../src-main/export/exportPlaces';
import { eachPlaceDetails } from '../../src-main/project/placeDetails';
import { TestFiles } from '../../src-main/import/testFiles.fixture';

let files: TestFiles;
beforeAll(() => (files = new TestFiles()));
afterAll(() => files.remove());

/** The properties of the first place, and what was told of columns that were left out. */
async function read(name: string, content: string | Uint8Array) {
  const { datasetId, notices } = await files.import(name, content);
  const place = [...eachPlaceDetails(files.project)].find((each) => each.datasetId === datasetId)!;
  const told = notices.filter(({ key }) => key === 'notice.addedColumns');
  return {
    properties: [...place.properties],
    price: place.labels.price,
    told: told.map((notice) => wordsOf(notice, 'en')),
  };
}

describe("a foreign table's place_id is a column like any other", () => {
  it.each([
    ['alone', 'longitude,latitude,place_id', ['1', '2']],
    ['codes', 'longitude,latitude,place_id,price,population', ['ChIJ01,5,', 'ChIJ02,6,']],
    ['repeated', 'longitude,latitude,place_id,price,population', ['7,5,', '7,6,']],
    ['with zeros', 'longitude,latitude,place_id,price,population', ['007,5,', '008,6,']],
    ['not whole', 'longitude,latitude,place_id,price,population', ['1.5,5,', '2,6,']],
    ['not positive', 'longitude,latitude,place_id,price,population', ['0,5,', '1,6,']],
    ['blank', 'longitude,latitude,place_id,price,population', ['1,5,', ',6,']],
    ['only the price', 'longitude,latitude,place_id,price', ['1,5', '2,6']],
    ['another order', 'longitude,latitude,place_id,population,price', ['1,5,', '2,6,']],
    ['others between', 'longitude,latitude,place_id,street,price,population', ['1,A,5,', '2,B,6,']],
    ['without rows of that width', 'longitude,latitude,place_id,price,population', ['1', '']],
  ])('%s', async (_, header, rows) => {
    const content = [header, ...rows.map((row, i) => `${1 + i}.5,50.25,${row}`)].join('\n');
    const { properties, told } = await read('foreign.csv', content);
    expect([properties.map(([name]) => name).includes('place_id'), told]).toEqual([true, []]);
  });
});

describe('what an export of our own added is left out, and named', () => {
  const collection = (properties: string) =>
    `{"type":"FeatureCollection","provenance":{"generator":"Placeprint 1"},"features":[{"type":"Feature","id":1,"geometry":{"type":"Point","coordinates":[1.5,50.25]},"properties":${properties}}]}`;
  it.each([
    ['places', 'p.csv', 'longitude,latitude,place_id,price,population,street\n1.5,50.25,1,5,,A\n'],
    [
      'hits',
      'h.csv',
      'longitude,latitude,place_id,rank,similarity,distance_m,price,population,street\n1.5,50.25,1,1,0.9,3,5,,A\n',
    ],
    [
      'embeddings',
      'e.csv',
      'longitude,latitude,place_id,dataset,e0,e1,price,population,street\n1.5,50.25,1,d,1,2,5,,A\n',
    ],
    ['features', 'p.geojson', collection('{"place_id":1,"price":5,"population":null,"street":"A"}')],
  ])('%s', async (_, name, content) => {
    const { properties, price, told } = await read(name, content);
    const names = properties.map(([each]) => each);
    expect([names.includes('place_id'), names.includes('population'), names.at(-1), price, told]).toEqual([
      false,
      false,
      'street',
      5,
      ['Placeprint wrote this file: what its export added is left out (place_id, population).'],
    ]);
  });

  it('as the export of today is written', async () => {
    const source = new TestFiles();
    await source.import('t.csv', 'lon,lat,place_id,price\n1.5,50.25,x1,5\n1.75,50.5,x2,6\n');
    for (const name of ['out.csv', 'out.geojson']) {
      await exportPlaces(source.project, join(source.folder, name));
      const { properties, price, told } = await read(name, readFileSync(join(source.folder, name)));
      expect([properties, price, told.length]).toEqual([[['place_id', 'x1']], 5, 1]);
    }
    source.remove();
  });
});
