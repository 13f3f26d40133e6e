import { type AppEvents } from '../../src-shared/contract/app/events';
import { type HealthSign, type JobEvent } from '../../src-shared/contract/engine';
import { type AppContext } from './context';

type Advance = AppEvents['run.advanced'];

const tellEveryMs = 500;

/** Tells the interface how a run goes on: curve points gathered for half a second, health when it is new. */
export class RunTeller {
  private points: Advance['points'] = [];
  private health: HealthSign[] | null = null;
  private runId = 0;
  private toldAtMs = 0;

  constructor(private readonly context: AppContext) {}

  tell(runId: number, event: JobEvent): void {
    if (runId !== this.runId) this.context.changed('runs');
    this.runId = runId;
    if (event.type === 'step' || event.type === 'probe')
      this.points.push({ step: event.step, metrics: event.metrics });
    if (event.type === 'health') {
      this.health = event.signals;
      this.flush();
    } else if (performance.now() - this.toldAtMs >= tellEveryMs) this.flush();
  }

  flush(): void {
    this.toldAtMs = performance.now();
    const { runId, points, health } = this;
    this.points = [];
    this.health = null;
    if (runId > 0) this.context.emit('run.advanced', { runId, points, health });
  }
}
