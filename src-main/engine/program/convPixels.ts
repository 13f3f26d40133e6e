import type * as tf from '@tensorflow/tfjs-core';

type Geometry = tf.backend_util.Conv2DInfo;

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** One axis of a convolution. */
interface Axis {
  side: number;
  outSide: number;
  size: number;
  stride: number;
  padding: number;
}

function axesOf(conv: Geometry): { rows: Axis; columns: Axis } {
  const { inHeight, inWidth, outHeight, outWidth, filterHeight, filterWidth, padInfo } = conv;
  return {
    rows: {
      side: inHeight,
      outSide: outHeight,
      size: filterHeight,
      stride: conv.strideHeight,
      padding: padInfo.top,
    },
    columns: {
      side: inWidth,
      outSide: outWidth,
      size: filterWidth,
      stride: conv.strideWidth,
      padding: padInfo.left,
    },
  };
}

/** The pixel under place k of the kernel at an output; −1 in the padding. */
function pixelUnder({ side, stride, padding }: Axis, output: number, k: number): number {
  const at = output * stride - padding + k;
  return at >= 0 && at < side ? at : -1;
}

const usedAlong = (axis: Axis) =>
  range(axis.size).filter((k) => range(axis.outSide).some((output) => pixelUnder(axis, output, k) >= 0));

/** The places of a kernel, row by row, that ever lie over the image: of a 3×3 kernel over a single pixel, the middle alone. */
export function usedTaps(conv: Geometry): number[] {
  const { rows, columns } = axesOf(conv);
  const across = usedAlong(columns);
  return usedAlong(rows).flatMap((ky) => across.map((kx) => ky * conv.filterWidth + kx));
}

/**
 * For each pixel of a convolution's result, row by row, and each of the places of its kernel: the pixel of the image that lies
 * under it, as its place row by row; the number of pixels in the image where that is the padding.
 */
export function coveredPixels(conv: Geometry, taps: readonly number[]): number[] {
  const { rows, columns } = axesOf(conv);
  const { inHeight, inWidth, outHeight, outWidth, filterWidth } = conv;
  return range(outHeight).flatMap((row) =>
    range(outWidth).flatMap((column) =>
      taps.map((tap) => {
        const y = pixelUnder(rows, row, Math.floor(tap / filterWidth));
        const x = pixelUnder(columns, column, tap % filterWidth);
        return y < 0 || x < 0 ? inHeight * inWidth : y * inWidth + x;
      }),
    ),
  );
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
  return range(conv.strideHeight).flatMap((row) =>
    range(conv.strideWidth).map((column) => coveringClass(conv, row, column)),
  );
}

function coveringClass(conv: Geometry, rowOffset: number, columnOffset: number): CoveringClass {
  const { rows, columns } = axesOf(conv);
  const [ys, kys] = [pixelsAt(rows, rowOffset), tapsAt(rows, rowOffset)];
  const [xs, kxs] = [pixelsAt(columns, columnOffset), tapsAt(columns, columnOffset)];
  const none = conv.outHeight * conv.outWidth;
  const result = (y: number, x: number, ky: number, kx: number) => {
    const [row, column] = [outputOver(rows, y, ky), outputOver(columns, x, kx)];
    return row < 0 || column < 0 ? none : row * conv.outWidth + column;
  };
  const taps = kys.flatMap((ky) => kxs.map((kx) => [ky, kx]));
  const places = ys.flatMap((y) => xs.map((x) => [y, x]));
  return {
    pixels: places.map(([y, x]) => y * conv.inWidth + x),
    taps: taps.map(([ky, kx]) => ky * conv.filterWidth + kx),
    results: places.flatMap(([y, x]) => taps.map(([ky, kx]) => result(y, x, ky, kx))),
  };
}

const pixelsAt = ({ side, stride }: Axis, offset: number) =>
  range(side).filter((pixel) => pixel % stride === offset);

/** The used places of a kernel that come to lie over pixels of that offset. */
const tapsAt = (axis: Axis, offset: number) =>
  usedAlong(axis).filter((k) => (offset + axis.padding - k) % axis.stride === 0);

/** The output whose kernel lies over a pixel with its place k; −1 if there is none. */
function outputOver({ outSide, stride, padding }: Axis, pixel: number, k: number): number {
  const at = (pixel + padding - k) / stride;
  return at >= 0 && at < outSide ? at : -1;
}
