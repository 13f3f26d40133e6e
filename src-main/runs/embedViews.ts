import { throwIfCancelled } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import { getImageSet, type ImagePlace } from '../project/images';
import { type Project } from '../project/project';
import { embedJobs } from './embedJobs';
import { type EncoderChoice, encoderOf } from './embedPlaces';
import { keptPlaces } from './trainingSet';
import { type RunOptions } from './withEngine';

export interface PlaceViews {
  places: ImagePlace[];
  /** Of their map images, metres. */
  widthM: number;
  /** Of each of the two views, `[places, dimension]`, not normalised. */
  vectors: [Float32Array, Float32Array];
  dimension: number;
}

/**
 * Embeds two independent random views of each of at most `places` places with a kept map image, drawn as the global views
 * of a training are: turned by any angle, a square of random side, shifted within the image. The same seed chooses the same
 * places and views for every encoder over the same images with the same span.
 */
export async function embedViews(
  project: Project,
  choice: EncoderChoice,
  { places: most, seed }: { places: number; seed: number },
  options: RunOptions = {},
): Promise<PlaceViews> {
  throwIfCancelled(options.signal);
  const { imageSetId, ...encoder } = encoderOf(project, choice);
  const set = getImageSet(project, imageSetId);
  const random = randomStream(seed);
  const places = random.shuffle(keptPlaces(project, set)).slice(0, most);
  const kinds = [1, 2].map(() => ({ views: { seed: random.int(2 ** 31) } }));
  const [one, other] = await embedJobs(project, encoder, { set, places, kinds }, options);
  return {
    places,
    widthM: set.sizePx * set.metresPerPixel,
    vectors: [one.vectors, other.vectors],
    dimension: one.dimension,
  };
}
