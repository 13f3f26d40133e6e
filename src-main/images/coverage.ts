/**
 * Exact area coverage of polygons on a pixel grid. Each edge adds, row by row, the area that it cuts off to its right,
 * signed by its direction; a running sum along the row is then the winding-weighted coverage of each pixel (the method of
 * R. Levien, "Inside the fastest font renderer in the world", 2016). Plain IEEE arithmetic in a fixed order: the same
 * pixels on every platform.
 */
export class Coverage {
  private readonly stride: number;
  private readonly sums: Float32Array;
  private top: number;
  private bottom = 0;
  /** First and last column that each row's edges touch. */
  private readonly lefts: Int16Array;
  private readonly rights: Int16Array;

  constructor(readonly sizePx: number) {
    this.stride = sizePx + 2;
    this.sums = new Float32Array(this.stride * sizePx);
    this.lefts = new Int16Array(sizePx).fill(this.stride);
    this.rights = new Int16Array(sizePx);
    this.top = sizePx;
  }

  /** Adds an edge in pixels (x right, y down). The edges of a shape must close; what lies outside the grid is clipped. */
  edge(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 < y1) this.clipRows(x0, y0, x1, y1, 1);
    else if (y1 < y0) this.clipRows(x1, y1, x0, y0, -1);
  }

  private clipRows(x0: number, y0: number, x1: number, y1: number, sign: number): void {
    const size = this.sizePx;
    if (y1 <= 0 || y0 >= size || (x0 >= size && x1 >= size)) return;
    const slope = (x1 - x0) / (y1 - y0);
    if (x0 >= 0 && x1 >= 0 && x0 <= size && x1 <= size && y0 >= 0 && y1 <= size)
      return this.rows(x0, y0, y1, slope, sign);
    const fromX = y0 < 0 ? x0 - y0 * slope : x0;
    const toX = y1 > size ? x1 - (y1 - size) * slope : x1;
    this.clipLeft(fromX, Math.max(y0, 0), toX, Math.min(y1, size), slope, sign);
  }

  /** Left of the grid an edge counts as one along the border. */
  private clipLeft(x0: number, y0: number, x1: number, y1: number, slope: number, sign: number): void {
    if (x0 >= 0 && x1 >= 0) return this.clipRight(x0, y0, x1, y1, slope, sign);
    if (x0 <= 0 && x1 <= 0) return this.rows(0, y0, y1, 0, sign);
    const y = Math.min(Math.max(y0 - x0 / slope, y0), y1);
    if (x0 < 0) {
      this.rows(0, y0, y, 0, sign);
      this.clipRight(0, y, x1, y1, slope, sign);
    } else {
      this.clipRight(x0, y0, 0, y, slope, sign);
      this.rows(0, y, y1, 0, sign);
    }
  }

  /** Right of the grid an edge covers nothing. */
  private clipRight(x0: number, y0: number, x1: number, y1: number, slope: number, sign: number): void {
    const size = this.sizePx;
    if (x0 <= size && x1 <= size) return this.rows(x0, y0, y1, slope, sign);
    if (x0 >= size && x1 >= size) return;
    const y = Math.min(Math.max(y0 + (size - x0) / slope, y0), y1);
    if (x0 > size) this.rows(size, y, y1, slope, sign);
    else this.rows(x0, y0, y, slope, sign);
  }

  /** Adds an edge that lies inside the grid, from `(x, y0)` down to `y1`. */
  private rows(x: number, y0: number, y1: number, slope: number, sign: number): void {
    const { sizePx } = this;
    const first = y0 | 0;
    const last = ceilOf(y1);
    if (first < this.top) this.top = first;
    if (last > this.bottom) this.bottom = last;
    let from = x;
    for (let row = first; row < last; row++) {
      const height = (row + 1 < y1 ? row + 1 : y1) - (row > y0 ? row : y0);
      let to = from + slope * height;
      if (to < 0) to = 0;
      else if (to > sizePx) to = sizePx;
      this.row(row, from, to, height * sign);
      from = to;
    }
  }

  /** One row's part of an edge: `area` is its signed height. */
  private row(row: number, from: number, to: number, area: number): void {
    const { sums, lefts, rights } = this;
    const at = row * this.stride;
    const x0 = from < to ? from : to;
    const x1 = from < to ? to : from;
    const first = x0 | 0;
    const end = ceilOf(x1);
    if (first < lefts[row]) lefts[row] = first;
    if (end <= first + 1) {
      if (first + 1 > rights[row]) rights[row] = first + 1;
      const share = 0.5 * (x0 + x1) - first;
      sums[at + first] += area - area * share;
      sums[at + first + 1] += area * share;
      return;
    }
    if (end > rights[row]) rights[row] = end;
    const perPixel = 1 / (x1 - x0);
    const into = 1 - (x0 - first);
    const firstShare = 0.5 * perPixel * into * into;
    const out = x1 - end + 1;
    const lastShare = 0.5 * perPixel * out * out;
    sums[at + first] += area * firstShare;
    if (end === first + 2) {
      sums[at + first + 1] += area * (1 - firstShare - lastShare);
    } else {
      const second = perPixel * (into + 0.5);
      sums[at + first + 1] += area * (second - firstShare);
      for (let x = first + 2; x < end - 1; x++) sums[at + x] += area * perPixel;
      sums[at + end - 1] += area * (1 - second - (end - first - 3) * perPixel - lastShare);
    }
    sums[at + end] += area * lastShare;
  }

  /**
   * Blends a colour into `pixels` wherever the shapes added since the last call cover it, and starts anew. `evenOdd`:
   * overlaps of a polygon's rings are holes; otherwise (strokes, all wound the same way) they stay full.
   */
  paint(pixels: Uint32Array, colour: number, evenOdd: boolean): void {
    for (let row = this.top; row < this.bottom; row++) {
      this.paintRow(row, pixels, colour, evenOdd);
      this.lefts[row] = this.stride;
      this.rights[row] = 0;
    }
    this.top = this.sizePx;
    this.bottom = 0;
  }

  /** Paints a row and clears its sums on the way: most rows are short, and a call to clear each costs more than they do. */
  private paintRow(row: number, pixels: Uint32Array, colour: number, evenOdd: boolean): void {
    const { sums, sizePx } = this;
    const base = row * this.stride;
    const out = row * sizePx;
    const touched = this.rights[row] + 1;
    const end = touched < sizePx ? touched : sizePx;
    let winding = 0;
    let alpha = 0;
    let x = this.lefts[row];
    for (; x < end; x++) {
      const change = sums[base + x];
      if (change !== 0) {
        sums[base + x] = 0;
        winding += change;
        alpha = evenOdd ? folded(winding) : clamped(winding);
      }
      if (alpha > opaque) pixels[out + x] = colour;
      else if (alpha > invisible) pixels[out + x] = blend(pixels[out + x], colour, alpha);
    }
    for (let beyond = end; beyond < touched; beyond++) sums[base + beyond] = 0;
    // What is still open here runs to the border: its other edge lies beyond it.
    if (alpha > opaque) pixels.fill(colour, out + x, out + sizePx);
    else if (alpha > invisible)
      for (; x < sizePx; x++) pixels[out + x] = blend(pixels[out + x], colour, alpha);
  }
}

/** Coverage beyond these differs from 1 and from 0 by less than one step of a colour channel. */
const opaque = 0.998;
const invisible = 0.002;

/** Even-odd rule on a fractional winding: 0 → 0, ±1 → 1, ±2 → 0. */
function folded(winding: number): number {
  const turns = winding < 0 ? -winding : winding;
  const rest = turns < 2 ? turns : turns % 2;
  return rest > 1 ? 2 - rest : rest;
}

/** Non-zero rule on a fractional winding: at most 1. */
function clamped(winding: number): number {
  const covered = winding < 0 ? -winding : winding;
  return covered > 1 ? 1 : covered;
}

/** A colour as `paint` takes it: red in the lowest byte, then green, then blue. */
export function packColour([red, green, blue]: readonly [number, number, number]): number {
  return red | (green << 8) | (blue << 16);
}

/** Two channels at a time in whole numbers: off by less than one step of a channel. */
function blend(under: number, over: number, alpha: number): number {
  const share = (256 * alpha + 0.5) | 0;
  const rest = 256 - share;
  const redBlue = Math.imul(under & 0xff00ff, rest) + Math.imul(over & 0xff00ff, share) + 0x800080;
  const green = Math.imul(under & 0xff00, rest) + Math.imul(over & 0xff00, share) + 0x8000;
  return ((redBlue >>> 8) & 0xff00ff) | ((green >>> 8) & 0xff00);
}

/** ⌈x⌉ of a number from 0 to 2³¹, as a small integer: a rounded double would have to be converted for every index. */
function ceilOf(x: number): number {
  const whole = x | 0;
  return whole < x ? whole + 1 : whole;
}
