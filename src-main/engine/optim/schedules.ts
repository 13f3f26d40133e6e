import { type TemperatureSettings, type TrainSettings } from '../../../src-shared/settings/trainSettings';

/** Half a cosine from `start` at 0 to `end` at 1. */
function cosine(start: number, end: number, share: number): number {
  return end + ((start - end) * (1 + Math.cos(Math.PI * share))) / 2;
}

function linear(start: number, end: number, share: number): number {
  return start + (end - start) * Math.min(Math.max(share, 0), 1);
}

/** Linear from 0 over the warm-up, then a cosine to `final`; peak = base × batch / 256 (method.md, section 4). */
function learningRate(
  { learningRate: rate, batchSize }: TrainSettings,
  step: number,
  totalSteps: number,
): number {
  const peak = (rate.base * batchSize) / 256;
  const warmUpSteps = rate.warmUp * totalSteps;
  if (step < warmUpSteps) return linear(0, peak, (step + 1) / warmUpSteps);
  return cosine(peak, rate.final, (step - warmUpSteps) / Math.max(totalSteps - warmUpSteps, 1));
}

/** Linear from start to end over the first `ramp` of the run, then constant. */
function teacherTemperature({ teacherStart, teacherEnd, ramp }: TemperatureSettings, share: number): number {
  return linear(teacherStart, teacherEnd, ramp > 0 ? share / ramp : 1);
}

/** The values that change from step to step. */
export interface Schedule {
  learningRate: number;
  /** The same for the last layer of the projection head: 0 while it is frozen. */
  lastLayerRate: number;
  weightDecay: number;
  /** τ_t */
  teacherTemperature: number;
  /** τ_c */
  clusterTemperature: number;
  /** λ */
  teacherMomentum: number;
}

/** The schedule at a step (from 0) of a run. */
export function scheduleAt(settings: TrainSettings, step: number, stepsPerEpoch: number): Schedule {
  const totalSteps = settings.epochs * stepsPerEpoch;
  const share = step / totalSteps;
  const { weightDecay, temperature, clusters, momentum } = settings;
  const rate = learningRate(settings, step, totalSteps);
  return {
    learningRate: rate,
    lastLayerRate: step < settings.frozenEpochs * stepsPerEpoch ? 0 : rate,
    weightDecay: cosine(weightDecay.start, weightDecay.end, share),
    teacherTemperature: teacherTemperature(temperature, share),
    clusterTemperature: teacherTemperature(clusters.temperature, share),
    teacherMomentum: cosine(momentum.teacher, 1, share),
  };
}
