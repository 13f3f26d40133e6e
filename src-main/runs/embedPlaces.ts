import { type EmbedResult, type JobEvent, type Placement } from '../../src-shared/contract/engine';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { addEmbeddingSet, type EmbeddingSet, getEmbeddingSet } from '../project/embeddings';
import { getImageSet, type ImagePlace, type ImageSet } from '../project/images';
import { type Project } from '../project/project';
import { executorOfRun, settingsOfRun } from '../project/runSettings';
import { getRun, lastCheckpoint, type Run } from '../project/runs';
import { canvasesOf, keptPlaces } from './trainingSet';
import { type RunOptions, withEngine } from './withEngine';

/** An encoder that was trained (the newest run that is done unless told), or one with the random weights that a run begins with. */
export type EncoderChoice = { runId?: number } | ({ random: TrainSettings; imageSetId?: number } & Placement);

/** All that an embedding needs of an encoder: as its run, or its random weights, began. */
export interface Encoder extends Placement {
  runId: number | null;
  imageSetId: number;
  settings: TrainSettings;
  from: Uint8Array | null;
}

/** Embeds all places with a kept map image, and stores their vectors as a set in one transaction. */
export async function embedPlaces(
  project: Project,
  choice: EncoderChoice,
  options: RunOptions = {},
): Promise<EmbeddingSet> {
  throwIfCancelled(options.signal);
  const { runId, imageSetId, ...encoder } = encoderOf(project, choice);
  const set = getImageSet(project, imageSetId);
  const places = keptPlaces(project, set);
  const { vectors, dimension } = await vectorsOf(project, encoder, { set, places }, options);
  const { settings } = encoder;
  const id = addEmbeddingSet(
    project,
    { runId, imageSetId: set.id, dimension, settings, seed: settings.seed },
    { placeIds: Float64Array.from(places, (place) => place.id), vectors },
  );
  return getEmbeddingSet(project, id);
}

/** What an encoder makes of the map images of these places. */
export async function vectorsOf(
  project: Project,
  { settings, executor, threads, from }: Pick<Encoder, 'settings' | 'executor' | 'threads' | 'from'>,
  { set, places }: { set: ImageSet; places: ImagePlace[] },
  options: RunOptions,
): Promise<EmbedResult> {
  const { signal, onProgress } = options;
  const { header, images } = canvasesOf(project, set, places);
  const onEvent = (event: JobEvent) => {
    if (event.type === 'progress') onProgress?.(event.progress);
  };
  return withEngine(options, (engine) =>
    engine.run('embed', { settings, executor, threads, from, set: header }, { images, signal, onEvent }),
  );
}

export function encoderOf(project: Project, choice: EncoderChoice): Encoder {
  if ('random' in choice) {
    const { random: settings, imageSetId, executor, threads } = choice;
    const set = getImageSet(project, imageSetId);
    return { runId: null, imageSetId: set.id, settings, executor, threads, from: null };
  }
  const run = getRun(project, choice.runId);
  return {
    runId: run.id,
    imageSetId: run.imageSetId,
    settings: settingsOfRun(run),
    executor: executorOfRun(run),
    threads: run.threads,
    from: checkpointOf(project, run),
  };
}

/** The last checkpoint of a run; `state/missing` if it has none. */
export function checkpointOf(project: Project, run: Run): Uint8Array {
  const checkpoint = lastCheckpoint(project, run.id);
  if (checkpoint) return checkpoint.bytes;
  throw new AppError(
    'state/missing',
    say('runs.noCheckpoint', { id: String(run.id), state: say(`runState.${run.state}`) }),
    { commandLine: say('runs.resumeAdvice', { id: String(run.id) }) },
  );
}
