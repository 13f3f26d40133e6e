import { encode } from 'fast-png';
import { formatByEnding } from '../files/outputFormat';
import { writeOutput } from '../files/writeOutput';
import { eachTextPixel, letterPx } from './font';
import { type Colour } from '../../src-shared/kinds/mapClasses';

/** A small RGB canvas for the pictures that we write as PNG. */
export class Picture {
  readonly pixels: Uint8Array;

  constructor(
    readonly widthPx: number,
    readonly heightPx: number,
    background: Colour = [255, 255, 255],
  ) {
    this.pixels = new Uint8Array(3 * widthPx * heightPx);
    this.rectangle(0, 0, widthPx, heightPx, background);
  }

  dot(x: number, y: number, colour: Colour): void {
    if (x >= 0 && y >= 0 && x < this.widthPx && y < this.heightPx)
      this.pixels.set(colour, 3 * (y * this.widthPx + x));
  }

  rectangle(left: number, top: number, width: number, height: number, colour: Colour): void {
    for (let y = top; y < top + height; y++) for (let x = left; x < left + width; x++) this.dot(x, y, colour);
  }

  /** A filled circle with a rim one pixel wide, its edges smooth; the centre may lie between pixels. */
  disc(centerX: number, centerY: number, radius: number, fill: Colour, rim: Colour): void {
    const reach = Math.ceil(radius + 1);
    const [column, row] = [Math.round(centerX), Math.round(centerY)];
    for (let y = row - reach; y <= row + reach; y++) {
      for (let x = column - reach; x <= column + reach; x++) {
        const distance = Math.sqrt((x - centerX) ** 2 + (y - centerY) ** 2);
        this.blend(x, y, rim, radius + 0.5 - distance);
        this.blend(x, y, fill, radius - 0.5 - distance);
      }
    }
  }

  private blend(x: number, y: number, colour: Colour, coverage: number): void {
    if (coverage <= 0 || x < 0 || y < 0 || x >= this.widthPx || y >= this.heightPx) return;
    const at = 3 * (y * this.widthPx + x);
    const alpha = Math.min(coverage, 1);
    colour.forEach((value, c) => (this.pixels[at + c] += Math.round((value - this.pixels[at + c]) * alpha)));
  }

  text(left: number, top: number, text: string, colour: Colour, scale = 1): void {
    eachTextPixel(text, scale, (x, y) => this.dot(left + x, top + y, colour));
  }

  /** Copies a square RGB image, every `step`-th pixel of it. */
  image(left: number, top: number, rgb: Uint8Array, sidePx: number, step = 1): void {
    for (let y = 0; y < sidePx; y += step) {
      for (let x = 0; x < sidePx; x += step) {
        const at = 3 * (y * sidePx + x);
        this.dot(left + x / step, top + y / step, [rgb[at], rgb[at + 1], rgb[at + 2]]);
      }
    }
  }

  /** Writes a PNG. Codes: those of `formatByEnding` and `writeOutput`. */
  async save(path: string): Promise<void> {
    const { widthPx: width, heightPx: height, pixels: data } = this;
    formatByEnding(path, ['picture']);
    await writeOutput(path, [encode({ width, height, data, channels: 3 })]);
  }
}

export const textWidth = (text: string, scale = 1) => [...text].length * letterPx * scale;
