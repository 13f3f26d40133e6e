import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Coordinates } from './splits/coordinates';
import { type SplitId, splitIds } from '../../src-shared/kinds/splits';
import { randomStream } from '../../src-shared/random';
import { type Fold, makeSplit, type Split, type SplitOptions } from './splits/split';

/** One fold to be scored, in the indices of all places. */
export interface FoldTask extends Fold {
  fold: number;
  /** Partitions of `train`, one of each kind of split, for choosing what a model has to choose. */
  inner: Fold[][];
}

/** Fewer training places than this teach nothing that is worth a figure. */
const fewestTrained = 10;

export interface SplitRequest extends SplitOptions {
  name: SplitId;
}

/**
 * A split of the places `labelled` (indices, ascending), in the indices of all places. `usable` marks those that every
 * compared model has features of: the others belong to the split, so that it does not depend on the features, but are in
 * no part of a fold.
 */
export function splitUsable(
  places: Coordinates,
  labelled: Uint32Array,
  usable: (place: number) => boolean,
  request: SplitRequest,
): Split {
  const { description, folds } = splitAmong(places, labelled, request);
  const usableOf = ({ test, train, buffer }: Fold): Fold => ({
    test: test.filter(usable),
    train: train.filter(usable),
    buffer: buffer.filter(usable),
  });
  return { description, folds: folds.map(usableOf) };
}

/** Folds to be scored with their inner folds. `input/too-few-places` where too few are left to train on. */
export function foldTasks(
  places: Coordinates,
  { folds }: Split,
  wanted: number[],
  request: SplitRequest,
): FoldTask[] {
  return wanted.map((fold) => ({
    ...folds[fold],
    fold,
    inner: innerFolds(places, folds[fold].train, request, fold),
  }));
}

/**
 * Partitions of a training part, one of each kind of split that its places allow, down to two folds: what is chosen on all of them
 * together serves near the known places and far from them, whichever split is asked for.
 */
export function innerFolds(
  places: Coordinates,
  train: Uint32Array,
  { name, seed, bufferM }: SplitRequest,
  fold: number,
): Fold[][] {
  if (train.length < fewestTrained) throw tooFew(name, bufferM, train.length);
  const innerSeed = randomStream(seed, fold).int(2 ** 31);
  const partitions = splitIds.map((kind) =>
    partition(places, train, { name: kind, seed: innerSeed, bufferM }),
  );
  const usable = partitions.filter((folds) => folds.length > 0);
  if (usable.length === 0) throw tooFew(name, bufferM, 0);
  return usable;
}

/** None where the places are too few or too close together for the split. */
function partition(places: Coordinates, train: Uint32Array, request: SplitRequest): Fold[] {
  try {
    const { folds } = splitAmong(places, train, { ...request, fewestFolds: 2 });
    return folds.filter((inner) => inner.train.length >= 2);
  } catch (error) {
    if (error instanceof AppError && error.code === 'input/too-few-places') return [];
    throw error;
  }
}

function splitAmong(
  { lng, lat }: Coordinates,
  members: Uint32Array,
  { name, ...options }: SplitRequest,
): Split {
  const column = (values: Float64Array) => Float64Array.from(members, (place) => values[place]);
  const split = makeSplit(name, { lng: column(lng), lat: column(lat) }, options);
  const back = (indices: Uint32Array) => indices.map((index) => members[index]);
  const folds = split.folds.map(({ test, train, buffer }) => ({
    test: back(test),
    train: back(train),
    buffer: back(buffer),
  }));
  return { ...split, folds };
}

const tooFew = (name: SplitId, bufferM: number, found: number) =>
  new AppError(
    'input/too-few-places',
    say('predict.fewRemain', {
      split: say(`split.${name}`),
      bufferM: Math.round(bufferM),
      found,
      least: fewestTrained,
    }),
  );
