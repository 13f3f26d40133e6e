import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRoot } from '../../src-main/files/entryPath';
import { importFile } from '../../src-main/import/importFile';
import { listDatasets } from '../../src-main/project/datasets';
import { createProject } from '../../src-main/project/createProject';
import { openProject } from '../../src-main/project/openProject';
import { countPlaces, placesInBBox } from '../../src-main/project/places';
import { type Project } from '../../src-main/project/project';
import { randomStream } from '../../src-shared/random';

const rows = 20_000;
const kills = 20;
const folder = mkdtempSync(join(tmpdir(), 'placeprint-kill-'));
// Below the checkout, so that the bundle finds its packages.
const outDir = join(appRoot, 'out', 'e2e', `import-${process.pid}`);
const projectPath = join(folder, 'killed.placeprint');
const tablePath = join(folder, 'places.csv');

beforeAll(async () => {
  const entry = join(import.meta.dirname, 'importChild.ts');
  await build({
    root: appRoot,
    configFile: false,
    logLevel: 'warn',
    build: { ssr: entry, outDir, target: 'node24' },
  });
  const lines = Array.from(
    { length: rows },
    (_, i) => `${i},${(i % 300) / 10 + 1},${(i / 300) % 80},${i + 1}`,
  );
  writeFileSync(tablePath, `id,longitude,latitude,price\n${lines.join('\n')}\n`);
  createProject(projectPath).close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(outDir, { recursive: true });
});

/** Starts an import; `afterMs` from the moment the project is open its process is killed. Resolves to how it ended. */
async function runImport(afterMs: number | null): Promise<{ ended: 'killed' | 'done'; tookMs: number }> {
  const child = spawn(process.execPath, [join(outDir, 'importChild.js'), projectPath, tablePath], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<'killed' | 'done'>((resolve) =>
    child.on('exit', (_, signal) => resolve(signal === 'SIGKILL' ? 'killed' : 'done')),
  );
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const openedMs = performance.now();
  if (afterMs !== null) {
    await Promise.race([exited, sleep(afterMs)]);
    child.kill('SIGKILL');
  }
  return { ended: await exited, tookMs: performance.now() - openedMs };
}

/** What the project shows, whole; a dataset is all there or not at all. */
function visible(project: Project) {
  const datasets = listDatasets(project);
  return {
    integrity: Object.values(project.get('PRAGMA integrity_check')!),
    index: Object.values(project.get("SELECT rtreecheck('places_index')")!),
    foreignKeys: project.all('PRAGMA foreign_key_check'),
    counts: datasets.map(({ placeCount }) => placeCount),
    places: countPlaces(project),
    found: placesInBBox(project, [-180, -90, 180, 90]).length,
    stored: project.get<{ count: number }>('SELECT count(*) AS count FROM places')!.count,
  };
}

const whole = (datasets: number) => ({
  integrity: ['ok'],
  index: ['ok'],
  foreignKeys: [],
  counts: Array.from({ length: datasets }, () => rows),
  places: datasets * rows,
  found: datasets * rows,
  stored: datasets * rows,
});

describe('an import whose process is killed', () => {
  it(`leaves nothing half written, ${kills} times, and can be repeated`, async () => {
    const { tookMs } = await runImport(null);
    const random = randomStream(20);
    let [datasets, killed] = [1, 0];
    // The time is that of a busy moment: where it is too long, the import ends before the kill.
    let spanMs = tookMs;
    for (let round = 0; round < kills; round++) {
      const { ended } = await runImport(random.next() * spanMs);
      const project = openProject(projectPath);
      // A kill may come just after the last transaction: then the dataset is there, whole.
      const finished = listDatasets(project).length > datasets;
      if (finished) datasets++;
      if (ended === 'killed') killed++;
      else spanMs *= 0.8;
      expect(visible(project)).toEqual(whole(datasets));
      project.close();
    }
    expect(killed).toBeGreaterThan(kills / 2);
    const project = openProject(projectPath);
    await importFile(project, tablePath);
    expect(visible(project)).toEqual(whole(datasets + 1));
    project.close();
  });
});
