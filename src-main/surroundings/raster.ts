/**
 * Whole numbers on a grid of pixels, which become the running sums of its rows (`discSum`): in place, at once with `finish`. One
 * raster is filled again and again, so that memory is bounded by the largest grid. What lies outside the grid is left out.
 */
export class Raster {
  width = 0;
  height = 0;
  /** Numbers of a row, one more than it has pixels. */
  stride = 0;
  sums = new Int32Array(0);
  private toggles = new Uint8Array(0);
  private lefts = new Int32Array(0);
  private rights = new Int32Array(0);
  /** Rows that edges have touched since the last `cover`. */
  private top = 0x7fffffff;
  private bottom = 0;

  /** An empty grid. */
  begin(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.stride = width + 1;
    const cells = this.stride * height;
    if (this.sums.length < cells) {
      this.sums = new Int32Array(cells);
      this.toggles = new Uint8Array(cells);
    } else this.sums.fill(0, 0, cells);
    if (this.lefts.length < height) {
      this.lefts = new Int32Array(height).fill(0x7fffffff);
      this.rights = new Int32Array(height);
    }
  }

  /** Adds to one pixel. The value of a pixel stands one to the right of it until `finish`. */
  add(x: number, y: number, value: number): void {
    const [column, row] = [Math.floor(x), Math.floor(y)];
    if (column >= 0 && column < this.width && row >= 0 && row < this.height)
      this.sums[row * this.stride + column + 1] += value;
  }

  /** An edge of an area. The edges have to close; `cover` ends the area. */
  edge(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 > y1) [x0, y0, x1, y1] = [x1, y1, x0, y0];
    const first = Math.max(0, Math.ceil(y0 - 0.5));
    const end = Math.min(this.height, Math.ceil(y1 - 0.5));
    if (first >= end) return;
    const { stride, width, toggles, lefts, rights } = this;
    if (first < this.top) this.top = first;
    if (end > this.bottom) this.bottom = end;
    const slope = (x1 - x0) / (y1 - y0);
    for (let row = first, x = x0 + (first + 0.5 - y0) * slope; row < end; row++, x += slope) {
      const column = x <= 0.5 ? 0 : x > width - 0.5 ? width : Math.ceil(x - 0.5);
      toggles[row * stride + column] ^= 1;
      if (column < lefts[row]) lefts[row] = column;
      if (column > rights[row]) rights[row] = column;
    }
  }

  /** Sets every pixel to 1 whose centre the edges since the last call enclose, even-odd: what is covered twice counts once. */
  cover(): void {
    const { stride, width, toggles, sums, lefts, rights } = this;
    for (let row = this.top; row < this.bottom; row++) {
      const base = row * stride;
      let inside = 0;
      for (let column = lefts[row]; column <= rights[row]; column++) {
        inside ^= toggles[base + column];
        toggles[base + column] = 0;
        if (inside !== 0 && column < width) sums[base + column + 1] = 1;
      }
      lefts[row] = 0x7fffffff;
      rights[row] = 0;
    }
    this.top = 0x7fffffff;
    this.bottom = 0;
  }

  /**
   * Adds the length of a line to the pixels that it goes through, in whole units of which a pixel is `perPixel` long: pieces of half a
   * pixel at most count where their middle lies, and add up to the line.
   */
  line(x0: number, y0: number, x1: number, y1: number, perPixel: number): void {
    const [fromX, toX] = stretchWithin(x0, x1, this.width);
    const [fromY, toY] = stretchWithin(y0, y1, this.height);
    const length = Math.hypot(x1 - x0, y1 - y0);
    const pieces = Math.ceil(2 * length);
    const first = Math.floor(Math.max(fromX, fromY) * pieces);
    const end = Math.ceil(Math.min(toX, toY) * pieces);
    const upTo = (piece: number) => Math.round((length * perPixel * piece) / pieces);
    for (let piece = first, before = upTo(first); piece < end; piece++) {
      const after = upTo(piece + 1);
      const middle = (piece + 0.5) / pieces;
      this.add(x0 + (x1 - x0) * middle, y0 + (y1 - y0) * middle, after - before);
      before = after;
    }
  }

  /** Turns values into running sums of the rows. */
  finish(): void {
    const { stride, height, sums } = this;
    for (let row = 0; row < height; row++) {
      const base = row * stride;
      let sum = 0;
      for (let column = 1; column < stride; column++) sums[base + column] = sum += sums[base + column];
    }
  }
}

/** Which part of the way from `a` to `b`, of 0 to 1, lies between 0 and `size`; its end is before its start where none does. */
function stretchWithin(a: number, b: number, size: number): [from: number, to: number] {
  if (a === b) return a >= 0 && a <= size ? [0, 1] : [1, 0];
  const [first, second] = [-a / (b - a), (size - a) / (b - a)];
  return [Math.max(0, Math.min(first, second)), Math.min(1, Math.max(first, second))];
}
