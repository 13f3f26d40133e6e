import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { runName } from '../../src-shared/names';
import { parseTrainSettings } from '../../src-shared/settings/trainSettings';
import {
  addToEmbeddingSet,
  embeddedPlaces,
  type EmbeddingSet,
  listEmbeddingSets,
} from '../project/embeddings';
import { getImageSet, type ImagePlace, type ImageSet } from '../project/images';
import { type Project } from '../project/project';
import { getRun } from '../project/runs';
import { ownTargetNames } from '../project/targets';
import { type Encoder, encoderOf, vectorsOf } from './embedPlaces';
import { keptPlaces } from './trainingSet';
import { type RunOptions } from './withEngine';

/** Places with a kept map image that a set has no vector of: those that were added since it was made. */
export function placesWithoutVector(project: Project, set: EmbeddingSet): ImagePlace[] {
  const embedded = embeddedPlaces(project, set.id);
  return keptPlaces(project, getImageSet(project, set.imageSetId)).filter(({ id }) => !embedded.has(id));
}

/**
 * Embeds what the set of a run (the newest that is done unless told), and that of the random weights it began with, have no
 * vector of, into these sets. Returns how many places were added. `state/missing` where the run has no set, or went on
 * since: its encoder is another one then.
 */
export async function embedMissing(
  project: Project,
  runId: number | undefined,
  options: RunOptions = {},
): Promise<{ embeddingSetId: number; added: number }> {
  throwIfCancelled(options.signal);
  const run = getRun(project, runId);
  const sets = listEmbeddingSets(project);
  const trained = sets.findLast((set) => set.runId === run.id);
  if (!trained || (run.finishedAt !== null && trained.createdAt < run.finishedAt))
    throw new AppError(
      'state/missing',
      say('runs.noSetOfItsEnd', { id: String(run.id), name: runName(run, ownTargetNames(project)) }),
      {
        commandLine: say('runs.embedRunAdvice', { id: String(run.id) }),
      },
    );
  const encoder = encoderOf(project, { runId: run.id });
  const added = await embedInto(project, trained, encoder, options);
  const random = sets.findLast((set) => isBeginningOf(set, trained, encoder));
  if (random) await embedInto(project, random, { ...encoder, from: null }, options);
  return { embeddingSetId: trained.id, added };
}

/** Whether a set was made with the random weights that an encoder began with, from the same images. */
function isBeginningOf(set: EmbeddingSet, trained: EmbeddingSet, { settings }: Encoder): boolean {
  if (set.runId !== null || set.encoderId !== null || set.imageSetId !== trained.imageSetId) return false;
  if (set.seed !== settings.seed || set.dimension !== trained.dimension) return false;
  return JSON.stringify(parseTrainSettings(set.settings).encoder) === JSON.stringify(settings.encoder);
}

async function embedInto(
  project: Project,
  target: EmbeddingSet,
  encoder: Encoder,
  options: RunOptions,
): Promise<number> {
  const set: ImageSet = getImageSet(project, target.imageSetId);
  const places = placesWithoutVector(project, target);
  if (places.length === 0) return 0;
  const { vectors } = await vectorsOf(project, encoder, { set, places }, options);
  addToEmbeddingSet(project, target, { placeIds: Float64Array.from(places, ({ id }) => id), vectors });
  return places.length;
}
