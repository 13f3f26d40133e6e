import { type ErrorData } from '../../errors';
import { type ExecutorName } from '../engine';
import { method } from './method';
import { nothing } from './values';

export interface SystemInfo {
  version: string;
  shell: 'electron' | 'web';
  platform: string;
  cpu: { model: string; threads: number };
  memoryBytes: { total: number; free: number };
}

export interface ExecutorView {
  executor: ExecutorName;
  /** Null if it did not start. */
  device: string | null;
  /** Batch 8 of the quick preset. */
  imagesPerSecond: number | null;
  error: ErrorData | null;
  /** Whether `auto` takes it. */
  chosen: boolean;
}

export const system = {
  'system.info': method<SystemInfo>()(nothing),
  /** Tries each executor in a throw-away process: takes seconds, once a session. */
  'system.executors': method<ExecutorView[]>()(nothing),
};
