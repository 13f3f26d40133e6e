import { type OnnxGraph } from '../onnxGraph';
import { type Value } from '../traceBackend';
import { product } from './matrix';
import { gather, pad, reshape, transpose } from './shapes';

/**
 * Convolutions of 3 × 3 with a stride of 1 by minimal filtering, F(2 × 2, 3 × 3) of Lavin & Gray 2016: tiles of 4 × 4 pixels
 * d, which overlap by two, and the kernel g are taken to 16 places each, multiplied place by place and summed over the
 * channels, and taken back to 2 × 2 results: Y = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A. That is 16 products for 4 results where the
 * definition has 36. Each transform is one product with a constant matrix over tiles laid out `[places, tiles · n, channels]`.
 */
const b = [
  [1, 0, -1, 0],
  [0, 1, 1, 0],
  [0, -1, 1, 0],
  [0, 1, 0, -1],
];
const g = [
  [1, 0, 0],
  [0.5, 0.5, 0.5],
  [0.5, -0.5, 0.5],
  [0, 0, 1],
];
const a = [
  [1, 1, 1, 0],
  [0, 1, -1, -1],
];

/** A transform of rows and columns at once: the Kronecker product of a matrix with itself. */
const both = (m: number[][]) =>
  m.flatMap((row) => m.map((other) => row.flatMap((value) => other.map((factor) => value * factor))));

const ofTile = both(b);
const ofKernel = both(g);
/** Of the kernel turned by 180°, as the gradient by the image takes it. */
const ofTurnedKernel = ofKernel.map((row) => row.toReversed());
const toResult = both(a);
const transposed = (m: number[][]) => m[0].map((_, column) => m.map((row) => row[column]));

/** Where the tiles of a picture lie: its sides, those of the result, and the zeros before its first row and column. */
export interface TileGrid {
  height: number;
  width: number;
  outHeight: number;
  outWidth: number;
  top: number;
  left: number;
}

/** x `[n, height, width, inputs]` and kernel `[3, 3, inputs, outputs]` → `[n, outHeight, outWidth, outputs]`. */
export function winograd(graph: OnnxGraph, x: Value, kernel: Value, grid: TileGrid): Value {
  const places = transformed(graph, taps(graph, kernel), ofKernel);
  return convolved(graph, x, grid, kernel.shape[3], (tiles) => product(graph, tiles, places));
}

/** The gradient by the image: dy `[n, height, width, outputs]` of the grid → `[n, outHeight, outWidth, inputs]`. */
export function winogradOfImage(graph: OnnxGraph, dy: Value, kernel: Value, grid: TileGrid): Value {
  const places = transformed(graph, taps(graph, kernel), ofTurnedKernel);
  return convolved(graph, dy, grid, kernel.shape[2], (tiles) => product(graph, tiles, places, false, true));
}

/** The gradient by the kernel `[3, 3, inputs, outputs]`, of the same places: F(3 × 3, 2 × 2). */
export function winogradOfKernel(graph: OnnxGraph, x: Value, dy: Value, grid: TileGrid): Value {
  const { outHeight, outWidth } = grid;
  const results = tiles(
    graph,
    dy,
    tilePixels({ ...grid, height: outHeight, width: outWidth, top: 0, left: 0 }, 2),
  );
  const read = transformed(graph, tiles(graph, x, tilePixels(grid, 4)), ofTile);
  const name = product(graph, read, transformed(graph, results, transposed(toResult)), true);
  const [channels, outputs] = [x.shape[3], dy.shape[3]];
  const gradients = { ...x, name, shape: [16, channels, outputs] };
  return reshape(graph, transformed(graph, gradients, transposed(ofKernel)), [3, 3, channels, outputs]);
}

function convolved(
  graph: OnnxGraph,
  x: Value,
  grid: TileGrid,
  channels: number,
  multiply: (tiles: Value) => string,
): Value {
  const read = transformed(graph, tiles(graph, x, tilePixels(grid, 4)), ofTile);
  const multiplied = { ...x, name: multiply(read), shape: [16, read.shape[1], channels] };
  const results = transformed(graph, multiplied, toResult);
  const [n, { outHeight, outWidth }] = [x.shape[0], grid];
  const pixels = reshape(graph, results, [(4 * results.shape[1]) / n, n, channels]);
  const image = transpose(graph, gather(graph, pixels, 0, resultPlaces(grid)), [1, 0, 2]);
  return reshape(graph, image, [n, outHeight, outWidth, channels]);
}

/** `[3, 3, inputs, outputs]` → `[9, inputs, outputs]` */
const taps = (graph: OnnxGraph, kernel: Value) => reshape(graph, kernel, [9, ...kernel.shape.slice(2)]);

/** `[from, …]` → `[to, …]` by a constant matrix. */
function transformed(graph: OnnxGraph, x: Value, matrix: number[][]): Value {
  const [from, ...rest] = x.shape;
  const flat = reshape(graph, x, [from, rest.reduce((size, each) => size * each, 1)]);
  const name = graph.add('MatMul', [graph.floats(matrix), flat.name]);
  return reshape(graph, { ...x, name }, [matrix.length, ...rest]);
}

/** Pixels `[n, height, width, channels]` as tiles `[places in a tile, tiles · n, channels]`. */
function tiles(graph: OnnxGraph, x: Value, pixels: number[][]): Value {
  const [n, height, width, channels] = x.shape;
  const first = transpose(graph, reshape(graph, x, [n, height * width, channels]), [1, 0, 2]);
  const padded = pad(graph, first, [[0, 1], [0, 0], [0, 0]], 0); // prettier-ignore
  return reshape(graph, gather(graph, padded, 0, pixels.flat()), [
    pixels.length,
    pixels[0].length * n,
    channels,
  ]);
}

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

/** For each place of a tile of `size` × `size`, the pixel of each tile; the number of pixels where it lies in the padding. */
function tilePixels({ height, width, outHeight, outWidth, top, left }: TileGrid, size: number): number[][] {
  const inside = (at: number, side: number) => at >= 0 && at < side;
  return range(size * size).map((place) =>
    range(Math.ceil(outHeight / 2)).flatMap((row) =>
      range(Math.ceil(outWidth / 2)).map((column) => {
        const y = 2 * row - top + Math.floor(place / size);
        const x = 2 * column - left + (place % size);
        return inside(y, height) && inside(x, width) ? y * width + x : height * width;
      }),
    ),
  );
}

/** For each pixel of the result its place among `[places in a tile of 2 × 2, tiles]`. */
function resultPlaces({ outHeight, outWidth }: TileGrid): number[] {
  const columns = Math.ceil(outWidth / 2);
  const tileCount = Math.ceil(outHeight / 2) * columns;
  return range(outHeight * outWidth).map((pixel) => {
    const [y, x] = [Math.floor(pixel / outWidth), pixel % outWidth];
    return (2 * (y % 2) + (x % 2)) * tileCount + Math.floor(y / 2) * columns + Math.floor(x / 2);
  });
}
