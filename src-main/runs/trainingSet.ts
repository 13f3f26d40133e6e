import { type ImageSetHeader, type PlaceValues } from '../../src-shared/contract/engine';
import { AppError } from '../../src-shared/errors';
import { type Target } from '../../src-shared/targets';
import { classOf, densityClasses } from '../predict/classes';
import { targetScales } from '../predict/targetScale';
import { type ImagePlace, type ImageSet, listImagePlaces, readImage } from '../project/images';
import { labelsOf } from '../project/targets';
import { type Project } from '../project/project';

/** Places whose label of a target no training head may see. */
export type HiddenLabels = Partial<Record<Target, ReadonlySet<number>>>;

/** Statistics of the visible labels that training needs; null where no label is visible. */
export interface LabelStatistics {
  /** Of the logarithm. */
  price: Standard | null;
  /** Centres of the density classes, ascending. */
  population: number[] | null;
}

export interface Standard {
  mean: number;
  deviation: number;
}

/** Mean and deviation to standardise with; a deviation of 0 counts as 1. */
export function standardOf(values: number[]): Standard {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

const standardised = (value: number, { mean, deviation }: Standard) => (value - mean) / deviation;

/**
 * What the heads may be shown of these places: the labels that are not hidden, and statistics of those alone. A label
 * that cannot be learnt (a price of 0) counts as missing.
 */
export function placeValues(
  project: Project,
  places: ImagePlace[],
  hidden: HiddenLabels,
): { values: PlaceValues; statistics: LabelStatistics } {
  const price = visibleLabels(project, 'price', places, hidden);
  const population = visibleLabels(project, 'population', places, hidden);
  const logs = known(price).map(targetScales.price.toLog);
  const statistics: LabelStatistics = {
    price: logs.length > 0 ? standardOf(logs) : null,
    population: known(population).length > 0 ? Array.from(densityClasses(known(population))) : null,
  };
  const values: PlaceValues = {
    entropy: Float32Array.from(places, ({ entropy }) => entropy),
    location: locations(places),
    price: statistics.price && standardisedPrices(price, statistics.price),
    population: statistics.population && classLabels(population, Float64Array.from(statistics.population)),
  };
  return { values, statistics };
}

const known = (labels: (number | null)[]): number[] => labels.filter((label) => label !== null);

/** The label of each place, null where it is missing, unusable or hidden. */
function visibleLabels(
  project: Project,
  target: Target,
  places: ImagePlace[],
  hidden: HiddenLabels,
): (number | null)[] {
  const labels = labelsOf(project, target);
  return places.map(({ id }) => {
    const label = hidden[target]?.has(id) ? undefined : labels.get(id);
    return label !== undefined && targetScales[target].usable(label) ? label : null;
  });
}

function standardisedPrices(prices: (number | null)[], standard: Standard): Float32Array {
  return Float32Array.from(prices, (price) =>
    price === null ? NaN : standardised(targetScales.price.toLog(price), standard),
  );
}

function classLabels(densities: (number | null)[], centres: Float64Array): PlaceValues['population'] {
  const values = Int32Array.from(densities, (density) => (density === null ? -1 : classOf(centres, density)));
  return { classes: centres.length, values };
}

/** `[places, 2]` latitude and longitude, each standardised over these places, so that it stays when others are added. */
function locations(places: ImagePlace[]): Float32Array {
  const lat = standardOf(places.map((place) => place.lat));
  const lng = standardOf(places.map((place) => place.lng));
  return Float32Array.from(
    places.flatMap((place) => [standardised(place.lat, lat), standardised(place.lng, lng)]),
  );
}

/** The places whose map image is above the set's entropy threshold; `state/missing` if there is none. */
export function keptPlaces(project: Project, set: ImageSet): ImagePlace[] {
  const places = listImagePlaces(project, set);
  if (places.length > 0) return places;
  throw new AppError(
    'state/missing',
    'No place has a map image above the entropy threshold. Lower it, or draw more.',
    { commandLine: 'Draw more with: placeprint render P' },
  );
}

/** The canvases of these places as a job announces them, and as it is fed with them: one by one, as stored. */
export function canvasesOf(
  project: Project,
  set: ImageSet,
  places: ImagePlace[],
): { header: ImageSetHeader; images: Iterable<Uint8Array> } {
  const canvasPx = readImage(project, places[0].canvasId).sidePx;
  const header = { count: places.length, sizePx: set.sizePx, canvasPx };
  return { header, images: storedImages(project, places, 'canvasId') };
}

/** The context images m* of these places, likewise; they follow the canvases. */
export function contextsOf(
  project: Project,
  places: ImagePlace[],
): { contextPx: number; images: Iterable<Uint8Array> } {
  const contextPx = readImage(project, places[0].contextId).sidePx;
  return { contextPx, images: storedImages(project, places, 'contextId') };
}

function* storedImages(
  project: Project,
  places: ImagePlace[],
  which: 'canvasId' | 'contextId',
): Generator<Uint8Array> {
  for (const place of places) yield readImage(project, place[which]).bytes;
}
