import { AppError } from '../../../src-shared/errors';
import { type Coordinates, makeSplit, type SplitName } from './split';

/** The labelled places of one target, in the order that its splits are made in (ascending ids). */
export interface LabelledPlaces extends Coordinates {
  ids: ArrayLike<number>;
}

export interface HiddenLabelsOptions {
  targets: LabelledPlaces[];
  splits: readonly SplitName[];
  /** Fold whose test places are hidden, in every split. */
  fold: number;
  seed: number;
  bufferM: number;
}

/**
 * Ids of the places whose labels no training head may see: held out or in the buffer of this fold, of any of these
 * targets and splits. An encoder trained so can be scored on this fold under each of the splits.
 */
export function hiddenLabels({ targets, splits, fold, seed, bufferM }: HiddenLabelsOptions): Set<number> {
  const hidden = new Set<number>();
  for (const target of targets) {
    for (const name of splits) {
      const { folds } = makeSplit(name, target, { seed, bufferM });
      if (!folds[fold])
        throw new AppError('input/bad-argument', `No fold ${fold}: there are ${folds.length}.`);
      for (const part of [folds[fold].test, folds[fold].buffer])
        for (const place of part) hidden.add(target.ids[place]);
    }
  }
  return hidden;
}
