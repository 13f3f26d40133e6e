import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listJobs } from '../project/jobs';
import { createProject } from '../project/createProject';
import { Stages } from './stages';

test('stages are jobs of the project, their times added up by kind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stages-'));
  const project = createProject(join(folder, 'p.placeprint'));
  try {
    const stages = new Stages(project, {});
    expect(await stages.run('train', () => 3)).toBe(3);
    await stages.run('embed', () => {});
    await stages.run('train', () => {});
    expect(stages.times().map(({ stage }) => stage)).toEqual(['train', 'embed']);
    expect(listJobs(project).map(({ kind, state }) => [kind, state])).toEqual([
      ['train', 'done'],
      ['embed', 'done'],
      ['train', 'done'],
    ]);
  } finally {
    project.close();
    rmSync(folder, { recursive: true });
  }
});
