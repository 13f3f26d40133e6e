import { type HealthSign } from '../../../src-shared/contract/engine';
import { fewPrototypes } from '../../../src-shared/settings/fewPrototypes';
import { embeddingWidth } from '../../../src-shared/settings/encoderSettings';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type StepReport } from './types';

/** Steps of the run before which nothing is judged: a share of all. */
const graceShare = 0.1;

/** How the last steps of a run look: their means against the marks of collapse. Empty while it is too early to tell. */
export function healthOf(recent: readonly StepReport[], settings: TrainSettings): HealthSign[] {
  const last = recent.at(-1);
  if (!last || last.step < graceShare * last.totalSteps) return [];
  const mean = (value: (report: StepReport) => number | undefined) =>
    recent.reduce((sum, report) => sum + (value(report) ?? NaN), 0) / recent.length;
  const lnK = Math.log(settings.head.scores);
  const signals = [
    spreadSignal(
      mean((report) => report.embeddingStd),
      embeddingWidth(settings.encoder),
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
  if (settings.losses.clustering > 0)
    signals.push(
      prototypesSignal(
        mean((report) => report.prototypesInUse),
        settings,
      ),
    );
  return signals;
}

function lossSignal(loss: number, lnK: number): HealthSign {
  const found = `L_cl is ${loss.toFixed(3)}`;
  const sign = { signal: 'loss', value: loss } as const;
  if (Math.abs(loss - lnK) < 0.01 * lnK)
    return {
      ...sign,
      alarm: true,
      text: `${found}, stuck at ln K = ${lnK.toFixed(3)}: every image looks the same to the encoder.`,
    };
  if (loss < 0.01 * lnK)
    return { ...sign, alarm: true, text: `${found}, near 0: all images fall into one class.` };
  return { ...sign, alarm: false, text: `${found}, away from ln K = ${lnK.toFixed(3)} and from 0.` };
}

function entropySignal(entropy: number, lnK: number): HealthSign {
  const share = entropy / lnK;
  const found = `The teacher's entropy is ${Math.round(100 * share)} % of ln K`;
  const alarm = share < 0.05 || share > 0.95;
  return {
    signal: 'teacherEntropy',
    alarm,
    value: share,
    text: `${found}${alarm ? '; healthy is 5 to 95 %.' : '.'}`,
  };
}

function spreadSignal(std: number, width: number): HealthSign {
  const share = std * Math.sqrt(width);
  const found = `Embeddings spread ${Math.round(100 * share)} % as wide as they could`;
  const alarm = share < 0.5;
  return {
    signal: 'embeddingSpread',
    alarm,
    value: share,
    text: `${found}${alarm ? '; below 50 % places look too much alike.' : '.'}`,
  };
}

function prototypesSignal(share: number, settings: TrainSettings): HealthSign {
  const found = `${Math.round(100 * share)} % of the prototypes are in use`;
  const alarm = share < fewPrototypes(settings);
  return {
    signal: 'prototypes',
    alarm,
    value: share,
    text: `${found}${alarm ? ': most places fall into a few groups.' : '.'}`,
  };
}
