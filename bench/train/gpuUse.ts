import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Asks nvidia-smi five times a second for the share of time in which the first GPU computed. */
export class GpuUse {
  private readonly samples: number[] = [];
  private readonly monitor: ChildProcess;

  constructor() {
    this.monitor = spawn('nvidia-smi', [
      '--id=0',
      '--query-gpu=utilization.gpu',
      '--format=csv,noheader,nounits',
      '--loop-ms=200',
    ]);
    this.monitor.on('error', () => {});
    createInterface({ input: this.monitor.stdout! }).on('line', (line) =>
      this.samples.push(Number(line) / 100),
    );
  }

  /** Does `work`, and says the mean share meanwhile; the driver's figure lags, so the first samples are left out. */
  async during<Result>(work: () => Promise<Result>): Promise<Result & { gpuUse: number | null }> {
    const from = this.samples.length;
    const result = await work();
    const all = this.samples.slice(from);
    if (all.length === 0) return { ...result, gpuUse: null };
    const samples = all.slice(Math.min(2, all.length - 1));
    return { ...result, gpuUse: samples.reduce((sum, each) => sum + each, 0) / samples.length };
  }

  end(): void {
    this.monitor.kill();
  }
}
