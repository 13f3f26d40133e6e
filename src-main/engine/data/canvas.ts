import { zstdDecompressSync } from 'node:zlib';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';

/** A square RGB image, row-major, 3 bytes a pixel. */
export interface Raster {
  sidePx: number;
  pixels: Uint8Array;
}

/** A canvas and its halvings, finest first: level l has pixels of 2ˡ canvas pixels. */
export type Pyramid = Raster[];

/** Decompresses a stored canvas; `io/corrupt` if it is not one of that side. */
export function decodeCanvas(image: Uint8Array, sidePx: number): Raster {
  const bytes = sidePx * sidePx * 3;
  const damaged = (cause?: unknown) => new AppError('io/corrupt', say('engine.imageDamaged'), { cause });
  let pixels: Uint8Array;
  try {
    pixels = zstdDecompressSync(image, { maxOutputLength: bytes });
  } catch (cause) {
    throw damaged(cause);
  }
  if (pixels.length !== bytes) throw damaged();
  return { sidePx, pixels };
}

/** Half the side, each pixel the mean of four; an odd last row or column repeats. */
function halve({ sidePx, pixels }: Raster): Raster {
  const half = Math.ceil(sidePx / 2);
  const out = new Uint8Array(half * half * 3);
  const last = sidePx - 1;
  for (let y = 0; y < half; y++) {
    const top = 2 * y * sidePx;
    const bottom = Math.min(2 * y + 1, last) * sidePx;
    for (let x = 0; x < half; x++) {
      const right = Math.min(2 * x + 1, last);
      for (let c = 0; c < 3; c++) {
        const sum =
          pixels[(top + 2 * x) * 3 + c] +
          pixels[(top + right) * 3 + c] +
          pixels[(bottom + 2 * x) * 3 + c] +
          pixels[(bottom + right) * 3 + c];
        out[(y * half + x) * 3 + c] = (sum + 2) >> 2;
      }
    }
  }
  return { sidePx: half, pixels: out };
}

/** The halvings that views of `scale` canvas pixels a pixel may need. */
export function pyramid(canvas: Raster, scale: number): Pyramid {
  const levels = [canvas];
  for (let level = levelFor(scale); level > 0; level--) levels.push(halve(levels[levels.length - 1]));
  return levels;
}

/** The level whose pixels are nearest in size to the wanted ones: bilinear sampling of it neither aliases nor blurs much. */
export function levelFor(scale: number): number {
  return Math.max(0, Math.round(Math.log2(scale)));
}
