/** One line of a chart: values over rising steps. */
export interface Series {
  name: string;
  steps: number[];
  values: number[];
}

/** A level that values are judged by. */
export interface Level {
  value: number;
  label: string;
}

/** Colours that differ for colour-blind eyes and stand out on both grounds; the dashes tell them apart without colour. */
const strokes = [
  { colour: 'light-dark(#0b62c4, #7db8ff)', dash: '' },
  { colour: 'light-dark(#b04a00, #ffb066)', dash: '7 3' },
  { colour: 'light-dark(#17713a, #6fd495)', dash: '2 3' },
  { colour: 'light-dark(#9c1f77, #f59fd8)', dash: '9 3 2 3' },
  { colour: 'light-dark(#665800, #d9c74f)', dash: '4 2' },
  { colour: 'light-dark(#00707d, #63d3e0)', dash: '1 2' },
];

export const strokeOf = (index: number) => strokes[index % strokes.length];

/** The mean of the values around each one, up to `reach` on either side; values that are not finite are left out. */
export function smoothed(values: readonly number[], reach: number): number[] {
  return values.map((_, i) => {
    const around = values.slice(Math.max(0, i - reach), i + reach + 1).filter(Number.isFinite);
    return around.length === 0 ? NaN : around.reduce((sum, value) => sum + value, 0) / around.length;
  });
}

/** An SVG path through points; it breaks where one is not finite. */
export function linePath(points: Iterable<readonly [x: number, y: number]>): string {
  let path = '';
  let isDrawing = false;
  for (const [x, y] of points) {
    const isThere = Number.isFinite(x) && Number.isFinite(y);
    if (isThere) path += `${isDrawing ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    isDrawing = isThere;
  }
  return path;
}

/** The index of the step nearest to one (steps rise); −1 where there is none. */
export function nearestIndex(steps: readonly number[], step: number): number {
  const after = steps.findIndex((each) => each >= step);
  if (after < 0) return steps.length - 1;
  if (after === 0) return 0;
  return step - steps[after - 1] <= steps[after] - step ? after - 1 : after;
}
