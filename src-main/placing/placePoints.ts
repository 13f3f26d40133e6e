import { setImmediate } from 'node:timers/promises';
import { type Placed, type Placing, type PlacingCount } from '../../src-shared/contract/app/places';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { bboxHolds } from '../../src-shared/geo/bbox';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type Region, regionBBox } from '../../src-shared/geo/polygon';
import { mostPlaces } from '../../src-shared/mostPlaces';
import { type WorkOptions } from '../../src-shared/progress';
import { beginDataset, deleteDataset, finishDataset } from '../project/datasets';
import { DatasetWriter } from '../project/datasetWriter';
import { listMapSources, type MapSource } from '../project/mapSources';
import { type Project } from '../project/project';
import { loadSource } from '../sources/addSource';
import { gridPoints } from './gridPoints';
import { type PlacedPoint } from './placedPoint';
import { randomPoints } from './randomPoints';
import { roadPoints } from './roadPoints';

interface NamedRegion {
  name: string;
  region: Region;
}

export interface PlaceOptions extends WorkOptions {
  /** Name of the dataset. */
  name: string;
  /** Refuses more places than this: a million. */
  maxPlaces?: number;
}

/** How many places `placePoints` would make. `state/missing` for roads without a map source. */
export async function countPoints(
  project: Project,
  region: Region,
  placing: Placing,
  { signal, maxPlaces = mostPlaces }: WorkOptions & { maxPlaces?: number } = {},
): Promise<PlacingCount> {
  let places = 0;
  for await (const _point of givingWay(pointsIn(project, region, placing), signal))
    if (++places > maxPlaces) break;
  const beyondMap = isBeyond(regionBBox(region), newestSource(project));
  return { places: Math.min(places, maxPlaces), tooMany: places > maxPlaces, beyondMap };
}

/**
 * Puts places without labels into a region, as one dataset that becomes visible at once or not at all; its `mapping` says how.
 * Codes: `input/bad-argument` (no place falls into the region), `input/too-large`, `state/missing` (roads without a map
 * source, or a source without roads there), `state/cancelled`.
 */
export async function placePoints(
  project: Project,
  { name: regionName, region }: NamedRegion,
  placing: Placing,
  { name, signal, onProgress, maxPlaces = mostPlaces }: PlaceOptions,
): Promise<{ datasetId: number; placeCount: number }> {
  const total = placing.by === 'random' ? placing.count : null;
  const points = givingWay(pointsIn(project, region, placing), signal);
  const mapping: { placed: Placed } = { placed: { placing, region: regionName } };
  const attribution = placing.by === 'roads' ? (newestSource(project)?.attribution ?? undefined) : undefined;
  const datasetId = beginDataset(project, { name, fileName: '', mapping, attribution });
  try {
    const writer = new DatasetWriter(project, datasetId);
    const tell = () => onProgress?.({ stage: 'place', done: writer.rowCount, total, unit: 'places' });
    for await (const { lng, lat, properties } of points) {
      if (writer.rowCount >= maxPlaces) throw tooMany(maxPlaces);
      for (const [name, value] of properties ?? []) writer.set(writer.column(name), value);
      writer.endRow(lng, lat);
      if (writer.rowCount % placesATurn === 0) tell();
    }
    if (writer.rowCount === 0) throw nothingPlaced(placing, regionName);
    writer.finish();
    tell();
    onProgress?.({ stage: 'index places', done: 0, total: null, unit: 'places' });
    finishDataset(project, datasetId, null);
    return { datasetId, placeCount: writer.rowCount };
  } catch (error) {
    deleteDataset(project, datasetId);
    throw error;
  }
}

/** After how many progress is told. */
const placesATurn = 5000;

function pointsIn(project: Project, region: Region, placing: Placing): Generator<PlacedPoint> {
  switch (placing.by) {
    case 'h3':
      return gridPoints(region, placing.resolution);
    case 'random':
      return randomPoints(region, placing.count, placing.seed);
    case 'roads':
      return roadPoints(region, loadSource(project, requireSource(project).id), placing.everyM);
  }
}

/** How long others wait at most, ms. */
const longestTurnMs = 30;

/** The same items; in between, whatever else the process has to do gets its turn, and a cancel is heard. */
async function* givingWay<Item>(
  items: Iterable<Item>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Item> {
  let dueMs = performance.now() + longestTurnMs;
  for (const item of items) {
    if (performance.now() > dueMs) {
      await setImmediate();
      throwIfCancelled(signal);
      dueMs = performance.now() + longestTurnMs;
    }
    yield item;
  }
}

const newestSource = (project: Project): MapSource | undefined => listMapSources(project).at(-1);

function requireSource(project: Project): MapSource {
  const source = newestSource(project);
  if (source) return source;
  throw new AppError('state/missing', say('placing.noSource'));
}

function isBeyond(region: BBox, source: MapSource | undefined): boolean {
  const bbox = source?.summary.bbox;
  return bbox ? !bboxHolds(bbox, region) : false;
}

const tooMany = (maxPlaces: number) =>
  new AppError('input/too-large', say('placing.tooMany', { most: maxPlaces }));

function nothingPlaced({ by }: Placing, region: string): AppError {
  if (by === 'roads') return new AppError('state/missing', say('placing.noRoads', { region }));
  return new AppError('input/bad-argument', say('placing.noCell', { region }));
}
