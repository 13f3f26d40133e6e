import type * as tf from '@tensorflow/tfjs-core';

type Geometry = tf.backend_util.Conv2DInfo;

/** For each position of a kernel along one axis, whether it falls on `at` (a pixel, or none). */
function along(side: number, at: number): number {
  return at >= 0 && at < side ? at : -1;
}

/**
 * For each pixel of a convolution's result, row by row, and each place of its kernel, row by row: the pixel of the image that
 * lies under it, as its place row by row; the number of pixels in the image where that is the padding.
 */
export function coveredPixels(conv: Geometry): number[] {
  const { inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth } = conv;
  const { top, left } = conv.padInfo;
  const pixels: number[] = [];
  for (let row = 0; row < outHeight; row++)
    for (let column = 0; column < outWidth; column++)
      for (let ky = 0; ky < filterHeight; ky++)
        for (let kx = 0; kx < filterWidth; kx++) {
          const y = along(inHeight, row * conv.strideHeight - top + ky);
          const x = along(inWidth, column * conv.strideWidth - left + kx);
          pixels.push(y < 0 || x < 0 ? inHeight * inWidth : y * inWidth + x);
        }
  return pixels;
}

/** Pixels of an image that the same places of a kernel cover, each at some pixel of the result: one class of a stride. */
export interface CoveringClass {
  /** Places of the pixels in the image, row by row. */
  pixels: number[];
  /** Places in the kernel, row by row. */
  taps: number[];
  /** For each pixel and each tap the pixel of the result; the number of pixels in the result where that is none. */
  results: number[];
}

/** The other way round, for the gradient by the image: a class for each remainder of row and column by the stride. */
export function coveringResults(conv: Geometry): CoveringClass[] {
  const { strideHeight, strideWidth } = conv;
  const range = (count: number) => Array.from({ length: count }, (_, i) => i);
  return range(strideHeight * strideWidth).map((i) =>
    coveringClass(conv, Math.floor(i / strideWidth), i % strideWidth),
  );
}

function coveringClass(conv: Geometry, rowOffset: number, columnOffset: number): CoveringClass {
  const rows = axisOf(conv.inHeight, conv.outHeight, conv.filterHeight, conv.strideHeight, conv.padInfo.top);
  const columns = axisOf(conv.inWidth, conv.outWidth, conv.filterWidth, conv.strideWidth, conv.padInfo.left);
  const [ys, kys] = rows(rowOffset);
  const [xs, kxs] = columns(columnOffset);
  const none = conv.outHeight * conv.outWidth;
  const pixels = ys.flatMap((y) => xs.map((x) => y.at * conv.inWidth + x.at));
  const taps = kys.flatMap((ky) => kxs.map((kx) => ky * conv.filterWidth + kx));
  const results = ys.flatMap((y) =>
    xs.flatMap((x) =>
      y.results.flatMap((row) =>
        x.results.map((column) => (row < 0 || column < 0 ? none : row * conv.outWidth + column)),
      ),
    ),
  );
  return { pixels, taps, results };
}

/** Along one axis: the places of the image with an offset, each with the results that its taps contribute to, and the taps. */
function axisOf(side: number, outSide: number, size: number, stride: number, padding: number) {
  return (offset: number): [{ at: number; results: number[] }[], number[]] => {
    const taps = Array.from({ length: size }, (_, k) => k).filter(
      (k) => (offset + padding - k) % stride === 0,
    );
    const places = Array.from({ length: Math.ceil((side - offset) / stride) }, (_, i) => offset + i * stride);
    const results = (at: number) => taps.map((k) => along(outSide, (at + padding - k) / stride));
    return [places.map((at) => ({ at, results: results(at) })), taps];
  };
}
