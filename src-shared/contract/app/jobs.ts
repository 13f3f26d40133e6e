import { z } from 'zod';
import { type ErrorData } from '../../errors';
import { type Message } from '../../message';
import { type ProgressNote, type Stage, type Unit } from '../../progress';
import { method } from './method';
import { id, nothing } from './values';

export const jobKinds = [
  'open',
  'sample',
  'import',
  'place',
  'source',
  'render',
  'measure',
  'train',
  'embed',
  'predict',
  'export',
] as const;
export type JobKind = (typeof jobKinds)[number];

export type LiveJobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** In the data of an `input/doubtful`: the call that does it all the same. */
export interface Again {
  method: string;
  params: object;
}

/** Long work of this session as the tray shows it. */
export interface LiveJob {
  id: number;
  kind: JobKind;
  /** What it works on: a file by its name, a run, a target. */
  label: string | Message;
  state: LiveJobState;
  /** Cancelling has been asked for and acknowledged; the work is about to stop. */
  cancelling: boolean;
  /** Null until the work tells of it. */
  stage: Stage | null;
  done: number;
  total: number | null;
  unit: Unit | null;
  note: ProgressNote | null;
  /** What there is to know of how it is done, such as executors that were passed over. */
  notices: Message[];
  perSecond: number | null;
  etaS: number | null;
  startedAt: string | null;
  finishedAt: string | null;
  error: ErrorData | null;
  /** What the work handed back, once done: an import's report, a run's id. */
  result: unknown;
}

export const jobs = {
  'jobs.list': method<LiveJob[]>()(nothing),
  /** Acknowledged at once; the job ends as `cancelled` when its work has stopped. */
  'jobs.cancel': method<LiveJob>()(z.strictObject({ jobId: id })),
  /** Takes ended jobs off the list. */
  'jobs.clear': method<LiveJob[]>()(nothing),
};
