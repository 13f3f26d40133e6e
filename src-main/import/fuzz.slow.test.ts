import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { type Random, randomStream } from '../../src-shared/random';
import { previewFile } from './preview';
import { TestFiles } from './testFiles.fixture';

let files: TestFiles;
beforeAll(() => (files = new TestFiles()));
afterAll(() => files.remove());

const table = `\uFEFFname;"Länge";Breite;Preis;Einwohner\r\n${Array.from(
  { length: 40 },
  (_, i) => `"Ort ""${i}""\n";${13 + i / 10},5;52,${i};${i}.000,50;${i * 7}`,
).join('\r\n')}`;
const geojson = JSON.stringify({
  type: 'FeatureCollection',
  features: Array.from({ length: 20 }, (_, i) => ({
    type: 'Feature',
    properties: { name: `é${i}`, price: i, nested: { a: [i] } },
    geometry:
      i % 2 === 0
        ? { type: 'Point', coordinates: [i, i] }
        : {
            type: 'MultiPolygon',
            coordinates: [
              [
                [
                  [0, 0],
                  [i, 0],
                  [i, i],
                  [0, 0],
                ],
              ],
              [
                [
                  [5, 5],
                  [6, 5],
                  [6, 7],
                  [5, 5],
                ],
              ],
            ],
          },
  })),
});

const splices = [
  '"',
  '""',
  ';',
  ',',
  '\t',
  '\n',
  '\r',
  '\0',
  '{',
  '}',
  '[',
  ']',
  'null',
  '-',
  '1e309',
  '__proto__',
  '\uD800',
  '\u2028',
  '999999999',
];

/** Cuts, repeats, overwrites or splices at a few random spots. */
function mutate(bytes: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let times = 1 + random.int(6); times > 0; times--) {
    const [a, b] = [random.int(result.length + 1), random.int(result.length + 1)].sort((x, y) => x - y);
    const middle = [
      () => Buffer.alloc(0),
      () => Buffer.concat([result.subarray(a, b), result.subarray(a, b)]),
      () => Buffer.from(Array.from({ length: Math.min(8, b - a) }, () => random.int(256))),
      () => Buffer.concat([Buffer.from(splices[random.int(splices.length)]), result.subarray(a, b)]),
    ][random.int(4)]();
    result = Buffer.concat([result.subarray(0, a), middle, result.subarray(b)]).subarray(0, 20_000);
  }
  return result;
}

/** What an import came to: `imported`, or the code of the error; anything else thrown fails the test. */
async function tryImport(name: string, content: Buffer): Promise<string> {
  try {
    const path = files.write(name, content);
    await previewFile(path);
    const report = await files.import(name, content);
    const refused = report.problems.filter(({ target }) => target === null);
    const accounted = report.placesImported + refused.reduce((sum, { count }) => sum + count, 0);
    return accounted === report.rowsRead ? 'imported' : `lost rows: ${accounted} of ${report.rowsRead}`;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw new Error(`${name}: ${JSON.stringify(content.toString('latin1'))}`, { cause: error });
  }
}

const allowed = /^(?:imported|input\/(?:malformed|unsupported|no-coordinates|no-usable-row|too-large))$/;

describe('fuzzed files', () => {
  it.each([
    [
      'random bytes',
      'fuzz.csv',
      (random: Random) => Buffer.from(Array.from({ length: random.int(2000) }, () => random.int(256))),
    ],
    [
      'random text',
      'fuzz.csv',
      (random: Random) =>
        Buffer.from(
          Array.from({ length: random.int(300) }, () => splices[random.int(splices.length)]).join(''),
        ),
    ],
    ['mutated tables', 'fuzz.csv', (random: Random) => mutate(Buffer.from(table), random)],
    ['mutated UTF-16 tables', 'fuzz.csv', (random: Random) => mutate(Buffer.from(table, 'utf16le'), random)],
    ['mutated GeoJSON', 'fuzz.geojson', (random: Random) => mutate(Buffer.from(geojson), random)],
  ] as const)('%s are imported or refused, and no row is lost', async (kind, name, make) => {
    const random = randomStream(kind.length, 7);
    for (let round = 0; round < 120; round++) expect(await tryImport(name, make(random))).toMatch(allowed);
    expect(Object.values(files.project.get('PRAGMA integrity_check')!)).toEqual(['ok']);
  });
});
