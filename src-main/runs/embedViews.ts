import { type JobEvent } from '../../src-shared/contract/engine';
import { throwIfCancelled } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import { getImageSet } from '../project/images';
import { type Project } from '../project/project';
import { type EncoderChoice, encoderOf } from './embedPlaces';
import { canvasesOf, keptPlaces } from './trainingSet';
import { type RunOptions, withEngine } from './withEngine';

export interface PlaceViews {
  placeIds: number[];
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
  const { signal, onProgress } = options;
  throwIfCancelled(signal);
  const { imageSetId, settings, executor, threads, from } = encoderOf(project, choice);
  const set = getImageSet(project, imageSetId);
  const random = randomStream(seed);
  const places = random.shuffle(keptPlaces(project, set)).slice(0, most);
  const onEvent = (event: JobEvent) => {
    if (event.type === 'progress') onProgress?.(event.progress);
  };
  const seeds = [random.int(2 ** 31), random.int(2 ** 31)];
  const [one, other] = await withEngine(options, async (engine) => {
    const results = [];
    for (const viewSeed of seeds) {
      const { header, images } = canvasesOf(project, set, places);
      const job = { settings, executor, threads, from, set: header, views: { seed: viewSeed } };
      results.push(await engine.run('embed', job, { images, signal, onEvent }));
    }
    return results;
  });
  return {
    placeIds: places.map(({ id }) => id),
    vectors: [one.vectors, other.vectors],
    dimension: one.dimension,
  };
}
