/** Parts of a pixel that a disc's centre is rounded to. */
const phases = 4;

/** The pixels whose centres lie within a radius of a point: for each row from `top` on, columns from `starts` up to before `ends`. */
export interface Disc {
  top: number;
  starts: Int32Array;
  ends: Int32Array;
  /** How many pixels. */
  count: number;
}

/** A disc around a point of the pixel (0, 0), `x` and `y` from 0 to 1 within it; all in pixels. */
export function discAround(radius: number, x: number, y: number): Disc {
  const [top, bottom] = [Math.ceil(y - radius - 0.5), Math.floor(y + radius - 0.5)];
  const rows = bottom - top + 1;
  const disc = { top, starts: new Int32Array(rows), ends: new Int32Array(rows), count: 0 };
  for (let row = 0; row < rows; row++) {
    const dy = top + row + 0.5 - y;
    const half = Math.sqrt(Math.max(0, radius * radius - dy * dy));
    disc.starts[row] = Math.ceil(x - half - 0.5);
    disc.ends[row] = Math.max(disc.starts[row], Math.floor(x + half - 0.5) + 1);
    disc.count += disc.ends[row] - disc.starts[row];
  }
  return disc;
}

/** The discs of one radius (pixels), whose centre is rounded to a quarter of a pixel, so that few have to be made. */
export class Discs {
  private readonly made: Disc[] = [];

  constructor(private readonly radius: number) {}

  /** Around any point; relative to the pixel that it lies in. */
  around(x: number, y: number): Disc {
    const [column, row] = [x, y].map((at) => Math.floor((at - Math.floor(at)) * phases));
    return (this.made[row * phases + column] ??= discAround(
      this.radius,
      (column + 0.5) / phases,
      (row + 0.5) / phases,
    ));
  }
}

/**
 * What lies in a disc around the pixel (`column`, `row`), exactly, from the running sums of the rows: `sums[row × stride + column]`
 * is what lies to the west of that column.
 */
export function discSum(
  sums: Int32Array,
  stride: number,
  column: number,
  row: number,
  { top, starts, ends }: Disc,
): number {
  let sum = 0;
  for (let i = 0, at = (row + top) * stride + column; i < starts.length; i++, at += stride)
    sum += sums[at + ends[i]] - sums[at + starts[i]];
  return sum;
}
