import { JsonText, writtenNull } from '../../src-shared/kinds/columns';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { parseRegion } from '../../src-shared/geo/parseRegion';
import { regionBBox, type Ring } from '../../src-shared/geo/polygon';
import { type Feature, writeGeoJson } from './geoJsonWriter';

const folder = () => mkdtempSync(join(tmpdir(), 'placeprint-export-'));
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;

const clockwise: Ring = [
  [0, 0],
  [0, 2],
  [2, 2],
  [2, 0],
  [0, 0],
];
const hole: Ring = [
  [0.5, 0.5],
  [1, 0.5],
  [1, 1],
  [0.5, 0.5],
];

function* points(count: number): Generator<Feature> {
  for (let i = 0; i < count; i++)
    yield {
      id: i,
      geometry: { lng: 5 + i * 1e-5, lat: 50 - i * 1e-5 },
      properties: new Map<string, unknown>([
        ['name', `place ${i}`],
        ['value', i / 7],
      ]),
    };
}

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => Promise.reject(new Error('no error')),
    (error: unknown) => error as AppError,
  );
}

describe('GeoJSON writer', () => {
  it('writes what RFC 7946 asks for, and null for what JSON cannot say', async () => {
    const path = join(folder(), 'a.geojson');
    const awkward = new Map<string, unknown>([
      ['ключ "x"\n', 'a\u2028b'],
      ['nan', NaN],
      ['infinite', -Infinity],
      ['missing', null],
      ['yes', true],
    ]);
    const written = await writeGeoJson(
      path,
      [
        { id: 7, geometry: { lng: 5.12345678, lat: -0.0000001 }, properties: awkward },
        { geometry: { polygons: [[clockwise, hole]] }, properties: new Map() },
        { geometry: { polygons: [[clockwise], [hole]] }, properties: new Map() },
      ],
      { members: { attribution: '© A', provenance: { generator: 'test' }, absent: null } },
    );
    const outer = clockwise.toReversed();
    expect(read(path)).toEqual({
      type: 'FeatureCollection',
      attribution: '© A',
      provenance: { generator: 'test' },
      features: [
        {
          type: 'Feature',
          id: 7,
          geometry: { type: 'Point', coordinates: [5.123457, 0] },
          properties: { 'ключ "x"\n': 'a\u2028b', nan: null, infinite: null, missing: null, yes: true },
        },
        {
          type: 'Feature',
          geometry: { type: 'Polygon', coordinates: [outer, hole.toReversed()] },
          properties: {},
        },
        {
          type: 'Feature',
          geometry: { type: 'MultiPolygon', coordinates: [[outer], [hole]] },
          properties: {},
        },
      ],
      bbox: [0, 0, 5.123457, 2],
    });
    expect(readFileSync(path, 'utf8')).not.toMatch(/-0[,\]]/);
    expect(written).toEqual({ path, features: 3, bbox: [0, 0, 5.123457, 2] });
  });

  it('writes properties in their order, lists and long numbers as they were, and an id once', async () => {
    const path = join(folder(), 'a.geojson');
    const properties = new Map<string, unknown>([
      ['2021', 1],
      ['2019', new JsonText('[1, 9007199254740993]')],
      ['feature id', 'lot-17'],
      ['none', writtenNull],
    ]);
    const feature = { id: 'lot-17', idProperty: 'feature id', geometry: { lng: 1, lat: 2 }, properties };
    await writeGeoJson(path, [feature]);
    expect(readFileSync(path, 'utf8')).toContain(
      '"id":"lot-17","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"2021":1,"2019":[1, 9007199254740993],"none":null}',
    );
  });

  it('keeps seven decimals on demand, and writes no bbox around nothing', async () => {
    const path = join(folder(), 'a.geojson');
    await writeGeoJson(path, [{ geometry: { lng: 5.12345678, lat: 1 }, properties: new Map() }], {
      decimals: 7,
    });
    expect(read(path)).toMatchObject({ bbox: [5.1234568, 1, 5.1234568, 1] });
    await writeGeoJson(path, []);
    expect(read(path)).toEqual({ type: 'FeatureCollection', features: [] });
  });

  it('streams, tells how far it is, and replaces a file in one go', async () => {
    const dir = folder();
    const path = join(dir, 'a.geojson');
    writeFileSync(path, 'old');
    const seen: number[] = [];
    let held = '';
    const onProgress = ({ done }: { done: number }) => {
      seen.push(done);
      held ||= readFileSync(path, 'utf8');
    };
    await writeGeoJson(path, points(5000), { total: 5000, onProgress });
    expect(held).toBe('old');
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect((read(path).features as unknown[]).length).toBe(5000);
    expect(readdirSync(dir)).toEqual(['a.geojson']);
  });

  it('leaves nothing behind where it is cancelled or fails', async () => {
    const dir = folder();
    const path = join(dir, 'a.geojson');
    const controller = new AbortController();
    const onProgress = ({ done }: { done: number }) => done > 1000 && controller.abort();
    const cancelled = await failureOf(
      writeGeoJson(path, points(100_000), { signal: controller.signal, onProgress }),
    );
    expect(cancelled.code).toBe('state/cancelled');
    const broken = function* () {
      yield* points(2000);
      throw new AppError('io/corrupt', plain('broken'));
    };
    expect((await failureOf(writeGeoJson(path, broken()))).code).toBe('io/corrupt');
    expect((await failureOf(writeGeoJson(join(dir, 'none', 'a.geojson'), points(1)))).code).toBe('io/disk');
    expect(readdirSync(dir)).toEqual([]);
  });

  const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;
  it.skipIf(!hasGdal)('opens in GDAL without a warning, with the right count and extent', async () => {
    const path = join(folder(), 'a.geojson');
    const members = { attribution: '© A', provenance: { generator: 'test', metrics: { r2: 0.5 } } };
    await writeGeoJson(path, points(1234), { members });
    const { stdout, stderr } = spawnSync('ogrinfo', ['-al', '-so', path], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout).toContain('Feature Count: 1234');
    expect(stdout).toContain('Extent: (5.000000, 49.987670) - (5.012330, 50.000000)');
    expect(stdout).toContain('value: Real');
    expect(existsSync(`${path}.gfs`)).toBe(false);
  });
});

describe('over the 180th meridian', () => {
  const path = () => join(folder(), 'out.geojson');
  const written = async (features: Feature[]) => {
    const file = path();
    await writeGeoJson(file, features);
    return read(file);
  };

  it('has a bbox whose west is greater than its east (RFC 7946, 5.2)', async () => {
    const points = [-179.9, 179.95, 180].map((lng): Feature => ({
      geometry: { lng, lat: -17 },
      properties: new Map(),
    }));
    expect((await written(points)).bbox).toEqual([179.95, -17, -179.9, -17]);
  });

  it('is a region cut there (3.1.9), which is read again as it was', async () => {
    const ring: Ring = [[179.95, -17], [180.03, -17], [180.03, -16.9], [179.95, -16.9], [179.95, -17]]; // prettier-ignore
    const { bbox, features } = await written([{ geometry: { polygons: [[ring]] }, properties: new Map() }]);
    expect(bbox).toEqual([179.95, -17, -179.97, -16.9]);
    const [{ geometry }] = features as { geometry: { type: string; coordinates: Ring[][] } }[];
    const sides = geometry.coordinates.map(([outer]) => outer.map(([lng]) => lng));
    expect([geometry.type, ...sides.map((lngs) => [Math.min(...lngs), Math.max(...lngs)])]).toEqual([
      'MultiPolygon',
      [179.95, 180],
      [-180, -179.97],
    ]);
  });

  it('is not where a wide region stays on its side: no edge of it seems to cross', async () => {
    const wide: Ring = [[-100, 0], [150, 0], [150, 10], [-100, 10], [-100, 0]]; // prettier-ignore
    const { features } = await written([{ geometry: { polygons: [[wide]] }, properties: new Map() }]);
    expect(regionBBox(parseRegion({ type: 'FeatureCollection', features }))).toEqual([-100, 0, 150, 10]);
  });
});
