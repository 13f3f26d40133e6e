import { deflateSync, zstdCompressSync } from 'node:zlib';

export type Tags = Record<string, string>;

export interface WrittenNode {
  id: number;
  lng: number;
  lat: number;
  tags?: Tags;
}

export interface WrittenWay {
  id: number;
  refs: number[];
  tags?: Tags;
}

export interface WrittenRelation {
  id: number;
  tags: Tags;
  members: { type?: 'node' | 'way' | 'relation'; id: number; role?: string }[];
}

/** The elements of one block. */
export interface WrittenBlock {
  nodes?: WrittenNode[];
  ways?: WrittenWay[];
  relations?: WrittenRelation[];
}

export interface WriterOptions {
  packing?: 'raw' | 'zlib' | 'zstd';
  /** Nodes one by one instead of dense. */
  plainNodes?: boolean;
  /** West, south, east, north. */
  bbox?: readonly number[];
  features?: string[];
  /** Features that a reader need not know. */
  optionalFeatures?: string[];
  /** Writes the coordinates of their nodes into the ways, and no nodes. */
  locationsOnWays?: boolean;
  /** Nanodegrees of a coordinate step, and offsets of the coordinates in nanodegrees. */
  granularity?: number;
  offset?: number;
}

/** An OSM PBF file of the given blocks, for tests. */
export function writeOsmPbf(blocks: WrittenBlock[], options: WriterOptions = {}): Buffer {
  const positions = new Map(
    blocks.flatMap(({ nodes = [] }) => nodes.map((node) => [node.id, node] as const)),
  );
  return Buffer.concat([
    writeBlob('OSMHeader', headerBlock(options), options),
    ...blocks.map((block) => writeBlob('OSMData', primitiveBlock(block, options, positions), options)),
  ]);
}

/** One framed blob. */
export function writeBlob(type: string, data: Buffer, { packing = 'zlib' }: WriterOptions = {}): Buffer {
  const packed = {
    raw: () => bytesField(1, data),
    zlib: () => Buffer.concat([varintField(2, data.length), bytesField(3, deflateSync(data))]),
    zstd: () => Buffer.concat([varintField(2, data.length), bytesField(7, zstdCompressSync(data))]),
  };
  const blob = packed[packing]();
  const header = Buffer.concat([bytesField(1, Buffer.from(type)), varintField(3, blob.length)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  return Buffer.concat([length, header, blob]);
}

function headerBlock(options: WriterOptions): Buffer {
  const { bbox, features = ['OsmSchema-V0.6', 'DenseNodes'], locationsOnWays } = options;
  const optional = options.optionalFeatures ?? (locationsOnWays ? ['LocationsOnWays'] : []);
  const [west, south, east, north] = bbox ?? [0, 0, 0, 0];
  const sides = [west, east, north, south].map((side, i) =>
    varintField(i + 1, zigzag(Math.round(side * 1e9))),
  );
  return Buffer.concat([
    ...(bbox ? [bytesField(1, Buffer.concat(sides))] : []),
    ...features.map((feature) => bytesField(4, Buffer.from(feature))),
    ...optional.map((feature) => bytesField(5, Buffer.from(feature))),
    bytesField(16, Buffer.from('test writer')),
  ]);
}

function primitiveBlock(
  { nodes, ways, relations }: WrittenBlock,
  options: WriterOptions,
  positions: Map<number, WrittenNode>,
): Buffer {
  const { granularity = 100, offset = 0 } = options;
  const strings = new StringTable();
  const steps = (degrees: number) => Math.round((degrees * 1e9 - offset) / granularity);
  const located = ({ refs }: WrittenWay) =>
    options.locationsOnWays ? locationFields(refs, positions, steps) : Buffer.alloc(0);
  const writeNodes = options.plainNodes ? plainNodes : denseNodes;
  const groups = [
    options.locationsOnWays ? undefined : nodes && writeNodes(nodes, steps, strings),
    ways && Buffer.concat(ways.map((way) => writeWay(way, strings, located(way)))),
    relations && Buffer.concat(relations.map((relation) => writeRelation(relation, strings))),
  ].filter((group) => group !== undefined);
  return Buffer.concat([
    bytesField(1, strings.write()),
    ...groups.map((group) => bytesField(2, group)),
    varintField(17, granularity),
    varintField(19, offset),
    varintField(20, offset),
  ]);
}

type Steps = (degrees: number) => number;

function plainNodes(nodes: WrittenNode[], steps: Steps, strings: StringTable): Buffer {
  return Buffer.concat(
    nodes.map(({ id, lng, lat, tags = {} }) =>
      bytesField(
        1,
        Buffer.concat([
          varintField(1, zigzag(id)),
          writeTags(tags, strings),
          varintField(8, zigzag(steps(lat))),
          varintField(9, zigzag(steps(lng))),
        ]),
      ),
    ),
  );
}

/** As osmium writes them: what is not known lies off the Earth. */
function locationFields(refs: number[], positions: Map<number, WrittenNode>, steps: Steps): Buffer {
  const of = (side: 'lng' | 'lat') =>
    deltas(refs.map((ref) => steps(positions.get(ref)?.[side] ?? 214.7483647)));
  return Buffer.concat([bytesField(9, of('lat')), bytesField(10, of('lng'))]);
}

const deltas = (values: number[]) => packed(values.map((value, i) => zigzag(value - (values[i - 1] ?? 0))));

function denseNodes(nodes: WrittenNode[], steps: Steps, strings: StringTable): Buffer {
  const tags = nodes.flatMap(({ tags: own = {} }) => [
    ...Object.entries(own).flatMap((pair) => pair.map((text) => strings.index(text))),
    0,
  ]);
  const dense = Buffer.concat([
    bytesField(1, deltas(nodes.map(({ id }) => id))),
    bytesField(8, deltas(nodes.map(({ lat }) => steps(lat)))),
    bytesField(9, deltas(nodes.map(({ lng }) => steps(lng)))),
    ...(tags.some((each) => each !== 0) ? [bytesField(10, packed(tags))] : []),
  ]);
  return bytesField(2, dense);
}

function writeWay({ id, refs, tags = {} }: WrittenWay, strings: StringTable, locations: Buffer): Buffer {
  return bytesField(
    3,
    Buffer.concat([varintField(1, id), writeTags(tags, strings), bytesField(8, deltas(refs)), locations]),
  );
}

const memberTypes = { node: 0, way: 1, relation: 2 };

function writeRelation({ id, tags, members }: WrittenRelation, strings: StringTable): Buffer {
  const ids = members.map((member, i) => zigzag(member.id - (members[i - 1]?.id ?? 0)));
  return bytesField(
    4,
    Buffer.concat([
      varintField(1, id),
      writeTags(tags, strings),
      bytesField(8, packed(members.map(({ role = 'outer' }) => strings.index(role)))),
      bytesField(9, packed(ids)),
      bytesField(10, packed(members.map(({ type = 'way' }) => memberTypes[type]))),
    ]),
  );
}

const writeTags = (tags: Tags, strings: StringTable) =>
  Buffer.concat([
    bytesField(2, packed(Object.keys(tags).map((key) => strings.index(key)))),
    bytesField(3, packed(Object.values(tags).map((value) => strings.index(value)))),
  ]);

class StringTable {
  private readonly texts = [''];

  index(text: string): number {
    const at = this.texts.indexOf(text);
    return at >= 0 ? at : this.texts.push(text) - 1;
  }

  write(): Buffer {
    return Buffer.concat(this.texts.map((text) => bytesField(1, Buffer.from(text))));
  }
}

export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest >= 128n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

const zigzag = (value: number) => (value >= 0 ? 2 * value : -2 * value - 1);
const packed = (values: number[]) => Buffer.concat(values.map(varint));
const varintField = (field: number, value: number) => Buffer.concat([varint(field * 8), varint(value)]);

export const bytesField = (field: number, bytes: Buffer): Buffer =>
  Buffer.concat([varint(field * 8 + 2), varint(bytes.length), bytes]);
