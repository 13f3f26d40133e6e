import { type JobEvent, neighboursMetric } from '../../../src-shared/contract/engine';
import { batchPlan, isEpochEnd } from '../../../src-shared/settings/batchPlan';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type Executor } from '../program/executor';
import {
  type Checkpoint,
  healthOf,
  Probe,
  type ProbedEpoch,
  type ProbeFigures,
  probeSigns,
  rollBackSign,
  type StepReport,
  type TrainingSet,
} from '../train';
import { encodeCheckpoint } from './checkpointBytes';
import { peakMemoryBytes } from './memory';

/** Steps whose mean says how a run looks. */
const healthSteps = 20;

/** Tells the client how a run goes on: figures of every step, probe, health and checkpoint of every epoch, roll-backs. */
export class RunReporter {
  private readonly recent: StepReport[] = [];
  private readonly probed: ProbedEpoch[] = [];
  private readonly probe: Probe;

  constructor(
    private readonly executor: Executor,
    private readonly set: TrainingSet,
    private readonly settings: TrainSettings,
    private readonly emit: (event: JobEvent) => Promise<void>,
  ) {
    this.probe = new Probe(executor, set, settings);
  }

  readonly onStep = (report: StepReport): void => {
    this.recent.push(report);
    if (this.recent.length > healthSteps) this.recent.shift();
    const metrics = { ...metricsOf(report), ...memoryMetrics(this.executor) };
    void this.emit({ type: 'step', step: report.step, metrics });
  };

  readonly onCheckpoint = async (checkpoint: Checkpoint): Promise<void> => {
    const { step, epoch, rollBacks, state } = checkpoint;
    if (isEpochEnd(step, batchPlan(this.set.images.length, this.settings))) {
      const figures = await this.probe.of(state);
      if (figures) {
        this.probed.push({ figures, loss: meanLoss(this.recent) });
        void this.emit({ type: 'probe', step, metrics: probeMetrics(figures) });
      }
    }
    void this.emitHealth(rollBacks);
    return this.emit({ type: 'checkpoint', step, epoch, bytes: encodeCheckpoint(checkpoint) });
  };

  readonly onRollBack = (rollBacks: number): void => {
    this.recent.length = 0;
    void this.emitHealth(rollBacks);
  };

  private emitHealth(rollBacks: number): Promise<void> {
    const { recent, probed, settings } = this;
    const signals = [
      ...rollBackSign(rollBacks),
      ...healthOf(recent, settings),
      ...probeSigns(probed, settings),
    ];
    return this.emit({ type: 'health', signals });
  }
}

const meanLoss = (reports: readonly StepReport[]): number =>
  reports.reduce((sum, { losses }) => sum + losses.total, 0) / reports.length;

/** `memoryBytes`, the most that the process has held, and `deviceMemoryBytes` where the executor's device has a memory of its own. */
function memoryMetrics({ deviceBytes }: Executor): Record<string, number> {
  return {
    memoryBytes: peakMemoryBytes(),
    ...(deviceBytes && { deviceMemoryBytes: deviceBytes() }),
  };
}

/** The figures of a probe by name: `effectiveRank`, `neighboursPrice`, … */
function probeMetrics({ effectiveRank, neighbours }: ProbeFigures): Record<string, number> {
  const scores = Object.entries(neighbours).map(([target, score]) => [neighboursMetric(target), score]);
  return { effectiveRank, ...Object.fromEntries(scores) };
}

/** The figures of a step by name: `loss`, `loss/distillation`, …, `teacherEntropy`, `learningRate`. */
function metricsOf({ losses, ...report }: StepReport): Record<string, number> {
  const { total, ...terms } = losses;
  const { teacherEntropy, prototypesInUse, embeddingStd, gradientNorm, learningRate, imagesPerSecond } =
    report;
  return {
    loss: total,
    ...Object.fromEntries(Object.entries(terms).map(([term, value]) => [`loss/${term}`, value])),
    ...(teacherEntropy !== undefined && { teacherEntropy }),
    ...(prototypesInUse !== undefined && { prototypesInUse }),
    embeddingStd,
    gradientNorm,
    learningRate,
    imagesPerSecond,
  };
}
