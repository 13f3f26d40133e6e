import { inEnglish } from '../../../src-shared/message.fixture';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../../src-shared/errors';
import { type BBox } from '../../../src-shared/geo/lngLat';
import { storedClasses } from '../../../src-shared/kinds/mapClasses';
import { storedPointKinds } from '../../../src-shared/kinds/pointKinds';
import { type Progress } from '../../../src-shared/progress';
import { randomStream } from '../../../src-shared/random';
import { geometryKinds } from '../layerStore';
import { FactsBuilder } from '../factsBuilder';
import { LayerStoreBuilder } from '../layerStoreBuilder';
import { Notices } from '../../files/notices';
import {
  bytesField,
  varint,
  writeBlob,
  type WriterOptions,
  writeOsmPbf,
  type WrittenBlock,
  type WrittenNode,
  type WrittenWay,
} from './writeOsmPbf.fixture';
import { maxBlobBytes } from './blobs';
import { type OsmOptions, readOsmPbf } from './readOsmPbf';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-pbf-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function read(bytes: Buffer, options: OsmOptions = {}) {
  const path = join(folder, 'test.osm.pbf');
  writeFileSync(path, bytes);
  const builder = new LayerStoreBuilder({ clip: options.clip });
  const notices = new Notices();
  const counts = await readOsmPbf(path, builder, notices, options);
  return { builder, counts, notices: inEnglish(notices.list()), lost: notices.lost };
}

async function reads(bytes: Buffer, options?: OsmOptions) {
  const { builder, notices } = await read(bytes, options);
  return [drawn(builder), notices];
}

/** Features as `class kind: vertices of each part`, in units of a millionth of a degree. */
function drawn(builder: LayerStoreBuilder): string[] {
  const store = builder.build();
  const part = (p: number) =>
    Array.from(
      store.coordinates.subarray(2 * store.vertexStarts[p], 2 * store.vertexStarts[p + 1]),
      (v) => v / 10,
    );
  return Array.from({ length: store.featureCount }, (_, f) => {
    const parts = [];
    for (let p = store.partStarts[f]; p < store.partStarts[f + 1]; p++) parts.push(part(p).join(' '));
    return `${storedClasses[store.classes[f]]} ${geometryKinds[store.kinds[f]]}: ${parts.join(' | ')}`;
  });
}

/** Nodes 1, 2, … at whole millionths of a degree. */
const nodesAt = (...positions: [number, number][]): WrittenNode[] =>
  positions.map(([x, y], i) => ({ id: i + 1, lng: x / 1e6, lat: y / 1e6 }));

/** Two nested squares (nodes 1–4 and 5–8) and a line's far end (9). */
const nodes = nodesAt([0, 0], [9, 0], [9, 9], [0, 9], [3, 3], [6, 3], [6, 6], [3, 6], [50, 50]);
const outerRing = [1, 2, 3, 4, 1];
const innerRing = [5, 6, 7, 8, 5];
const outerText = '0 0 9 0 9 9 0 9';
const innerText = '3 3 6 3 6 6 3 6';

describe('readOsmPbf', () => {
  const city: WrittenBlock[] = [
    { nodes },
    {
      ways: [
        { id: 1, refs: [1, 3, 9], tags: { highway: 'residential' } },
        { id: 2, refs: outerRing, tags: { landuse: 'forest', name: 'Wald' } },
        { id: 3, refs: [1, 9], tags: { note: 'nothing' } },
      ],
    },
  ];
  const cityDrawn = ['minorRoad line: 0 0 9 9 50 50', `wood polygon: ${outerText}`];

  it('reads dense and plain nodes, all packings, granularities and offsets', async () => {
    const variants: WriterOptions[] = [
      {},
      { packing: 'raw' },
      { packing: 'zstd' },
      { plainNodes: true },
      { granularity: 1000 },
      { granularity: 10, offset: -77_000 },
    ];
    for (const options of variants) {
      const { builder, counts, notices } = await read(writeOsmPbf(city, options));
      expect([drawn(builder), notices, counts]).toMatchObject([
        cityDrawn,
        [],
        { nodes: 9, ways: 3, relations: 0, keptNodes: 5 },
      ]);
    }
  });

  it('reads ways that bring the locations of their nodes along, in a clip box too', async () => {
    const written = writeOsmPbf(city, { locationsOnWays: true });
    const required = writeOsmPbf(city, { locationsOnWays: true, features: ['LocationsOnWays'] });
    const clip: BBox = [-1e-6, -1e-6, 1e-6, 1e-6];
    for (const read of [await reads(written), await reads(required), await reads(written, { clip })])
      expect(read).toEqual([cityDrawn, []]);
    const away = await read(written, { clip: [1, 1, 2, 2] });
    expect(away.builder.featureCount).toBe(0);
  });

  it('takes a location off the Earth for a missing node, and refuses ways with half of their coordinates', async () => {
    const way = { id: 1, refs: [1, 2, 99, 3, 4], tags: { highway: 'path' } };
    expect(await reads(writeOsmPbf([{ nodes, ways: [way] }], { locationsOnWays: true }))).toEqual([
      ['path line: 0 0 9 0 | 9 9 0 9'],
      ['references of ways to nodes that the file does not hold (drawn without them): 1'],
    ]);
    const half = Buffer.concat([
      varint(8),
      varint(1),
      ...[8, 9].map((field) => bytesField(field, Buffer.of(2, 2))),
    ]);
    const block = bytesField(2, bytesField(3, half));
    const file = Buffer.concat([writeOsmPbf([], { locationsOnWays: true }), writeBlob('OSMData', block)]);
    await expect(read(file)).rejects.toThrow('a way with half of its coordinates');
  });

  it('tells how many of its nodes a file lacks, and counts the ways that are lost so', async () => {
    const ways = Array.from({ length: 20 }, (_, i) => ({
      id: i + 1,
      refs: [100 + i, 200 + i, 300 + i],
      tags: { highway: 'path' },
    }));
    const drawable = { id: 50, refs: [1, 2, 99], tags: { highway: 'path' } };
    const few = await read(writeOsmPbf([{ nodes, ways: [drawable] }]));
    const most = await read(writeOsmPbf([{ nodes, ways: [drawable, ...ways] }]));
    expect([few.notices, most.notices, most.lost]).toEqual([
      ['references of ways to nodes that the file does not hold (drawn without them): 1'],
      [
        'references of ways to nodes that the file does not hold, of 63 in all (take an extract with the nodes of its ways: osmium extract with the strategy complete_ways, or osmium tags-filter with the referenced objects): 61',
      ],
      20,
    ]);
  });

  it('reports its progress up to the whole of all passes', async () => {
    const seen: Progress[] = [];
    await read(writeOsmPbf(city), { onProgress: (progress) => seen.push(progress) });
    const done = seen.map((progress) => progress.done);
    const { length: size } = writeOsmPbf(city);
    expect(seen.at(-1)).toEqual({
      stage: 'read',
      done: 4 * size,
      total: 4 * size,
      unit: 'bytes',
    });
    expect(done).toEqual([...done].sort((a, b) => a - b));
  });

  it('reads the negative ids of editors', async () => {
    const block = {
      nodes: nodes.map((node) => ({ ...node, id: -node.id })),
      ways: [{ id: -5, refs: [-1, -3, -9], tags: { highway: 'residential' } }],
    };
    const { builder } = await read(writeOsmPbf([block]));
    expect(drawn(builder)).toEqual(cityDrawn.slice(0, 1));
  });

  it('reads blocks in any order', async () => {
    const { builder } = await read(writeOsmPbf([...city].reverse()));
    expect(drawn(builder)).toEqual(cityDrawn);
  });

  it('splits lines and shortens rings where nodes are missing', async () => {
    const { builder } = await read(
      writeOsmPbf([
        { nodes },
        {
          ways: [
            { id: 1, refs: [1, 2, 99, 3, 4], tags: { highway: 'path' } },
            { id: 2, refs: [1, 2, 3, 99, 1], tags: { leisure: 'park' } },
          ],
        },
      ]),
    );
    expect(drawn(builder)).toEqual(['path line: 0 0 9 0 | 9 9 0 9', 'green polygon: 0 0 9 0 9 9']);
  });

  it('reports coastlines', async () => {
    const way = { id: 1, refs: [1, 2], tags: { natural: 'coastline' } };
    const { notices } = await read(writeOsmPbf([{ nodes, ways: [way, { ...way, id: 2 }] }]));
    expect(notices).toEqual([
      'coastlines (not drawn: the sea appears only where water polygons are supplied): 2',
    ]);
  });
});

describe('multipolygons', () => {
  const relation = (tags: Record<string, string>, ...ids: number[]) => ({
    id: 7,
    tags: { type: 'multipolygon', ...tags },
    members: ids.map((id) => ({ id, role: id === 3 ? 'inner' : 'outer' })),
  });

  it('are joined from ways in any order and direction, with their holes', async () => {
    const { builder, notices } = await read(
      writeOsmPbf([
        {
          nodes,
          ways: [
            { id: 1, refs: [1, 2, 3] },
            { id: 2, refs: [1, 4, 3] },
            { id: 3, refs: innerRing },
          ],
          relations: [relation({ natural: 'water' }, 3, 2, 1, 1)],
        },
      ]),
    );
    expect([drawn(builder), notices]).toEqual([[`water polygon: ${innerText} | 0 0 0 9 9 9 9 0`], []]);
  });

  it('take their class from the outer ways where they have no tags of their own', async () => {
    const ways: WrittenWay[] = [
      { id: 2, refs: outerRing, tags: { building: 'yes' } },
      { id: 3, refs: innerRing, tags: { leisure: 'garden' } },
    ];
    const expected = ['building polygon: 0 0 9 0 9 9 0 9 | 3 3 6 3 6 6 3 6', `green polygon: ${innerText}`];
    for (const tags of [{}, { building: 'yes' }] as Record<string, string>[]) {
      const { builder } = await read(writeOsmPbf([{ nodes, ways, relations: [relation(tags, 2, 3)] }]));
      expect(drawn(builder)).toEqual(expected);
    }
  });

  it('leave ways alone that mean something else, and areas that are not drawn', async () => {
    const ways = [
      { id: 2, refs: outerRing, tags: { highway: 'residential' } },
      { id: 3, refs: innerRing },
    ];
    const relations = [
      relation({ landuse: 'residential' }, 2, 3),
      { ...relation({ boundary: 'administrative' }, 2), id: 8 },
      { ...relation({}, 2), id: 9 },
    ];
    const { builder } = await read(writeOsmPbf([{ nodes, ways, relations }]));
    expect(drawn(builder)).toEqual([
      `builtUp polygon: ${outerText} | ${innerText}`,
      'minorRoad line: 0 0 9 0 9 9 0 9 0 0',
    ]);
  });

  it('are closed at the edge of the file, and left out where they break inside', async () => {
    const ways = [
      { id: 1, refs: [1, 2, 3, 4] },
      { id: 4, refs: [1, 4, 3], tags: { landuse: 'grass' } },
    ];
    const block = { nodes, ways, relations: [relation({ natural: 'wood' }, 1, 404)] };
    const cut = await read(writeOsmPbf([block], { bbox: [0, -20e-6, 40e-6, 20e-6] }));
    expect([drawn(cut.builder), cut.notices]).toEqual([
      ['wood polygon: 0 9 9 9 9 0 0 0 0 0'],
      [
        'areas cut at the edge of the file (closed along it): 1, first relation 7',
        'areas with an outline that is not closed (drawn without it): 1, first way 4',
      ],
    ]);
    const whole = await read(writeOsmPbf([block]));
    expect([whole.builder.featureCount, whole.notices]).toEqual([
      0,
      ['areas with an outline that is not closed (drawn without it): 2, first relation 7'],
    ]);
  });
});

describe('a clip box', () => {
  /** A street of `length` blocks of nodes with one building each, west to east; only the first lie in the box. */
  function street(length: number): Buffer {
    const blocks = Array.from({ length }, (_, i): WrittenBlock => {
      const id = 10 * i;
      const x = i * 1e-3;
      return {
        nodes: [0, 1, 2, 3].map((k) => ({ id: id + k, lng: x + (k % 2) * 1e-4, lat: k * 1e-4 })),
        ways: [{ id: i + 1, refs: [id, id + 1, id + 3, id + 2, id], tags: { building: 'yes' } }],
      };
    });
    const through = { id: length + 1, refs: [0, 10 * (length - 1)], tags: { highway: 'primary' } };
    return writeOsmPbf([...blocks, { ways: [through] }]);
  }

  it('keeps what touches it, complete, in memory that does not grow with the file', async () => {
    const clip: [number, number, number, number] = [0, 0, 0.0095, 0.01];
    const [small, large] = [await read(street(50), { clip }), await read(street(1000), { clip })];
    expect(large.builder.featureCount).toBe(11);
    expect(drawn(large.builder).at(-1)).toBe('primaryRoad line: 0 0 999000 0');
    const { nodes: seen, ways, ...held } = large.counts;
    expect([seen, ways]).toEqual([4000, 1001]);
    expect(held).toMatchObject({
      relations: 0,
      keptNodes: small.counts.keptNodes,
      tableBytes: small.counts.tableBytes,
    });
  });

  it('keeps multipolygons that touch it with all their members', async () => {
    const { builder } = await read(
      writeOsmPbf([
        {
          nodes,
          ways: [
            { id: 1, refs: [1, 2, 3] },
            { id: 2, refs: [3, 4, 1] },
            { id: 3, refs: innerRing, tags: { building: 'yes' } },
          ],
          relations: [
            { id: 1, tags: { type: 'multipolygon', landuse: 'farmland' }, members: [{ id: 1 }, { id: 2 }] },
          ],
        },
      ]),
      { clip: [8e-6, -1e-6, 10e-6, 1e-6] },
    );
    expect(drawn(builder)).toEqual([`field polygon: ${outerText}`]);
  });
});

describe('a damaged or hostile file', () => {
  const good = writeOsmPbf([{ nodes, ways: [{ id: 1, refs: outerRing, tags: { building: 'yes' } }] }], {
    packing: 'raw',
  });
  const refusal = (bytes: Buffer) =>
    read(bytes).then(
      () => 'accepted',
      (error: unknown) =>
        error instanceof AppError ? `${error.code}: ${error.message}` : `unexpected: ${String(error)}`,
    );
  const length = (bytes: number) => {
    const buffer = Buffer.alloc(4);
    buffer.writeUInt32BE(bytes);
    return buffer;
  };

  it('is refused with what was found and at which byte', async () => {
    const header = writeOsmPbf([]);
    const hugeBlob = Buffer.concat([
      bytesField(1, Buffer.from('OSMData')),
      varint(24),
      varint(maxBlobBytes + 1),
    ]);
    const bomb = writeBlob('OSMData', Buffer.alloc(maxBlobBytes + 1));
    const lzma = Buffer.concat([bytesField(1, Buffer.from('OSMData')), varint(24), varint(3)]);
    const cases: [Buffer, RegExp][] = [
      [Buffer.alloc(0), /^input\/malformed: .*nothing, not even a header, at byte 0/],
      [Buffer.from('GIF89a, not a map'), /^input\/malformed: .*blob header of 1195984440 bytes .* at byte 0/],
      [
        good.subarray(0, good.length - 5),
        /^input\/malformed: .*a blob of \d+ bytes of which only \d+ are there at byte \d+/,
      ],
      [
        writeBlob('OSMData', Buffer.alloc(0)),
        /^input\/malformed: .*"OSMData" instead of the header at byte 0/,
      ],
      [
        Buffer.concat([header, length(1 << 20)]),
        /a blob header of 1048576 bytes \(the format allows 65536\)/,
      ],
      [
        Buffer.concat([header, length(hugeBlob.length), hugeBlob]),
        /^input\/too-large: .*a blob of 33554433 bytes/,
      ],
      [Buffer.concat([header, bomb]), /^input\/too-large/],
      [
        Buffer.concat([header, length(lzma.length), lzma, bytesField(4, Buffer.of(1))]),
        /^input\/unsupported: .*lzma/,
      ],
      [
        writeOsmPbf([], {
          features: ['HistoricalInformation', 'DenseNodes', 'Quantum'],
          optionalFeatures: ['Sort.Type_then_ID'],
        }),
        /^input\/unsupported: .*"HistoricalInformation", "Quantum"\./,
      ],
    ];
    const found = await cases.reduce<Promise<string[]>>(
      async (list, [bytes]) => [...(await list), await refusal(bytes)],
      Promise.resolve([]),
    );
    found.forEach((message, i) => expect(message).toMatch(cases[i][1]));
  });

  it('is read or refused, whatever bytes are changed, inside or outside the compression', async () => {
    const random = randomStream(11);
    const relations = [
      { id: 1, tags: { type: 'multipolygon', natural: 'water' }, members: [{ id: 1 }, { id: 2 }] },
    ];
    const ways = [
      { id: 1, refs: [1, 2, 3], tags: { highway: 'path' } },
      { id: 2, refs: [3, 4, 1] },
    ];
    for (const packing of ['raw', 'zlib', 'zstd'] as const) {
      for (let round = 0; round < 400; round++) {
        const locationsOnWays = round % 2 === 1;
        const file = writeOsmPbf([{ nodes, ways, relations }], {
          packing,
          bbox: [0, 0, 1e-5, 1e-5],
          locationsOnWays,
        });
        const bytes = Buffer.from(file);
        for (let i = 0; i <= random.int(4); i++) bytes[random.int(bytes.length)] = random.int(256);
        const damaged = random.int(5) === 0 ? bytes.subarray(0, random.int(bytes.length)) : bytes;
        expect(await refusal(damaged)).not.toMatch(/^unexpected/);
      }
    }
  });

  it('stops when cancelled', async () => {
    await expect(read(good, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'state/cancelled',
    });
  });
});

const data = resolve(import.meta.dirname, '../../../../shared/data');

describe.skipIf(!existsSync(data))('files of OpenStreetMap', () => {
  it('hold the elements that their description says', async () => {
    const expected = {
      'nyc_lower_manhattan/map.osm.pbf': [226_805, 40_635, 1_566],
      'import_tests/osm/liechtenstein_2015.osm.pbf': [142_832, 15_247, 358],
      'import_tests/osm/porto_alegre_roads_only.osm.pbf': [43_264, 16_032, 23],
    };
    const found: Record<string, number[]> = {};
    for (const name of Object.keys(expected)) {
      const counts = await readOsmPbf(join(data, name), new LayerStoreBuilder(), new Notices());
      found[name] = [counts.nodes, counts.ways, counts.relations];
    }
    expect(found).toEqual(expected);
  });

  it('give the same features in a clip box as the whole file there', async () => {
    const path = join(data, 'nyc_lower_manhattan/map.osm.pbf');
    const clip: BBox = [-74.012, 40.7, -74.0, 40.71];
    const [whole, cut] = [new LayerStoreBuilder({ clip }), new LayerStoreBuilder({ clip })];
    await readOsmPbf(path, whole, new Notices());
    const counts = await readOsmPbf(path, cut, new Notices(), { clip });
    expect(counts.keptNodes).toBeLessThan(70_000);
    expect(drawn(cut)).toEqual(drawn(whole));
  });
});

it.each([true, false])(
  'finds points by the tags of nodes and of closed ways (plain nodes: %s)',
  async (plainNodes) => {
    const corners: [number, number][] = [[0, 0], [100, 0], [100, 100], [0, 100]]; // prettier-ignore
    const nodes = nodesAt(...corners, [40, 50], [60, 70], [5000, 5000]).map((node) => ({
      ...node,
      tags: ({ 2: { created_by: 'x' }, 5: { shop: 'bakery', name: 'B' }, 6: { railway: 'station' }, 7: { shop: 'far' } } as Record<number, Record<string, string>>)[node.id], // prettier-ignore
    }));
    const ways = [{ id: 1, refs: [3, 4, 1, 2, 3], tags: { amenity: 'school' } }];
    const found = async (clip?: BBox) => {
      const facts = new FactsBuilder('map', 0, clip);
      await read(writeOsmPbf([{ nodes }, { ways }], { plainNodes }), { clip, facts });
      const { kinds, coordinates } = facts.build()!.points;
      return Array.from(kinds, (kind, i) =>
        [storedPointKinds[kind], coordinates[2 * i] / 10, coordinates[2 * i + 1] / 10].join(' '),
      );
    };
    expect(await found()).toEqual(['shop 40 50', 'station 60 70', 'shop 5000 5000', 'school 100 100']);
    expect(await found([0, 0, 0.001, 0.001])).toEqual(['shop 40 50', 'station 60 70', 'school 100 100']);
  },
);
