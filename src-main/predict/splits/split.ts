import { AppError } from '../../../src-shared/errors';
import { type Random, randomStream } from '../../../src-shared/random';
import { areaFolds } from './areas';
import { bufferAroundCells, bufferAroundPlaces } from './buffer';
import { type LabelCells, labelCells } from './cells';
import { dealUnits, placesByCoordinate } from './units';

/** Columns of coordinates in degrees, one element a place. */
export interface Coordinates {
  lng: Float64Array;
  lat: Float64Array;
}

export const splitNames = ['gaps', 'neighbourhood', 'area'] as const;
export type SplitName = (typeof splitNames)[number];

/** What a split asks of a model, in the words shown with every figure. */
export const splitTitles: Record<SplitName, string> = {
  gaps: 'fill gaps',
  neighbourhood: 'next neighbourhood',
  area: 'new area',
};

export interface SplitOptions {
  seed: number;
  /** One image width in metres (sizePx × metres a pixel); ignored by `gaps`. */
  bufferM: number;
  /** Default 5. */
  folds?: number;
  /** Takes fewer folds, down to this many, where the places do not give `folds`. Default: `folds`. */
  fewestFolds?: number;
}

/** Indices of places, ascending; together they are all places, none twice. */
export interface Fold {
  test: Uint32Array;
  train: Uint32Array;
  /** Neither trained on nor tested: their map images overlap the held-out ground. */
  buffer: Uint32Array;
}

export interface SplitDescription {
  name: SplitName;
  seed: number;
  folds: number;
  bufferM: number;
  /** Of `neighbourhood`: the H3 resolution, the mean edge in metres and the number of its labelled cells. */
  resolution?: number;
  edgeM?: number;
  cells?: number;
}

export interface Split {
  description: SplitDescription;
  folds: Fold[];
}

/** Marks the places (value 1) whose map images overlap the held-out ground of one fold. */
type BufferMarker = (heldOut: Uint32Array) => Uint8Array;

/**
 * Cuts labelled places into folds: a function of the coordinates, their order, and the options alone.
 * Every place is tested exactly once (method.md, section 6). `input/bad-argument` where the places are too few or too
 * close together for the split.
 */
export function makeSplit(name: SplitName, places: Coordinates, options: SplitOptions): Split {
  const { seed, bufferM, folds: most = 5, fewestFolds = most } = options;
  const random = randomStream(seed, splitNames.indexOf(name));
  const foldCount = (units: number, what: string) => {
    if (units >= fewestFolds) return Math.min(most, units);
    const message = `The split "${splitTitles[name]}" needs labels in at least ${fewestFolds} ${what}; found ${units}.`;
    throw new AppError('input/bad-argument', `${message} Add labelled places, or choose another split.`);
  };
  switch (name) {
    case 'gaps':
      return gapsSplit(places, seed, random, foldCount);
    case 'neighbourhood':
      return neighbourhoodSplit(places, { seed, bufferM }, random, foldCount);
    case 'area':
      return areaSplit(places, { seed, bufferM }, random, foldCount);
  }
}

type FoldCounter = (units: number, what: string) => number;

function gapsSplit(places: Coordinates, seed: number, random: Random, foldCount: FoldCounter): Split {
  const units = placesByCoordinate(places);
  const folds = foldCount(units.length, 'different coordinates');
  const foldOf = dealUnits(units, folds, places.lng.length, random);
  const noBuffer: BufferMarker = () => new Uint8Array(places.lng.length);
  return { description: { name: 'gaps', seed, folds, bufferM: 0 }, folds: foldsOf(foldOf, folds, noBuffer) };
}

function neighbourhoodSplit(
  places: Coordinates,
  { seed, bufferM }: { seed: number; bufferM: number },
  random: Random,
  foldCount: FoldCounter,
): Split {
  const cells: LabelCells = labelCells(places);
  const { resolution, edgeM } = cells;
  const folds = foldCount(cells.ids.length, `cells of ${Math.round(edgeM)} m edge`);
  const foldOf = dealUnits(cells.places, folds, places.lng.length, random);
  const buffer: BufferMarker = (heldOut) => bufferAroundCells(places, cells, heldOut, bufferM);
  return {
    description: {
      name: 'neighbourhood',
      seed,
      folds,
      bufferM,
      resolution,
      edgeM,
      cells: cells.ids.length,
    },
    folds: foldsOf(foldOf, folds, buffer),
  };
}

function areaSplit(
  places: Coordinates,
  { seed, bufferM }: { seed: number; bufferM: number },
  random: Random,
  foldCount: FoldCounter,
): Split {
  const units = placesByCoordinate(places);
  const folds = foldCount(units.length, 'different coordinates');
  const foldOf = areaFolds(places, units, folds, random);
  const buffer: BufferMarker = (heldOut) => bufferAroundPlaces(places, heldOut, bufferM);
  return { description: { name: 'area', seed, folds, bufferM }, folds: foldsOf(foldOf, folds, buffer) };
}

function foldsOf(foldOf: Uint8Array, folds: number, markBuffer: BufferMarker): Fold[] {
  const all = Uint32Array.from(foldOf.keys());
  return Array.from({ length: folds }, (_, fold) => {
    const test = all.filter((place) => foldOf[place] === fold);
    const near = markBuffer(test);
    const outside = all.filter((place) => foldOf[place] !== fold);
    return {
      test,
      train: outside.filter((place) => near[place] === 0),
      buffer: outside.filter((place) => near[place] === 1),
    };
  });
}
