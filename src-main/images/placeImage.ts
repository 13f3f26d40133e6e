import { createHash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { canvasPx, cropCentre } from '../../src-shared/canvas';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { imageEntropy } from './entropy';
import { type MapDrawer } from './mapDrawer';

/** An image ready to be stored: RGB of a square, zstd-compressed, with the SHA-256 of its raw pixels. */
export interface PackedImage {
  hash: Uint8Array;
  sidePx: number;
  bytes: Uint8Array;
}

/** The images of one place: the canvas around m, m* at half its scale, and the entropy H(m). */
export interface PlaceImage {
  canvas: PackedImage;
  context: PackedImage;
  entropy: number;
}

const compression = { params: { [constants.ZSTD_c_compressionLevel]: 3 } };

export function drawPlace(
  drawer: MapDrawer,
  center: LngLat,
  sizePx: number,
  metresPerPixel: number,
): PlaceImage {
  const sidePx = canvasPx(sizePx);
  const canvas = drawer.draw({ center, sizePx: sidePx, metresPerPixel });
  const context = drawer.draw({ center, sizePx, metresPerPixel: 2 * metresPerPixel });
  return {
    canvas: pack(canvas, sidePx),
    context: pack(context, sizePx),
    entropy: imageEntropy(cropCentre(canvas, sidePx, sizePx)),
  };
}

/** Copies what Node returns as views of larger buffers: a message to another thread would carry those whole. */
function pack(pixels: Uint8Array, sidePx: number): PackedImage {
  return {
    hash: new Uint8Array(createHash('sha256').update(pixels).digest()),
    sidePx,
    bytes: new Uint8Array(zstdCompressSync(pixels, compression)),
  };
}
