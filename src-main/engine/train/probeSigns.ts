import { type HealthSign } from '../../../src-shared/contract/engine';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { say } from '../../../src-shared/message';
import { fewDirections } from '../../../src-shared/settings/fewDirections';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { noNames, targetName } from '../../../src-shared/names';
import { type ProbeFigures } from './probe';

/** A probe after an epoch, and the loss of that time. */
export interface ProbedEpoch {
  figures: ProbeFigures;
  loss: number;
}

/** By how much a score has to fall below its best: with some fifty places, less is chance. */
const fall = 0.1;

/** How the embeddings of a run look, from the probes of its epochs so far, the last of them last. */
export function probeSigns(epochs: readonly ProbedEpoch[], settings: TrainSettings): HealthSign[] {
  const last = epochs.at(-1);
  if (!last) return [];
  const targets = new Set(epochs.flatMap(({ figures }) => Object.keys(figures.neighbours)));
  const neighbours = Array.from(targets, (target) => neighboursSign(target, epochs));
  return [rankSign(last.figures.effectiveRank, settings), ...neighbours];
}

function rankSign(rank: number, settings: TrainSettings): HealthSign {
  const alarm = rank < fewDirections(settings);
  const message = say(`health.effectiveRank${alarm ? 'Alarm' : ''}`, { rank: rank.toFixed(1) });
  return { signal: 'effectiveRank', alarm, value: rank, message };
}

/** A score that falls while the loss falls too: what is learnt is no longer what tells this label. */
function neighboursSign(target: TargetId, epochs: readonly ProbedEpoch[]): HealthSign {
  const scored = epochs.flatMap(({ figures: { neighbours }, loss }) =>
    target in neighbours ? [{ score: neighbours[target], loss }] : [],
  );
  const last = scored.at(-1)!;
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const alarm = best.score - last.score > fall && last.loss < best.loss;
  const values = { target: targetName(target, noNames), percent: Math.round(100 * last.score) };
  const message = alarm
    ? say('health.neighboursAlarm', { ...values, best: Math.round(100 * best.score) })
    : say('health.neighbours', values);
  return { signal: 'neighbours', target, alarm, value: last.score, message };
}

/** That a run had to go back, and what it does about it. */
export function rollBackSign(rollBacks: number): HealthSign[] {
  if (rollBacks === 0) return [];
  const message = say('health.rollBack', { times: rollBacks });
  return [{ signal: 'rollBack', alarm: true, value: rollBacks, message }];
}
