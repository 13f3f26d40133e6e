/** How features become predictions, with what was chosen for it. */
export type Readout = RidgeReadout | NearestReadout | MlpReadout;
export type ReadoutKind = Readout['kind'];

/** Ridge, or linear discriminants for classes. */
export interface RidgeReadout {
  kind: 'ridge';
  lambda: number;
}

/** The mean of the `k` nearest in the space of features. */
export interface NearestReadout {
  kind: 'nearest';
  k: number;
  /** All alike, or each by the inverse of its distance. */
  weighting: 'uniform' | 'distance';
  /** Share of the coordinates in the squared distance, where there are coordinates beside other features. */
  coordinateShare?: number;
}

/** A small neural network, trained with so many steps. */
export interface MlpReadout {
  kind: 'mlp';
  steps: number;
}

/** How many folds chose a kind. */
export interface ReadoutCount {
  kind: ReadoutKind;
  folds: number;
}

/** What a model that chooses took for values, and for classes (none: empty); the most frequent first. */
export interface ChosenReadouts {
  values: ReadoutCount[];
  classes: ReadoutCount[];
}
