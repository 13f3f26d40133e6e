import { type PredictionColumns } from '../../../src-shared/contract/app/resources';

/** A place by two values. */
export interface ScatterPoint {
  placeId: number;
  x: number;
  y: number;
}

/** Places with both values. */
export function scatterPoints(placeId: Uint32Array, xs: Float32Array, ys: Float32Array): ScatterPoint[] {
  return Array.from(placeId, (id, i) => ({ placeId: id, x: xs[i], y: ys[i] })).filter(
    ({ x, y }) => !Number.isNaN(x + y),
  );
}

/** Known against predicted of the held-out places. */
export const heldOut = ({ placeId, actual, outOfFold }: PredictionColumns): ScatterPoint[] =>
  scatterPoints(placeId, actual, outOfFold);
