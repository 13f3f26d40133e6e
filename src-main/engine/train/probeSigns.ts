import { type HealthSign } from '../../../src-shared/contract/engine';
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
    neighboursSign('neighboursPrice', 'price', epochs),
    neighboursSign('neighboursPopulation', 'population density', epochs),
  ];
  return [rankSign(last.figures.effectiveRank, settings), ...neighbours.filter((sign) => sign !== null)];
}

function rankSign(rank: number, settings: TrainSettings): HealthSign {
  const found = `Embeddings use ${rank.toFixed(1)} directions (effective rank)`;
  const alarm = rank < fewDirections(settings);
  return {
    signal: 'effectiveRank',
    alarm,
    value: rank,
    text: `${found}${alarm ? ': so few tell places hardly apart.' : '.'}`,
  };
}

type Score = 'neighboursPrice' | 'neighboursPopulation';

/** A score that falls while the loss falls too: what is learnt is no longer what tells this label. */
function neighboursSign(signal: Score, label: string, epochs: readonly ProbedEpoch[]): HealthSign | null {
  const scored = epochs.filter(({ figures }) => figures[signal] !== undefined);
  const last = scored.at(-1);
  if (!last) return null;
  const scoreOf = ({ figures }: ProbedEpoch) => figures[signal]!;
  const best = scored.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
  const alarm = scoreOf(best) - scoreOf(last) > fall && last.loss < best.loss;
  const found = `Similar places tell the ${label} by ${Math.round(100 * scoreOf(last))} %`;
  const before = `; it was ${Math.round(100 * scoreOf(best))} %, and the loss has fallen since.`;
  return { signal, alarm, value: scoreOf(last), text: `${found}${alarm ? before : '.'}` };
}

/** That a run had to go back, and what it does about it. */
export function rollBackSign(rollBacks: number): HealthSign[] {
  if (rollBacks === 0) return [];
  const often = rollBacks === 1 ? 'Once' : `${rollBacks} times`;
  const text = `${often} the loss was no longer a number: the run went back to the end of its last good epoch and learns at 1/${2 ** rollBacks} of its rate.`;
  return [{ signal: 'rollBack', alarm: true, value: rollBacks, text }];
}
