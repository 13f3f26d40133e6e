import { z } from 'zod';
import { type HealthSign } from '../../src-shared/contract/engine';
import { AppError, type ErrorData } from '../../src-shared/errors';
import { isTargetId, type TargetId } from '../../src-shared/kinds/targets';
import { plain, say } from '../../src-shared/message';
import { type NamedRun, type RunOrigin, runOriginSchema } from '../../src-shared/named';
import { type Project, timestamp } from './project';
import { damaged, parseStored, parseStoredOrNull, storedMessage, storedObject } from './stored';
import { storedError } from './storedError';

const runStates = ['created', 'running', 'cancelled', 'interrupted', 'failed', 'done'] as const;
export type RunState = (typeof runStates)[number];

export interface Run extends NamedRun {
  id: number;
  state: RunState;
  /** The run with whose encoder it began; null for random weights. */
  parentRunId: number | null;
  imageSetId: number;
  /** JSON, read by `settingsOfRun`. */
  settings: unknown;
  /** JSON, read by `labelsOfRun`: what the heads were shown; null where no label was used. */
  labels: unknown;
  executor: string;
  /** Threads of the executor: the weights depend on them, bit for bit. */
  threads: number;
  device: string | null;
  seed: number;
  step: number;
  totalSteps: number;
  /** How many places it learns from; some of them may have been deleted since it began. */
  placeCount: number;
  createdAt: string;
  finishedAt: string | null;
  error: ErrorData | null;
}

export interface NewRun extends Pick<
  Run,
  'imageSetId' | 'settings' | 'labels' | 'executor' | 'seed' | 'totalSteps'
> {
  /** As the analyst named it. */
  name?: string;
  origin?: RunOrigin;
  parentRunId?: number;
  /** 1 unless told. */
  threads?: number;
  /** The data set in its order: a resumed run meets the same places. */
  placeIds: number[];
  hidden: Record<TargetId, Iterable<number>>;
}

/**
 * Writes a run with its places and hidden labels in one transaction. Returns its id. Whatever the clock says, it begins after the
 * targets that there are: so it is known which ones its heads can have been shown.
 */
export function addRun(project: Project, run: NewRun): number {
  return project.transaction(() => {
    const { id } = project.run(
      `INSERT INTO runs (name, origin_json, state, parent_run_id, image_set_id, settings_json, labels_json, executor, threads, seed,
         total_steps, place_count, created_at)
       VALUES (?, ?, 'created', ?, ?, ?, ?, ?, ?, ?, ?, ?, max(?, coalesce((SELECT max(created_at) FROM targets), '')))`,
      run.name ?? null,
      JSON.stringify(run.origin ?? { seed: run.seed }),
      run.parentRunId ?? null,
      run.imageSetId,
      JSON.stringify(run.settings),
      run.labels == null ? null : JSON.stringify(run.labels),
      run.executor,
      run.threads ?? 1,
      run.seed,
      run.totalSteps,
      run.placeIds.length,
      timestamp(),
    );
    run.placeIds.forEach((placeId, position) =>
      project.run(
        'INSERT INTO run_places (run_id, position, place_id) VALUES (?, ?, ?)',
        id,
        position,
        placeId,
      ),
    );
    for (const [target, placeIds] of Object.entries(run.hidden)) {
      for (const placeId of placeIds ?? []) {
        project.run(
          'INSERT INTO run_hidden_labels (run_id, target, place_id) VALUES (?, ?, ?)',
          id,
          target,
          placeId,
        );
      }
    }
    return id;
  });
}

/** Moves a run to a state; `error` is kept for `failed`, cleared otherwise. */
export function setRunState(
  project: Project,
  runId: number,
  state: RunState,
  { error, device }: { error?: ErrorData; device?: string } = {},
): void {
  const ended = state === 'done' || state === 'failed' || state === 'cancelled';
  project.run(
    'UPDATE runs SET state = ?, error_json = ?, finished_at = ?, device = coalesce(?, device) WHERE id = ?',
    state,
    error ? JSON.stringify(error) : null,
    ended ? timestamp() : null,
    device ?? null,
    runId,
  );
}

interface RunRow extends Omit<Run, 'settings' | 'labels' | 'error' | 'origin'> {
  originJson: string;
  settingsJson: string;
  labelsJson: string | null;
  errorJson: string | null;
}

const columns = `id, name, origin_json AS originJson, state, parent_run_id AS parentRunId, image_set_id AS imageSetId, settings_json AS settingsJson,
  labels_json AS labelsJson, executor, threads, device, seed, step, total_steps AS totalSteps, place_count AS placeCount,
  created_at AS createdAt, finished_at AS finishedAt, error_json AS errorJson`;

/** Of a run that an older version named, and of which no more is known, nothing is stored. */
const storedOrigin = runOriginSchema.partial({ seed: true });

/** What stands in place of a run's name; `io/corrupt`. */
export const readOrigin = (json: string, { id, seed }: Pick<Run, 'id' | 'seed'>): RunOrigin => ({
  seed,
  ...parseStored(storedOrigin, json, say('stored.runOrigin', { id: String(id) })),
});

function fromRow({ originJson, settingsJson, labelsJson, errorJson, ...row }: RunRow): Run {
  const id = String(row.id);
  if (!runStates.includes(row.state)) throw damaged(say('stored.runState', { id }));
  return {
    ...row,
    origin: readOrigin(originJson, row),
    settings: parseStored(storedObject, settingsJson, say('stored.runSettings', { id })),
    labels: parseStoredOrNull(storedObject, labelsJson, say('stored.runLabels', { id })),
    error: parseStoredOrNull(storedError, errorJson, say('stored.runError', { id })),
  };
}

export function listRuns(project: Project): Run[] {
  return project.all<RunRow>(`SELECT ${columns} FROM runs WHERE deleted_at IS NULL ORDER BY id`).map(fromRow);
}

/** The run with this id, else the newest in one of the states; `state/missing` if there is none. */
export function getRun(project: Project, id?: number, states: RunState[] = ['done']): Run {
  const wanted = id === undefined ? `state IN (${states.map(() => '?').join()})` : 'id = ?';
  const row = project.get<RunRow>(
    `SELECT ${columns} FROM runs WHERE deleted_at IS NULL AND ${wanted} ORDER BY id DESC LIMIT 1`,
    ...(id === undefined ? states : [id]),
  );
  if (row) return fromRow(row);
  throw noSuchRun(project);
}

/** `state/missing`, with the runs that there are. */
export function noSuchRun(project: Project): AppError {
  const runs = project.all<Pick<Run, 'id' | 'state'>>(
    'SELECT id, state FROM runs WHERE deleted_at IS NULL ORDER BY id',
  );
  const told = runs.map((each) =>
    say('project.runIs', { id: String(each.id), state: say(`runState.${each.state}`) }),
  );
  const known = told.length > 0 ? told : say('project.none');
  return new AppError('state/missing', say('project.noSuchRun', { known }), {
    commandLine: say('project.trainAdvice'),
  });
}

/** A run and those before it whose encoders it began with, deleted ones too. */
export function runLineage(project: Project, runId: number): number[] {
  const rows = project.all<{ id: number }>(
    `WITH RECURSIVE lineage (id, parent_run_id) AS (
       SELECT id, parent_run_id FROM runs WHERE id = ?
       UNION SELECT runs.id, runs.parent_run_id FROM runs JOIN lineage ON runs.id = lineage.parent_run_id)
     SELECT id FROM lineage`,
    runId,
  );
  return rows.map(({ id }) => id);
}

export function runPlaceIds(project: Project, runId: number): number[] {
  return project
    .all<{ id: number }>('SELECT place_id AS id FROM run_places WHERE run_id = ? ORDER BY position', runId)
    .map(({ id }) => id);
}

/** The places whose label of this target the run's heads were not shown. */
export function runHiddenLabels(project: Project, runId: number, target: TargetId): Set<number> {
  const rows = project.all<{ id: number }>(
    'SELECT place_id AS id FROM run_hidden_labels WHERE run_id = ? AND target = ?',
    runId,
    target,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Keeps how a run looks in place of what was kept before. */
export function setRunHealth(project: Project, runId: number, signs: HealthSign[]): void {
  project.run('UPDATE runs SET health_json = ? WHERE id = ?', JSON.stringify(signs), runId);
}

const healthSchema = z.array(
  z
    .object({
      signal: z.enum([
        'loss',
        'teacherEntropy',
        'embeddingSpread',
        'prototypes',
        'effectiveRank',
        'neighbours',
        'rollBack',
      ]),
      target: z.string().refine(isTargetId).optional(),
      alarm: z.boolean(),
      /** JSON does not know NaN. */
      value: z
        .number()
        .nullable()
        .transform((value) => value ?? NaN),
      message: storedMessage.optional(),
      /** In place of a message, as older versions stored it. */
      text: z.string().default(''),
    })
    .transform(({ text, message = plain(text), ...sign }) => ({ ...sign, message })),
);

/** How a run looked last; empty until its first epoch has ended. `io/corrupt`. */
export function runHealth(project: Project, runId: number): HealthSign[] {
  const row = project.get<{ json: string | null }>(
    'SELECT health_json AS json FROM runs WHERE id = ?',
    runId,
  );
  return parseStored(healthSchema, row?.json ?? '[]', say('stored.runHealth', { id: String(runId) }));
}

export interface StoredCheckpoint {
  step: number;
  epoch: number;
  bytes: Uint8Array;
}

/** How many checkpoints a run keeps: the newest, and the one before it; and that of the end of its last epoch. */
const keptCheckpoints = 2;

/** Stores a checkpoint and the run's step in one transaction and drops the older ones. */
export function addCheckpoint(
  project: Project,
  runId: number,
  { step, epoch, bytes }: StoredCheckpoint,
): void {
  project.transaction(() => {
    project.run(
      'INSERT OR REPLACE INTO checkpoints (run_id, step, epoch, created_at, bytes) VALUES (?, ?, ?, ?, ?)',
      runId,
      step,
      epoch,
      timestamp(),
      bytes,
    );
    project.run('UPDATE runs SET step = ? WHERE id = ?', step, runId);
    project.run(
      `DELETE FROM checkpoints WHERE run_id = ? AND id NOT IN
         (SELECT id FROM checkpoints WHERE run_id = ? ORDER BY step DESC LIMIT ${keptCheckpoints})
         AND step <> (SELECT min(step) FROM checkpoints WHERE run_id = ? AND epoch = ?)`,
      runId,
      runId,
      runId,
      epoch,
    );
  });
}

/** The first checkpoint of the run's last epoch: between two epochs; undefined before the first has ended. */
export function epochStartCheckpoint(project: Project, runId: number): StoredCheckpoint | undefined {
  return project.get<StoredCheckpoint>(
    `SELECT step, epoch, bytes FROM checkpoints WHERE run_id = ? AND epoch > 0 ORDER BY epoch DESC, step LIMIT 1`,
    runId,
  );
}

export function lastCheckpoint(project: Project, runId: number): StoredCheckpoint | undefined {
  return project.get<StoredCheckpoint>(
    'SELECT step, epoch, bytes FROM checkpoints WHERE run_id = ? ORDER BY step DESC LIMIT 1',
    runId,
  );
}

export interface Metric {
  step: number;
  name: string;
  value: number;
}

/** Stores a batch of curve points in one transaction; a resumed run overwrites the steps that it repeats. */
export function addMetrics(project: Project, runId: number, metrics: Metric[]): void {
  project.transaction(() => {
    for (const { step, name, value } of metrics) {
      project.run(
        'INSERT OR REPLACE INTO metrics (run_id, step, name, value) VALUES (?, ?, ?, ?)',
        runId,
        step,
        name,
        value,
      );
    }
  });
}

export function listMetrics(project: Project, runId: number): Metric[] {
  return project.all<Metric>(
    'SELECT step, name, value FROM metrics WHERE run_id = ? ORDER BY name, step',
    runId,
  );
}
