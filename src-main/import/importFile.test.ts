import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inEnglish } from '../../src-shared/message.fixture';
import { encodeText } from '../files/encodeText.fixture';
import { listDatasets } from '../project/datasets';
import { eachPlaceDetails } from '../project/placeDetails';
import { previewFile } from './preview';
import { describeReport } from './report';
import { outcome, TestFiles } from './testFiles.fixture';

let files: TestFiles;
beforeAll(() => (files = new TestFiles()));
afterAll(() => files.remove());

const places = (datasetId: number) =>
  [...eachPlaceDetails(files.project)]
    .filter((place) => place.datasetId === datasetId)
    .map(({ lng, lat, labels, properties }) => [
      lng,
      lat,
      labels.price ?? null,
      labels.population ?? null,
      Object.fromEntries(properties),
    ]);
const importPlaces = async (name: string, content: string | Uint8Array) =>
  places((await files.import(name, content)).datasetId);

it('credits whom a GeoJSON file names, unless told whom', async () => {
  const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 2] } };
  const content = JSON.stringify({
    type: 'FeatureCollection',
    features: [point],
    attribution: 'City of Test',
  });
  const own = await files.import('own.geojson', content);
  const told = await files.import('told.geojson', content, { attribution: 'Mine' });
  const creditOf = (id: number) => listDatasets(files.project).find((each) => each.id === id)?.attribution;
  expect([own, told].map(({ datasetId }) => creditOf(datasetId))).toEqual(['City of Test', 'Mine']);
});

describe('importFile, tables', () => {
  const table =
    'id;Ort;Länge;Breite;Kaufpreis (EUR)\r\n1;Görlitz;14,99;51,15;123.456,50\r\n2;"Köln; Süd";6,96;50,92;-\r\n';
  const expected = [
    [14.99, 51.15, 123456.5, null, { id: 1, Ort: 'Görlitz' }],
    [6.96, 50.92, null, null, { id: 2, Ort: 'Köln; Süd', 'Kaufpreis (EUR)': '-' }],
  ];

  it('reads every encoding, delimiter and line end alike', async () => {
    const utf16be = Buffer.from(`\uFEFF${table}`, 'utf16le').swap16();
    const variants: (string | Uint8Array)[] = [
      table,
      `\uFEFF${table}`,
      Buffer.from(`\uFEFF${table}`, 'utf16le'),
      Buffer.from(table, 'utf16le'),
      utf16be,
      Buffer.from(table, 'latin1'),
      table.replaceAll('\r\n', '\n'),
      table.replaceAll('\r\n', '\r'),
      table.trimEnd(),
      `Grundstücke 2020;;;;\r\n;;;;\r\n${table}`,
      `sep=;\r\n${table}`,
    ];
    for (const [i, variant] of variants.entries())
      expect(await importPlaces(`variant${i}.csv`, variant)).toEqual(expected);
    const tabs = table.replaceAll(';', '\t').replace('"Köln\t Süd"', '"Köln; Süd"');
    expect(await importPlaces('tabs.tsv', tabs)).toEqual(expected);
    expect(await importPlaces('pipes.txt', tabs.replaceAll('\t', '|'))).toEqual(expected);
  });

  it('counts and lists every row that cannot be used, by reason, with its line', async () => {
    const report = await files.import(
      'bad.csv',
      [
        'name,longitude,latitude,price',
        'good,13.4,52.5,100',
        '"two\nlines",13.5,52.5,0',
        'empty,,,5',
        'word,here,52.5,5',
        'far,200,52.5,5',
        'swapped?,52.5,133.4,5',
        'null island,0,0.0,5',
        'good,13.4,52.5,100',
        'same spot,13.4,52.5,NA',
        'comma, unquoted,13.4,52.5,100',
        '',
        'infinite,Infinity,52.5,5',
        'expensive,13.6,52.5,dear',
        'north pole,13.6,90,5',
        'south pole,0,-90.0,5',
      ].join('\n'),
    );
    const { datasetId, problems, ...rest } = report;
    expect(
      problems.map(({ reason, target, count, rows }) => [
        target === null ? reason : `${target} ${reason}`,
        count,
        ...rows.map(({ at, content }) => `${at}: ${content}`),
      ]),
    ).toEqual([
      ['out-of-range', 2, '7: far,200,52.5,5', '14: infinite,Infinity,52.5,5'],
      ['pole', 2, '16: north pole,13.6,90,5', '17: south pole,0,-90.0,5'],
      ['price label-not-positive', 1, '3: two\nlines,13.5,52.5,0'],
      ['no-coordinates', 1, '5: empty,,,5'],
      ['not-a-number', 1, '6: word,here,52.5,5'],
      ['swapped', 1, '8: swapped?,52.5,133.4,5'],
      ['null-island', 1, '9: null island,0,0.0,5'],
      ['duplicate', 1, '10: good,13.4,52.5,100'],
      ['too-many-fields', 1, '12: comma, unquoted,13.4,52.5,100'],
      ['price label-not-a-number', 1, '15: expensive,13.6,52.5,dear'],
    ]);
    expect(rest).toEqual({
      name: 'bad',
      fileName: 'bad.csv',
      format: 'table',
      mapping: { lng: 'longitude', lat: 'latitude', price: 'price' },
      columns: ['name', 'longitude', 'latitude', 'price'],
      dialect: 'utf-8, delimiter ","',
      rowsRead: 14,
      placesImported: 4,
      filteredOut: 0,
      repeatedPoints: 1,
      fingerprint: expect.stringMatching(/^4-/) as string,
      labels: { price: { column: 'price', count: 1, missing: 1 } },
      notices: [],
    });
    expect(listDatasets(files.project).find(({ id }) => id === datasetId)?.report).toEqual(report);
    expect(describeReport(report).split('\n').slice(0, 3)).toEqual([
      'bad.csv: 4 of 14 rows became places (utf-8, delimiter ",").',
      '  price from "price": 1 labels, 1 missing',
      '  1 places repeat the coordinate of another',
    ]);
  });

  it('takes the columns, the rows and the name that the user chooses', async () => {
    const content = 'a,b,kind,value\n1,50,house,5\n2,51,flat,6\n3,52,house,70\n';
    const report = await files.import('chosen.csv', content, {
      name: 'Houses',
      mapping: { lng: 'A', lat: 'b', price: 'value' },
      where: [
        { column: 'kind', in: ['house'] },
        { column: 'value', max: 50 },
      ],
    });
    expect([report.name, report.filteredOut, places(report.datasetId)]).toEqual([
      'Houses',
      2,
      [[1, 50, 5, null, { kind: 'house' }]],
    ]);
    const none = await files.import('none.csv', 'lng,lat,price\n1,50,7\n', { mapping: { price: null } });
    expect(places(none.datasetId)).toEqual([[1, 50, null, null, { price: 7 }]]);
  });

  it('keeps hostile and repeated column names, codes with leading zeros, and rows beyond the header', async () => {
    const content = '__proto__,constructor,,name,name,zip,lng,lat\na,b,c,d,e,01234,1,2,,\n';
    const [[, , , , properties]] = await importPlaces('hostile.csv', content);
    expect(Object.entries(properties as object)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['column 3', 'c'],
      ['name', 'd'],
      ['name (2)', 'e'],
      ['zip', '01234'],
    ]);
  });
});

describe('coordinates in metres', () => {
  const tables: [content: string, column: string | null][] = [
    ['x,y,price\n-7912544,5215432,1\n-7912000,5215000,2\n', 'x'],
    ['easting;northing;price\n392000;5820000;1\n392100;5820100;2\n', 'easting'],
    // Web Mercator around Greenwich: of both signs.
    ['X_coord,Y_coord\n-5000,6711000\n15000,6711500\n-100,6712000\n', 'X_coord'],
    ['utm_x,utm_y\n392000,5820000\n', 'utm_x'],
    ['longitude,latitude\n-7912544,5215432\n', 'longitude'],
    ['x,y,price\n13.4,52.5,100000\n', null],
    ['lng,lat,price\n13.4,52.5,100000\n999999,52.5,1\n-70,52.5,1\n', null],
  ];

  it.each(tables)('are told before the import: %j', async (content, column) => {
    const path = files.write('projected.csv', content);
    const { projected, mapping } = await previewFile(path);
    expect([projected, mapping.lng === undefined]).toEqual([column, column !== null]);
  });

  it('are refused where they are chosen', async () => {
    const chosen = files.import('chosen.csv', 'a,b\n-7912544,5215432\n', { mapping: { lng: 'a', lat: 'b' } });
    expect(await outcome(chosen)).toBe(
      'input/no-coordinates: chosen.csv has no columns that look like longitude and latitude in degrees. "a" holds values such as -7912544, which are metres of a projected system: convert them to WGS 84 (EPSG:4326). Columns found: "a", "b". Choose the columns, or say how the table is read (delimiter, encoding, line of the header); addresses have to be geocoded first.',
    );
  });
});

describe('importFile, GeoJSON', () => {
  const collection = (...geometries: unknown[]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: geometries.map((geometry, n) => ({ type: 'Feature', properties: { n }, geometry })),
    });
  const square = (x: number, y: number, side: number) => [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ];
  const horseshoe = [
    [0, 0],
    [6, 0],
    [6, 1],
    [1, 1],
    [1, 5],
    [6, 5],
    [6, 6],
    [0, 6],
    [0, 0],
  ];

  it('takes points, and one point for each area', async () => {
    const found = await importPlaces(
      'areas.geojson',
      collection(
        { type: 'Point', coordinates: ['1.5', '2.5', 7] },
        { type: 'Polygon', coordinates: [square(10, 10, 2)] },
        { type: 'Polygon', coordinates: [square(10, 10, 4), square(10, 10, 2)] },
        { type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(20, 20, 2)]] },
        { type: 'Polygon', coordinates: [horseshoe] },
        { type: 'MultiPoint', coordinates: [[3, 4]] },
      ),
    );
    const points = found.map(([lng, lat]) =>
      [lng, lat].map((value) => Math.round((value as number) * 100) / 100),
    );
    expect(points.filter((_, i) => i !== 4 && i !== 2)).toEqual([
      [1.5, 2.5],
      [11, 11],
      [21, 21],
      [3, 4],
    ]);
    // The centroid of the horseshoe lies in its gap.
    expect(points[4][0] < 1 || points[4][1] < 1 || points[4][1] > 5).toBe(true);
    expect(points[2]).toEqual([12.33, 12.33]);
  });

  it('counts features without a place', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    };
    const report = files.import(
      'mixed.geojson',
      collection(
        { type: 'Point', coordinates: [1, 2] },
        line,
        null,
        { type: 'Polygon', coordinates: [[1]] },
        { type: 'Point', coordinates: [null, null] },
        { type: 'Point', coordinates: [0, 0] },
        ...['Point', 'Polygon', 'MultiPolygon', 'LineString'].map((type) => ({ type, coordinates: [] })),
        { type: 'Polygon', coordinates: [[]] },
        { type: 'GeometryCollection', geometries: [] },
      ),
    );
    expect(await outcome(report)).toEqual({
      places: 1,
      rows: 12,
      repeatedPoints: 0,
      dialect: 'GeoJSON',
      mapping: {},
      labels: {},
      bad: {
        'no-geometry': 7,
        'unsupported-geometry': 1,
        'broken-feature': 1,
        'no-coordinates': 1,
        'null-island': 1,
      },
    });
  });

  it('reads areas with an empty part, and other text than UTF-8, which is said', async () => {
    const [square, point] = [[[[1, 1], [2, 1], [2, 2], [1, 1]]], [3, 4]]; // prettier-ignore
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        { type: 'MultiPolygon', coordinates: [[], square] },
        { type: 'Point', coordinates: point },
      ].map((geometry) => ({ type: 'Feature', properties: { Straße: 'Größe, Müller' }, geometry })),
    });
    const wide = await files.import('wide.geojson', encodeText(`\uFEFF${text}`, 'utf-16le'));
    const latin = await files.import('latin.geojson', encodeText(text, 'windows-1252'));
    const chosen = await files.import('latin.geojson', encodeText(text, 'windows-1250'), {
      dialect: { encoding: 'windows-1250' },
    });
    const damaged = Buffer.from(text);
    damaged[damaged.lastIndexOf('ß')] = 0xff;
    const report = await files.import('damaged.geojson', damaged);
    expect(
      [wide, latin, chosen, report].map(({ placesImported, dialect, columns, notices }) => [
        placesImported,
        dialect,
        columns[0],
        ...inEnglish(notices).filter(
          (notice) => !notice.includes('other datasets') && !notice.includes('imported before'),
        ),
      ]),
    ).toEqual([
      [2, 'GeoJSON, utf-16le', 'Straße'],
      [
        2,
        'GeoJSON, windows-1252',
        'Straße',
        'The text is not UTF-8, as GeoJSON should be; it was read as windows-1252. Check a name with letters beyond A to Z, and save the file as UTF-8 if it is wrong.',
      ],
      [2, 'GeoJSON, windows-1250', 'Straße'],
      [
        2,
        'GeoJSON',
        'Straße',
        '2 characters are not valid utf-8 and show as \uFFFD; the first is in feature 2.',
      ],
    ]);
  });
});

describe('importFile, refusals', () => {
  const refusals: [name: string, content: string | Uint8Array][] = [
    ['empty.csv', ''],
    ['blank.csv', '\n\n\n'],
    ['header.csv', 'lng,lat,price\n'],
    ['metres.csv', 'x,y,price\n392000,5820000,7\n392100,5820100,8\n'],
    ['swapped.csv', 'lng,lat\n52.5,113.4\n52.6,113.5\n'],
    ['quote.csv', `lng,lat\n1,"2\n${'a,b\n'.repeat(1_200_000)}`],
    ['wide.csv', `lng,lat,${'x,'.repeat(10_000)}\n1,2\n`],
    ['binary.csv', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 7) % 32))],
    ['page.csv', '<!DOCTYPE html><html></html>'],
    [
      'metres.geojson',
      '{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:26986"}},"features":[]}',
    ],
    ['none.geojson', '{"type":"FeatureCollection","features":[]}'],
  ];

  it('say what was found, what was expected and what to do; nothing is left in the project', async () => {
    const found: Record<string, unknown> = {};
    for (const [name, content] of refusals) found[name] = await outcome(files.import(name, content));
    found.column = await outcome(files.import('c.csv', 'lng,lat\n1,2\n', { mapping: { price: 'cost' } }));
    found.filter = await outcome(
      files.import('f.csv', 'lng,lat\n1,2\n', { where: [{ column: 'kind', in: ['a'] }] }),
    );
    found.cancelled = await outcome(files.import('g.csv', 'lng,lat\n1,2\n', { signal: AbortSignal.abort() }));
    found.many = await outcome(files.import('m.csv', 'lng,lat\n1,2\n1,3\n1,4\n', { maxPlaces: 2 }));
    const table = `lng,lat\n${Array.from({ length: 12 }, (_, i) => `1,${i}\n`).join('')}`;
    found.hopeless = await outcome(files.import('h.csv', table, { maxPlaces: 2 }));
    const where = [{ column: 'lat', max: 1 }];
    expect(await files.import('h.csv', table, { maxPlaces: 2, where })).toMatchObject({ placesImported: 2 });
    const before = listDatasets(files.project).length;
    expect(found).toMatchInlineSnapshot(`
      {
        "binary.csv": "input/unsupported: binary.csv is of no kind that Placeprint knows, and no text. Expected a table as text (CSV) or GeoJSON: export it so, then choose that.",
        "blank.csv": "input/malformed: blank.csv holds nothing but blank lines. Expected a table with a header.",
        "cancelled": "state/cancelled: Cancelled.",
        "column": "input/bad-argument: There is no column "cost". Columns found: "lng", "lat".",
        "empty.csv": "input/malformed: empty.csv is empty. Expected a table as text (CSV) or GeoJSON.",
        "filter": "input/bad-argument: There is no column "kind". Columns found: "lng", "lat".",
        "header.csv": "input/no-usable-row: header.csv has a header but no rows. Choose a file with data.",
        "hopeless": "input/too-large: h.csv has some 12 rows; a project is made for up to 2 places. Keep the rows of your area, or a sample of them, and import that.",
        "many": "input/too-large: m.csv has more than 2 usable rows; a project is made for up to 2 places. Keep the rows of your area, or a sample of them, and import that.",
        "metres.csv": "input/no-coordinates: metres.csv has no columns that look like longitude and latitude in degrees. "x" holds values such as 392000, which are metres of a projected system: convert them to WGS 84 (EPSG:4326). Columns found: "x", "y", "price". Choose the columns, or say how the table is read (delimiter, encoding, line of the header); addresses have to be geocoded first.",
        "metres.geojson": "input/unsupported: The file's coordinates are in EPSG:26986. Expected longitude and latitude (WGS 84): export it in EPSG:4326.",
        "none.geojson": "input/no-usable-row: none.geojson has no rows. Choose a file with data.",
        "page.csv": "input/unsupported: page.csv is a web page. Expected a table as text (CSV) or GeoJSON. Download the data file itself, not its page.",
        "quote.csv": "input/too-large: quote.csv has no end of a row within its first 256 KB. Expected a table of lines: look for a quotation mark that is never closed, or check that this is the right file.",
        "swapped.csv": "input/no-usable-row: None of the 2 rows of swapped.csv could be used. Longitude was read from "lng", latitude from "lat". 2 × Longitude and latitude seem to be swapped: import again with the two columns exchanged.",
        "wide.csv": "input/too-large: The table has 10,003 columns; at most 10,000 are read. Keep the columns that matter.",
      }
    `);
    expect([
      listDatasets(files.project).length,
      files.project.all("SELECT id FROM datasets WHERE state <> 'ready'"),
    ]).toEqual([before, []]);
  });
});

describe('what GeoJSON cannot say, or JavaScript not hold,', () => {
  const properties = (...texts: string[]) =>
    `{"type":"FeatureCollection","features":[${texts
      .map(
        (text, i) =>
          `{"type":"Feature","geometry":{"type":"Point","coordinates":[${i + 1},52]},"properties":{${text}}}`,
      )
      .join()}]}`;
  const told = async (content: string) => {
    const own = new TestFiles();
    try {
      return inEnglish((await own.import('x.geojson', content)).notices);
    } finally {
      own.remove();
    }
  };

  it('is told with how often and an example: NaN and infinities are null', async () => {
    expect(await told(properties('"a":1,"b":"NaN"', '"a":-Infinity,"b":[NaN]', '"a":NaN'))).toEqual([
      'NaN or Infinity, for which JSON has no word, stood for a value 3 times and is read as null; the first is -Infinity, in feature 2.',
    ]);
    expect(await told(properties('"a":NaN'))).toEqual([
      'NaN or Infinity, for which JSON has no word, stood for a value 1 time and is read as null; the first is NaN, in feature 1.',
    ]);
  });

  it('is told with the column and an example: a number of too many digits makes texts of its column', async () => {
    expect(
      await told(
        properties(
          '"pnu":7,"area":1.5,"price":12345678901234567890',
          '"pnu":1111010100100010003,"area":1e400,"price":3',
        ),
      ),
    ).toEqual([
      '2 columns have numbers that cannot be held exactly, such as 1111010100100010003 in “pnu”: all values of pnu, area are kept as text.',
    ]);
    expect(await told(properties('"pnu":"1111010100100010003"', '"pnu":9007199254740991'))).toEqual([]);
  });

  it('is told by name where it is left out: members beside the properties, properties that come again', async () => {
    const beside = properties('"a":1').replace('"geometry"', '"title":"x","bbox":[1,52,1,52],"geometry"');
    expect(await told(beside)).toEqual([
      'Of features, only the properties are taken: what stands beside them was left out (title).',
    ]);
    expect(await told(properties('"a":1,"b":2,"a":3', '"a":4,"A":5', '"b":6,"b":6'))).toEqual([
      'Some features have several properties of one name (a, b): the last of each was taken.',
    ]);
  });
});
