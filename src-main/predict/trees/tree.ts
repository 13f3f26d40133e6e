import { type Rows } from '../models/rows';
import { type Bins, missingBin } from './bins';

/** Nodes of a tree; the root is the first. */
export interface Tree {
  /** −1: a leaf. */
  columns: Int32Array;
  /** A value that does not exceed it goes left; in bins, and as a value. */
  bins: Uint8Array;
  cuts: Float64Array;
  isMissingLeft: Uint8Array;
  left: Uint16Array;
  right: Uint16Array;
  /** What a leaf adds to the score. */
  values: Float64Array;
}

export const emptyTree = (leaves: number): Tree => {
  const nodes = 2 * leaves - 1;
  return {
    columns: new Int32Array(nodes).fill(-1),
    bins: new Uint8Array(nodes),
    cuts: new Float64Array(nodes),
    isMissingLeft: new Uint8Array(nodes),
    left: new Uint16Array(nodes),
    right: new Uint16Array(nodes),
    values: new Float64Array(nodes),
  };
};

/** What a tree says of a row in bins. */
export function ofBins(
  { columns, bins, isMissingLeft, left, right, values }: Tree,
  x: Bins,
  row: number,
): number {
  let node = 0;
  for (let column = columns[0]; column >= 0; column = columns[node]) {
    const bin = x.data[column * x.length + row];
    const isLeft = bin === missingBin ? isMissingLeft[node] === 1 : bin <= bins[node];
    node = isLeft ? left[node] : right[node];
  }
  return values[node];
}

/** What a tree says of a row of values. */
export function ofValues(
  { columns, cuts, isMissingLeft, left, right, values }: Tree,
  { data, width }: Rows,
  row: number,
): number {
  let node = 0;
  for (let column = columns[0]; column >= 0; column = columns[node]) {
    const value = data[row * width + column];
    const isLeft = Number.isNaN(value) ? isMissingLeft[node] === 1 : value <= cuts[node];
    node = isLeft ? left[node] : right[node];
  }
  return values[node];
}
