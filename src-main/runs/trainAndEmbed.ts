import { type Placement } from '../../src-shared/contract/engine';
import { foldCount, splitIds } from '../../src-shared/kinds/splits';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { labelsToHide } from '../predict/labelsToHide';
import { type EmbeddingSet } from '../project/embeddings';
import { type Project } from '../project/project';
import { getRun, type Run } from '../project/runs';
import { executorOfRun, settingsOfRun } from '../project/runSettings';
import { embedPlaces } from './embedPlaces';
import { findRun } from './findRun';
import { newRun, type NewTraining, type TrainOptions, trainRun } from './trainRun';
import { type RunOptions } from './withEngine';

export interface ScoredTraining extends Placement, Pick<NewTraining, 'name' | 'origin'> {
  /** Its seed is the run's, and cuts the splits. */
  settings: TrainSettings;
  /** Default: seed modulo 5. */
  fold?: number;
  /** The run with whose encoder to begin. */
  parentRunId?: number;
  /** The fullest one unless told. */
  imageSetId?: number;
}

/** Trains with the labels of one fold of every split hidden. Codes: those of `trainRun`. */
export async function trainScored(
  project: Project,
  training: ScoredTraining,
  options: TrainOptions = {},
): Promise<Run> {
  return trainRun(project, scoredTraining(project, training), options);
}

/** The run that began just so, whatever became of it, if there is one. */
export function findScored(project: Project, training: ScoredTraining): Run | undefined {
  return findRun(project, newRun(project, scoredTraining(project, training)));
}

/** What `trainScored` trains. */
export function scoredTraining(
  project: Project,
  { settings, fold = settings.seed % foldCount, ...training }: ScoredTraining,
): NewTraining {
  const split = { splits: [...splitIds], fold, seed: settings.seed };
  const hidden = labelsToHide(project, { ...split, imageSetId: training.imageSetId });
  return { settings, ...training, hidden, split };
}

/** Embeds all places with a run's encoder (the newest that is done unless told) and with the random weights it began with. */
export async function embedBoth(
  project: Project,
  runId: number | undefined,
  options: RunOptions = {},
): Promise<[trained: EmbeddingSet, random: EmbeddingSet]> {
  const trained = await embedPlaces(project, { runId }, options);
  const run = getRun(project, trained.runId!);
  const random = {
    random: settingsOfRun(run),
    imageSetId: trained.imageSetId,
    executor: executorOfRun(run),
    threads: run.threads,
  };
  return [trained, await embedPlaces(project, random, options)];
}
