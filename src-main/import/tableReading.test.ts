import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeText } from '../files/encodeText.fixture';
import { eachPlaceDetails } from '../project/placeDetails';
import { type ImportOptions } from './importFile';
import { previewFile } from './preview';
import { TestFiles } from './testFiles.fixture';
import { wordsOf } from '../../src-shared/message';

let files: TestFiles;
beforeAll(() => (files = new TestFiles()));
afterAll(() => files.remove());

/** Place by place: longitude, latitude, price and properties; what was told. */
async function read(content: string | Uint8Array, options?: ImportOptions) {
  const report = await files.import('table.csv', content, options);
  const places = [...eachPlaceDetails(files.project)].filter(
    ({ datasetId }) => datasetId === report.datasetId,
  );
  return {
    places: places.map(({ lng, lat, labels, properties }) => [
      Number(lng.toFixed(9)),
      Number(lat.toFixed(9)),
      ...(labels.price === undefined ? [] : [labels.price]),
      ...properties.values(),
    ]),
    dialect: report.dialect,
    told: report.notices
      .filter(({ key }) => !['notice.importedBefore', 'notice.knownPoints', 'notice.farAway'].includes(key))
      .map((notice) => wordsOf(notice, 'en')),
  };
}
const rows = (count: number, row: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => row(i)).join('\n');

describe('a code page', () => {
  const korean = rows(
    30,
    (i) => `127.${100 + i},37.${100 + i},${i === 17 ? '똠방각하 펲시' : '서울 강남구'}`,
  );
  const bytes = encodeText(`lng,lat,name\n${korean}\n`, 'euc-kr');

  it('is not left for a syllable that its first standard lacks', async () => {
    for (const options of [{}, { dialect: { encoding: 'euc-kr' } }]) {
      const { places, dialect, told } = await read(bytes, options);
      expect([places[16][2], places[17][2], dialect, told]).toEqual([
        '서울 강남구',
        '똠방각하 펲시',
        'euc-kr, delimiter ","',
        [],
      ]);
    }
  });

  it('tells where the first byte is that it has no sign for', async () => {
    const latin = Buffer.from('lng,lat,name\n1.5,50.5,Caf\xe9 \x81\n', 'latin1');
    const { places, told } = await read(latin, { dialect: { encoding: 'windows-1252' } });
    expect([places, told]).toEqual([
      [[1.5, 50.5, 'Café \ufffd']],
      ['Some characters are not valid windows-1252, the first at byte 28 of the file; they show as \ufffd.'],
    ]);
    const cut = Buffer.concat([bytes.subarray(0, -2), Buffer.from('\n')]);
    expect((await read(cut)).told).toEqual([
      `Some characters are not valid euc-kr, the first at byte ${bytes.length - 2} of the file; they show as \ufffd.`,
    ]);
  });
});

describe('a table is judged by what comes out', () => {
  it('is not divided at the marks inside its texts', async () => {
    const mac = rows(40, (i) => `8.${100 + i},47.${100 + i},AA:BB:0${i % 10}:DD:EE:FF,2024-01-01T00:00:00Z`);
    const { dialect, places } = await read(`lng,lat,bssid,seen\n${mac}`);
    expect([dialect, places[0]]).toEqual([
      'utf-8, delimiter ","',
      [8.1, 47.1, 'AA:BB:00:DD:EE:FF', '2024-01-01T00:00:00Z'],
    ]);
    const tags = rows(40, (i) => `8.${100 + i};47.${100 + i};a|b|c|d`);
    expect((await read(`lng;lat;tags\n${tags}`)).dialect).toBe('utf-8, delimiter ";"');
  });

  it('has the header that names coordinates: after titles and comments, with years for names', async () => {
    const titled = '# Sales, 2024, of the office\n% lng, lat in WGS 84\nlng,lat,2021,2020\n1.5,50.5,7,8\n';
    expect(await read(titled)).toMatchObject({
      places: [[1.5, 50.5, 7, 8]],
      told: ['Skipped 2 lines above the header.'],
    });
    expect((await read('#id,lat,lng\n1,50.5,1.25\n2,50.6,1.25\n')).places).toEqual([
      [1.25, 50.5, 1],
      [1.25, 50.6, 2],
    ]);
  });

  it('has the decimal mark of the file where a column leaves it open', async () => {
    const { places } = await read('lat;lng;price\n52,5201;13,4051;450.000\n52,5301;13,4151;985.000\n');
    expect(places).toEqual([
      [13.4051, 52.5201, 450000],
      [13.4151, 52.5301, 985000],
    ]);
    const three = 'lat;lng;price\n48.853;2.349;1.250.000\n48.861;2.341;980.000\n';
    expect((await read(three)).places[1]).toEqual([2.341, 48.861, 980000]);
  });

  it('reads a row with an open quotation mark as it stands, and tells its line', async () => {
    const content = rows(9, (i) => `4${i}.5,1.5,${i === 3 ? '"8 in. wide' : 'ok'}`);
    const { places, told } = await read(`lat,lng,note\n${content}`);
    expect([places.length, places[3], told]).toEqual([
      9,
      [1.5, 43.5, '"8 in. wide'],
      ['A quotation mark is never closed in 1 row (line 5): read as it stands.'],
    ]);
  });

  it('decodes a letter that comes after the first bytes', async () => {
    const plain = rows(12_000, (i) => `${i},47.${10_000 + i},6.${10_000 + i},plain name`);
    const late = Buffer.from(`id,lat,lng,name\n${plain}\n12000,47.5,6.5,Besançon\n`, 'latin1');
    const { places, dialect, told } = await read(late);
    expect([places.at(-1), dialect, told]).toEqual([
      [6.5, 47.5, 12000, 'Besançon'],
      'windows-1252, delimiter ","',
      [],
    ]);
  });

  it('takes columns that fit by name though their first cells are blank', async () => {
    const blank = rows(700, (i) => `${i},,,`);
    const filled = rows(50, (i) => `${i},48.${100 + i},2.5,${i + 1}000`);
    const { places } = await read(`id,lat,lng,price\n${blank}\n${filled}\n`);
    expect([places.length, places[0]]).toEqual([50, [2.5, 48.1, 1000, 0]]);
  });
});

describe('what a person says of a table', () => {
  it('goes before what is judged', async () => {
    const dialect = { delimiter: '|', decimal: ',' as const, headerLine: 2 };
    const { places } = await read('x,y|z,w\nlng|lat|price\n1,5|50,5|2.000\n', { dialect });
    expect(places).toEqual([[1.5, 50.5, 2000]]);
    const none = await read('13.5,52.5,7\n13.6,52.6,8\n', {
      dialect: { headerLine: 0 },
      mapping: { lng: 'column 1', lat: 'column 2' },
    });
    expect(none.places).toEqual([
      [13.5, 52.5, 7],
      [13.6, 52.6, 8],
    ]);
    const latin = Buffer.from('lng,lat,name\n1,2,caf\xe9\n', 'latin1');
    expect((await read(latin, { dialect: { encoding: 'windows-1251' } })).places).toEqual([[1, 2, 'cafй']]);
  });

  it('is shown before the import with what was judged', async () => {
    const path = files.write('shown.csv', 'title\nlat;lng;price\n50,5;1,5;7\n50,6;1,6;8\n');
    expect((await previewFile(path)).readAs).toEqual({
      delimiter: ';',
      encoding: 'utf-8',
      decimal: ',',
      headerLine: 2,
    });
    const { readAs, columns } = await previewFile(path, { headerLine: 3 });
    expect([readAs?.headerLine, columns.map(({ name }) => name)]).toEqual([3, ['50,5', '1,5', '7']]);
  });
});

describe('coordinates in other clothes', () => {
  it.each([
    ['signs in columns of their own', 'lat,ns,lng,ew\n42.5,N,71.25,W\n33.5,S,70.5,E\n'],
    ['letters in the cells', 'lat,lng\n42.5°N,71.25°W\nS 33.5,E 70.5\n'],
    ['minutes and seconds', `lat,lng\n42°30'N,"71°15'00""W"\n33°30'S,70 30 00 E\n`],
    ['minutes with decimals', `lat,lng\n42°30.0N,71°15.0W\n33 30.0S,70 30.0E\n`],
    ['seconds before a letter', `lat,lng\n42 30 0N,71 15 0W\n33 30 0S,70 30 0E\n`],
    ['minutes without letters', `lat,lng\n42 30,-71 15\n-33 30,70 30\n`],
    ['points as people write them', 'at\n"(42.5, -71.25)"\n"(-33.5, 70.5)"\n'],
    ['points as text', 'geom\nPOINT (-71.25 42.5)\nPOINT (70.5 -33.5)\n'],
    ['ten millionths', 'latitudeE7,longitudeE7\n425000000,-712500000\n-335000000,705000000\n'],
  ])('%s', async (_, content) => {
    expect((await read(content)).places.map(([lng, lat]) => [lng, lat])).toEqual([
      [-71.25, 42.5],
      [70.5, -33.5],
    ]);
  });
});

describe('what is told', () => {
  it('of a column that is called like a price and holds none', async () => {
    const { told } = await read('lng,lat,price\n1,50,on request\n1,51,call us\n');
    expect(told).toEqual([
      '“price” is called like a price and was not taken as one: a cell of it is “on request”, which cannot be read so.',
    ]);
  });

  it('of such a column, with a cell that is the reason, if nothing else is taken from it', async () => {
    const example = async (content: string, options?: ImportOptions) =>
      (await read(content, options)).told.map((words) => /“price”.*“(.*)”/.exec(words)?.[1]);
    const table = 'lng,lat,price,area\n1,50,900,10\n1,51,call us,20\n1,52,ask,30\n';
    expect(await example(table)).toEqual(['call us']);
    const numbers = 'lng,lat,price,area\n1,50,900,10\n1,51,950,20\n';
    expect(await example(numbers, { targets: [{ name: 'rent', column: 'price' }] })).toEqual([]);
    expect(await example(numbers, { targets: [{ name: 'rent', column: 'price/area' }] })).toEqual([]);
    expect(await example(numbers, { targets: [{ name: 'size', column: 'area/price' }] })).toEqual([]);
    expect(await example(table, { targets: [{ name: 'kind', column: 'price', kind: 'class' }] })).toEqual([]);
    expect(await example(table, { targets: [{ name: 'size', column: 'area', date: 'price' }] })).toEqual([]);
    expect(await example(numbers, { mapping: { price: null } })).toEqual([]);
    expect(await example(numbers, { mapping: { price: 'area' } })).toEqual([]);
  });

  it('of columns without coordinates, with a cell that is the reason', async () => {
    await expect(read('lat,lng\n50,here\n51,1\n52,there\n53,nowhere\n')).rejects.toThrow(/“lng”.*“here”/);
    await expect(read('lat,lng\n50,1\n51,here\n52,there\n')).rejects.toThrow(/“lng”.*“here”/);
    await expect(read('x,y\nunknown,unknown\n1,2\n394500.5,5820300.5\n394501.5,5820301.5\n')).rejects.toThrow(
      /"x" holds values such as 394500.5/,
    );
  });

  it('of labels far from the rest, with their count', async () => {
    const sales = rows(100, (i) => `1.${100 + i},50,${i % 5 === 0 ? 1 : 400_000 + i}`);
    const { told } = await read(`lng,lat,sale price\n${sales}`);
    expect(told.join()).toMatch(/^Of 100 labels of price, 20 lie far below and 0 far above the rest/);
    const spread = rows(100, (i) => `1.${100 + i},50,${100 * 1.05 ** i}`);
    expect((await read(`lng,lat,price\n${spread}`)).told).toEqual([]);
  });

  it('finds a property that is asked for by name behind the first features', async () => {
    const feature = (i: number) =>
      `{"type":"Feature","geometry":{"type":"Point","coordinates":[1,${i / 100}]},"properties":{${i < 600 ? '' : '"Rent":5'}}}`;
    const content = `{"type":"FeatureCollection","features":[${Array.from({ length: 610 }, (_, i) => feature(i)).join()}]}`;
    const { labels } = await files.import('late.geojson', content, { mapping: { price: 'Rent' } });
    expect(labels.price).toMatchObject({ column: 'Rent', count: 10 });
  });
});
