import { join } from 'node:path';
import { setRunState } from '../../src-main/project/runs';
import { choose, step } from './actions';
import { buildProject } from './builtProject';
import { expect, expectAccessible, test } from './fixtures';

test('offers no resume of a run whose places are gone, and says why', async ({ app: { page, folder } }) => {
  const path = join(folder, 'built.placeprint');
  const places = Array.from({ length: 200 }, (_, i) => ({ lng: 10 + i / 1000, lat: 50 }));
  const project = await buildProject(path, { places, name: 'city' });
  setRunState(project, 1, 'interrupted');
  project.run('DELETE FROM places WHERE id = 1');
  project.close();
  await choose(page, 'Open a project …', [path]);
  await step(page, 'Train').click();
  const resume = page.getByRole('button', { name: 'Resume' });
  await expect(resume).toHaveCount(2);
  for (const button of await resume.all()) {
    await expect(button).toBeDisabled();
    await expect(button).toHaveAccessibleDescription(/the places are not what they were when it began/);
  }
  await expectAccessible(page);
});
