/** At most this many points are ordered at a time. */
export const maxOrdered = 1 << 18;

/** The indices of points along a Hilbert curve through the box around them: neighbours in the order are near on the map. */
export function hilbertOrder(xs: Float64Array, ys: Float64Array): Float64Array {
  const [west, spanX] = extent(xs);
  const [south, spanY] = extent(ys);
  // Position on the curve and index in one number of 52 bits: sorting needs no comparison function.
  const keys = Float64Array.from(xs, (x, i) => {
    const column = ((x - west) / spanX) * 65535;
    const row = ((ys[i] - south) / spanY) * 65535;
    return hilbertPosition(column, row) * maxOrdered + i;
  });
  return keys.sort().map((key) => key % maxOrdered);
}

function extent(values: Float64Array): [least: number, span: number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most - least || 1];
}

/** Position of a cell of a 2¹⁶ × 2¹⁶ grid along the Hilbert curve, 32 bits (Warren, "Hacker's Delight", section 16-2). */
export function hilbertPosition(x: number, y: number): number {
  let [column, row, position] = [x | 0, y | 0, 0];
  for (let side = 32768; side > 0; side >>= 1) {
    const right = (column & side) > 0 ? 1 : 0;
    const upper = (row & side) > 0 ? 1 : 0;
    position = position * 4 + ((3 * right) ^ upper);
    if (upper === 1) continue;
    if (right === 1) [column, row] = [65535 - column, 65535 - row];
    [column, row] = [row, column];
  }
  return position;
}
