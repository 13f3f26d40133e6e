import { type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { vit, type Weights } from './network.fixture';
import { resnet } from './resnetNetwork.fixture';

/** z and y_c of one image by the slow implementation of its kind of encoder. */
export function encode(
  image: number[],
  weights: Weights,
  settings: EncoderSettings,
): { embedding: number[]; feature: number[] } {
  const standardised = image.map((value) => (value - settings.pixelMean) / settings.pixelStd);
  if (settings.kind === 'resnet') return resnet(standardised, weights, settings);
  const embedding = vit(standardised, weights, settings);
  return { embedding, feature: embedding };
}
