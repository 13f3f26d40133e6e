import { type HealthSign } from '../../../src-shared/contract/engine';
import { type Message, say } from '../../../src-shared/message';
import { fewDirections } from '../../../src-shared/settings/fewDirections';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
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
  const neighbours = [
    neighboursSign('neighboursPrice', say('target.price'), epochs),
    neighboursSign('neighboursPopulation', say('target.population'), epochs),
  ];
  return [rankSign(last.figures.effectiveRank, settings), ...neighbours.filter((sign) => sign !== null)];
}

function rankSign(rank: number, settings: TrainSettings): HealthSign {
  const alarm = rank < fewDirections(settings);
  const message = say(`health.effectiveRank${alarm ? 'Alarm' : ''}`, { rank: rank.toFixed(1) });
  return { signal: 'effectiveRank', alarm, value: rank, message };
}

type Score = 'neighboursPrice' | 'neighboursPopulation';

/** A score that falls while the loss falls too: what is learnt is no longer what tells this label. */
function neighboursSign(signal: Score, target: Message, epochs: readonly ProbedEpoch[]): HealthSign | null {
  const scored = epochs.filter(({ figures }) => figures[signal] !== undefined);
  const last = scored.at(-1);
  if (!last) return null;
  const scoreOf = ({ figures }: ProbedEpoch) => figures[signal]!;
  const best = scored.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
  const alarm = scoreOf(best) - scoreOf(last) > fall && last.loss < best.loss;
  const values = { target, percent: Math.round(100 * scoreOf(last)) };
  const message = alarm
    ? say('health.neighboursAlarm', { ...values, best: Math.round(100 * scoreOf(best)) })
    : say('health.neighbours', values);
  return { signal, alarm, value: scoreOf(last), message };
}

/** That a run had to go back, and what it does about it. */
export function rollBackSign(rollBacks: number): HealthSign[] {
  if (rollBacks === 0) return [];
  const message = say('health.rollBack', { times: rollBacks });
  return [{ signal: 'rollBack', alarm: true, value: rollBacks, message }];
}
