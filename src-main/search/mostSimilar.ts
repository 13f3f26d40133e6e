import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { distanceM, type LngLat } from '../../src-shared/geo/lngLat';
import { type Region } from '../../src-shared/geo/polygon';
import { regionTest } from '../../src-shared/geo/regionTest';
import { type EmbeddingSet, getEmbeddingSet, readEmbeddings } from '../project/embeddings';
import { getImageSet } from '../project/images';
import { listPlaces, type Place } from '../project/places';
import { type Project } from '../project/project';
import { meanDirection, mostSimilarRows, normaliseRows, type RankedRow } from './cosine';
import { Apart } from './spread';

/** What to look for: the place nearest to a coordinate, a place, or the mean of the places in a region. */
export type SearchQuery = { at: LngLat } | { placeId: number } | { region: Region };

export interface SearchOptions {
  /** Default: the newest trained embedding set. */
  setId?: number;
  query: SearchQuery;
  /** Places to look more like, and less like: hits that an analyst judged. They are no hits again. */
  like?: number[];
  unlike?: number[];
  /** Default 20. */
  top?: number;
  /** Only hits in this region. */
  within?: Region;
  /** How far hits are from each other and from the places asked for, metres at least. Default: the width of a map image. */
  apartM?: number;
}

export interface SearchHit extends LngLat {
  placeId: number;
  /** Cosine, −1 … 1. */
  similarity: number;
  /** Great-circle distance to the nearest of the places asked for. */
  distanceM: number;
}

export interface SearchResult {
  setId: number;
  /** The places whose vectors were asked for; they are no hits. */
  queryPlaces: number[];
  /** The least distance that hits were kept at. */
  apartM: number;
  /** From the coordinate asked for to the place taken for it; null where no coordinate was. */
  takenAtM: number | null;
  /** Best first. */
  hits: SearchHit[];
}

/**
 * The places most similar to a query by the exact cosine of their embeddings. `state/missing` where there are no
 * embeddings, or the place or the region has none; `input/bad-argument` for a `top` below 1, or a coordinate far from all places.
 */
export function mostSimilar(project: Project, options: SearchOptions): SearchResult {
  const { query, like = [], unlike = [], top = 20, within } = options;
  if (!(Number.isInteger(top) && top >= 1))
    throw new AppError('input/bad-argument', say('search.top', { top }));
  const set = getEmbeddingSet(project, options.setId);
  const apartM = options.apartM ?? imageWidthM(project, set);
  const { places, vectors } = readUnitVectors(project, set);
  const asked = queryRows(places, query);
  const [liked, unliked] = [like, unlike].map((ids) => rowsOf(places, ids));
  const isAsked = new Set([...asked, ...liked, ...unliked]);
  const nearAsked = apartFrom(places, asked, apartM);
  const isInside = within ? regionTest(within) : () => true;
  const accept = (row: number) => !isAsked.has(row) && isInside(places[row]) && nearAsked.isFar(places[row]);
  const asking = meanDirection(vectors, set.dimension, asked);
  const direction = refined(
    asking,
    meanDirection(vectors, set.dimension, liked),
    meanDirection(vectors, set.dimension, unliked),
  );
  const ranked = (count: number) => mostSimilarRows(vectors, direction, count, accept);
  const hits = spread(ranked, places, { top, apartM }).map(({ row, similarity }) => ({
    placeId: places[row].id,
    lng: places[row].lng,
    lat: places[row].lat,
    similarity: Math.min(1, Math.max(-1, similarity)),
    distanceM: asked.reduce(
      (nearest, each) => Math.min(nearest, distanceM(places[each], places[row])),
      Infinity,
    ),
  }));
  const takenAtM = 'at' in query ? distanceM(query.at, places[asked[0]]) : null;
  const queryPlaces = asked.map((row) => places[row].id);
  return { setId: set.id, queryPlaces, apartM, takenAtM, hits };
}

/** Places nearer than this show much of the same ground. */
function imageWidthM(project: Project, { imageSetId }: EmbeddingSet): number {
  const { sizePx, metresPerPixel } = getImageSet(project, imageSetId);
  return sizePx * metresPerPixel;
}

function apartFrom(places: Place[], rows: number[], apartM: number): Apart {
  const apart = new Apart(apartM);
  for (const row of rows) apart.add(places[row]);
  return apart;
}

/** The best rows of which none is nearer than `apartM` to a better one: as many more are ranked as that takes. */
function spread(
  ranked: (count: number) => RankedRow[],
  places: Place[],
  { top, apartM }: { top: number; apartM: number },
): RankedRow[] {
  for (let count = top; ; count *= 4) {
    const rows = ranked(count);
    const kept = apartFrom(places, [], apartM);
    const hits = rows.filter(({ row }) => {
      const isFar = kept.isFar(places[row]);
      if (isFar) kept.add(places[row]);
      return isFar;
    });
    if (hits.length >= top || rows.length < count) return hits.slice(0, top);
  }
}

/** How much judged hits move the query (Rocchio 1971, with the usual weights). */
const likeWeight = 0.75;
const unlikeWeight = 0.25;

function refined(asking: Float32Array, liked: Float32Array, unliked: Float32Array): Float32Array {
  const moved = asking.map((value, i) => value + likeWeight * liked[i] - unlikeWeight * unliked[i]);
  return normaliseRows(moved, moved.length);
}

function rowsOf(places: Place[], ids: number[]): number[] {
  const wanted = new Set(ids);
  return [...places.keys()].filter((row) => wanted.has(places[row].id));
}

/** The places with a vector, row by row; vectors of places since deleted are left out. */
function readUnitVectors(project: Project, set: EmbeddingSet): { places: Place[]; vectors: Float32Array } {
  const { placeIds, vectors, dimension } = readEmbeddings(project, set);
  const placeOf = new Map(listPlaces(project).map((place) => [place.id, place]));
  const places: Place[] = [];
  placeIds.forEach((id, row) => {
    const place = placeOf.get(id);
    if (!place) return;
    vectors.copyWithin(places.length * dimension, row * dimension, (row + 1) * dimension);
    places.push(place);
  });
  return { places, vectors: normaliseRows(vectors.subarray(0, places.length * dimension), dimension) };
}

function queryRows(places: Place[], query: SearchQuery): number[] {
  const rows = findRows(places, query);
  if (rows.length > 0) return rows;
  if ('region' in query) throw new AppError('state/missing', say('search.emptyRegion'));
  const message =
    'placeId' in query
      ? say('search.placeWithout', { id: String(query.placeId) })
      : say('search.noneEmbedded');
  throw new AppError('state/missing', message, { commandLine: say('search.embedAdvice') });
}

/** A coordinate stands for the place nearest to it, if that is near: some four map images. */
const farthestM = 1000;

const tooFar = ({ lng, lat }: LngLat, m: number) =>
  new AppError(
    'input/bad-argument',
    say('search.tooFar', {
      lng: lng.toFixed(6),
      lat: lat.toFixed(6),
      km: (m / 1000).toFixed(1),
      mostKm: farthestM / 1000,
    }),
  );

function findRows(places: Place[], query: SearchQuery): number[] {
  if ('placeId' in query) return [...places.keys()].filter((row) => places[row].id === query.placeId);
  if ('region' in query) {
    const isInside = regionTest(query.region);
    return [...places.keys()].filter((row) => isInside(places[row]));
  }
  let nearest = { row: -1, m: Infinity };
  places.forEach((place, row) => {
    const m = distanceM(query.at, place);
    if (m < nearest.m) nearest = { row, m };
  });
  if (nearest.row < 0) return [];
  if (nearest.m > farthestM) throw tooFar(places[nearest.row], nearest.m);
  return [nearest.row];
}
