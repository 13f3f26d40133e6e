import { type LayerClasses } from '../../src-shared/contract/layerClasses';
import { type MapClass, mapClassRows } from '../../src-shared/kinds/mapClasses';
import { type TagRule, tagRules } from './osmClasses';

export type Tags = Readonly<Record<string, unknown>>;
export type GeometryKind = 'line' | 'polygon';

export interface Classified {
  mapClass: MapClass;
  kind: GeometryKind;
}

/**
 * How an OSM way or multipolygon is drawn; null if it is not. `closed`: it has an inside (the first and last node are the
 * same, or it is a relation). Not drawn is what lies below ground (tunnels, culverts, cellars), all but subway lines: they
 * have no other place on the map and shape its prices.
 */
export function classifyTags(tags: Tags, closed: boolean): Classified | null {
  const hidden = isUnderground(tags);
  for (const rule of tagRules) {
    const value = tags[rule.key];
    if (typeof value !== 'string') continue;
    const found = classifyValue(rule, value, closed, tags.area);
    if (found && (!hidden || found.mapClass === 'subway')) return found;
  }
  return null;
}

function classifyValue(rule: TagRule, value: string, closed: boolean, area: unknown): Classified | null {
  const line = lookUp(rule.lines, value);
  const polygon = lookUp(rule.areas, value);
  const isArea =
    closed && polygon && (area === 'yes' || !line || (rule.closedIs === 'area' && area !== 'no'));
  if (isArea) return { mapClass: polygon, kind: 'polygon' };
  return line ? { mapClass: line, kind: 'line' } : null;
}

function lookUp(classes: TagRule['areas'], value: string): MapClass | null {
  if (!classes) return null;
  if (Object.hasOwn(classes, value)) return classes[value];
  return classes['*'] ?? null;
}

const openTunnels = new Set(['no', 'building_passage', 'avalanche_protector']);

function isUnderground(tags: Tags): boolean {
  const { tunnel, location, layer, building, parking, highway } = tags;
  if (typeof tunnel === 'string' && !openTunnels.has(tunnel)) return true;
  if (location === 'underground' || parking === 'underground') return true;
  if (highway === 'corridor' || tags.indoor === 'yes') return true;
  return building !== undefined && Number(layer) < 0;
}

export function classifyProperties(classes: LayerClasses, properties: Tags): MapClass | null {
  if (classes === null || typeof classes === 'string') return classes;
  const value = String(properties[classes.property]);
  return Object.hasOwn(classes.map, value) ? classes.map[value] : (classes.otherwise ?? null);
}

/** What a layer store holds for a class. */
export const classIndex = (mapClass: MapClass): number => mapClassRows[mapClass].stored;
