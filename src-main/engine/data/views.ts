import { type Random } from '../../../src-shared/random';
import { levelFor, type Pyramid } from './canvas';

/** A square piece of a canvas, turned: everything in canvas pixels, from the canvas' centre. */
export interface Crop {
  centreX: number;
  centreY: number;
  sidePx: number;
  /** Radians. */
  angle: number;
}

/** All of m, upright: the view by which a place is embedded. */
export function wholeCrop(sizePx: number): Crop {
  return { centreX: 0, centreY: 0, sidePx: sizePx, angle: 0 };
}

/**
 * A random view: m turned by any angle about its centre, and in it a square of a random side in `span` (shares of the
 * side of m) at a random place. m at any angle lies on the canvas, so no corner is ever blank.
 */
export function randomCrop(random: Random, sizePx: number, span: readonly [number, number]): Crop {
  const sidePx = sizePx * (span[0] + (span[1] - span[0]) * random.next());
  const angle = 2 * Math.PI * random.next();
  const free = sizePx - sidePx;
  const u = free * (random.next() - 0.5);
  const v = free * (random.next() - 0.5);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { centreX: cos * u - sin * v, centreY: sin * u + cos * v, sidePx, angle };
}

/**
 * Draws a crop as `[viewPx, viewPx, 3]` values in −1…1 into `out` at `offset`: bilinear at the level of the pyramid whose
 * pixels are nearest to the view's.
 */
export function drawView(
  canvas: Pyramid,
  crop: Crop,
  viewPx: number,
  out: Float32Array,
  offset: number,
): void {
  const step = crop.sidePx / viewPx;
  const level = Math.min(levelFor(step), canvas.length - 1);
  const { sidePx, pixels } = canvas[level];
  const shrink = 1 / 2 ** level;
  const [dx, dy] = [Math.cos(crop.angle) * step * shrink, Math.sin(crop.angle) * step * shrink];
  const middle = canvas[0].sidePx / 2;
  const half = (viewPx - 1) / 2;
  const last = sidePx - 1;
  // Pixel i of a level covers [i, i + 1): its centre lies at i + ½.
  let rowX = (middle + crop.centreX) * shrink - 0.5 - half * dx + half * dy;
  let rowY = (middle + crop.centreY) * shrink - 0.5 - half * dy - half * dx;
  let at = offset;
  for (let row = 0; row < viewPx; row++, rowX -= dy, rowY += dx) {
    let x = rowX;
    let y = rowY;
    for (let column = 0; column < viewPx; column++, x += dx, y += dy) {
      const cx = x < 0 ? 0 : x > last ? last : x;
      const cy = y < 0 ? 0 : y > last ? last : y;
      const left = cx | 0;
      const top = cy | 0;
      const fx = cx - left;
      const fy = cy - top;
      const topLeft = (top * sidePx + left) * 3;
      const right = left < last ? 3 : 0;
      const below = top < last ? sidePx * 3 : 0;
      const w11 = fx * fy;
      const w10 = fx - w11;
      const w01 = fy - w11;
      const w00 = 1 - fx - w01;
      for (let c = topLeft; c < topLeft + 3; c++) {
        const value =
          w00 * pixels[c] +
          w10 * pixels[c + right] +
          w01 * pixels[c + below] +
          w11 * pixels[c + right + below];
        out[at++] = value / 127.5 - 1;
      }
    }
  }
}
