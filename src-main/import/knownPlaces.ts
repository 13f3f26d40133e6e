import { setImmediate } from 'node:timers/promises';
import { throwIfCancelled } from '../../src-shared/errors';
import { bboxesMeet, widenedBBox } from '../../src-shared/geo/bbox';
import { type BBox, type LngLat, metresPerDegree } from '../../src-shared/geo/lngLat';
import { type Message, say } from '../../src-shared/message';
import { twinOf } from '../project/datasets';
import { listMapSources } from '../project/mapSources';
import { countPlaces, eachCoordinate, sampleCoordinates } from '../project/places';
import { hasPlacesAround } from '../project/placesIndex';
import { type Project } from '../project/project';
import { type Hash, hashCoordinate, HashSet } from './hashSet';

const placesATurn = 20_000;

/** The coordinates of all visible places; gives way to what else the process has to do. `state/cancelled`. */
export async function knownPoints(project: Project, signal?: AbortSignal): Promise<HashSet> {
  const points = new HashSet();
  const hash: Hash = { high: 0, low: 0 };
  let count = 0;
  for (const { lng, lat } of eachCoordinate(project)) {
    points.add(hashCoordinate(lng, lat, hash));
    if (++count % placesATurn > 0) continue;
    await setImmediate();
    throwIfCancelled(signal);
  }
  return points;
}

/**
 * Notices on a dataset that is not visible yet, beside what is: that its file was imported before, that its coordinates are
 * known, that it lies far from all else, and whether it would not with longitude and latitude exchanged.
 */
export function whatStandsOut(
  project: Project,
  datasetId: number,
  imported: { knownPoints: number; fingerprint: string },
): Message[] {
  const found: Message[] = [];
  const twin = twinOf(project, imported.fingerprint);
  if (twin !== undefined) found.push(say('notice.importedBefore', { name: twin }));
  if (imported.knownPoints > 0) found.push(say('notice.knownPoints', { count: imported.knownPoints }));
  const distant = distance(project, datasetId);
  if (distant) found.push(say(`notice.${distant}`, { km: farKm }));
  return found;
}

/** Where the maps of a project lie. */
export const mapExtents = (project: Project): BBox[] =>
  listMapSources(project).flatMap(({ summary }) => (summary.bbox ? [summary.bbox] : []));

const farKm = 500;
const sampledPlaces = 200;

/** Judged by most of a sample: a few stray rows do not make a dataset distant, nor near. */
function distance(project: Project, datasetId: number): 'farAway' | 'farAwaySwapped' | null {
  const maps = mapExtents(project);
  if (maps.length === 0 && countPlaces(project) === 0) return null;
  const isFar = (point: LngLat) =>
    !(maps.some((map) => bboxesMeet(boxAround(point), map)) || hasPlacesAround(project, boxAround(point)));
  const mostAreFar = (points: LngLat[]) => points.filter(isFar).length * 2 > points.length;
  const points = sampleCoordinates(project, datasetId, sampledPlaces);
  if (!mostAreFar(points)) return null;
  const canSwap = points.every(({ lng }) => Math.abs(lng) <= 90);
  return canSwap && !mostAreFar(points.map(({ lng, lat }) => ({ lng: lat, lat: lng })))
    ? 'farAwaySwapped'
    : 'farAway';
}

/** The box that holds all within `farKm`. */
function boxAround({ lng, lat }: LngLat): BBox {
  const dLat = (farKm * 1000) / metresPerDegree;
  const nearPole = Math.min(90, Math.abs(lat) + dLat);
  const dLng = dLat / Math.cos((nearPole * Math.PI) / 180);
  return widenedBBox([lng, lat, lng, lat], dLng, dLat);
}
