import { type ErrorData } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Progress } from '../../src-shared/progress';
import { type Project, timestamp } from './project';
import { parseStoredOrNull } from './stored';
import { storedError } from './storedError';

export type JobState = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

export interface Job extends Pick<Progress, 'done' | 'total'> {
  id: number;
  stage: string;
  unit: string;
  kind: string;
  state: JobState;
  createdAt: string;
  finishedAt: string | null;
  error: ErrorData | null;
  log: string;
}

/** Begins a job. Returns its id. */
export function addJob(project: Project, kind: string): number {
  return project.run(`INSERT INTO jobs (kind, state, created_at) VALUES (?, 'running', ?)`, kind, timestamp())
    .id;
}

export function setJobProgress(
  project: Project,
  jobId: number,
  { stage, done, total, unit }: Progress,
): void {
  project.run(
    'UPDATE jobs SET stage = ?, done = ?, total = ?, unit = ? WHERE id = ?',
    stage,
    Math.round(done),
    total,
    unit,
    jobId,
  );
}

export function appendJobLog(project: Project, jobId: number, line: string): void {
  project.run('UPDATE jobs SET log = log || ? WHERE id = ?', `${timestamp()} ${line}\n`, jobId);
}

export function finishJob(project: Project, jobId: number, state: JobState, error?: ErrorData): void {
  project.run(
    'UPDATE jobs SET state = ?, finished_at = ?, error_json = ? WHERE id = ?',
    state,
    timestamp(),
    error ? JSON.stringify(error) : null,
    jobId,
  );
}

/** All jobs, newest first. */
export function listJobs(project: Project): Job[] {
  const rows = project.all<Omit<Job, 'error'> & { errorJson: string | null }>(
    `SELECT id, kind, state, stage, done, total, unit, created_at AS createdAt, finished_at AS finishedAt,
       error_json AS errorJson, log FROM jobs ORDER BY id DESC`,
  );
  return rows.map(({ errorJson, ...row }) => ({
    ...row,
    error: parseStoredOrNull(storedError, errorJson, say('stored.jobError', { id: String(row.id) })),
  }));
}
