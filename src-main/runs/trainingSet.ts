import { type ImageSetHeader, type PlaceValues, type TargetLabels } from '../../src-shared/contract/engine';
import { AppError } from '../../src-shared/errors';
import { unwrappedLngs } from '../../src-shared/geo/lngExtent';
import { isConstant } from '../../src-shared/isConstant';
import {
  type TargetDefinition,
  type TargetId,
  targetKinds,
  targetTransforms,
} from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { classesOf, classOfLabel } from '../predict/classes';
import { type ImagePlace, type ImageSet, listImagePlaces, readImage } from '../project/images';
import { labelsWithClasses } from '../project/targets';
import { type Project } from '../project/project';
import { type LabelStatistics, type Standard } from '../project/runLabels';

/** Places whose label of a target no training head may see. */
export type HiddenLabels = Record<TargetId, ReadonlySet<number>>;

/** Mean and deviation to standardise with; the deviation of equal values counts as 1. */
export function standardOf(values: number[]): Standard {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: isConstant(variance, mean) ? 1 : Math.sqrt(variance) };
}

const standardised = (value: number, { mean, deviation }: Standard) => (value - mean) / deviation;

/**
 * What the heads may be shown of these places: the labels of these targets that are not hidden, and statistics of those
 * alone. A label that cannot be learnt (a price of 0) counts as missing. `begun`: the statistics of a run that goes on, whose heads
 * keep their classes in the order that they have.
 */
export function placeValues(
  project: Project,
  places: ImagePlace[],
  targets: readonly TargetDefinition[],
  hidden: HiddenLabels,
  begun: LabelStatistics = {},
): { values: PlaceValues; statistics: LabelStatistics } {
  const shown = targets.flatMap((target) => {
    const found = visibleLabels(project, target, places, hidden);
    const isShown = found.labels.some((label) => label !== null);
    return isShown ? [{ target, ...labelsFor(target, found, begun[target.id]) }] : [];
  });
  return {
    values: {
      entropy: Float32Array.from(places, ({ entropy }) => entropy),
      location: locations(places),
      labels: Object.fromEntries(shown.map(({ target, labels }) => [target.id, labels])),
    },
    statistics: Object.fromEntries(shown.map(({ target, statistics }) => [target.id, statistics])),
  };
}

/** The label of each place, null where it is missing, unusable or hidden; of a class an index of its names. */
interface VisibleLabels {
  labels: (number | null)[];
  classNames: string[] | null;
}

function visibleLabels(
  project: Project,
  target: TargetDefinition,
  places: ImagePlace[],
  hidden: HiddenLabels,
): VisibleLabels {
  const { labels, classes: classNames } = labelsWithClasses(project, target);
  const { isUsable } = targetTransforms[target.transform];
  const visible = places.map(({ id }) => {
    const label = hidden[target.id]?.has(id) ? undefined : labels.get(id);
    return label !== undefined && isUsable(label) ? label : null;
  });
  return { labels: visible, classNames };
}

type Statistics = LabelStatistics[TargetId];

/** Labels as the head of their target takes them, with the statistics that it takes them by. */
function labelsFor(
  target: TargetDefinition,
  { labels: found, classNames }: VisibleLabels,
  begun: Statistics | undefined,
): { labels: TargetLabels; statistics: Statistics } {
  const known = found.filter((label) => label !== null);
  if (targetKinds[target.kind].head === 'classes') {
    const classes = inOrderOf(begun, classesOf(target, known), classNames);
    const values = Int32Array.from(found, (label) =>
      label === null ? -1 : classOfLabel(target, classes, label),
    );
    const statistics = classNames ? Array.from(classes, (label) => classNames[label]) : Array.from(classes);
    return { labels: { kind: 'classes', classes: classes.length, values }, statistics };
  }
  const { forward } = targetTransforms[target.transform];
  const standard = standardOf(known.map(forward));
  const values = Float32Array.from(found, (label) =>
    label === null ? NaN : standardised(forward(label), standard),
  );
  return { labels: { kind: 'value', values }, statistics: standard };
}

/** The classes as a run that goes on has them, where they are the same ones. */
function inOrderOf(
  begun: Statistics | undefined,
  classes: Float64Array,
  classNames: string[] | null,
): Float64Array {
  if (!classNames || !Array.isArray(begun) || begun.length !== classes.length) return classes;
  const ordered = Float64Array.from(begun.map((name) => classNames.indexOf(String(name))));
  return classes.every((label) => ordered.includes(label)) ? ordered : classes;
}

/**
 * `[places, 2]` latitude and longitude, each standardised over these places, so that it stays when others are added: on whichever
 * side of the 180th meridian they lie, places that are near each other have numbers that are.
 */
function locations(places: ImagePlace[]): Float32Array {
  const lats = places.map(({ lat }) => lat);
  const lngs = unwrappedLngs(Float64Array.from(places, ({ lng }) => lng));
  const [ofLat, ofLng] = [standardOf(lats), standardOf([...lngs])];
  return Float32Array.from(
    lats.flatMap((lat, place) => [standardised(lat, ofLat), standardised(lngs[place], ofLng)]),
  );
}

/** The places whose map image is above the set's entropy threshold; `state/missing` if there is none. */
export function keptPlaces(project: Project, set: ImageSet): ImagePlace[] {
  const places = listImagePlaces(project, set);
  if (places.length > 0) return places;
  throw new AppError('state/missing', say('runs.noImages'), { commandLine: say('images.drawAdvice') });
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
