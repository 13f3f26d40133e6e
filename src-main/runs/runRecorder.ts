import { type JobEvent } from '../../src-shared/contract/engine';
import { type Message } from '../../src-shared/message';
import { signMessage } from '../../src-shared/names';
import { type Progress, type WorkOptions } from '../../src-shared/progress';
import { type Project } from '../project/project';
import { ownTargetNames } from '../project/targets';
import { addCheckpoint, addMetrics, type Metric, type Run, setRunHealth, setRunState } from '../project/runs';

/** How long curve points gather before they are written together. */
const metricsEveryMs = 1_000;

/** Writes what happens in a run's job into the project, and tells its progress. */
export class RunRecorder {
  private pending: Metric[] = [];
  private flushedAtMs = performance.now();
  private progress: Progress;
  private alarms: Message[] = [];

  constructor(
    private readonly project: Project,
    private readonly run: Run,
    private readonly onProgress: WorkOptions['onProgress'],
  ) {
    this.progress = { stage: 'start', done: run.step, total: run.totalSteps, unit: 'steps' };
    this.show({});
  }

  readonly record = (event: JobEvent): void => {
    if (event.type === 'ready') {
      setRunState(this.project, this.run.id, 'running', { device: event.device });
      this.show({ stage: 'train' });
    } else if (event.type === 'step') {
      this.addStep(event.step, event.metrics);
    } else if (event.type === 'probe') {
      this.addMetrics(event.step, event.metrics);
    } else if (event.type === 'health') {
      setRunHealth(this.project, this.run.id, event.signals);
      const own = ownTargetNames(this.project);
      this.alarms = event.signals.flatMap((sign) => (sign.alarm ? [signMessage(sign, own)] : []));
    } else if (event.type === 'checkpoint') {
      this.flush();
      addCheckpoint(this.project, this.run.id, event);
    }
  };

  /** A cancel is acknowledged at once, though the engine first ends its step. */
  readonly showCancelling = (): void => this.show({ stage: 'cancel' });

  /** Writes the curve points that wait. */
  flush(): void {
    const metrics = this.pending;
    this.pending = [];
    this.flushedAtMs = performance.now();
    if (metrics.length > 0) addMetrics(this.project, this.run.id, metrics);
  }

  private addStep(step: number, metrics: Record<string, number>): void {
    this.addMetrics(step, metrics);
    if (performance.now() - this.flushedAtMs >= metricsEveryMs) this.flush();
    const { loss, imagesPerSecond } = metrics;
    this.show({ done: step, note: { kind: 'training', loss, imagesPerSecond, alarms: this.alarms } });
  }

  private addMetrics(step: number, metrics: Record<string, number>): void {
    for (const [name, value] of Object.entries(metrics))
      if (Number.isFinite(value)) this.pending.push({ step, name, value });
  }

  private show(change: Partial<Progress>): void {
    this.progress = { ...this.progress, ...change };
    this.onProgress?.(this.progress);
  }
}
