import { cellToBoundary, latLngToCell } from 'h3-js';
import { median } from 'simple-statistics';
import { eachPrediction, getPredictionSet, type PredictedPlace } from '../project/predictions';
import { type Project } from '../project/project';

/** Predictions of the places of one H3 cell. */
export interface PredictionCell {
  cell: string;
  /** `[lng, lat]`, not closed. */
  boundary: [number, number][];
  count: number;
  /** Medians over its places, in the target's own unit; null where no place has one. */
  value: number;
  width: number;
  actual: number | null;
  /** Actual − out-of-fold. */
  residual: number | null;
}

/** A prediction set by H3 cells of a resolution (0 … 15), those with places only. `state/missing` without the set. */
export function predictionGrid(project: Project, setId: number, resolution: number): PredictionCell[] {
  const cells = new Map<string, PredictedPlace[]>();
  for (const place of eachPrediction(project, getPredictionSet(project, { id: setId }))) {
    const cell = latLngToCell(place.lat, place.lng, resolution);
    const members = cells.get(cell);
    if (members) members.push(place);
    else cells.set(cell, [place]);
  }
  return [...cells].map(([cell, places]) => ({
    cell,
    boundary: cellToBoundary(cell, true).slice(0, -1) as [number, number][],
    count: places.length,
    value: median(places.map(({ value }) => value)),
    width: median(places.map(({ lower, upper }) => upper - lower)),
    actual: medianOf(places.map(({ actual }) => actual)),
    residual: medianOf(places.map(residualOf)),
  }));
}

const residualOf = ({ actual, outOfFold }: PredictedPlace) =>
  actual === null || outOfFold === null ? null : actual - outOfFold;

function medianOf(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? median(known) : null;
}
