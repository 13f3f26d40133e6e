import { type ChosenReadouts, type Readout, type ReadoutCount } from '../../src-shared/kinds/readouts';
import { type FoldEvaluation } from './evaluate';

/** What a model chose over some folds; null of one that does not choose. */
export function chosenReadouts(folds: FoldEvaluation[]): ChosenReadouts | null {
  const values = countsOf(folds.flatMap(({ readout }) => readout ?? []));
  const classes = countsOf(folds.flatMap(({ classReadout }) => classReadout ?? []));
  return values.length > 0 ? { values, classes } : null;
}

function countsOf(readouts: Readout[]): ReadoutCount[] {
  const kinds = [...new Set(readouts.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => ({ kind, folds: readouts.filter((each) => each.kind === kind).length }));
  return counts.sort((a, b) => b.folds - a.folds);
}
