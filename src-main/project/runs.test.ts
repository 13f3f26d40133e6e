import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createProject } from './createProject';
import { getRun, setRunState } from './runs';

it('reads the one run that is asked for, whatever the others hold', () => {
  const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-')), 'a.placeprint'));
  project.run(`INSERT INTO map_sources (name, state, created_at) VALUES ('m', 'ready', '')`);
  project.run(
    `INSERT INTO image_sets (source_id, size_px, metres_per_pixel, style_version, min_entropy, created_at)
     VALUES (1, 16, 2, 1, 0, '')`,
  );
  const run = (settings: string) =>
    project.run(
      `INSERT INTO runs (name, state, image_set_id, settings_json, executor, threads, seed, created_at)
       VALUES ('r', 'done', 1, ?, 'cpu', 1, 1, '')`,
      settings,
    ).id;
  const [broken, whole, cancelled] = [run('no JSON'), run('{}'), run('{}')];
  setRunState(project, cancelled, 'cancelled');
  expect(getRun(project).id).toBe(whole);
  expect(getRun(project, cancelled).state).toBe('cancelled');
  expect(getRun(project, undefined, ['cancelled']).id).toBe(cancelled);
  expect(() => getRun(project, 9)).toThrow(
    `Runs in this project: ${broken} (done), ${whole} (done), ${cancelled} (cancelled).`,
  );
  project.close();
});
