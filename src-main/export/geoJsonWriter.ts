import { throwIfCancelled } from '../../src-shared/errors';
import { Extent } from '../../src-shared/geo/bbox';
import { type BBox, type LngLat } from '../../src-shared/geo/lngLat';
import { cutAtMeridian, withShortEdges } from '../../src-shared/geo/meridianCut';
import { type Polygon, type Position, type Region, rightHanded, ringBox } from '../../src-shared/geo/polygon';
import { JsonText } from '../../src-shared/kinds/columns';
import { numberText } from '../../src-shared/numbers';
import { type WorkOptions } from '../../src-shared/progress';
import { writeOutput } from '../files/writeOutput';
import { type WrittenFile } from './writtenFile';

export interface Feature {
  id?: number | string;
  /** The property that says the id too: a table, where features have no id, holds it. */
  idProperty?: string;
  geometry: LngLat | Region;
  /** Written in this order; NaN and infinities become null, as JSON has none. */
  properties: ReadonlyMap<string, unknown>;
}

export interface WriteOptions extends WorkOptions {
  /** Decimals of a degree: 6 (0.1 m, the default) or 7. */
  decimals?: 6 | 7;
  /** Members of the collection before its features, such as attribution and provenance. */
  members?: Record<string, unknown>;
  /** The columns of a table in their order, true: even if no row has a cell in it. Where absent, as they come. */
  columns?: ReadonlyMap<string, boolean>;
  /** How many features there will be, for the progress. */
  total?: number;
}

const chunkCharacters = 1 << 16;

/**
 * Writes a FeatureCollection (RFC 7946): longitude first, outer rings counter-clockwise, cut at the 180th meridian, no crs, a
 * bbox at the end, whose west is greater than its east where it goes over that meridian. A stream: memory does not grow with
 * the features. Codes: those of `writeOutput`.
 */
export async function writeGeoJson(
  path: string,
  features: Iterable<Feature>,
  options: WriteOptions = {},
): Promise<WrittenFile> {
  const written: WrittenFile = { path, features: 0, bbox: null };
  await writeOutput(path, chunks(features, options, written), options.signal);
  return written;
}

function* chunks(
  features: Iterable<Feature>,
  { decimals = 6, members = {}, total, signal, onProgress }: WriteOptions,
  written: WrittenFile,
): Generator<string> {
  const entries = Object.entries(members).filter(([, value]) => value != null);
  let text = `{"type":"FeatureCollection",\n`;
  for (const [name, value] of entries) text += `${JSON.stringify(name)}:${JSON.stringify(value)},\n`;
  text += '"features":[';
  const round = rounding(decimals);
  const extent = new Extent();
  for (const feature of features) {
    text += `${written.features++ ? ',' : ''}\n${featureText(feature, round, extent)}`;
    if (text.length < chunkCharacters) continue;
    throwIfCancelled(signal);
    onProgress?.({ stage: 'export', done: written.features, total: total ?? null, unit: 'features' });
    yield text;
    text = '';
  }
  onProgress?.({ stage: 'export', done: written.features, total: written.features, unit: 'features' });
  written.bbox = extent.bbox && (extent.bbox.map(round) as BBox);
  const bbox = written.bbox ? `,\n"bbox":${JSON.stringify(written.bbox)}` : '';
  yield `${text}\n]${bbox}}\n`;
}

type Rounding = (degrees: number) => number;

/** Rounds degrees; no negative zero. */
const rounding =
  (decimals: number): Rounding =>
  (degrees) =>
    Number(degrees.toFixed(decimals)) + 0;

function featureText(feature: Feature, round: Rounding, extent: Extent): string {
  const { id, geometry } = feature;
  const placed =
    'polygons' in geometry ? regionGeometry(geometry, round, extent) : pointGeometry(geometry, round, extent);
  const identity = id === undefined ? '' : `"id":${JSON.stringify(id)},`;
  const geometryText = JSON.stringify(placed);
  return `{"type":"Feature",${identity}"geometry":${geometryText},"properties":${propertyText(feature)}}`;
}

function propertyText({ id, idProperty, properties }: Feature): string {
  const members: string[] = [];
  for (const [name, value] of properties) {
    if (value === undefined || (name === idProperty && id !== undefined)) continue;
    members.push(`${JSON.stringify(name)}:${valueText(value)}`);
  }
  return `{${members.join()}}`;
}

function valueText(value: unknown): string {
  if (value instanceof JsonText) return value.json;
  return Number.isFinite(value) ? numberText(value as number) : JSON.stringify(value);
}

function pointGeometry(point: LngLat, round: Rounding, extent: Extent) {
  const [lng, lat] = [round(point.lng), round(point.lat)];
  extent.add({ lng, lat });
  return { type: 'Point', coordinates: [lng, lat] };
}

function regionGeometry(region: Region, round: Rounding, extent: Extent) {
  for (const [outer] of region.polygons) extent.addBox(ringBox(outer));
  const coordinates = cutAtMeridian(region).polygons.map((polygon): Polygon =>
    rightHanded(polygon.map(withShortEdges)).map((ring) =>
      ring.map(([lng, lat]): Position => [round(lng), round(lat)]),
    ),
  );
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0] }
    : { type: 'MultiPolygon', coordinates };
}
