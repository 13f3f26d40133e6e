import { inEnglish, worded } from '../../src-shared/message.fixture';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type AppError } from '../../src-shared/errors';
import { encodeText } from '../files/encodeText.fixture';
import { listMapSources } from '../project/mapSources';
import { createProject } from '../project/createProject';
import { openProject } from '../project/openProject';
import { addSource, loadSource, nameOfFiles } from './addSource';
import { fileKindRows } from '../../src-shared/kinds/files';
import { readSource, selfTold, type SourceFile } from './readSource';
import { writeOsmPbf } from './osmPbf/writeOsmPbf.fixture';

const osmAttribution = fileKindRows.osmPbf.credit!;
const folder = mkdtempSync(join(tmpdir(), 'placeprint-sources-'));
afterAll(() => rmSync(folder, { recursive: true }));
const data = resolve(import.meta.dirname, '../../../shared/data');

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const refusal = (files: SourceFile[]) =>
  readSource(files).then(
    () => 'accepted',
    (error: AppError) => `${error.code}: ${error.message}`,
  );

const pond = {
  type: 'Feature',
  properties: {},
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [1e-4, 0],
        [1e-4, 1e-4],
        [0, 0],
      ],
    ],
  },
};

it('credits whom its GeoJSON files name, unless told whom', async () => {
  const layer = (credit: string) =>
    JSON.stringify({ type: 'FeatureCollection', attribution: credit, features: [pond] });
  const files = [
    selfTold(file('pond water.geojson', layer('City'))),
    selfTold(file('lake water.geojson', layer('County'))),
  ];
  const credits = [await readSource(files), await readSource(files, { attribution: 'Mine' })];
  expect(credits.map(({ summary }) => summary.attribution)).toEqual(['City; County', 'Mine']);
});

it('reads GeoJSON in the encoding that is said', async () => {
  const layer = JSON.stringify({ ...pond, properties: { name: '上野' } });
  const files = [selfTold(file('ueno water.geojson', encodeText(layer, 'shift_jis')))];
  const { summary } = await readSource(files, { encoding: 'shift_jis' });
  expect([summary.featureCount, summary.notices]).toEqual([1, []]);
  expect((await readSource(files, { encoding: 'utf-8' })).summary.notices).not.toEqual([]);
});

it('says why there is nothing to draw, where the files tell', async () => {
  const ways = [{ id: 1, refs: [1, 2], tags: { highway: 'footway' } }];
  expect(await refusal([selfTold(file('bare.osm.pbf', writeOsmPbf([{ ways }])))])).toBe(
    'input/no-usable-row: There is nothing to draw: no feature of these files can be used. bare.osm.pbf: references of ways to nodes that the file does not hold, of 2 in all (take an extract with the nodes of its ways: osmium extract with the strategy complete_ways, or osmium tags-filter with the referenced objects): 2',
  );
});

describe('addSource', () => {
  const pbf = file(
    'city.osm.pbf',
    writeOsmPbf([
      {
        nodes: [
          { id: 1, lng: 0, lat: 0 },
          { id: 2, lng: 2e-4, lat: 1e-4 },
        ],
        ways: [{ id: 1, refs: [1, 2], tags: { highway: 'footway' } }],
      },
    ]),
  );
  const water = file('water.geojson', JSON.stringify(pond));
  const boundary = file('city_boundary.geojson', JSON.stringify(pond));

  it('stores a source that loads as it was read', async () => {
    const project = createProject(join(folder, 'test.placeprint'));
    const files = [...[pbf, water, boundary].map(selfTold), { path: '/no/such/file', classes: null }];
    const stages = new Set<string>();
    const { sourceId, ...summary } = await addSource(project, files, {
      name: 'City',
      attribution: 'City of Test',
      onProgress: ({ stage, note }) => stages.add(`${stage} ${note?.kind === 'name' && note.name}`),
    });
    expect(summary).toEqual({
      featureCount: 2,
      byClass: { path: 1, water: 1 },
      bbox: [0, 0, 0.0002, 0.0001],
      files: ['city.osm.pbf', 'water.geojson', 'city_boundary.geojson'],
      attribution: `City of Test; ${osmAttribution}`,
      notices: [
        worded(
          'city_boundary.geojson: layers of legal or administrative areas (not drawn unless a class is given): 1',
        ),
      ],
    });
    expect([...stages]).toEqual(['read city.osm.pbf', 'read water.geojson', 'read city_boundary.geojson']);
    const [{ id, name, featureCount, summary: stored }] = listMapSources(project);
    expect([id, name, featureCount, stored]).toEqual([sourceId, 'City', 2, summary]);
    const { store } = await readSource(files);
    expect(Buffer.from(new Uint8Array(loadSource(project, sourceId).buffer))).toEqual(
      Buffer.from(new Uint8Array(store.buffer)),
    );
    expect(() => loadSource(project, 99)).toThrow(/no map source 99/);
    project.close();
  });

  it('is called like its file, its folder, or its first file and how many more there are', () => {
    const files = ['/a/roads.geojson', '/a/parks.geojson', '/b/water.geojson'];
    expect([files.slice(0, 1), files.slice(0, 2), files, ['/x.pbf', '/y.pbf']].map(nameOfFiles)).toEqual([
      'roads.geojson',
      'a',
      'parks.geojson + 2',
      'x.pbf + 1',
    ]);
  });

  it('asks first where nearly all features are lost', async () => {
    const project = createProject(join(folder, 'doubtful.placeprint'));
    const layer = (name: string, lost: number) => {
      const drawn = { ...pond, properties: { natural: 'water' } };
      const features = [drawn, ...Array<unknown>(lost).fill(pond)];
      return selfTold(file(name, JSON.stringify({ type: 'FeatureCollection', features })));
    };
    const [most, half] = [layer('layer1.geojson', 19), layer('layer2.geojson', 1)];
    await expect(addSource(project, [most])).rejects.toMatchObject({
      code: 'input/doubtful',
      message:
        'Of 20 features, 19 cannot be drawn: the map would be nearly empty. Check how the files are classed. ' +
        'layer1.geojson: features without a known class (name one for this file, or name the file after its content): 19, first feature 2',
    });
    expect(listMapSources(project)).toEqual([]);
    expect(await addSource(project, [half])).toMatchObject({ featureCount: 1 });
    expect(await addSource(project, [most], { anyway: true })).toMatchObject({ featureCount: 1 });
    expect(await addSource(project, [{ ...most, classes: 'wood' }])).toMatchObject({ featureCount: 20 });
    project.close();
  });

  it('leaves the project as it was when cancelled or refused', async () => {
    const path = join(folder, 'untouched.placeprint');
    createProject(path).close();
    const project = openProject(path);
    const cancelled = addSource(project, [selfTold(water)], { signal: AbortSignal.abort() });
    await expect(cancelled).rejects.toMatchObject({ code: 'state/cancelled' });
    await expect(addSource(project, [])).rejects.toMatchObject({ code: 'input/bad-argument' });
    const outside = addSource(project, [selfTold(water)], { clip: [5, 5, 6, 6] });
    await expect(outside).rejects.toMatchObject({ code: 'input/no-usable-row' });
    expect(listMapSources(project)).toEqual([]);
    project.close();
  });

  it('refuses other formats in words that help', async () => {
    const expected = 'Expected an OSM extract (PBF) or GeoJSON.';
    const asGeoJson =
      'Export it as GeoJSON in EPSG:4326 (QGIS: Layer, Save As; or ogr2ogr -t_srs EPSG:4326 layer.geojson INPUT), then choose that.';
    const starts: Record<string, string> = {
      'a.osm.gz': '\x1f\x8b\x08',
      'b.osm': '<?xml version="1.0"?><osm>',
      'c.pmtiles': 'PMTiles\x03',
      'd.gpkg': `${'SQLite format 3\0'.padEnd(68)}GPKG`,
      'e.zip': 'PK\x03\x04',
      'f.geojson': '{"type": "Topology"}',
      'g.pbf': '\0',
      'g2.pbf': '',
      'h.png': '\x89PNG\r\n\x1a\n',
      'i.csv': 'lng,lat\n1,2\n',
    };
    const found = await Promise.all(
      Object.entries(starts).map(([name, start]) =>
        refusal([selfTold(file(name, Buffer.from(start, 'latin1')))]),
      ),
    );
    expect(found).toEqual([
      `input/unsupported: a.osm.gz is gzip-compressed data. ${expected} Unpack it first; OSM XML has to be converted: osmium cat INPUT -o map.osm.pbf (or osmconvert).`,
      `input/unsupported: b.osm is an OSM extract (XML). ${expected} Convert it first: osmium cat INPUT -o map.osm.pbf (or osmconvert).`,
      `input/unsupported: c.pmtiles is a PMTiles archive. ${expected} Map tiles cannot be read yet: use an OSM extract or GeoJSON layers.`,
      `input/unsupported: d.gpkg is a GeoPackage. ${expected} ${asGeoJson}`,
      `input/unsupported: e.zip is a zip archive. ${expected} Unpack it first.`,
      'input/unsupported: f.geojson: This is TopoJSON. Convert it to GeoJSON, for example with topo2geo.',
      'input/malformed: g.pbf: The OSM file is damaged: the end of the file in the middle of a blob at byte 0. Download or export it again.',
      `input/malformed: g2.pbf is empty. ${expected}`,
      `input/unsupported: h.png is a PNG picture. ${expected} A picture cannot be drawn anew: choose the map data that it was made from.`,
      `input/unsupported: i.csv is a table as text (CSV). ${expected} It holds places, not a map: import it as data.`,
    ]);
    expect(await refusal([selfTold(join(folder, 'missing'))])).toMatch(
      /^input\/unreadable: There is no file .*missing/,
    );
  });
});

describe.skipIf(!existsSync(data))('readSource on real places', () => {
  it('reads Lower Manhattan, rivers cut at the edge of the file included', async () => {
    const map = join(data, 'nyc_lower_manhattan/map.osm.pbf');
    const { store, summary } = await readSource([selfTold(map)]);
    expect(summary).toMatchObject({
      featureCount: store.featureCount,
      byClass: { building: 9991, water: 97, subway: 321, motorway: 439 },
      bbox: [-74.0309999, 40.695, -73.9679999, 40.73],
      attribution: osmAttribution,
    });
    expect(inEnglish(summary.notices)).toEqual([
      'map.osm.pbf: areas cut at the edge of the file (closed along it): 98, first relation 2389611',
      'map.osm.pbf: areas with an outline that is not closed (drawn without it): 58, first relation 3357432',
      'map.osm.pbf: coastlines (not drawn: the sea appears only where water polygons are supplied): 19',
    ]);
  });

  it("reads Cambridge's layers", async () => {
    const map = join(data, 'cambridge_ma/map');
    const files = readdirSync(map).map((name) => selfTold(join(map, name)));
    const { summary } = await readSource(files);
    expect(summary.byClass).toEqual({
      builtUp: 11443,
      cemetery: 5,
      green: 714,
      minorRoad: 1726,
      parcel: 13115,
      parking: 1533,
      path: 619,
      pavement: 4102,
      pitch: 116,
      plaza: 83,
      rail: 90,
      roadSurface: 95,
      secondaryRoad: 917,
      service: 8379,
      subway: 3,
      water: 49,
      wood: 96,
    });
  });

  it('reads the OSM files of the import tests or says why not', async () => {
    const tests = join(data, 'import_tests/osm');
    const read = async (name: string) => (await readSource([selfTold(join(tests, name))])).summary.byClass;
    expect(await read('liechtenstein_2015.osm.pbf')).toMatchObject({
      building: 8988,
      wood: 271,
      stream: 161,
    });
    expect(await read('porto_alegre_roads_only.osm.pbf')).toMatchObject({ minorRoad: 4199, service: 4136 });
    for (const name of ['monaco_2012.osm.gz', 'north_bayreuth_2014.osm.gz'])
      expect(await refusal([selfTold(join(tests, name))])).toMatch(/^input\/unsupported: .*osmium cat/);
  });
});
