/**
 * Side of the stored canvas of a place: from it a map image of `sizePx` can be cut around the centre at any angle without
 * a blank corner (its diagonal, rounded up to even).
 */
export function canvasPx(sizePx: number): number {
  return 2 * Math.ceil(sizePx * Math.SQRT1_2);
}

/** The centre `sizePx` × `sizePx` of an RGB image of side `sidePx`: the map image m of a canvas. */
export function cropCentre(pixels: Uint8Array, sidePx: number, sizePx: number): Uint8Array {
  const margin = (sidePx - sizePx) / 2;
  const crop = new Uint8Array(3 * sizePx * sizePx);
  for (let row = 0; row < sizePx; row++) {
    const from = 3 * ((row + margin) * sidePx + margin);
    crop.set(pixels.subarray(from, from + 3 * sizePx), 3 * row * sizePx);
  }
  return crop;
}
