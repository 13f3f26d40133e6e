import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JsonText } from '../../src-shared/kinds/columns';
import { type Random, randomStream } from '../../src-shared/random';
import { exportPlaces } from '../../src-main/export/exportPlaces';
import { eachPlaceDetails } from '../../src-main/project/placeDetails';
import { type ImportOptions } from '../../src-main/import/importFile';
import { TestFiles } from '../../src-main/import/testFiles.fixture';

let projects: TestFiles[] = [];
beforeEach(() => (projects = []));
afterEach(() => projects.forEach((project) => project.remove()));

function newProject(): TestFiles {
  projects.push(new TestFiles());
  return projects.at(-1)!;
}

/** The places of a project: what a round trip must not change. */
const placesOf = ({ project }: TestFiles) =>
  [...eachPlaceDetails(project)].map(({ lng, lat, labels, properties }) => ({
    lng,
    lat,
    labels,
    properties: [...properties],
  }));

/** Imports a file, exports it, imports the export into another project and exports that. */
async function roundTrip(name: string, content: string, through: string, options: ImportOptions = {}) {
  const [first, second] = [newProject(), newProject()];
  await first.import(name, content, options);
  const paths = [first, second].map(({ folder }) => join(folder, through));
  await exportPlaces(first.project, paths[0], { decimals: 7 });
  await second.import(through, readFileSync(paths[0]), options);
  await exportPlaces(second.project, paths[1], { decimals: 7 });
  const [once, twice] = paths.map((path) => readFileSync(path, 'utf8').replace(/"provenance":.*\n/, ''));
  return { first: placesOf(first), second: placesOf(second), once, twice };
}

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random.int(items.length)];
const coordinates = (random: Random) =>
  [random.int(3_600_000) / 1e4 - 180, random.int(1_600_000) / 1e4 - 80].map((degrees) =>
    Number(degrees.toFixed(4)),
  );

const oddNames = [
  '2021',
  '2020',
  '1',
  'place_id',
  'Longitude',
  'constructor',
  '__proto__',
  'é "x"',
  ' a ',
  '=b',
  'id',
  'Price',
  'price',
  'PRICE',
  'Price_imported',
  'price_imported',
  'population_imported_imported',
  'longitude',
  'LATITUDE',
  'Place_ID',
];
const oddTexts = [
  '0123',
  '12E5',
  '2023.10',
  'Infinity',
  '12E500',
  '1e999',
  '-0',
  '9007199254740993',
  "'00123",
  '=1+1',
  "'=1",
  '-',
  'NA',
  ' x ',
  '+33 5',
  '',
  'a\nb',
  '"',
  ';',
  '東京',
];

const randomTable = (random: Random): string => {
  const names = oddNames.filter(() => random.int(3) > 0);
  const kinds = names.map(() => random.int(3));
  const rows = Array.from({ length: 2 + random.int(12) }, () => {
    const cells = kinds.map((kind) => {
      if (random.int(5) === 0) return '';
      return kind === 0
        ? String(random.int(1e6) / 8)
        : kind === 1
          ? pick(random, oddTexts)
          : `t${random.int(5)}`;
    });
    return [...coordinates(random).map(String), ...cells];
  });
  return Papa.unparse([['lon', 'lat', ...names], ...rows]);
};

const scalars = [() => null, () => true, () => 1.5, () => 9007199254740991, () => 'text', () => '12'];

function randomValue(random: Random, depth = 2): unknown {
  const nested = [
    () => Array.from({ length: random.int(3) }, () => randomValue(random, depth - 1)),
    () => ({ [pick(random, oddNames)]: randomValue(random, depth - 1) }),
  ];
  return pick(random, depth > 0 ? [...scalars, ...nested] : scalars)();
}

/** Numbers that JavaScript does not hold, or not as they are written. */
const longNumbers = ['1111010100100010003', '0.12345678901234567891', '1e400', '-1e-400', '-0', '-0.0'];

const randomFeatures = (random: Random): string => {
  const names = oddNames.filter(() => random.int(3) > 0);
  const features = Array.from({ length: 2 + random.int(12) }, (_, i) => {
    const properties = names.flatMap((name) =>
      random.int(4) === 0 ? [] : `${JSON.stringify(name)}:${JSON.stringify(randomValue(random))}`,
    );
    const long = ['pnu', 'exact', 'other'].flatMap((name) =>
      random.int(3) === 0 ? `"${name}":${pick(random, [...longNumbers, '7', '0'])}` : [],
    );
    const id = pick(random, ['', `"id":"lot-${i}",`, `"id":${40_000 + i},`]);
    const geometry = JSON.stringify({ type: 'Point', coordinates: coordinates(random) });
    return `{"type":"Feature",${id}"geometry":${geometry},"properties":{${[...properties, ...long].join()}}}`;
  });
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}]}`;
};

describe('import, export, import', () => {
  it.each(Array.from({ length: 16 }, (_, seed) => seed))('is the identity for a table (%i)', async (seed) => {
    const { first, second, once, twice } = await roundTrip(
      'table.csv',
      randomTable(randomStream(seed, 1)),
      'out.csv',
      { mapping: { price: null, population: null } },
    );
    expect(second).toEqual(first);
    expect(twice).toBe(once);
  });

  it.each(Array.from({ length: 16 }, (_, seed) => seed))(
    'is the identity for features (%i)',
    async (seed) => {
      const { first, second, once, twice } = await roundTrip(
        'features.geojson',
        randomFeatures(randomStream(seed, 2)),
        'out.geojson',
        { mapping: { price: null, population: null } },
      );
      expect(second).toEqual(first);
      expect(twice).toBe(once);
    },
  );

  it('keeps every property of a feature as it was written, in its order', async () => {
    const properties =
      '{"2021":1.50,"2020":[1, 9007199254740993],"a":{"b":null},"c":null,"pnu":1111010100100010003}';
    const geometry = '{"type":"Point","coordinates":[1,2]}';
    const { first, once } = await roundTrip(
      'features.geojson',
      `{"type":"Feature","id":"lot-17","geometry":${geometry},"properties":${properties}}`,
      'out.geojson',
    );
    expect(first[0].properties).toEqual([
      ['2021', 1.5],
      ['2020', new JsonText('[1, 9007199254740993]')],
      ['a', new JsonText('{"b":null}')],
      ['c', new JsonText('null')],
      ['pnu', '1111010100100010003'],
      ['feature id', 'lot-17'],
    ]);
    expect(once).toContain(
      `"id":"lot-17","geometry":${geometry},"properties":{"place_id":1,"price":null,"population":null,"2021":1.5,"2020":[1, 9007199254740993],"a":{"b":null},"c":null,"pnu":"1111010100100010003"}`,
    );
  });

  it('makes one type of a column: numbers among codes are texts, digit by digit', async () => {
    const { first } = await roundTrip('t.csv', 'lng,lat,code,n\n1,2,125,7\n1,3,12E5,8\n', 'out.geojson');
    expect(first.map(({ properties }) => properties)).toEqual([
      [
        ['code', '125'],
        ['n', 7],
      ],
      [
        ['code', '12E5'],
        ['n', 8],
      ],
    ]);
  });

  const prices = 'lon,lat,Price,price,PRICE\n1,2,3,5,a\n1,3,4,ask,b\n1,4,,0,c\n1,5,6,,\n';

  it.each(['out.csv', 'out.geojson'])(
    'keeps labels, and what is none in their column, beside names that differ by case (%s)',
    async (through) => {
      const { first, second } = await roundTrip('t.csv', prices, through, {
        mapping: { price: 'price', population: null },
      });
      const sorted = (places: typeof first) =>
        places.map(({ properties, ...place }) => ({ ...place, properties: Object.fromEntries(properties) }));
      expect(sorted(second)).toEqual(sorted(first));
      expect(first.map(({ labels }) => labels)).toEqual([{ price: 5 }, {}, {}, {}]);
    },
  );

  it.each(['out.csv', 'out.geojson'])(
    'loses no cell where labels come from another column than the one of their name (%s)',
    async (through) => {
      const { first, second } = await roundTrip('t.csv', prices, through, { mapping: { price: 'Price' } });
      const values = (places: typeof first) =>
        places.map(({ labels, properties }) => [labels, properties.map(([, cell]) => cell).sort()]);
      expect(values(second)).toEqual(values(first));
    },
  );

  it.each(['out.csv', 'out.geojson'])(
    'takes a guessed label from the column itself (%s)',
    async (through) => {
      const [first, second] = [newProject(), newProject()];
      await first.import('t.csv', 'lon,lat,PRICE\n1,2,3\n1,3,ask\n', { mapping: { price: null } });
      const path = join(first.folder, through);
      await exportPlaces(first.project, path);
      await second.import(through, readFileSync(path));
      expect(placesOf(second).map(({ labels, properties }) => [labels, properties])).toEqual([
        [{ price: 3 }, []],
        [{}, [['PRICE', 'ask']]],
      ]);
    },
  );

  it('keeps both cells of a later row that has a label and a cell under its name', async () => {
    const point = (properties: object) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [1, 2] },
      properties,
    });
    const early = Array.from({ length: 500 }, (_, i) => point({ n: i, price: null, price_imported: 'ask' }));
    const features = [...early, point({ n: 500, price: 5, price_imported: 7 })];
    const provenance = { generator: 'Placeprint 1' };
    const project = newProject();
    await project.import('a.geojson', JSON.stringify({ type: 'FeatureCollection', provenance, features }), {
      mapping: { price: null },
    });
    const places = placesOf(project);
    expect([places[0], places[500]].map(({ properties }) => Object.fromEntries(properties))).toEqual([
      { n: 0, price: 'ask' },
      { n: 500, price: 5, price_imported: 7 },
    ]);
    const header = 'longitude,latitude,place_id,price,population,price_imported,text\n';
    const rows = Array.from({ length: 500 }, (_, i) => `1,2,${i + 1},,,ask,${'x'.repeat(600)}\n`);
    const table = newProject();
    await table.import('a.csv', `${header}${rows.join('')}1,2,501,5,,7,\n`, { mapping: { price: null } });
    expect(Object.fromEntries(placesOf(table)[500].properties)).toEqual({ price: '5', price_imported: 7 });
  });
});
