import { ProtoReader } from './protobuf';

export interface OsmWay {
  id: number;
  tags: TagList;
  /** Node ids. */
  refs: number[];
}

export const memberTypes = ['node', 'way', 'relation'] as const;

export interface OsmRelation {
  id: number;
  tags: TagList;
  memberIds: number[];
  /** Index into `memberTypes`. */
  memberKinds: number[];
  memberRoles: string[];
}

/** What a pass over a block wants to see; what is absent is not decoded. */
export interface BlockVisitor {
  /** Coordinates in units of 1e-7 degree. */
  node?(id: number, lng: number, lat: number): void;
  /** The nodes that have tags, shown beside `node`. */
  taggedNode?(tags: TagList, lng: number, lat: number): void;
  /** Whether nodes are also shown where ways mention them with their coordinates (LocationsOnWays). */
  nodesOfWays?: boolean;
  way?(way: OsmWay): void;
  relation?(relation: OsmRelation): void;
}

/** Which elements a block holds: bits of `nodes`, `ways` and `relations`, so that later passes may pass it over. */
export const contents = { nodes: 1, ways: 2, relations: 4 };

/** Tags as indices into the block's strings; they become text when asked for. */
export class TagList {
  constructor(
    private readonly strings: Strings,
    private readonly keys: number[],
    private readonly values: number[],
  ) {}

  get isEmpty(): boolean {
    return this.keys.length === 0 || this.values.length === 0;
  }

  toObject(): Record<string, string> {
    const tags: Record<string, string> = Object.create(null) as Record<string, string>;
    const count = Math.min(this.keys.length, this.values.length);
    for (let i = 0; i < count; i++) tags[this.strings.get(this.keys[i])] = this.strings.get(this.values[i]);
    return tags;
  }
}

/** A block's string table, decoded on demand. */
class Strings {
  private readonly texts: (string | undefined)[] = [];
  private readonly views: Uint8Array[] = [];

  constructor(table: ProtoReader | null) {
    while (table?.next()) {
      if (table.field === 1) this.views.push(table.view());
      else table.skip();
    }
  }

  /** '' for an index that the table does not have. */
  get(index: number): string {
    return (this.texts[index] ??= this.views[index] ? Buffer.from(this.views[index]).toString() : '');
  }
}

interface Block {
  strings: Strings;
  /** Coordinate units of one step, and those of the origin. */
  scale: number;
  lngOffset: number;
  latOffset: number;
}

/**
 * Decodes a PrimitiveBlock (OSM wiki, "PBF Format") for a visitor and returns what it `contents`. Throws
 * `input/malformed`.
 */
export function readBlock(bytes: Uint8Array, fileOffset: number, visitor: BlockVisitor): number {
  const reader = new ProtoReader(bytes, fileOffset);
  const groups: ProtoReader[] = [];
  let table: ProtoReader | null = null;
  let [granularity, latOffset, lngOffset] = [100, 0, 0];
  while (reader.next()) {
    if (reader.field === 1) table = reader.message();
    else if (reader.field === 2) groups.push(reader.message());
    else if (reader.field === 17) granularity = reader.number();
    else if (reader.field === 19) latOffset = reader.signed();
    else if (reader.field === 20) lngOffset = reader.signed();
    else reader.skip();
  }
  // The file counts nanodegrees.
  const block = {
    strings: new Strings(table),
    scale: granularity / 100,
    latOffset: latOffset / 100,
    lngOffset: lngOffset / 100,
  };
  return groups.reduce((found, group) => found | readGroup(group, block, visitor), 0);
}

function readGroup(group: ProtoReader, block: Block, visitor: BlockVisitor): number {
  let found = 0;
  while (group.next()) {
    const { field } = group;
    if (field === 1 || field === 2) found |= contents.nodes;
    if (field === 3) found |= contents.ways;
    if (field === 4) found |= contents.relations;
    if (field === 1 && visitor.node) readNode(group.message(), block, visitor.node, visitor.taggedNode);
    else if (field === 2 && visitor.node)
      readDenseNodes(group.message(), block, visitor.node, visitor.taggedNode);
    else if (field === 3) showWay(group.message(), block, visitor);
    else if (field === 4 && visitor.relation) visitor.relation(readRelation(group.message(), block.strings));
    else group.skip();
  }
  return found;
}

type NodeVisitor = NonNullable<BlockVisitor['node']>;
type TaggedNodeVisitor = NonNullable<BlockVisitor['taggedNode']>;

function readNode(node: ProtoReader, block: Block, visit: NodeVisitor, tagged?: TaggedNodeVisitor): void {
  let [id, lat, lng] = [0, 0, 0];
  let [keys, values]: number[][] = [[], []];
  while (node.next()) {
    if (node.field === 1) id = node.zigzagField();
    else if (node.field === 2 && tagged) keys = packed(node.message());
    else if (node.field === 3 && tagged) values = packed(node.message());
    else if (node.field === 8) lat = node.zigzagField();
    else if (node.field === 9) lng = node.zigzagField();
    else node.skip();
  }
  emitNode(id, lng, lat, block, visit);
  const tags = new TagList(block.strings, keys, values);
  if (tagged && !tags.isEmpty) emitNode(id, lng, lat, block, (_, x, y) => tagged(tags, x, y));
}

function readDenseNodes(
  dense: ProtoReader,
  block: Block,
  visit: NodeVisitor,
  tagged?: TaggedNodeVisitor,
): void {
  let [ids, lats, lngs, tags]: (ProtoReader | null)[] = [null, null, null, null];
  while (dense.next()) {
    if (dense.field === 1) ids = dense.message();
    else if (dense.field === 8) lats = dense.message();
    else if (dense.field === 9) lngs = dense.message();
    else if (dense.field === 10 && tagged) tags = dense.message();
    else dense.skip();
  }
  if (!ids || !lats || !lngs) throw dense.fail('nodes without ids or coordinates');
  visitNodes(ids, lats, lngs, block, visit, tags && tagged ? { tags, tagged } : undefined);
}

/** Packed lists of differences, of the same length. */
function visitNodes(
  ids: ProtoReader,
  lats: ProtoReader,
  lngs: ProtoReader,
  block: Block,
  visit: NodeVisitor,
  dense?: { tags: ProtoReader; tagged: TaggedNodeVisitor },
): void {
  let [id, lat, lng] = [0, 0, 0];
  while (!ids.done) {
    id += ids.zigzag();
    lat += lats.zigzag();
    lng += lngs.zigzag();
    emitNode(id, lng, lat, block, visit);
    const tags = dense && nextTags(dense.tags, block);
    if (tags && !tags.isEmpty) emitNode(id, lng, lat, block, (_, x, y) => dense!.tagged(tags, x, y));
  }
}

/** Of one of dense nodes: keys and values in turn, up to a 0. */
function nextTags(list: ProtoReader, { strings }: Block): TagList {
  const [keys, values]: number[][] = [[], []];
  while (!list.done) {
    const key = list.unsigned();
    if (key === 0) break;
    keys.push(key);
    if (!list.done) values.push(list.unsigned());
  }
  return new TagList(strings, keys, values);
}

/** Coordinates outside the Earth are passed over: to a way they are missing nodes. */
function emitNode(id: number, lng: number, lat: number, block: Block, visit: NodeVisitor): void {
  const x = Math.round(block.lngOffset + lng * block.scale);
  const y = Math.round(block.latOffset + lat * block.scale);
  if (Math.abs(x) <= 1_800_000_000 && Math.abs(y) <= 900_000_000) visit(id, x, y);
}

function showWay(way: ProtoReader, block: Block, { node, nodesOfWays, way: visit }: BlockVisitor): void {
  if (node && nodesOfWays) readNodesOfWay(way.again(), block, node);
  visit?.(readWay(way, block.strings));
}

function readWay(way: ProtoReader, strings: Strings): OsmWay {
  let id = 0;
  let [keys, values, refs]: number[][] = [[], [], []];
  while (way.next()) {
    if (way.field === 1) id = way.signed();
    else if (way.field === 2) keys = packed(way.message());
    else if (way.field === 3) values = packed(way.message());
    else if (way.field === 8) refs = packedDeltas(way.message());
    else way.skip();
  }
  return { id, tags: new TagList(strings, keys, values), refs };
}

function readNodesOfWay(way: ProtoReader, block: Block, visit: NodeVisitor): void {
  let [ids, lats, lngs]: (ProtoReader | null)[] = [null, null, null];
  while (way.next()) {
    if (way.field === 8) ids = way.message();
    else if (way.field === 9) lats = way.message();
    else if (way.field === 10) lngs = way.message();
    else way.skip();
  }
  // A way whose nodes were not known to the program that added them.
  if (!ids || (!lats && !lngs)) return;
  if (!lats || !lngs) throw way.fail('a way with half of its coordinates');
  visitNodes(ids, lats, lngs, block, visit);
}

function readRelation(relation: ProtoReader, strings: Strings): OsmRelation {
  let id = 0;
  let [keys, values, roles, memberIds, memberKinds]: number[][] = [[], [], [], [], []];
  while (relation.next()) {
    const { field } = relation;
    if (field === 1) id = relation.signed();
    else if (field === 2) keys = packed(relation.message());
    else if (field === 3) values = packed(relation.message());
    else if (field === 8) roles = packed(relation.message());
    else if (field === 9) memberIds = packedDeltas(relation.message());
    else if (field === 10) memberKinds = packed(relation.message());
    else relation.skip();
  }
  const memberRoles = memberIds.map((_, i) => strings.get(roles[i] ?? 0));
  return { id, tags: new TagList(strings, keys, values), memberIds, memberKinds, memberRoles };
}

function packed(list: ProtoReader): number[] {
  const values: number[] = [];
  while (!list.done) values.push(list.unsigned());
  return values;
}

function packedDeltas(list: ProtoReader): number[] {
  const values: number[] = [];
  for (let value = 0; !list.done; values.push(value)) value += list.zigzag();
  return values;
}
