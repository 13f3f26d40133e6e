import { encode } from 'fast-png';
import { zstdDecompressSync } from 'node:zlib';
import { cropCentre } from '../../src-shared/canvas';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { getImageSet, placeImage, readImage } from '../project/images';
import { type Project } from '../project/project';

/** The stored map image m of a place, or its half-scale companion m*, as PNG. `state/missing`, `io/corrupt`. */
export function mapImage(
  project: Project,
  setId: number,
  placeId: number,
  which: 'image' | 'context',
): Uint8Array {
  const { sizePx } = getImageSet(project, setId);
  const stored = placeImage(project, setId, placeId);
  const { sidePx, bytes } = readImage(project, which === 'image' ? stored.canvasId : stored.contextId);
  const length = 3 * sidePx * sidePx;
  const pixels = new Uint8Array(zstdDecompressSync(bytes, { maxOutputLength: length }));
  if (pixels.length !== length || sidePx < sizePx)
    throw new AppError('io/corrupt', say('images.damaged', { place: String(placeId) }));
  const data = cropCentre(pixels, sidePx, sizePx);
  return encode({ width: sizePx, height: sizePx, data, channels: 3 });
}
