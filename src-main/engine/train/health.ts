import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type StepReport } from './types';

/** One sign of how a run is doing, in words for the analyst (method.md, section 7). */
export interface HealthSignal {
  signal: 'loss' | 'teacherEntropy' | 'embeddingSpread';
  alarm: boolean;
  text: string;
}

/** Steps of the run before which nothing is judged: a share of all. */
const graceShare = 0.1;

/** How the last steps of a run look: their means against the marks of collapse. Empty while it is too early to tell. */
export function healthOf(recent: readonly StepReport[], settings: TrainSettings): HealthSignal[] {
  const last = recent.at(-1);
  if (!last || last.step < graceShare * last.totalSteps) return [];
  const mean = (value: (report: StepReport) => number | undefined) =>
    recent.reduce((sum, report) => sum + (value(report) ?? NaN), 0) / recent.length;
  const lnK = Math.log(settings.head.scores);
  const signals = [
    spreadSignal(
      mean((report) => report.embeddingStd),
      settings.encoder.width,
    ),
  ];
  if (settings.losses.distillation > 0)
    signals.unshift(
      lossSignal(
        mean((report) => report.losses.distillation),
        lnK,
      ),
      entropySignal(
        mean((report) => report.teacherEntropy),
        lnK,
      ),
    );
  return signals;
}

function lossSignal(loss: number, lnK: number): HealthSignal {
  const found = `L_cl is ${loss.toFixed(3)}`;
  const signal = 'loss' as const;
  if (Math.abs(loss - lnK) < 0.01 * lnK)
    return {
      signal,
      alarm: true,
      text: `${found}, stuck at ln K = ${lnK.toFixed(3)}: every image looks the same to the encoder.`,
    };
  if (loss < 0.01 * lnK)
    return { signal, alarm: true, text: `${found}, near 0: all images fall into one class.` };
  return { signal, alarm: false, text: `${found}, away from ln K = ${lnK.toFixed(3)} and from 0.` };
}

function entropySignal(entropy: number, lnK: number): HealthSignal {
  const share = entropy / lnK;
  const found = `The teacher's entropy is ${Math.round(100 * share)} % of ln K`;
  const alarm = share < 0.05 || share > 0.95;
  return { signal: 'teacherEntropy', alarm, text: `${found}${alarm ? '; healthy is 5 to 95 %.' : '.'}` };
}

function spreadSignal(std: number, width: number): HealthSignal {
  const share = std * Math.sqrt(width);
  const found = `Embeddings spread ${Math.round(100 * share)} % as wide as they could`;
  const alarm = share < 0.5;
  return {
    signal: 'embeddingSpread',
    alarm,
    text: `${found}${alarm ? '; below 50 % places look too much alike.' : '.'}`,
  };
}
