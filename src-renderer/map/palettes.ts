import { classOf } from './classes';

type Rgb = readonly [number, number, number];

/** Readable with any colour vision; sequential ones are even in lightness. Stops are interpolated. */
const stops: Record<string, Rgb[]> = {
  viridis: [
    [68, 1, 84],
    [59, 82, 139],
    [33, 145, 140],
    [94, 201, 98],
    [253, 231, 37],
  ],
  cividis: [
    [0, 32, 77],
    [66, 78, 109],
    [124, 123, 120],
    [187, 174, 110],
    [255, 234, 70],
  ],
  YlGnBu: [
    [255, 255, 217],
    [161, 218, 180],
    [65, 182, 196],
    [34, 94, 168],
    [8, 29, 88],
  ],
  PuOr: [
    [127, 59, 8],
    [253, 184, 99],
    [247, 247, 247],
    [178, 171, 210],
    [45, 0, 75],
  ],
};

/** The last one diverges: for residuals and differences. */
export const paletteNames = ['viridis', 'cividis', 'YlGnBu', 'PuOr'] as const;
export type PaletteName = (typeof paletteNames)[number];

const missing: Rgb = [140, 140, 146];
export const cssOf = (rgb: Rgb) => `rgb(${rgb.join(' ')})`;
/** Of values that are not there. */
export const missingColour = cssOf(missing);

/** `count` colours of a palette from its first to its last, as `rgb(…)`. */
export const paletteColours = (name: PaletteName, count: number): string[] =>
  rgbColours(name, count).map(cssOf);

function rgbColours(name: PaletteName, count: number): Rgb[] {
  const list = stops[name];
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? 0.5 * (list.length - 1) : (i / (count - 1)) * (list.length - 1);
    const low = Math.min(list.length - 2, Math.floor(at));
    const between = (channel: number) =>
      Math.round(list[low][channel] + (list[low + 1][channel] - list[low][channel]) * (at - low));
    return [between(0), between(1), between(2)];
  });
}

/** Packed `0xAABBGGRR`. */
export const packed = ([red, green, blue]: Rgb): number =>
  ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0;

export const missingPacked = packed(missing);

/** A packed colour for each value by its class; missing ones (NaN) are grey. */
export function coloursOf(values: ArrayLike<number>, breaks: number[], palette: PaletteName): Uint32Array {
  const colours = rgbColours(palette, breaks.length + 1).map(packed);
  return Uint32Array.from(values, (value) => colours[classOf(value, breaks)] ?? missingPacked);
}
