import { type ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { newFolder } from '../../src-main/files/places.fixture';
import { writeOutput } from '../../src-main/files/writeOutput';
import { listDatasets } from '../../src-main/project/datasets';
import { projectAt } from '../../src-main/project/migrations/oldProject.fixture';
import { openProject } from '../../src-main/project/openProject';
import { type Project } from '../../src-main/project/project';
import { cityIn, placeprint, tinyTraining } from '../cli/placeprint';

/** `npm run kill -- --count 200` asks for more. */
const kills = Number(process.env.PLACEPRINT_KILLS ?? 20);
const placeCount = 60;
const competitorRows = 2000;
const folder = newFolder('placeprint-campaign-');
const file = (name: string) => join(folder, name);

interface Action {
  args: (project: string) => string[];
  /** The project as the actions before left it; none before there is one. */
  base?: string;
  /** Its time without a kill, process and all; measured as the projects are made. */
  tookMs: number;
}

const compiled = ['--executor', 'compiled', '--threads', '1'];
const actions: Record<string, Action> = {
  create: { args: (project) => ['create', project], tookMs: 0 },
  import: { args: (project) => ['import', project, file('places.csv')], tookMs: 0 },
  source: { args: (project) => ['source', 'add', project, ...map], tookMs: 0 },
  render: { args: (project) => ['render', project, '--size-px', '32', '--threads', '1'], tookMs: 0 },
  train: { args: (project) => ['train', project, ...compiled, ...tinyTraining], tookMs: 0 },
  embed: { args: (project) => ['embed', project], tookMs: 0 },
  predict: { args: (project) => ['predict', project, '--target', 'price', '--split', 'gaps'], tookMs: 0 },
  export: { args: (project) => ['export', project, 'predictions', '--out', `${project}.csv`], tookMs: 0 },
  migrate: { args: (project) => ['import', project, file('places.csv')], tookMs: 0 },
};
const names = Object.keys(actions);
let map: string[];

/** One project that every action takes a step further, and a copy of it before each. */
beforeAll(async () => {
  map = await cityIn(folder, { seed: 7, sizeM: 2000, placeCount });
  const rows = Array.from({ length: competitorRows }, (_, i) => `${i / 1e4},${50 + i / 1e4}`);
  writeFileSync(file('competitor.csv'), `longitude,latitude\n${rows.join('\n')}\n`);
  const grown = file('grown.placeprint');
  for (const name of names) {
    const action = actions[name];
    if (name !== 'create') {
      action.base = file(`before ${name}.placeprint`);
      copyFileSync(name === 'migrate' ? projectAt(100, oldPlaces) : grown, action.base);
    }
    const path = name === 'migrate' ? file('migrated.placeprint') : grown;
    if (name === 'migrate') copyFileSync(action.base!, path);
    const startedMs = performance.now();
    const { code, stderr } = await placeprint(action.args(path));
    expect([name, code, code && stderr]).toEqual([name, 0, 0]);
    action.tookMs = performance.now() - startedMs;
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Enough that a migration takes its time. */
const oldPlaces = `INSERT INTO datasets (id, name, file_name, state, created_at, mapping_json)
    VALUES (1, 'old', 'old.csv', 'ready', '2026-01-01', '{}');
  INSERT INTO places (dataset_id, lng, lat) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT 1, i / 1000.0, 50 FROM n;`;

interface Round {
  action: string;
  killed: string;
  'after, ms': number;
  'ended with': string;
  competitor: string;
  found: string;
}

type Victim = 'main' | 'engine' | 'competitor';

/** Waits, then kills one of the processes; tells whether it was there to be killed. */
async function strike(child: ChildProcess | undefined, victim: Victim, afterMs: number): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  if (!child?.pid || child.exitCode !== null) return false;
  if (victim !== 'engine') return child.kill('SIGKILL');
  const [engine] = childrenOf(child.pid);
  return engine !== undefined && process.kill(engine, 'SIGKILL');
}

function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

async function round(number: number, random: ReturnType<typeof randomStream>): Promise<Round> {
  const action = names[number % names.length];
  const { args, base, tookMs } = actions[action];
  const place = newFolder('placeprint-kill-');
  const path = join(place, 'p.placeprint');
  if (base) copyFileSync(base, path);
  const competes = base !== undefined && Math.floor(number / names.length) % 2 === number % 2;
  const victims: Victim[] = ['main', 'main', ...(competes ? (['competitor'] as const) : [])];
  if (['train', 'embed'].includes(action)) victims.push('engine', 'engine');
  const victim = victims[random.int(victims.length)];
  const afterMs = tookMs * (0.2 + 0.8 * random.next());

  const started: Partial<Record<Victim, ChildProcess>> = {};
  const running = [placeprint(args(path), (child) => (started.main = child))];
  if (competes) {
    const other = join(place, 'other.placeprint');
    symlinkSync(path, other);
    running.push(
      placeprint(['import', other, file('competitor.csv')], (child) => (started.competitor = child)),
    );
  }
  const [isKilled, ...ends] = await Promise.all([
    strike(started[victim === 'competitor' ? 'competitor' : 'main'], victim, afterMs),
    ...running,
  ]);
  const [main, competitor] = ends;
  if (victim !== 'main')
    expect([main.code, main.stderr]).toEqual([expect.toBeOneOf(endsOf(victim)), main.stderr]);
  if (competitor && victim !== 'competitor')
    expect([competitor.code, competitor.stderr]).toEqual([expect.toBeOneOf([0, 3]), competitor.stderr]);
  // The time is that of a busy moment: where it is too long, the next kill comes sooner.
  if (!isKilled) actions[action].tookMs *= 0.7;
  const found = await look(action, path, { main: main.code, competitor: competitor?.code });
  rmSync(place, { recursive: true });
  return {
    action,
    killed: isKilled ? victim : 'too late',
    'after, ms': Math.round(afterMs),
    'ended with': String(main.code ?? 'killed'),
    competitor: competitor ? String(competitor.code ?? 'killed') : '',
    found,
  };
}

/** Without a kill of its own, a process is done, was refused as the second one, or (4) lost its engine. */
const endsOf = (victim: Victim) => (victim === 'engine' ? [0, 3, 4] : [0, 3]);

/** What the next start of the program finds. */
async function look(
  action: string,
  path: string,
  ends: { main: number | null; competitor: number | null | undefined },
): Promise<string> {
  if (action === 'create' && !existsSync(path)) {
    expect(readdirSync(join(path, '..')).filter((name) => !name.startsWith('.placeprint-'))).toEqual([]);
    expect((await placeprint(['create', path])).code).toBe(0);
    expect(readdirSync(join(path, '..')).filter((name) => name.startsWith('.'))).toEqual([]);
    return 'nothing';
  }
  const project = openProject(path);
  try {
    checkWhole(project);
    const datasets = listDatasets(project).map(({ name, placeCount }) => [name, placeCount]);
    if (ends.competitor === 0) expect(datasets).toContainEqual(['competitor', competitorRows]);
    if (ends.main === 0 && action === 'import') expect(datasets).toContainEqual(['places', placeCount]);
    return `${datasets.length} datasets${await exported(action, path, ends.main)}`;
  } finally {
    project.close();
  }
}

function checkWhole(project: Project): void {
  expect(project.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  expect(project.all('PRAGMA foreign_key_check')).toEqual([]);
  const halves = project.all(
    `SELECT 'dataset' AS half FROM datasets WHERE state = 'importing'
     UNION ALL SELECT 'source' FROM map_sources WHERE state = 'adding'
     UNION ALL SELECT 'embeddings' FROM embedding_sets WHERE state = 'writing'
     UNION ALL SELECT 'job' FROM jobs WHERE state = 'running' UNION ALL SELECT 'run' FROM runs WHERE state = 'running'`,
  );
  expect(halves).toEqual([]);
  for (const { id, placeCount: told } of listDatasets(project))
    expect(project.get('SELECT count(*) AS count FROM places WHERE dataset_id = ?', id)).toEqual({
      count: told,
    });
}

async function exported(action: string, path: string, code: number | null): Promise<string> {
  if (action !== 'export') return '';
  const out = `${path}.csv`;
  const isThere = existsSync(out);
  if (isThere) expect(readFileSync(out, 'utf8').trim().split('\n').length).toBeGreaterThan(placeCount / 2);
  if (code === 0) expect(isThere).toBe(true);
  await writeOutput(join(path, '..', 'next'), ['swept']);
  expect(readdirSync(join(path, '..')).filter((name) => name.startsWith('.placeprint-'))).toEqual([]);
  return isThere ? ', whole file' : ', no file';
}

it(
  `leaves whole projects and files, however it is killed: ${kills} times`,
  { timeout: 3_600_000 },
  async () => {
    const random = randomStream(200);
    const rounds: Round[] = [];
    for (let number = 0; rounds.filter(({ killed }) => killed !== 'too late').length < kills; number++)
      rounds.push(await round(number, random));
    process.stdout.write(`${tableOf(rounds)}\n`);
    expect(new Set(rounds.map(({ action }) => action)).size).toBe(Math.min(names.length, rounds.length));
  },
);

function tableOf(rounds: Round[]): string {
  const keys = Object.keys(rounds[0]) as (keyof Round)[];
  const widths = keys.map((key) => Math.max(key.length, ...rounds.map((row) => String(row[key]).length)));
  const line = (cells: unknown[]) => cells.map((cell, i) => String(cell).padEnd(widths[i])).join('  ');
  return [line(keys), ...rounds.map((row) => line(keys.map((key) => row[key])))].join('\n');
}
