import { type ComponentColumns } from '../../../src-shared/contract/app/resources';

/** The pixels of a canvas: `0xAABBGGRR` each, row by row from the top, as image data has them. */
export interface Pixels {
  widthPx: number;
  heightPx: number;
  data: Uint32Array;
}

export interface Dots {
  columns: Pick<ComponentColumns, 'first' | 'second'>;
  /** Packed, one a row of the columns. */
  colours: Uint32Array;
  /** Null: all. */
  shown: Uint8Array | null;
}

const faint = 40;

/**
 * Paints a square for each embedding at its first two components (0 … 1, the second upwards), `marginPx` inside the edges.
 * Those left out are faint, and lie below. 100,000 take a few milliseconds, so that a brush can be followed.
 */
export function paintDots(
  pixels: Pixels,
  { columns, colours, shown }: Dots,
  sidePx: number,
  marginPx: number,
): void {
  const { first, second } = columns;
  const width = pixels.widthPx - 2 * marginPx - sidePx;
  const height = pixels.heightPx - 2 * marginPx - sidePx;
  for (const pass of shown ? [0, 1] : [1]) {
    for (let row = 0; row < colours.length; row++) {
      if (shown && shown[row] !== pass) continue;
      const left = Math.round(marginPx + first[row] * width);
      const top = Math.round(marginPx + (1 - second[row]) * height);
      fill(pixels, left, top, sidePx, pass === 1 ? colours[row] : (colours[row] & 0xffffff) | (faint << 24));
    }
  }
}

function fill({ widthPx, data }: Pixels, left: number, top: number, sidePx: number, colour: number): void {
  for (let y = top; y < top + sidePx; y++) data.fill(colour, y * widthPx + left, y * widthPx + left + sidePx);
}
