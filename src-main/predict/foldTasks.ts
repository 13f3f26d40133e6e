import { AppError } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import {
  type Coordinates,
  type Fold,
  makeSplit,
  type Split,
  type SplitDescription,
  type SplitName,
  splitTitles,
} from './splits/split';

/** One fold to be scored, in the indices of all places. */
export interface FoldTask {
  fold: number;
  test: Uint32Array;
  train: Uint32Array;
  buffer: Uint32Array;
  /** Folds of `train` of the same kind of split, for choosing λ. */
  inner: Fold[];
}

/** Fewer training places than this teach nothing that is worth a figure. */
const fewestTrained = 10;

export interface SplitRequest {
  name: SplitName;
  seed: number;
  bufferM: number;
}

/**
 * The folds over the places `labelled` (indices, ascending). `usable` marks those that every compared model has features
 * of: the others belong to the split, so that it does not depend on the features, but are neither trained on nor tested.
 */
export function foldTasks(
  places: Coordinates,
  labelled: Uint32Array,
  usable: (place: number) => boolean,
  request: SplitRequest,
): { description: SplitDescription; tasks: FoldTask[] } {
  const split = splitAmong(places, labelled, request);
  const tasks = split.folds.map(({ test, train, buffer }, fold) => {
    const trained = train.filter(usable);
    const task = { fold, test: test.filter(usable), buffer: buffer.filter(usable), train: trained };
    return { ...task, inner: innerFolds(places, trained, request, fold) };
  });
  return { description: split.description, tasks };
}

/** Folds of a training part: the same kind of split, down to two folds where it is small. */
export function innerFolds(
  places: Coordinates,
  train: Uint32Array,
  { name, seed, bufferM }: SplitRequest,
  fold: number,
): Fold[] {
  if (train.length < fewestTrained) throw tooFew(name, bufferM, train.length);
  const innerSeed = randomStream(seed, fold).int(2 ** 31);
  const { folds } = splitAmong(places, train, { name, seed: innerSeed, bufferM }, 2);
  const usable = folds.filter((inner) => inner.train.length >= 2);
  if (usable.length === 0) throw tooFew(name, bufferM, 0);
  return usable;
}

function splitAmong(
  { lng, lat }: Coordinates,
  members: Uint32Array,
  { name, seed, bufferM }: SplitRequest,
  fewestFolds?: number,
): Split {
  const column = (values: Float64Array) => Float64Array.from(members, (place) => values[place]);
  const split = makeSplit(name, { lng: column(lng), lat: column(lat) }, { seed, bufferM, fewestFolds });
  const back = (indices: Uint32Array) => indices.map((index) => members[index]);
  const folds = split.folds.map(({ test, train, buffer }) => ({
    test: back(test),
    train: back(train),
    buffer: back(buffer),
  }));
  return { ...split, folds };
}

const tooFew = (name: SplitName, bufferM: number, found: number) =>
  new AppError(
    'input/bad-argument',
    `Under the split "${splitTitles[name]}" with its buffer of ${Math.round(bufferM)} m, ${found} labelled places ` +
      `remain to train on; at least ${fewestTrained} are needed. Add labelled places over a wider area, or choose another split.`,
  );
