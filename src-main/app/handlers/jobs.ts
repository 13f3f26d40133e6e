import { type HandlersOf, snapshot } from '../context';

export const jobs: HandlersOf<'jobs'> = {
  'jobs.list': ({ board }) => board.list().map(snapshot),
  'jobs.cancel': ({ board }, { jobId }) => snapshot(board.cancel(jobId)),
  'jobs.clear': ({ board }) => board.clear().map(snapshot),
};
