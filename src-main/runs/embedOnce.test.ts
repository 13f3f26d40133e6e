import { expect, it } from 'vitest';
import { setRunState } from '../project/runs';
import { embedRunOnce } from './embedOnce';
import { embedPlaces } from './embedPlaces';
import { tinyProject, tinySettings } from './tinyProject.fixture';
import { trainRun } from './trainRun';

it('takes the set that is there, but none from before the end of the run', async () => {
  const project = tinyProject();
  const settings = { ...tinySettings, epochs: 1 };
  const { id } = await trainRun(project, { settings, executor: 'cpu', threads: 1 });
  setRunState(project, id, 'interrupted');
  const early = await embedPlaces(project, { runId: id });
  await new Promise((resolve) => setTimeout(resolve, 5));
  setRunState(project, id, 'done');
  const late = await embedRunOnce(project, id);
  expect(late.id).not.toBe(early.id);
  expect((await embedRunOnce(project, id)).id).toBe(late.id);
  project.close();
});
