import { type HealthSign } from '../../../src-shared/contract/engine';
import { say } from '../../../src-shared/message';
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

function lossSignal(value: number, lnK: number): HealthSign {
  const [loss, worst] = [value.toFixed(3), lnK.toFixed(3)];
  const sign = { signal: 'loss', value } as const;
  if (Math.abs(value - lnK) < 0.01 * lnK)
    return { ...sign, alarm: true, message: say('health.lossStuck', { loss, lnK: worst }) };
  if (value < 0.01 * lnK) return { ...sign, alarm: true, message: say('health.oneClass', { loss }) };
  return { ...sign, alarm: false, message: say('health.loss', { loss, lnK: worst }) };
}

const entropySignal = (entropy: number, lnK: number) =>
  shareSign('teacherEntropy', entropy / lnK, (share) => share < 0.05 || share > 0.95);

const spreadSignal = (std: number, width: number) =>
  shareSign('embeddingSpread', std * Math.sqrt(width), (share) => share < 0.5);

const prototypesSignal = (inUse: number, settings: TrainSettings) =>
  shareSign('prototypes', inUse, (share) => share < fewPrototypes(settings));

function shareSign(
  signal: 'teacherEntropy' | 'embeddingSpread' | 'prototypes',
  value: number,
  isAlarming: (share: number) => boolean,
): HealthSign {
  const alarm = isAlarming(value);
  const percent = Math.round(100 * value);
  return { signal, alarm, value, message: say(`health.${signal}${alarm ? 'Alarm' : ''}`, { percent }) };
}
