import { type TargetLabels } from '../../../src-shared/contract/engine';
import { type TargetId } from '../../../src-shared/kinds/targets';

/**
 * The map images of some places. An image is a square RGB canvas, row-major, 3 bytes a pixel, zstd-compressed, centred
 * on its place. The map image m is its central square of side `sizePx`.
 */
export interface ImageSet {
  /** Side of m. */
  sizePx: number;
  /** Side of the stored canvas, the same for all. */
  canvasPx: number;
  images: readonly Uint8Array[];
}

/** What a run learns from. Labels of held-out places are missing here: they never reach a head. */
export interface TrainingSet extends ImageSet {
  /** The context images m* of the same places, upright, each a canvas of its own size; null where no term needs them. */
  contexts: ImageSet | null;
  /** H(m) of each image, 0…1. */
  entropy: Float32Array;
  /** `[places × 2]` latitude and longitude, each standardised over the places of the run. */
  location: Float32Array;
  /** Of the targets that there is any label of. */
  labels: Record<TargetId, TargetLabels>;
}
