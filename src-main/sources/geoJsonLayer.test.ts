import { inEnglish } from '../../src-shared/message.fixture';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type LayerClasses } from '../../src-shared/contract/layerClasses';
import { AppError } from '../../src-shared/errors';
import { storedClasses } from '../../src-shared/kinds/mapClasses';
import { randomStream } from '../../src-shared/random';
import { encodeText } from '../files/encodeText.fixture';
import { readGeoJsonLayer } from './geoJsonLayer';
import { geometryKinds } from './layerStore';
import { LayerStoreBuilder } from './layerStoreBuilder';
import { Notices } from '../files/notices';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-layer-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Layer {
  classes?: LayerClasses;
  byName?: LayerClasses;
}

async function readText(text: string | Buffer, layer: Layer = { classes: 'water' }) {
  const path = join(folder, 'layer.geojson');
  writeFileSync(path, text);
  const builder = new LayerStoreBuilder();
  const notices = new Notices();
  await readGeoJsonLayer(path, layer, builder, notices);
  return { builder, notices: inEnglish(notices.list()) };
}

const read = (features: unknown[], layer?: Layer) =>
  readText(JSON.stringify({ type: 'FeatureCollection', features }), layer);

const feature = (type: string, coordinates: unknown, properties: unknown = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});

/** Features as `class kind part sizes`. */
function drawn(builder: LayerStoreBuilder): string[] {
  if (builder.featureCount === 0) return [];
  const store = builder.build();
  return Array.from({ length: store.featureCount }, (_, f) => {
    const sizes = [];
    for (let p = store.partStarts[f]; p < store.partStarts[f + 1]; p++)
      sizes.push(store.vertexStarts[p + 1] - store.vertexStarts[p]);
    return `${storedClasses[store.classes[f]]} ${geometryKinds[store.kinds[f]]} ${sizes.join(' ')}`;
  });
}

const line = [
  [0, 0],
  [1, 1, 99],
];
const ring = [
  [0, 0],
  [3, 0],
  [3, 3],
  [0, 0],
];
const hole = [
  [1, 0.5],
  [2, 0.5],
  [2, 1],
  [1, 0.7],
  [1, 0.5],
];

describe('readGeoJsonLayer', () => {
  it('draws every type of geometry but points', async () => {
    const collection = {
      type: 'Feature',
      properties: null,
      geometry: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', coordinates: [ring] },
          { type: 'Point', coordinates: [0, 0] },
        ],
      },
    };
    const { builder, notices } = await read(
      [
        feature('LineString', line),
        feature('MultiLineString', [line, ring]),
        feature('Polygon', [ring, hole]),
        feature('MultiPolygon', [[ring, hole], [ring]]),
        collection,
        feature('MultiPoint', line),
      ],
      { classes: 'path' },
    );
    expect([drawn(builder), notices]).toEqual([
      ['path line 2', 'path line 2 4', 'path polygon 3 4', 'path polygon 3 4 3', 'path polygon 3'],
      ['points (not drawn): 2, first feature 5'],
    ]);
  });

  it('draws lines of an area class only where they are closed', async () => {
    const { builder, notices } = await read([feature('LineString', ring), feature('LineString', line)]);
    expect([drawn(builder), notices]).toEqual([
      ['water polygon 3'],
      ['lines that cannot be drawn as “Water”, which is an area: 1, first feature 2'],
    ]);
  });

  it('takes the class given, else that of OSM tags, else that of the name', async () => {
    const features = [
      feature('Polygon', [ring], { building: 'yes', kind: 'a' }),
      feature('LineString', line, { highway: 'primary', kind: 'b' }),
      feature('Polygon', [ring], { type: 'PLAZA' }),
    ];
    const byKind = { property: 'kind', map: { a: 'wood', b: null }, otherwise: 'sand' } as const;
    const classes = async (layer: Layer) => {
      const { builder, notices } = await read(features, layer);
      return [...drawn(builder), ...notices];
    };
    expect(await classes({ classes: byKind })).toEqual(['wood polygon 3', 'sand polygon 3']);
    const tagged = ['building polygon 3', 'primaryRoad line 2'];
    expect(await classes({ byName: 'plaza' })).toEqual([...tagged, 'plaza polygon 3']);
    expect(await classes({})).toEqual([
      ...tagged,
      'features without a known class (name one for this file, or name the file after its content): 1, first feature 3',
    ]);
  });

  it('counts what cannot be used and goes on', async () => {
    const bad = [
      feature('Polygon', [[['1', '2'], ...ring]]),
      feature('Polygon', [[[null, null], ...ring]]),
      feature('LineString', [[1], [2, 2]]),
      feature('LineString', [5, 6]),
      feature('LineString', [...line, [500_000, 5_000_000]]),
      feature('LineString', { 0: [1, 2] }),
      feature('MultiPolygon', 7),
      feature('LineString', []),
      feature('Polygon', [[]]),
      feature('MultiPolygon', []),
      { type: 'Feature', geometry: { type: 'GeometryCollection', geometries: [] } },
      feature('Polygon', [[[1, 2]]]),
      feature('Circle', [1, 2]),
      { type: 'Feature', geometry: null },
      null,
      'text',
      feature('Polygon', [ring]),
    ];
    const { builder, notices } = await read(bad);
    expect([drawn(builder), notices]).toEqual([
      ['water polygon 3'],
      [
        'features with a coordinate that is text instead of a number: 1, first feature 1',
        'features with a coordinate that is null or missing: 2, first feature 2',
        'features with a coordinate that is no pair of numbers: 1, first feature 4',
        'features with a coordinate outside ±180° longitude or ±90° latitude (is the file in metres, or latitude first?): 1, first feature 5',
        'features without a list of coordinates: 2, first feature 6',
        'features with an empty geometry: 4, first feature 8',
        'features with too few positions for a line or an area: 1, first feature 12',
        'features without a geometry: 4, first feature 13',
      ],
    ]);
  });

  it('reads other text than UTF-8 and says so, and goes on after a broken line', async () => {
    const green = feature('Polygon', [ring], { art: 'Grünfläche' });
    const classes = { property: 'art', map: { Grünfläche: 'green' }, otherwise: null } as const;
    const latin = await readText(encodeText(JSON.stringify(green), 'windows-1252'), { classes });
    const bytes = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features: [green, green] }));
    bytes[bytes.lastIndexOf('ü') + 1] = 0xff;
    const damaged = await readText(bytes, { classes });
    const line = JSON.stringify(green);
    const lines = await readText([line, line.slice(9), line].join('\n'), { classes });
    expect(
      [latin, damaged, lines].map(({ builder, notices }) => [drawn(builder).length, ...notices]),
    ).toEqual([
      [
        1,
        'The text is not UTF-8, as GeoJSON should be; it was read as windows-1252. Check a name with letters beyond A to Z, and save the file as UTF-8 if it is wrong.',
      ],
      [1, '2 characters are not valid utf-8 and show as \uFFFD; the first is in feature 2.'],
      [
        2,
        expect.stringMatching(
          /^features that could not be read: 1, first feature 2: Expected a GeoJSON object/,
        ),
      ],
    ]);
  });

  it('meets damaged files with a layer or an AppError, nothing else', async () => {
    const random = randomStream(5);
    const good = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        feature('MultiPolygon', [[ring, hole], [ring]]),
        feature('LineString', line, { highway: 'path' }),
      ],
    });
    for (let round = 0; round < 400; round++) {
      const bytes = Buffer.from(good);
      for (let i = 0; i <= random.int(4); i++)
        bytes[random.int(bytes.length)] = Buffer.from('{}[],:"0123456789eE-.ntfNaI\\\u0000\u00ff')[
          random.int(30)
        ];
      const error = await readText(bytes).catch((thrown: unknown) => thrown);
      if (error instanceof Error) expect(error).toBeInstanceOf(AppError);
    }
  });
});
