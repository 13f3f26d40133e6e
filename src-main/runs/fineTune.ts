import { type Placement } from '../../src-shared/contract/engine';
import { AppError } from '../../src-shared/errors';
import { type TargetId } from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { type RunOrigin } from '../../src-shared/named';
import { targetName } from '../../src-shared/names';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { labelledPlaces } from '../predict/labelledPlaces';
import { labelsSeen } from '../predict/seenLabels';
import { type Project } from '../project/project';
import { labelsOfRun } from '../project/runLabels';
import { getRun, type Run } from '../project/runs';
import { settingsOfRun } from '../project/runSettings';
import { getTarget, ownTargetNames } from '../project/targets';
import { findRun } from './findRun';
import { scoredTraining } from './trainAndEmbed';
import { newRun, resumeRun, type TrainOptions, trainRun } from './trainRun';

export interface FineTuning extends Placement {
  /** The run whose encoder is trained further; default: the newest that is done. */
  runId?: number;
  target: TargetId;
  /** Default 5. */
  epochs?: number;
  /** Of the learning rate; default: a tenth of that of the run. */
  base?: number;
  name?: string;
}

/**
 * Trains the encoder of a run further, end to end, on one target alone, as a new run with the labels of the same fold
 * hidden; one that began just so goes on, or stays as it ended. `state/missing` where the run is not done or no label is left
 * to learn from, `state/labels-seen` where labels have come since that make another fold; else the codes of `trainRun`.
 */
export async function fineTune(
  project: Project,
  { runId, target, epochs, base, name, ...placement }: FineTuning,
  options: TrainOptions = {},
): Promise<Run> {
  const parent = getRun(project, runId);
  if (parent.state !== 'done')
    throw new AppError(
      'state/missing',
      say('runs.notDone', { id: String(parent.id), state: say(`runState.${parent.state}`) }),
      { commandLine: say('runs.resumeAdvice', { id: String(parent.id) }) },
    );
  const training = scoredTraining(project, {
    settings: fineTuningSettings(settingsOfRun(parent), target, { epochs, base }),
    fold: labelsOfRun(parent)?.split?.fold,
    parentRunId: parent.id,
    imageSetId: parent.imageSetId,
    name,
    origin: tunedFrom(parent, target),
    ...placement,
  });
  const hidden = training.hidden![target] ?? new Set();
  const seen = labelsSeen(project, [parent.id]);
  if ([...hidden].some((id) => seen.has(id)))
    throw new AppError('state/labels-seen', say('runs.labelsChangedSince', { id: String(parent.id) }));
  if (Array.from(labelledPlaces(project, getTarget(project, target)).ids).every((id) => hidden.has(id)))
    throw new AppError(
      'state/missing',
      say('runs.noVisibleLabel', { target: targetName(target, ownTargetNames(project)) }),
    );
  const begun = findRun(project, newRun(project, training));
  if (begun) return resumeRun(project, begun.id, options);
  return trainRun(project, training, options);
}

/** What a run is called after that trains the encoder of another one further. */
const tunedFrom = ({ name, origin }: Run, target: TargetId): RunOrigin =>
  name === null
    ? { ...origin, tunedOn: [...(origin.tunedOn ?? []), target] }
    : { network: origin.network, seed: origin.seed, parent: name, tunedOn: [target] };

/** The settings of a run, changed so that one target alone teaches it, gently. No local views: only distillation takes them. */
export function fineTuningSettings(
  settings: TrainSettings,
  target: TargetId,
  { epochs = 5, base = settings.learningRate.base / 10 }: Partial<Pick<FineTuning, 'epochs' | 'base'>> = {},
): TrainSettings {
  const parts = new Set([...Object.keys(settings.geoShares), target]);
  const off = Object.fromEntries(Object.keys(settings.losses).map((term) => [term, 0]));
  return {
    ...settings,
    epochs,
    learningRate: {
      ...settings.learningRate,
      base,
      final: Math.min(settings.learningRate.final, base / 100),
    },
    losses: { ...settings.losses, ...off, geo: 1 },
    geoShares: Object.fromEntries([...parts].map((part) => [part, part === target ? 1 : 0])),
    views: { ...settings.views, locals: 0 },
  };
}
