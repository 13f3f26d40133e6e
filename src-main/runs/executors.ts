import { availableParallelism } from 'node:os';
import { zstdCompressSync } from 'node:zlib';
import { type JobEvent, type PlaceValues, type TrainJob } from '../../src-shared/contract/engine';
import { AppError, type ErrorData, toErrorData } from '../../src-shared/errors';
import { type ExecutorId, executors, triedExecutors } from '../../src-shared/kinds/executors';
import { say, sentences } from '../../src-shared/message';
import { type WorkOptions } from '../../src-shared/progress';
import { randomStream } from '../../src-shared/random';
import { parsePreset } from '../../src-shared/settings/presets';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { EngineClient } from './engineClient';
import { withEngine } from './withEngine';

/** What came of a few training steps. */
export interface ExecutorCheck {
  executor: ExecutorId;
  /** What it runs on; null if it did not start. */
  device: string | null;
  /** Whether that is a processor that plays a GPU: it is neither measured nor ever chosen, unless by name. */
  isSoftware: boolean;
  /** By how much of its largest value the first step differs from the eager executor's; null if it was not compared. */
  difference: number | null;
  /** Of the last step, batch 8 of the quick preset; null if it did not get there. */
  imagesPerSecond: number | null;
  /** The most that the engine's process has held; with the self-test, that of the eager executor as well. */
  memoryBytes: number | null;
  /** Of the device, where it has a memory of its own and tells. */
  deviceMemoryBytes: number | null;
  error: ErrorData | null;
}

/** Of the quick preset on noise: rounding moves its gradients by some 10⁻⁵. */
const selfTestTolerance = 1e-3;

const batch = 8;
/** Images of noise that a trial takes in turn: to make those of a large batch would hold up this process for seconds. */
const noiseImages = 8;
const steps = 3;
const quickSteps: TrainSettings = { ...parsePreset('quick'), epochs: steps, batchSize: batch };

/** Trains a few steps on noise in a throw-away engine process, so that whatever happens stays there. */
export async function checkExecutor(
  executor: ExecutorId,
  options: CheckOptions = {},
): Promise<ExecutorCheck> {
  const { threads = availableParallelism(), settings = quickSteps, verify = true, signal } = options;
  const check = unchecked(executor);
  try {
    const { job, images } = trialJob(executor, threads, settings, verify);
    const startEngine = () => EngineClient.start({ signal, graceMs: 0 });
    await withEngine({ signal, startEngine }, (engine) =>
      engine.run('train', job, {
        images,
        signal,
        onEvent: (event) => {
          noteEvent(check, event);
          if (event.type === 'step') options.onStep?.();
          if (check.isSoftware && !options.measureSoftware) throw enough;
        },
      }),
    );
  } catch (error) {
    if (error === enough) return check;
    check.error = toErrorData(error);
    if (check.error.code === 'state/cancelled') throw error;
  }
  return check;
}

export interface CheckOptions extends WorkOptions {
  onStep?: () => void;
  threads?: number;
  settings?: TrainSettings;
  /** Whether the first step is compared with the eager executor's; default true. */
  verify?: boolean;
  /** Measures a software adapter too, which takes minutes; default false. */
  measureSoftware?: boolean;
}

/** Ends a trial whose outcome is known. */
const enough = new Error('The trial has told all.');

const unchecked = (executor: ExecutorId): ExecutorCheck => ({
  executor,
  device: null,
  isSoftware: false,
  difference: null,
  imagesPerSecond: null,
  memoryBytes: null,
  deviceMemoryBytes: null,
  error: null,
});

function noteEvent(check: ExecutorCheck, event: JobEvent): void {
  if (event.type === 'ready') Object.assign(check, { device: event.device, isSoftware: event.isSoftware });
  else if (event.type === 'verified') check.difference = event.difference;
  else if (event.type === 'step') {
    const { imagesPerSecond, memoryBytes, deviceMemoryBytes = null } = event.metrics;
    Object.assign(check, { imagesPerSecond, memoryBytes, deviceMemoryBytes });
  }
}

function trialJob(executor: ExecutorId, threads: number, settings: TrainSettings, verify: boolean) {
  const { batchSize: count, encoder, losses } = settings;
  const { sizePx } = encoder;
  const canvasPx = 2 * sizePx;
  const random = randomStream(1);
  const noise = (sidePx: number) => {
    const made = Array.from({ length: Math.min(count, noiseImages) }, () =>
      zstdCompressSync(Uint8Array.from({ length: sidePx * sidePx * 3 }, () => random.int(256))),
    );
    return Array.from({ length: count }, (_, i) => made[i % made.length]);
  };
  const places: PlaceValues = {
    entropy: new Float32Array(count).fill(1),
    location: new Float32Array(2 * count),
    labels: {},
  };
  const set = { count, sizePx, canvasPx };
  const contextPx = losses.reconstruction > 0 ? sizePx : null;
  const job: TrainJob = {
    executor,
    threads,
    settings,
    set,
    places,
    contextPx,
    from: null,
    epochStart: null,
    verify: verify ? selfTestTolerance : undefined,
  };
  return { job, images: [...noise(canvasPx), ...(contextPx === null ? [] : noise(contextPx))] };
}

/** How much faster another executor has to be to be taken instead of the default: a loaded machine measures badly. */
const margin = 1.3;

/** The fastest of those that work, never a software adapter; the default one (`compiled`) unless another is clearly faster. */
export function fastest(checks: ExecutorCheck[]): ExecutorCheck | undefined {
  const working = checks.filter(({ error, isSoftware }) => !error && !isSoftware);
  const speed = ({ executor, imagesPerSecond }: ExecutorCheck) =>
    (imagesPerSecond ?? 0) * (executors[executor].isDefault ? margin : 1);
  return working.sort((a, b) => speed(b) - speed(a)).at(0);
}

/** What is there and fails, or the default one that is not there: a fall back that is to be told. */
export const isPassedOver = ({ executor, device, error }: ExecutorCheck): boolean =>
  error !== null && (executors[executor].isDefault || device !== null || error.code !== 'engine/unavailable');

/** Whether `auto` tries an executor after those before it. */
function isWorthTrying(executor: ExecutorId, checks: ExecutorCheck[]): boolean {
  const { trial } = executors[executor];
  if (trial === 'last') return !fastest(checks);
  if (typeof trial === 'string') return true;
  return checks.some(({ executor: other, error }) => other === trial.inPlaceOf && error);
}

/**
 * The fastest executor that works here, measured; `wasm` only where no other does. `passedOver` says what failed, and why:
 * a fall back is never silent. `engine/unavailable` if none works.
 */
export async function chooseExecutor(
  options: CheckOptions = {},
): Promise<{ executor: ExecutorId; passedOver: ExecutorCheck[] }> {
  const checks: ExecutorCheck[] = [];
  for (const [done, executor] of triedExecutors.entries()) {
    if (!isWorthTrying(executor, checks)) continue;
    const note = { kind: 'executor' as const, executor };
    options.onProgress?.({ stage: 'choose', done, total: triedExecutors.length, unit: 'checks', note });
    checks.push(await checkExecutor(executor, options));
  }
  const chosen = fastest(checks);
  if (chosen) return { executor: chosen.executor, passedOver: checks.filter(isPassedOver) };
  const why = checks.map(({ executor, device, error }) =>
    say('of', { name: executor, text: error?.message ?? device ?? '' }),
  );
  throw new AppError('engine/unavailable', sentences(say('runs.noExecutor'), ...why), { data: checks });
}
