import { availableParallelism, cpus, freemem, totalmem } from 'node:os';
import { throwIfCancelled } from '../../src-shared/errors';
import { type ExecutorId, triedExecutors } from '../../src-shared/kinds/executors';
import { checkExecutor, type CheckOptions, type ExecutorCheck, fastest } from './executors';
import { checkNativeModules, type ModuleCheck } from './nativeModules';
import { nodeBinary } from './nodeBinary';

/** What this machine offers, and what of the program works on it. */
export interface DoctorReport {
  platform: string;
  /** This process's Node, and the binary that runs the engine. */
  node: { version: string; engineBinary: string };
  cpu: { model: string; threads: number };
  memoryBytes: { total: number; free: number };
  modules: ModuleCheck[];
  executors: ExecutorCheck[];
  /** What `auto` takes; null if it finds none. */
  chosen: ExecutorId | null;
  /** Whether every module loads and some executor works. */
  healthy: boolean;
}

/** Examines the machine; whatever crashes does so in a throw-away process. Takes some seconds. */
export async function doctor({ signal, onProgress, ...options }: CheckOptions = {}): Promise<DoctorReport> {
  const report = (done: number, name: string) => {
    const note = { kind: 'name' as const, name };
    onProgress?.({ stage: 'doctor', done, total: 1 + triedExecutors.length, unit: 'checks', note });
  };
  report(0, 'native modules');
  const modules = await checkNativeModules();
  const executors: ExecutorCheck[] = [];
  for (const executor of triedExecutors) {
    throwIfCancelled(signal);
    report(1 + executors.length, executor);
    executors.push(await checkExecutor(executor, { ...options, signal }));
  }
  report(1 + executors.length, '');
  const chosen = fastest(executors)?.executor ?? null;
  return {
    platform: `${process.platform} ${process.arch}`,
    node: { version: process.version, engineBinary: nodeBinary() },
    cpu: { model: cpus()[0]?.model.trim() ?? 'unknown', threads: availableParallelism() },
    memoryBytes: { total: totalmem(), free: freemem() },
    modules,
    executors,
    chosen,
    healthy: modules.every(({ error }) => !error) && chosen !== null,
  };
}
