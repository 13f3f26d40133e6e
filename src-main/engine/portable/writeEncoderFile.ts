import { type EncoderOrigin } from '../../../src-shared/contract/engine';
import { type EncoderDescription, encoderFileKey } from '../../../src-shared/encoderFile';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { embeddingWidth, type EncoderSettings } from '../../../src-shared/settings/encoderSettings';
import { type ImageSet } from '../data/imageSet';
import { relativeDifference } from '../executors/agreement';
import { compiledExecutor } from '../executors/compiled';
import { type HostMap } from '../program/executor';
import { embedWithWeights } from '../train/embed';
import { openEncoderFile } from './encoderFile';
import { portableModel } from './portableModel';

/** By how much of the largest value a vector of the file may differ from the engine's own. */
const tolerance = 1e-4;

/**
 * An encoder as the bytes of a file (docs/encoderFile.md). Before it is handed out it embeds the images of `set`, one by one and
 * all at once: `engine/mismatch` where that is not what the engine's own encoder gives, `engine/non-finite` where that is no number.
 */
export async function writeEncoderFile(
  encoder: EncoderSettings,
  weights: HostMap,
  origin: EncoderOrigin,
  set: ImageSet,
): Promise<Uint8Array> {
  const description: EncoderDescription = {
    ...origin,
    encoder,
    embedding: { width: embeddingWidth(encoder) },
  };
  const model = portableModel(encoder, origin.images.sizePx, weights, {
    producerVersion: origin.productVersion,
    docString: inWords(description),
    metadata: { [encoderFileKey]: JSON.stringify(description) },
  });
  await tryOut(model, encoder, weights, set);
  return model;
}

async function tryOut(
  model: Uint8Array,
  encoder: EncoderSettings,
  weights: HostMap,
  set: ImageSet,
): Promise<void> {
  const expected = await embedWithWeights(compiledExecutor(1), set, encoder, weights);
  if (!expected.every(Number.isFinite)) throw new AppError('engine/non-finite', say('encoderFile.notFinite'));
  const { session } = await openEncoderFile(model, 1);
  try {
    const count = set.images.length;
    const single = [];
    for (let i = 0; i < count; i++) single.push(...(await session.embed(set, i, i + 1)));
    const together = await session.embed(set, 0, count);
    const difference = Math.max(...[single, together].map((found) => relativeDifference(found, expected)));
    if (difference <= tolerance) return;
    throw new AppError(
      'engine/mismatch',
      say('encoderFile.differs', {
        difference: difference.toExponential(1),
        tolerance: String(tolerance),
      }),
    );
  } finally {
    await session.close();
  }
}

/** For whoever opens the file in a viewer. */
function inWords({
  productVersion,
  images,
  embedding,
  training,
  labels,
  attribution,
}: EncoderDescription): string {
  const { sizePx, metresPerPixel, styleVersion } = images;
  const seen = labels.seen.map(({ target, places }) => `${target} of ${places} places`);
  return [
    `Encoder of places, written by Placeprint ${productVersion}.`,
    `Input "images": uint8 [n, ${sizePx}, ${sizePx}, 3], RGB map images of Placeprint's learning style ${styleVersion}, ${metresPerPixel} m a pixel, centred on the place, north up.`,
    `Output "embeddings": float32 [n, ${embedding.width}], not normalised; compare by cosine.`,
    `Trained as "${training.run}" on ${training.places} map images. Labels seen: ${seen.join(', ') || 'none'}.`,
    ...(attribution ? [`Map and data: ${attribution}.`] : []),
    'The metadata entry "placeprint" says the same as JSON.',
  ].join('\n');
}
