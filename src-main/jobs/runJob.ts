import { AppError, toErrorData } from '../../src-shared/errors';
import { type Message, wordsOf } from '../../src-shared/message';
import { type Progress, type WorkOptions } from '../../src-shared/progress';
import { addJob, appendJobLog, finishJob, setJobProgress } from '../project/jobs';
import { type Project } from '../project/project';

/** How often a job's row follows its progress. */
const rowEveryMs = 1000;

/**
 * Runs long work as a row of the project: its progress at most once a second, each stage and notice in its log, its end as done,
 * cancelled or failed with the error. Rethrows what the work throws. A process that dies leaves the row `running`; the
 * next opening of the project marks it `interrupted`. A project that is open for reading keeps no rows: the work is done without.
 */
export async function runJob<Result>(
  project: Project,
  kind: string,
  work: (options: WorkOptions) => Promise<Result> | Result,
  options: WorkOptions = {},
): Promise<Result> {
  if (project.mode === 'read') return work(options);
  const jobId = addJob(project, kind);
  let last: { stage: string; atMs: number } = { stage: '', atMs: 0 };
  const onProgress = (progress: Progress) => {
    options.onProgress?.(progress);
    const nowMs = performance.now();
    if (progress.stage === last.stage && nowMs - last.atMs < rowEveryMs) return;
    if (progress.stage !== last.stage) appendJobLog(project, jobId, progress.stage);
    setJobProgress(project, jobId, progress);
    last = { stage: progress.stage, atMs: nowMs };
  };
  const onNotice = (notice: Message) => {
    options.onNotice?.(notice);
    appendJobLog(project, jobId, wordsOf(notice, 'en'));
  };
  try {
    const result = await work({ signal: options.signal, onProgress, onNotice });
    finishJob(project, jobId, 'done');
    return result;
  } catch (error) {
    const cancelled = error instanceof AppError && error.code === 'state/cancelled';
    finishJob(project, jobId, cancelled ? 'cancelled' : 'failed', toErrorData(error));
    throw error;
  }
}
