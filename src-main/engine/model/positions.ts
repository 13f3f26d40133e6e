/**
 * Weights `[to, from]` of linear interpolation between the centres of `from` equal cells and those of `to` equal cells
 * over the same length; beyond the outermost centres the outermost value holds.
 */
function resizeRow(from: number, to: number): number[][] {
  return Array.from({ length: to }, (_, i) => {
    const at = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1);
    const low = Math.min(Math.floor(at), Math.max(from - 2, 0));
    const row = new Array<number>(from).fill(0);
    row[low] = 1 - (at - low);
    if (from > 1) row[low + 1] = at - low;
    return row;
  });
}

/** Matrix `[to², from²]`, flat, that resizes a square grid of values, row-major, bilinearly. */
export function gridResizeMatrix(from: number, to: number): Float32Array {
  const line = resizeRow(from, to);
  const matrix = new Float32Array(to * to * from * from);
  let at = 0;
  for (const rowWeights of line)
    for (const columnWeights of line)
      for (const rowWeight of rowWeights)
        for (const columnWeight of columnWeights) matrix[at++] = rowWeight * columnWeight;
  return matrix;
}
