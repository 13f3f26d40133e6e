import { z } from 'zod';
import { type ErrorData } from '../../errors';
import { type Language, languageCodes } from '../../languages';
import { type ExecutorId } from '../../kinds/executors';
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
  executor: ExecutorId;
  /** Null if it did not start. */
  device: string | null;
  /** Whether that is a processor that plays a GPU, which is not measured and never chosen. */
  isSoftware: boolean;
  /** Batch 8 of the quick preset. */
  imagesPerSecond: number | null;
  error: ErrorData | null;
  /** Whether `auto` takes it. */
  chosen: boolean;
  /** Whether `auto` goes past it because it fails: to be told. */
  passedOver: boolean;
}

export const system = {
  'system.info': method<SystemInfo>()(nothing),
  /** Tries each executor in a throw-away process: takes seconds, once a session. */
  'system.executors': method<ExecutorView[]>()(nothing),
  /** The interface's, for the menu and prompts of a shell; null until it is set. */
  'system.language': method<Language | null>()(nothing),
  'system.setLanguage': method<null>()(z.strictObject({ language: z.enum(languageCodes) })),
};
