import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { AppError, fromErrorData } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { on } from '../api';
import { app } from './app.svelte';

/** What a job ends with; rejects with what it failed with, `state/cancelled` if it was cancelled. */
export function resultOf<Result>(jobId: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = ({ id, state, finishedAt, result, error }: LiveJob) => {
      if (id !== jobId || finishedAt === null) return;
      stop();
      if (state === 'done') resolve(result as Result);
      else reject(error ? fromErrorData(error) : new AppError('state/cancelled', say('cancelled')));
    };
    const stop = on('job.changed', settle);
    // It may have ended before anyone listened.
    app.jobs.forEach(settle);
  });
}
