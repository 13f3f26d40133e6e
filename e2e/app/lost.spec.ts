import { newProject, step } from './actions';
import { expect, expectAccessible, test } from './fixtures';

test.use({ endsServer: true });

test('says so when the program behind the page has ended, and what to do', async ({
  app: { page, serverPid },
}) => {
  await newProject(page);
  process.kill(serverPid, 'SIGKILL');
  await expect(page.getByText('Placeprint does not answer')).toBeVisible();
  await step(page, 'Train').click();
  await expect(page.getByText('Start “placeprint serve” again')).toBeVisible();
  await expectAccessible(page);
});
