import { worded } from '../../src-shared/message.fixture';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import { maxDepth } from './featureSplitter';
import { type ReadFeature, type ReadFeaturesOptions, readFeatures } from './readFeatures';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-geojson-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function collect(path: string, options?: ReadFeaturesOptions): Promise<ReadFeature[]> {
  const found: ReadFeature[] = [];
  for await (const batch of readFeatures(path, options)) found.push(...batch);
  return found;
}

async function read(content: string | Buffer, options?: ReadFeaturesOptions): Promise<ReadFeature[]> {
  const path = join(folder, 'test.geojson');
  writeFileSync(path, content);
  return collect(path, options);
}

const refusal = (content: string | Buffer) =>
  read(content).then(
    () => 'accepted',
    (error: unknown) =>
      error instanceof AppError ? `${error.code}: ${error.message}` : `unexpected: ${String(error)}`,
  );

const feature = (name: string) => ({
  type: 'Feature',
  properties: { name, nested: { list: [1, { x: ']}' }] } },
  geometry: { type: 'Point', coordinates: [1, 2] },
});
const numbered = (features: unknown[]) =>
  features.map((value, index) => ({ index, feature: value, json: expect.any(String) as string }));

describe('readFeatures', () => {
  const features = [feature('plain'), feature('quotes " \\ " [{'), feature('Straße 東京 "'), feature('')];

  it('reads a collection whatever the size of the chunks', async () => {
    const text = JSON.stringify(
      { type: 'FeatureCollection', name: 'features', features, bbox: [0, 0, 1, 1] },
      null,
      1,
    );
    for (const chunkBytes of [1, 2, 3, 7, 64, 1 << 20])
      expect(await read(text, { chunkBytes })).toEqual(numbered(features));
  });

  it('reads members before and after the features, a byte order mark and an empty collection', async () => {
    expect(await read(`\uFEFF{"features": [ ], "type": "FeatureCollection"}\n`)).toEqual([]);
    expect(
      await read(`{"x": {"features": [1, 2]}, "features": [{"a": 1}], "type": "FeatureCollection"}`),
    ).toEqual(numbered([{ a: 1 }]));
  });

  it('tells whom a file asks to be named, before or after its features, once', async () => {
    const texts = [
      '{"attribution": " City of Test ", "license": "PDDL", "features": []}',
      '{"features": [{"attribution": "not this"}], "license": "PDDL"}',
      '{"features": [], "attribution": 7}',
      '{"features": [], "attribution": "  "}',
    ];
    const credits: string[][] = [];
    for (const text of texts) {
      const told: string[] = [];
      await read(text, { onCredit: (credit) => told.push(credit), chunkBytes: 8 });
      credits.push([...new Set(told)]);
    }
    expect(credits).toEqual([['City of Test'], ['PDDL'], [], []]);
  });

  it('reads newline-delimited features, text sequences, single features and bare geometries', async () => {
    expect(await read(features.map((one) => JSON.stringify(one)).join('\n'))).toEqual(numbered(features));
    expect(await read(features.map((one) => `\x1e${JSON.stringify(one)}\n`).join(''))).toEqual(
      numbered(features),
    );
    const geometry = { type: 'LineString', coordinates: [] };
    expect(await read(JSON.stringify(geometry))).toEqual(
      numbered([{ type: 'Feature', properties: {}, geometry }]),
    );
  });

  it('goes on after a feature that is no JSON and reads NaN as null', async () => {
    expect(
      await read(`{"features": [{"a": NaN, "b": "NaN -Infinity", "c": [-Infinity]}, {a: 1}, {"d": 1}]}`),
    ).toEqual([
      {
        index: 0,
        feature: { a: null, b: 'NaN -Infinity', c: [null] },
        json: '{"a": null, "b": "NaN -Infinity", "c": [null]}',
      },
      { index: 1, feature: null, json: ' {a: 1}', problem: worded(/^no valid JSON at byte 65/) },
      { index: 2, feature: { d: 1 }, json: ' {"d": 1}' },
    ]);
  });

  it('accepts longitude/latitude systems by any of their names and refuses others', async () => {
    const withCrs = (name: string) =>
      `{"crs": {"type": "name", "properties": {"name": "${name}"}}, "features": []}`;
    for (const name of ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4269'])
      expect(await read(withCrs(name))).toEqual([]);
    expect(await refusal(withCrs('urn:ogc:def:crs:EPSG::26986'))).toBe(
      "input/unsupported: The file's coordinates are in urn:ogc:def:crs:EPSG::26986. Expected longitude and latitude (WGS 84): export it in EPSG:4326.",
    );
  });

  it('refuses what is no GeoJSON with what it found and where', async () => {
    const cut = `{"type": "FeatureCollection", "features": [{"type": "Feature"`;
    const found = await Promise.all(
      [
        '',
        cut,
        '{"features": [}',
        '  hello',
        '[1, 2]',
        '<osm/>',
        Buffer.from([0x1f, 0x8b, 8]),
        Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]),
        '{"type": "Topology", "arcs": []}',
        '{"type": "FeatureCollection"}',
        '{"geometryType": "esriGeometryPolygon", "features": []}',
        `{"features": [{"a": ${'['.repeat(maxDepth)}`,
      ].map((content, i) => {
        const path = join(folder, `refused${i}`);
        writeFileSync(path, content);
        return collect(path).then(
          () => 'accepted',
          (error: AppError) => `${error.code}: ${error.message}`,
        );
      }),
    );
    expect(found).toEqual([
      'input/malformed: The file is empty: expected GeoJSON.',
      `input/malformed: The file ends at byte ${cut.length} in the middle of its features: it seems to be cut off. Fetch or export it again.`,
      'input/malformed: Unexpected "}" at byte 14: brackets do not match.',
      'input/malformed: Expected a GeoJSON object ("{") at byte 2, found "h".',
      'input/malformed: Expected a GeoJSON object ("{") at byte 0, found "[".',
      'input/malformed: Expected a GeoJSON object ("{") at byte 0, found "<".',
      'input/malformed: Expected a GeoJSON object ("{") at byte 0, found byte 0x1f.',
      'input/unsupported: Expected GeoJSON in UTF-8, found UTF-32 text: save it as UTF-8.',
      'input/unsupported: This is TopoJSON. Convert it to GeoJSON, for example with topo2geo.',
      'input/malformed: The object at byte 0 has the type "FeatureCollection": expected a GeoJSON FeatureCollection with features, a Feature or a geometry.',
      'input/unsupported: This is Esri JSON. Convert it to GeoJSON: ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT.',
      `input/malformed: JSON nested deeper than ${maxDepth} levels at byte 81. Simplify the properties and try again.`,
    ]);
  });

  it('says so where the file cannot be opened, and stops when cancelled', async () => {
    const missing = collect(join(folder, 'missing'));
    await expect(missing).rejects.toMatchObject({ code: 'input/unreadable' });
    await expect(read('{}', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'state/cancelled',
    });
  });

  it('meets damaged files with features or an AppError, nothing else', async () => {
    const random = randomStream(7);
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    for (let round = 0; round < 300; round++) {
      const bytes = Buffer.from(text);
      for (let i = 0; i <= random.int(3); i++) bytes[random.int(bytes.length)] = random.int(256);
      const damaged = bytes.subarray(0, random.int(4) === 0 ? random.int(bytes.length) : bytes.length);
      expect(await refusal(damaged)).not.toMatch(/^unexpected/);
    }
  });
});
