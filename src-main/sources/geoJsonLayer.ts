import { type LayerClasses } from '../../src-shared/contract/layerClasses';
import { type MapClass, mapClassRows } from '../../src-shared/kinds/mapClasses';
import { type PointKind, pointKindOfTags } from '../../src-shared/kinds/pointKinds';
import { type Message, say } from '../../src-shared/message';
import { readFeatures, type ReadFeaturesOptions } from '../geojson/readFeatures';
import { textNotices } from '../geojson/textFound';
import { classifyProperties, classifyTags, classIndex, type Tags } from './classify';
import { type LayerStoreBuilder, lineKind, polygonKind } from './layerStoreBuilder';
import { type FactsBuilder } from './factsBuilder';
import { Notices } from '../files/notices';
import { positionsToUnits } from './positions';

/** What is known of a layer as a whole. */
interface Layer {
  /** Asked for; else the features' own properties tell, if they look like OSM tags. */
  classes?: LayerClasses;
  /** What the file's name says, where nothing else tells. */
  byName?: LayerClasses;
  /** What its points are where their properties do not tell. */
  points?: PointKind | null;
}

export interface LayerReadOptions extends ReadFeaturesOptions {
  /** Is told what features say of themselves, and given those that are not drawn. */
  facts?: FactsBuilder;
}

/**
 * Adds the lines and polygons of a GeoJSON file to a store. What can't be used is counted in `notices`, never fatal. Throws
 * what `readFeatures` throws, and `input/too-large`.
 */
export async function readGeoJsonLayer(
  path: string,
  layer: Layer,
  builder: LayerStoreBuilder,
  notices: Notices,
  { facts, ...options }: LayerReadOptions = {},
): Promise<void> {
  let text: Message[] = [];
  const onText: ReadFeaturesOptions['onText'] = (found) => (text = textNotices(found));
  for await (const batch of readFeatures(path, { ...options, onText })) {
    for (const { feature, index, problem } of batch) {
      const told = notices.total;
      const number = String(index + 1);
      const example = say('notice.feature', { number });
      if (problem) notices.add(say('notice.unreadable'), say('notice.featureWhy', { number, why: problem }));
      else addFeature(feature, layer, { builder, notices, example }, facts);
      notices.seen++;
      if (notices.total > told) notices.lost++;
    }
  }
  notices.tell(...text);
}

interface Target {
  builder: LayerStoreBuilder;
  notices: Notices;
  example: Message;
  /** Called for every feature that was added. */
  onAdded?: (parts: number[][], kind: number) => void;
}

function addFeature(feature: unknown, layer: Layer, target: Target, facts?: FactsBuilder): void {
  const { geometry, properties } = (feature ?? {}) as { geometry?: unknown; properties?: unknown };
  const tags = (properties ?? {}) as Tags;
  if (facts && addPoints(geometry, pointKindOfTags(tags) ?? layer.points, facts)) return;
  const mapClass = classOf(tags, layer);
  if (mapClass === undefined) target.notices.add(say('notice.noClass'), target.example);
  const isSeen = mapClass !== null && mapClass !== undefined;
  // Of what is drawn, only lots and buildings say more than their class.
  const isTelling = !isSeen || mapClassRows[mapClass].isOwn === true;
  const onAdded =
    facts &&
    ((parts: number[][], kind: number) =>
      facts.tell(isTelling && kind === polygonKind ? tags : {}, isSeen, areaOf(parts)));
  if (isSeen) addGeometry(geometry, mapClass, { ...target, onAdded });
  else if (facts)
    addGeometry(geometry, 'land', { ...target, builder: facts.unseen, notices: new Notices(), onAdded });
}

/** Whether a geometry is points of a kind, which count though they are not drawn. */
function addPoints(geometry: unknown, kind: PointKind | null | undefined, facts: FactsBuilder): boolean {
  const { type, coordinates } = (geometry ?? {}) as Record<string, unknown>;
  if (!kind || (type !== 'Point' && type !== 'MultiPoint')) return false;
  const units = positionsToUnits(type === 'Point' ? [coordinates] : coordinates);
  if (!Array.isArray(units)) return false;
  for (let i = 0; i < units.length; i += 2) facts.addPoint(kind, units[i], units[i + 1]);
  return true;
}

/** About how much rings cover, beside others of a layer. */
const areaOf = (rings: number[][]): number =>
  rings.reduce((sum, ring) => sum + Math.abs(doubleArea(ring)), 0);

function doubleArea(part: number[]): number {
  let area = 0;
  for (let i = 0; i + 3 < part.length; i += 2)
    area += (part[i] - part[0]) * (part[i + 3] - part[1]) - (part[i + 2] - part[0]) * (part[i + 1] - part[1]);
  return area;
}

/** Undefined where nothing tells the class, null where the feature is not to be drawn. */
export function classOf(properties: Tags, { classes, byName }: Layer): MapClass | null | undefined {
  if (classes !== undefined) return classifyProperties(classes, properties);
  const tagged = classifyTags(properties, true) ?? classifyTags(properties, false);
  if (tagged) return tagged.mapClass;
  return byName === undefined ? undefined : classifyProperties(byName, properties);
}

const drawnTypes = new Set<unknown>(['LineString', 'MultiLineString', 'Polygon', 'MultiPolygon']);

/** Adds a geometry of any type; unknown ones, points and broken coordinates are counted. */
function addGeometry(geometry: unknown, mapClass: MapClass, target: Target): void {
  const { type, coordinates, geometries } = (geometry ?? {}) as Record<string, unknown>;
  const { notices, example } = target;
  if (drawnTypes.has(type) && !Array.isArray(coordinates)) return notices.add(say('notice.noList'), example);
  switch (type) {
    case 'LineString':
      return addLines([coordinates], mapClass, target);
    case 'MultiLineString':
      return addLines(asList(coordinates), mapClass, target);
    case 'Polygon':
      return addPolygon(asList(coordinates), mapClass, target);
    case 'MultiPolygon':
      return addPolygon(asList(coordinates).flatMap(asList), mapClass, target);
    case 'GeometryCollection':
      if (asList(geometries).length === 0) return notices.add(say('notice.emptyGeometry'), example);
      return asList(geometries).forEach((part) => addGeometry(part, mapClass, target));
    case 'Point':
    case 'MultiPoint':
      return notices.add(say('notice.points'), example);
    default:
      notices.add(say('notice.noGeometry'), example);
  }
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** Lines that are wide or closed; a line of an area class that is closed counts as the ring around it. */
function addLines(lines: unknown[], mapClass: MapClass, target: Target): void {
  const parts = readParts(lines, target);
  if (!parts) return;
  if (mapClassRows[mapClass].isLine) return addParts(parts, lineKind, mapClass, target);
  const rings = parts.filter(isRing);
  if (parts.some((part) => !isEmpty(part) && !isRing(part)))
    target.notices.add(say('notice.lineOfArea', { mapClass: say(`mapClass.${mapClass}`) }), target.example);
  if (rings.length > 0 || parts.every(isEmpty)) addParts(rings, polygonKind, mapClass, target);
}

const isEmpty = (part: number[]) => part.length === 0;
const isRing = (part: number[]) => part.length >= 8 && part[0] === part.at(-2) && part[1] === part.at(-1);

function addPolygon(rings: unknown[], mapClass: MapClass, target: Target): void {
  const parts = readParts(rings, target);
  if (parts) addParts(parts, polygonKind, mapClass, target);
}

/** Null, and counted, if any of the parts is broken. */
function readParts(lists: unknown[], { notices, example }: Target): number[][] | null {
  const parts: number[][] = [];
  for (const list of lists) {
    const part = positionsToUnits(list);
    if (!Array.isArray(part)) {
      notices.add(part, example);
      return null;
    }
    parts.push(part);
  }
  return parts;
}

/** Parts that are too short are left out; a feature that has no other is counted. */
function addParts(
  parts: number[][],
  kind: number,
  mapClass: MapClass,
  { builder, notices, example, onAdded }: Target,
): void {
  const least = kind === polygonKind ? 6 : 4;
  if (!parts.some((part) => part.length >= least))
    return notices.add(say(parts.every(isEmpty) ? 'notice.emptyGeometry' : 'notice.tooShort'), example);
  if (builder.add({ class: classIndex(mapClass), kind, parts })) onAdded?.(parts, kind);
}
