import { latLngToCell } from 'h3-js';
import { median } from 'simple-statistics';
import { getPredictionSet, type PredictedPlace, readPredictions } from '../project/predictions';
import { cellBoundary } from './cellBoundary';
import { pauses } from './pause';
import { type Project } from '../project/project';

/** Predictions of the places of one H3 cell. */
export interface PredictionCell {
  cell: string;
  /** `[lng, lat]`, not closed; beyond 180 where it lies over that meridian. */
  boundary: [number, number][];
  count: number;
  /**
   * Medians over its places, in the target's own unit; of classes the commonest, an index as in `readPredictions`. Null where no
   * place has one.
   */
  value: number;
  /** Of the interval; null of classes. */
  width: number | null;
  actual: number | null;
  /** Actual − out-of-fold; of classes 0 where most are right, 1 where most are wrong. */
  residual: number | null;
}

/**
 * A prediction set by H3 cells of a resolution (0 … 15), those with places only. Others have their turn meanwhile: a million places take
 * half a minute. `state/missing` without the set.
 */
export async function predictionGrid(
  project: Project,
  setId: number,
  resolution: number,
): Promise<PredictionCell[]> {
  const pause = pauses();
  const { classes, places: predicted } = readPredictions(project, getPredictionSet(project, { id: setId }));
  const members = new Map<string, PredictedPlace[]>();
  for (const place of predicted) {
    const cell = latLngToCell(place.lat, place.lng, resolution);
    const found = members.get(cell);
    if (found) found.push(place);
    else members.set(cell, [place]);
    await pause();
  }
  const cells: PredictionCell[] = [];
  for (const [cell, places] of members) {
    const boundary = cellBoundary(cell).slice(0, -1);
    const figures = classes ? commonestOf(places) : mediansOf(places);
    cells.push({ cell, boundary, count: places.length, ...figures });
    await pause();
  }
  return cells;
}

type Figures = Pick<PredictionCell, 'value' | 'width' | 'actual' | 'residual'>;

const mediansOf = (places: PredictedPlace[]): Figures => ({
  value: median(places.map(({ value }) => value)),
  width: median(places.map(({ lower, upper }) => upper - lower)),
  actual: of(
    median,
    places.map(({ actual }) => actual),
  ),
  residual: of(median, places.map(residualOf)),
});

const commonestOf = (places: PredictedPlace[]): Figures => ({
  value: commonest(places.map(({ value }) => value)),
  width: null,
  actual: of(
    commonest,
    places.map(({ actual }) => actual),
  ),
  residual: of(commonest, places.map(missOf)),
});

const residualOf = ({ actual, outOfFold }: PredictedPlace) =>
  actual === null || outOfFold === null ? null : actual - outOfFold;

const missOf = ({ actual, outOfFold }: PredictedPlace) =>
  actual === null || outOfFold === null ? null : Number(actual !== outOfFold);

function of(figure: (known: number[]) => number, values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? figure(known) : null;
}

/** Of equals the lowest. */
function commonest(values: number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0][0];
}
