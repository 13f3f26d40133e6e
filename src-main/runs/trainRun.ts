import { isDeepStrictEqual } from 'node:util';
import { type JobEvent, type PlaceValues, type TrainJob } from '../../src-shared/contract/engine';
import { AppError, throwIfCancelled, toErrorData } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type ExecutorId, executors } from '../../src-shared/kinds/executors';
import { type RunOrigin } from '../../src-shared/named';
import { batchPlan } from '../../src-shared/settings/batchPlan';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { getImageSet, type ImagePlace, listImagePlaces } from '../project/images';
import { type Project } from '../project/project';
import { labelsOfRun, type LabelStatistics, type RunLabels } from '../project/runLabels';
import {
  addRun,
  epochStartCheckpoint,
  getRun,
  lastCheckpoint,
  type NewRun,
  type Run,
  runHiddenLabels,
  runPlaceIds,
  setRunState,
} from '../project/runs';
import { executorOfRun, settingsOfRun } from '../project/runSettings';
import { RunRecorder } from './runRecorder';
import { newRunTargets, runTargets } from './runTargets';
import { canvasesOf, contextsOf, type HiddenLabels, keptPlaces, placeValues } from './trainingSet';
import { type RunOptions, withEngine } from './withEngine';

export interface NewTraining {
  /** Its seed is the run's. */
  settings: TrainSettings;
  executor: ExecutorId;
  threads: number;
  name?: string;
  /** What it is called after where it has no name; default: its network. */
  origin?: RunOrigin;
  /** The run with whose encoder to begin; it is of the same encoder. Default: random weights. */
  parentRunId?: number;
  /** The fullest one unless told. */
  imageSetId?: number;
  hidden?: HiddenLabels;
  /** What `hidden` came from, kept with the run. */
  split?: RunLabels['split'];
}

export interface TrainOptions extends RunOptions {
  /** All that happens in the run's job, once it is recorded: curve points, health, checkpoints. */
  onEvent?: (runId: number, event: JobEvent) => void;
}

/**
 * Trains an encoder on all places with a kept map image and stores it as a run: its curves, a checkpoint after each epoch
 * and on cancelling, its end. Rejects with what ended it (`state/cancelled` with the run's id as `data.runId`, `engine/*`);
 * the run is then to be resumed.
 */
export async function trainRun(
  project: Project,
  training: NewTraining,
  options: TrainOptions = {},
): Promise<Run> {
  throwIfCancelled(options.signal);
  const runId = addRun(project, newRun(project, training));
  return advance(project, getRun(project, runId), options);
}

/** What a run of these settings is called after. */
export const originOf = ({ encoder, seed }: TrainSettings): RunOrigin => ({
  network: `${encoder.kind} ${encoder.width}`,
  seed,
});

/** The row of a run as it begins. */
export function newRun(project: Project, training: NewTraining): NewRun {
  const { settings, executor, threads, hidden = {} } = training;
  const set = getImageSet(project, training.imageSetId);
  const places = keptPlaces(project, set);
  const { statistics } = placeValues(project, places, newRunTargets(project, settings), hidden);
  return {
    name: training.name,
    origin: training.origin ?? originOf(settings),
    parentRunId: training.parentRunId,
    imageSetId: set.id,
    settings,
    labels: runLabels(settings, statistics, training.split),
    executor,
    threads,
    seed: settings.seed,
    totalSteps: batchPlan(places.length, settings).totalSteps,
    placeIds: places.map(({ id }) => id),
    hidden: hiddenAmong(places, hidden),
  };
}

/**
 * Goes on with a run from its last checkpoint, or from its start if there is none; without an id, with the newest one that
 * has not ended. It ends with the same weights, bit for bit, as one that was never interrupted. A run that is done stays; so does
 * one that cannot go on (`state/missing`), as it was.
 */
export async function resumeRun(project: Project, id?: number, options: TrainOptions = {}): Promise<Run> {
  throwIfCancelled(options.signal);
  const run = getRun(project, id, ['created', 'running', 'interrupted', 'cancelled', 'failed']);
  if (run.state === 'done') return run;
  requireResumable(project, run);
  return advance(project, run, options);
}

/** `state/missing` where the places of a run, their images or their labels are not what they were when it began. */
export const requireResumable = (project: Project, run: Run): void => void learntFrom(project, run);

/** A label is only hidden where the run would have met it. */
function hiddenAmong(places: ImagePlace[], hidden: HiddenLabels): NewRun['hidden'] {
  const ids = places.map(({ id }) => id);
  return Object.fromEntries(
    Object.entries(hidden).map(([target, places]) => [target, ids.filter((id) => places.has(id))]),
  );
}

/** Null where the heads see no label, so that nothing need be hidden when the encoder is scored. */
function runLabels(
  { losses }: TrainSettings,
  statistics: LabelStatistics,
  split: RunLabels['split'] = null,
): RunLabels | null {
  const usesLabels = losses.geo > 0 && Object.keys(statistics).length > 0;
  return usesLabels ? { split, statistics } : null;
}

async function advance(project: Project, run: Run, options: TrainOptions): Promise<Run> {
  const { signal, onProgress, onEvent } = options;
  const recorder = new RunRecorder(project, run, onProgress);
  const follow = (event: JobEvent) => {
    recorder.record(event);
    onEvent?.(run.id, event);
  };
  signal?.addEventListener('abort', recorder.showCancelling, { once: true });
  try {
    const { job, images } = trainJob(project, run);
    setRunState(project, run.id, 'running');
    const result = await withEngine(options, (engine) =>
      engine.run('train', job, { images, signal, onEvent: follow }),
    );
    recorder.flush();
    if (result.state === 'cancelled') throw new AppError('state/cancelled', say('cancelled'));
    setRunState(project, run.id, 'done');
  } catch (error) {
    recorder.flush();
    throw endEarly(project, run.id, error);
  } finally {
    signal?.removeEventListener('abort', recorder.showCancelling);
  }
  return getRun(project, run.id);
}

/** Stores how a run ended; returns what to throw, which names a cancelled run so that it can be resumed. */
function endEarly(project: Project, runId: number, error: unknown): unknown {
  if (error instanceof AppError && error.code === 'state/cancelled') {
    setRunState(project, runId, 'cancelled');
    return new AppError(error.code, error.text, { cause: error, data: { runId } });
  }
  setRunState(project, runId, 'failed', { error: toErrorData(error) });
  return error;
}

const runsOnCard = (run: Run) => executors[executorOfRun(run)].device === 'card';

/**
 * Of the first step of a run on a card, with its own settings and places. A wrong kernel is wrong by its whole size. Rounding alone turns units of a deep residual network on and off, which moves
 * single gradients of resnet18 by 2 · 10⁻³ of the largest, and of resnet50 by 8 · 10⁻³, on two right processors.
 */
const firstStepTolerance = 0.1;

/** The job of a run as its rows describe it: the same whenever it is made, or `state/missing`. */
function trainJob(project: Project, run: Run): { job: TrainJob; images: Iterable<Uint8Array> } {
  const { settings, places, shown } = learntFrom(project, run);
  const { header, images: canvases } = canvasesOf(project, getImageSet(project, run.imageSetId), places);
  const contexts = settings.losses.reconstruction > 0 ? contextsOf(project, places) : null;
  return {
    job: {
      settings,
      executor: executorOfRun(run),
      threads: run.threads,
      set: header,
      places: shown,
      contextPx: contexts?.contextPx ?? null,
      verify: runsOnCard(run) ? firstStepTolerance : undefined,
      ...startOf(project, run),
    },
    images: contexts ? inTurn(canvases, contexts.images) : canvases,
  };
}

/** What a run learns from, and what its heads are shown; `state/missing` where that is not what it was when the run began. */
function learntFrom(
  project: Project,
  run: Run,
): { settings: TrainSettings; places: ImagePlace[]; shown: PlaceValues } {
  const settings = settingsOfRun(run);
  const places = runPlaces(project, run);
  const targets = runTargets(project, settings);
  const hidden = Object.fromEntries(targets.map(({ id }) => [id, runHiddenLabels(project, run.id, id)]));
  const labels = labelsOfRun(run);
  const { values, statistics } = placeValues(project, places, targets, hidden, labels?.statistics);
  if (labels && !isDeepStrictEqual(labels.statistics, statistics)) throw changed(run, 'labels');
  // Labels that came after a run without any began are none of its business.
  return { settings, places, shown: labels ? values : { ...values, labels: {} } };
}

/** Where a run goes on from, and where it may have to go back to: two checkpoints at most, which one message can hold. */
function startOf(project: Project, run: Run): Pick<TrainJob, 'from' | 'epochStart' | 'pretrained'> {
  const from = lastCheckpoint(project, run.id);
  const epochStart = epochStartCheckpoint(project, run.id);
  const isInFirstEpoch = !epochStart && run.parentRunId !== null;
  return {
    from: from?.bytes ?? null,
    epochStart: epochStart && epochStart.step !== from?.step ? epochStart.bytes : null,
    pretrained: isInFirstEpoch ? lastCheckpoint(project, run.parentRunId!)?.bytes : undefined,
  };
}

function* inTurn<T>(...lists: Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}

/** The run's places in its order, whatever the entropy threshold has become. */
function runPlaces(project: Project, run: Run): ImagePlace[] {
  const drawn = listImagePlaces(project, getImageSet(project, run.imageSetId), false);
  const byId = new Map(drawn.map((place) => [place.id, place]));
  const places = runPlaceIds(project, run.id).flatMap((id) => byId.get(id) ?? []);
  if (places.length < run.placeCount) throw changed(run, 'places');
  return places;
}

const changed = (run: Run, what: 'places' | 'labels') =>
  new AppError('state/missing', say(`runs.${what}Changed`, { id: String(run.id) }), {
    commandLine: say('runs.trainAdvice'),
  });
