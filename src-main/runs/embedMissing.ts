import { type EmbedResult } from '../../src-shared/contract/engine';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { runName } from '../../src-shared/names';
import {
  addToEmbeddingSet,
  embeddedPlaces,
  type EmbeddingSet,
  listEmbeddingSets,
} from '../project/embeddings';
import { getEncoder } from '../project/encoders';
import { getImageSet, type ImagePlace, type ImageSet } from '../project/images';
import { type Project } from '../project/project';
import { settingsOfSet } from '../project/runSettings';
import { getRun } from '../project/runs';
import { ownTargetNames } from '../project/targets';
import { type Encoder, encoderOf, vectorsOf } from './embedPlaces';
import { vectorsOfFile } from './encoderFiles';
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
  const added = await embedInto(project, trained, (wanted) => vectorsOf(project, encoder, wanted, options));
  const random = sets.findLast((set) => isBeginningOf(set, trained, encoder));
  const beginning = { ...encoder, from: null };
  if (random) await embedInto(project, random, (wanted) => vectorsOf(project, beginning, wanted, options));
  return { embeddingSetId: trained.id, added };
}

/** The same for the newest set of an encoder from a file. `state/missing` where it has none. */
export async function embedMissingWithEncoder(
  project: Project,
  encoderId: number,
  options: RunOptions = {},
): Promise<{ embeddingSetId: number; added: number }> {
  throwIfCancelled(options.signal);
  const encoder = getEncoder(project, encoderId);
  const target = listEmbeddingSets(project).findLast((set) => set.encoderId === encoder.id);
  if (!target)
    throw new AppError('state/missing', say('runs.noSetOfEncoder', { name: encoder.name }), {
      commandLine: say('runs.embedEncoderAdvice', { id: String(encoder.id) }),
    });
  const added = await embedInto(project, target, (wanted) =>
    vectorsOfFile(project, encoder, wanted, options),
  );
  return { embeddingSetId: target.id, added };
}

/** Whether a set was made with the random weights that an encoder began with, from the same images. */
function isBeginningOf(set: EmbeddingSet, trained: EmbeddingSet, { settings }: Encoder): boolean {
  if (set.runId !== null || set.encoderId !== null || set.imageSetId !== trained.imageSetId) return false;
  if (set.seed !== settings.seed || set.dimension !== trained.dimension) return false;
  return JSON.stringify(settingsOfSet(set).encoder) === JSON.stringify(settings.encoder);
}

async function embedInto(
  project: Project,
  target: EmbeddingSet,
  vectorsFor: (wanted: { set: ImageSet; places: ImagePlace[] }) => Promise<EmbedResult>,
): Promise<number> {
  const set = getImageSet(project, target.imageSetId);
  const places = placesWithoutVector(project, target);
  if (places.length === 0) return 0;
  const { vectors } = await vectorsFor({ set, places });
  addToEmbeddingSet(project, target, { placeIds: Float64Array.from(places, ({ id }) => id), vectors });
  return places.length;
}
