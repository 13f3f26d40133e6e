import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MethodName } from '../../src-shared/contract/app/index';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { AppError, toErrorData } from '../../src-shared/errors';
import { type Message, wordsOf } from '../../src-shared/message';
import { reportOfAblation } from '../experiments/storedAblation';
import { listAblations } from './ablations';
import { getEmbeddingSet } from './embeddings';
import { listEncoders } from './encoders';
import { listJobs } from './jobs';
import { listMapSources, readMapFacts } from './mapSources';
import { statisticColumns } from './mapStatistics';
import { createProject } from './createProject';
import { openProject } from './openProject';
import { placesInBBox } from './places';
import { getPredictionSet } from './predictions';
import { type Project, type SqlValue } from './project';
import { listRegions } from './regions';
import { labelsOfRun } from './runLabels';
import { executorOfRun, settingsOfRun, settingsOfSet } from './runSettings';
import { shelvedRuns } from './runShelf';
import { getRun, runHealth } from './runs';
import { getSetting } from './settings';
import { evaluationOf } from './storedEvaluation';
import { labelsOf, listTargets } from './targets';
import { listColumns } from './columns';
import { listDatasets } from './datasets';
import { Application } from '../app/application';
import { fill } from './whole.fixture';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-hostile-'));
const file = 'whole.placeprint';
const path = join(folder, file);
const whole = join(folder, 'copy');
const application = new Application({
  kind: 'web',
  inputPath: (reference) => join(folder, reference),
  outputPath: (reference) => join(folder, reference),
  projectPath: (reference) => join(folder, reference),
  stateFolder: join(folder, 'state'),
});

const summary = { places: 2, datasets: 1, runs: { total: 1 }, predictionSets: 1, regions: 1 };

/** What the window asks for when it opens a project, and in its steps. */
const lists: [MethodName, object][] = [
  ...(
    ['data.datasets', 'data.columns', 'targets.list', 'sources.list', 'images.sets', 'runs.list'] as const
  ).map((name): [MethodName, object] => [name, {}]),
  ...(['explore.sets', 'encoders.list', 'predictions.list', 'regions.list'] as const).map(
    (name): [MethodName, object] => [name, {}],
  ),
  ['runs.health', { runId: 1 }],
  ['data.place', { placeId: 1 }],
  ['project.setting', { key: 'colouring' }],
];

/**
 * Every column that holds JSON: what its damage is called, who reads it, the methods of the window that do, and whether it may hold
 * any JSON.
 */
const columns: Record<
  string,
  { what: string; read: (project: Project) => unknown; methods?: MethodName[]; any?: true }
> = {
  'columns.summary_json': {
    what: 'the summary of column “price”',
    read: listColumns,
    methods: ['data.columns', 'data.place'],
  },
  'datasets.mapping_json': { what: 'columns of dataset 1', read: listDatasets, methods: ['data.datasets'] },
  'datasets.report_json': { what: 'report of dataset 1', read: listDatasets, methods: ['data.datasets'] },
  'map_sources.summary_json': {
    what: 'map source 1',
    read: listMapSources,
    methods: ['sources.list', 'images.sets'],
  },
  'map_sources.facts_json': {
    what: 'what is known of the features of map source 1',
    read: (p) => readMapFacts(p, 1),
  },
  'runs.origin_json': {
    what: 'the origin of run 1',
    read: (p) => getRun(p, 1),
    methods: ['runs.list', 'explore.sets'],
  },
  'runs.settings_json': {
    what: 'the settings of run 1',
    read: (p) => settingsOfRun(getRun(p, 1)),
    methods: ['runs.list'],
  },
  'runs.labels_json': {
    what: 'what run 1 was shown of labels',
    read: (p) => labelsOfRun(getRun(p, 1)),
    methods: ['runs.list'],
  },
  'runs.error_json': { what: 'the error of run 1', read: (p) => getRun(p, 1), methods: ['runs.list'] },
  'runs.health_json': {
    what: 'health of run 1',
    read: (p) => runHealth(p, 1),
    methods: ['runs.health'],
  },
  'runs.tags_json': { what: 'the tags of run 1', read: shelvedRuns, methods: ['runs.list'] },
  'embedding_sets.settings_json': {
    what: 'the settings of embedding set 1',
    read: (p) => settingsOfSet(getEmbeddingSet(p)),
    methods: ['runs.list', 'explore.sets'],
  },
  'prediction_sets.split_json': {
    what: 'the split of prediction set 1',
    read: getPredictionSet,
    methods: ['predictions.list'],
  },
  'prediction_sets.classes_json': {
    what: 'the classes of prediction set 1',
    read: getPredictionSet,
    methods: ['predictions.list'],
  },
  'prediction_sets.metrics_json': {
    what: 'the figures of prediction set 1',
    read: (p) => evaluationOf(getPredictionSet(p)),
    methods: ['predictions.list'],
  },
  'encoders.description_json': {
    what: 'the description of encoder 1',
    read: listEncoders,
    methods: ['encoders.list'],
  },
  'regions.region_json': { what: 'region “West”', read: listRegions, methods: ['regions.list'] },
  'settings.value_json': {
    what: 'setting “colouring”',
    read: (p) => getSetting(p, 'colouring'),
    methods: ['project.setting'],
    any: true,
  },
  'jobs.error_json': { what: 'the error of job 1', read: listJobs },
  'ablations.report_json': { what: 'ablation 1', read: (p) => listAblations(p).map(reportOfAblation) },
  'statistic_columns.columns_json': {
    what: 'the columns measured on map source 1',
    read: (p) => statisticColumns(p, 1),
  },
  'places_index.place_ids_json': {
    what: 'malformed JSON',
    read: (p) => placesInBBox(p, [0, 0, 2, 2]),
    any: true,
  },
};

const deep = '['.repeat(100_000) + ']'.repeat(100_000);
const noJson = ['', 'garbage', '{"a":', '\u0000', `${'x'.repeat(1e6)}`];
const wrong = [
  ...['7', '"text"', 'true', '[1]', '[null]', '[{"id":7}]', deep, `{"a":${deep}}`],
  ...['{"polygons":[[[[0,0],[999,0],[0,1],[0,0]]]]}', '{"polygons":[]}'],
  ...['{"code":"no/such","message":"x"}', '{"code":"io/disk","message":7}'],
];
/** Of the wrong ones, that column of the table may hold: objects of unknown keys, lists of texts and of nothing. */
const takes: Record<string, (text: string) => boolean> = {
  'datasets.mapping_json': (text) => text.startsWith('{"code'),
  'map_sources.summary_json': (text) => /^\{"(?:polygons|code)/.test(text),
  'runs.origin_json': (text) => text.startsWith('{'),
};

function told(work: () => unknown): string {
  try {
    work();
    return 'no error';
  } catch (thrown) {
    if (!(thrown instanceof AppError)) return `no error of ours: ${String(thrown)}`;
    return `${thrown.code}: ${wordsOf(toErrorData(thrown).message, 'en')}`;
  }
}

/** Puts another value into a column; the answer puts back what was there. */
function damage(project: Project, column: string, value: string): () => void {
  const [table, name] = column.split('.');
  project.run('PRAGMA ignore_check_constraints = 1');
  const rows = project.all<{ row: number; value: SqlValue }>(
    `SELECT rowid AS row, ${name} AS value FROM ${table}`,
  );
  const write = (row: number, each: SqlValue) =>
    project.run(`UPDATE ${table} SET ${name} = ? WHERE rowid = ?`, each, row);
  for (const { row } of rows) write(row, value);
  return () => {
    for (const each of rows) write(each.row, each.value);
  };
}

/** What is told of each of these values in a column. */
const toldOf = (column: string, values: string[], read: (project: Project) => unknown): string[] =>
  opened((project) =>
    values.map((value) => {
      const restore = damage(project, column, value);
      const said = told(() => read(project));
      restore();
      return said;
    }),
  );

function opened<Result>(work: (project: Project) => Result): Result {
  const project = openProject(path);
  try {
    return work(project);
  } finally {
    project.close();
  }
}

beforeAll(() => {
  const project = createProject(path);
  fill(project);
  project.close();
  copyFileSync(path, whole);
});
afterAll(() => application.close());

it('knows every column of the project that holds JSON, and reads it where nothing is damaged', () =>
  opened((project) => {
    const there = project.all<{ name: string }>(
      `SELECT tables.name || '.' || columns.name AS name
       FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND columns.name LIKE '%\\_json' ESCAPE '\\'`,
    );
    expect(Object.keys(columns).toSorted()).toEqual(there.map(({ name }) => name).toSorted());
    for (const [column, { read }] of Object.entries(columns))
      expect(
        told(() => read(project)),
        column,
      ).toBe('no error');
  }));

describe.each(Object.entries(columns))('damaged %s', (column, { what, read, methods = [], any }) => {
  it('is named, whatever stands in it', () => {
    const bad = [...noJson, ...(any ? [] : wrong.filter((text) => !takes[column]?.(text)))];
    for (const [i, said] of toldOf(column, bad, read).entries()) {
      expect(said, bad[i].slice(0, 80)).toMatch(/^io\/corrupt: /);
      expect(said, bad[i].slice(0, 80)).toContain(what);
    }
  });

  it('lets the project open, and only what needs it fails', async () => {
    opened((project) => damage(project, column, 'garbage'));
    try {
      expect(await application.call('project.open', { file })).toMatchObject({ ok: true, value: summary });
      expect(await failing(what)).toEqual(methods);
    } finally {
      await application.call('project.close', {});
      copyFileSync(whole, path);
    }
  });
});

/** The methods that fail, all of them because of that. */
async function failing(what: string): Promise<string[]> {
  const failed: string[] = [];
  for (const [name, params] of lists) {
    const answer = await application.call(name, params);
    if (answer.ok) continue;
    expect([name, answer.error.code]).toEqual([name, 'io/corrupt']);
    expect(wordsOf(answer.error.message, 'en')).toContain(what);
    failed.push(name);
  }
  return failed;
}

/** What reads a project, in the steps after the first; an export ends with its file. */
const commands: [MethodName, object][] = [
  ...lists.filter(([name]) => name !== 'project.setting'),
  ['project.summary', {}],
  ['explore.similar', { query: { placeId: 1 }, top: 1, apartM: 0 }],
  ['predictions.classes', { setId: 1 }],
  ['predictions.grid', { setId: 1, resolution: 8 }],
  ['runs.obstacle', { runId: 1 }],
  ['runs.fineTune', { runId: 1, target: 'price', executor: 'compiled' }],
  ['predictions.make', { target: 'price', split: 'gaps' }],
  ...(['places', 'predictions', 'embeddings', 'regions', 'encoder'] as const).map(
    (what): [MethodName, object] => ['exports.write', { what, file: `${what}.geojson` }],
  ),
  ['exports.write', { what: 'hits', file: 'hits.geojson', search: { query: { placeId: 1 }, apartM: 0 } }],
];

/** What a command ends with, but for times: its error, its answer, or the file that it wrote. */
async function endOf(name: MethodName, params: { file?: string }): Promise<string> {
  if (params.file) rmSync(join(folder, params.file), { force: true });
  const answer = await application.call(name, params);
  const { jobId } = (answer.ok ? (answer.value ?? {}) : {}) as { jobId?: number };
  const job = jobId === undefined ? null : await jobEnd(jobId);
  const failed = answer.ok ? job?.error : answer.error;
  if (failed) return `${failed.code}: ${wordsOf(failed.message, 'en')}`;
  const written = params.file && readFileSync(join(folder, params.file), 'utf8');
  const value = answer.ok && !job ? answer.value : job?.state;
  const why = (value as { why?: Message } | null)?.why;
  if (why?.key === 'stored.damaged') return `io/corrupt: ${wordsOf(why, 'en')}`;
  const told = written ?? JSON.stringify(value);
  return told.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then');
}

async function jobEnd(jobId: number): Promise<LiveJob> {
  for (;;) {
    const job = application.liveJobs().find(({ id }) => id === jobId)!;
    if (job.finishedAt) return job;
    await setImmediate();
  }
}

/** JSON that is whole, and nothing like what stands in most columns. */
const emptied = ['{}', '[]', 'null', '{"a":1}', '[null]', '7'];
/** What may be stored so, or was by an older version: nothing is known. */
const knowsNothing: Record<string, string[]> = {
  'datasets.mapping_json': ['{}'],
  'datasets.report_json': ['null'],
  'runs.origin_json': ['{}', '{"a":1}'],
  'runs.health_json': ['[]'],
  'runs.tags_json': ['[]'],
  'map_sources.summary_json': ['{}', '{"a":1}'],
  'map_sources.facts_json': ['[]'],
};

it('names what is damaged, or does without it: nothing is taken as empty', async () => {
  expect(await application.call('project.open', { file })).toMatchObject({ ok: true });
  const other = new Database(path);
  const taken: string[] = [];
  try {
    const asWhole = new Map<string, string>();
    for (const [name, params] of commands)
      asWhole.set(JSON.stringify([name, params]), await endOf(name, params));
    expect([...asWhole.values()].filter((end) => end.startsWith('io/corrupt'))).toEqual([]);
    for (const [column, { what, any }] of Object.entries(columns)) {
      const [table, field] = column.split('.');
      for (const value of any ? [] : emptied.filter((each) => !knowsNothing[column]?.includes(each))) {
        const before = other.prepare(`SELECT rowid AS row, ${field} AS value FROM ${table}`).all() as Row[];
        other.prepare(`UPDATE ${table} SET ${field} = ?`).run(value);
        for (const [name, params] of commands) {
          const end = await endOf(name, params);
          const isNamed = end.startsWith('io/corrupt') && end.includes(what);
          if (!isNamed && end !== asWhole.get(JSON.stringify([name, params])))
            taken.push(`${column} = ${value}: ${name} ${JSON.stringify(params)}: ${end.slice(0, 200)}`);
        }
        for (const each of before)
          other.prepare(`UPDATE ${table} SET ${field} = ? WHERE rowid = ?`).run(each.value, each.row);
      }
    }
  } finally {
    other.close();
    await application.call('project.close', {});
    copyFileSync(whole, path);
  }
  expect(taken).toEqual([]);
});

interface Row {
  row: number;
  value: SqlValue;
}

it.each([
  ['runs.executor', 'the executor of run 1', (p: Project) => executorOfRun(getRun(p, 1))],
  ['runs.state', 'the state of run 1', (p: Project) => getRun(p, 1)],
  ['columns.kind', 'the kind of column “price”', (p: Project) => listColumns(p)],
  ['targets.kind', 'project is damaged', (p: Project) => listTargets(p)],
  ['targets.transform', 'project is damaged', (p: Project) => listTargets(p)],
  ['column_chunks.encoding', 'column “price”', (p: Project) => labelsOf(p, 'price')],
] as const)('an id in %s that no table knows is named', (column, what, read) => {
  const ids = ['__proto__', 'constructor', 'no such', ''];
  for (const [i, said] of toldOf(column, ids, read).entries()) {
    expect(said, ids[i]).toMatch(/^io\/corrupt: /);
    expect(said, ids[i]).toContain(what);
  }
});
