import { type ChosenReadouts, type ReadoutCount, type ReadoutKind } from '../../src-shared/kinds/readouts';

interface Chosen {
  kind: ReadoutKind;
}

/** What a model chose over some folds; null of one that does not choose. */
export function chosenReadouts(folds: { readout?: Chosen; classReadout?: Chosen }[]): ChosenReadouts | null {
  const values = countsOf(folds.flatMap(({ readout }) => readout ?? []));
  const classes = countsOf(folds.flatMap(({ classReadout }) => classReadout ?? []));
  return values.length > 0 ? { values, classes } : null;
}

function countsOf(readouts: Chosen[]): ReadoutCount[] {
  const kinds = [...new Set(readouts.map(({ kind }) => kind))];
  const counts = kinds.map((kind) => ({ kind, folds: readouts.filter((each) => each.kind === kind).length }));
  return counts.sort((a, b) => b.folds - a.folds);
}
