import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type Coordinates } from './coordinates';
import { type SplitId } from '../../../src-shared/kinds/splits';
import { makeSplit, type Split, type SplitOptions } from './split';

/** The labelled places of one target, in the order that its splits are made in (ascending ids). */
export interface LabelledPlaces extends Coordinates {
  ids: ArrayLike<number>;
}

export interface HiddenLabelsOptions {
  targets: LabelledPlaces[];
  splits: readonly SplitId[];
  /** Fold whose test places are hidden, in every split. */
  fold: number;
  seed: number;
  bufferM: number;
}

/**
 * Ids of the places whose labels no training head may see: held out or in the buffer of this fold, of any of these
 * targets and splits. An encoder trained so can be scored on this fold under each of the splits. A split that a target has
 * too few places for hides nothing: it cannot be scored either. `input/bad-argument` for a fold that there is not.
 */
export function hiddenLabels({ targets, splits, fold, seed, bufferM }: HiddenLabelsOptions): Set<number> {
  const hidden = new Set<number>();
  for (const target of targets) {
    for (const name of splits) {
      const { folds } = splitIfPossible(name, target, { seed, bufferM }) ?? {};
      if (!folds) continue;
      if (!folds[fold])
        throw new AppError('input/bad-argument', say('predict.noFold', { fold, last: folds.length - 1 }));
      for (const part of [folds[fold].test, folds[fold].buffer])
        for (const place of part) hidden.add(target.ids[place]);
    }
  }
  return hidden;
}

function splitIfPossible(name: SplitId, target: LabelledPlaces, options: SplitOptions): Split | null {
  try {
    return makeSplit(name, target, options);
  } catch (error) {
    if (error instanceof AppError && error.code === 'input/too-few-places') return null;
    throw error;
  }
}
