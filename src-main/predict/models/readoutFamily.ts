import { type Readout } from '../../../src-shared/kinds/readouts';
import { type Pause } from '../pause';
import { type Rows } from './rows';

/** What is to be learnt from what, for all places. */
export interface Problem {
  task: 'values' | 'classes';
  /** All features side by side. */
  x: Rows;
  /** The same as blocks that a distance weighs against each other: the embedding, and coordinates if they belong to it. */
  blocks: Rows[];
  /** Values, or a 1 in the column of each row's class. */
  y: Rows;
}

/** Readouts of one kind, which share most of their work. */
export interface ReadoutFamily<R extends Readout = Readout> {
  candidates(problem: Problem): R[];
  /**
   * Learns from the rows `train` alone, with each of `wanted`; predicts values, or scores whose softmax are probabilities.
   */
  fit(problem: Problem, train: Uint32Array, wanted: readonly R[], pause: Pause): Promise<FittedFamily>;
}

/** Predictions of each of the wanted readouts. */
export type FittedFamily = (rows: Uint32Array) => Promise<Float64Array[]>;
