import { unwrappedBBox, widenedBBox } from '../../../src-shared/geo/bbox';
import { type BBox } from '../../../src-shared/geo/lngLat';
import { type Classified, classIndex, classifyTags } from '../classify';
import { pointKindOfTags, pointKinds } from '../../../src-shared/kinds/pointKinds';
import { Growable } from '../growable';
import { unitsPerTurn } from '../layerStore';
import { lineKind, polygonKind, toUnits } from '../layerStoreBuilder';
import { tagRules } from '../osmClasses';
import { memberTypes, type OsmRelation, type OsmWay } from './block';
import { IdSet } from './idSet';
import { ListPool } from './listPool';
import { type Passes } from './passes';

/** In place of a class: there is none. */
export const noClass = 255;

/** Ways by row. */
export class WayTable {
  readonly ids = new Growable(new Float64Array(64));
  /** Index into `storedClasses`, or `noClass`. */
  readonly classes = new Growable(new Uint8Array(64));
  /** Index into `geometryKinds`. */
  readonly kinds = new Growable(new Uint8Array(64));
  /** Node ids. */
  readonly refs = new ListPool();

  get byteLength(): number {
    const { ids, classes, kinds, refs } = this;
    return ids.byteLength + classes.byteLength + kinds.byteLength + refs.byteLength;
  }

  add(way: OsmWay, style: Classified | null): void {
    this.ids.push(way.id);
    this.classes.push(style ? classIndex(style.mapClass) : noClass);
    this.kinds.push(style?.kind === 'polygon' ? polygonKind : lineKind);
    this.refs.push(way.refs);
  }
}

/** Multipolygon relations by row. */
export class AreaTable {
  readonly ids = new Growable(new Float64Array(64));
  /** Index into `storedClasses`; `noClass` where the outer ways carry the tags, as was the habit until 2017. */
  readonly classes = new Growable(new Uint8Array(64));
  /** Ids of the member ways. */
  readonly members = new ListPool();
  /** Ids of those that are not inner rings. */
  readonly outers = new ListPool();

  get byteLength(): number {
    const { ids, classes, members, outers } = this;
    return ids.byteLength + classes.byteLength + members.byteLength + outers.byteLength;
  }
}

interface Marks {
  kinds: Growable<Uint8Array>;
  nodes: Growable<Float64Array>;
}

/** What of a file is drawn, by id, and what was seen on the way. */
export interface Selection {
  ways: WayTable;
  areas: AreaTable;
  /** The ways that areas are made of, whether or not they are drawn themselves. */
  members: WayTable;
  memberIds: IdSet;
  /** Closed ways of a `PointKind`: which, by number, and their first nodes. */
  marks: Marks;
  /** Coastline ways met; they are not drawn. */
  coastlines: number;
  /** Ways with tags, and those of them that are not drawn. */
  tagged: number;
  unclassed: number;
  /** Elements in the file. */
  counts: { ways: number; relations: number };
  /** Bytes of all tables of the selection. */
  tableBytes: number;
}

/**
 * Finds what is to be drawn in up to four passes. With a clip box this keeps, as `osmium extract --strategy smart` does,
 * the ways that have a node in a box and the multipolygons that have such a way, both complete. The box is twice as wide
 * and high as the clip box, so that only an area is missed that surrounds all of it. Memory: 8 bytes a node in the box
 * and a reference of what is kept.
 */
export async function select(passes: Passes, clip: BBox | undefined): Promise<Selection> {
  const inside = clip && (await nodesInside(passes, clip));
  const { ways, touching, count: wayCount, ...seen } = await drawnWays(passes, inside);
  const { areas, count: relationCount } = await drawnAreas(passes, touching);
  const memberIds = IdSet.of(areas.members.values.slice());
  const members = await memberWays(passes, memberIds);
  const ids = [inside, touching, memberIds].reduce((sum, set) => sum + 8 * (set?.size ?? 0), 0);
  const tableBytes = ids + ways.byteLength + areas.byteLength + members.byteLength;
  const counts = { ways: wayCount, relations: relationCount };
  return { ways, areas, members, memberIds, ...seen, counts, tableBytes };
}

async function nodesInside(passes: Passes, clip: BBox): Promise<IdSet> {
  const [west, south, east, north] = doubled(clip).map(toUnits);
  const ids = new Growable(new Float64Array(1024));
  await passes.run({
    node: (id, lng, lat) => {
      const x = lng < west ? lng + unitsPerTurn : lng;
      if (x >= west && x <= east && lat >= south && lat <= north) ids.push(id);
    },
  });
  return IdSet.of(ids.values);
}

/** With an east that is no less than its west. */
function doubled(clip: BBox): BBox {
  const [west, south, east, north] = unwrappedBBox(clip);
  return unwrappedBBox(widenedBBox(clip, (east - west) / 2, (north - south) / 2));
}

async function drawnWays(passes: Passes, inside: IdSet | undefined) {
  const ways = new WayTable();
  const marks: Marks = { kinds: new Growable(new Uint8Array(64)), nodes: new Growable(new Float64Array(64)) };
  const touching = new Growable(new Float64Array(inside ? 64 : 0));
  let [coastlines, count, tagged, unclassed] = [0, 0, 0, 0];
  await passes.run({
    way: (way) => {
      count++;
      if (inside && !way.refs.some((ref) => inside.has(ref))) return;
      if (inside) touching.push(way.id);
      if (way.tags.isEmpty) return;
      tagged++;
      const tags = way.tags.toObject();
      if (tags.natural === 'coastline') coastlines++;
      const closed = isClosed(way.refs);
      const mark = closed ? pointKindOfTags(tags) : null;
      if (mark) {
        marks.kinds.push(pointKinds.indexOf(mark));
        marks.nodes.push(way.refs[0]);
      }
      const style = classifyTags(tags, closed) ?? (closed ? null : classifyTags(tags, true));
      if (style) ways.add(way, style);
      else unclassed++;
    },
  });
  return { ways, marks, touching: inside && IdSet.of(touching.values), coastlines, count, tagged, unclassed };
}

export const isClosed = (refs: ArrayLike<number>) => refs.length >= 4 && refs[0] === refs[refs.length - 1];

async function drawnAreas(passes: Passes, touching: IdSet | undefined) {
  const areas = new AreaTable();
  let count = 0;
  await passes.run({
    relation: (relation) => {
      count++;
      const mapClass = areaClass(relation);
      if (mapClass === null) return;
      const isWay = (_: number, i: number) => memberTypes[relation.memberKinds[i]] === 'way';
      const members = relation.memberIds.filter(isWay);
      if (members.length === 0 || (touching && !members.some((id) => touching.has(id)))) return;
      areas.ids.push(relation.id);
      areas.classes.push(mapClass);
      areas.members.push(members);
      areas.outers.push(
        relation.memberIds.filter((id, i) => isWay(id, i) && relation.memberRoles[i] !== 'inner'),
      );
    },
  });
  return { areas, count };
}

/** Null if the relation is no area that is drawn, `noClass` if its outer ways may tell. */
function areaClass({ tags }: OsmRelation): number | null {
  const object = tags.toObject();
  if (object.type !== 'multipolygon' && object.type !== 'boundary') return null;
  const style = classifyTags({ ...object, area: 'yes' }, true);
  if (style?.kind === 'polygon') return classIndex(style.mapClass);
  const saysNothing = !object.boundary && tagRules.every(({ key }) => object[key] === undefined);
  return object.type === 'multipolygon' && saysNothing ? noClass : null;
}

async function memberWays(passes: Passes, memberIds: IdSet): Promise<WayTable> {
  const members = new WayTable();
  if (memberIds.size === 0) {
    passes.skip();
    return members;
  }
  await passes.run({
    way: (way) => {
      if (!memberIds.has(way.id)) return;
      const style = way.tags.isEmpty ? null : classifyTags(way.tags.toObject(), true);
      members.add(way, style?.kind === 'polygon' ? style : null);
    },
  });
  return members;
}
