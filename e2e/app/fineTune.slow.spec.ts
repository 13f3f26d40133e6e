import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cityIn, placeprintJson, tinyTraining } from '../cli/placeprint';
import { expect, expectAccessible, test as base } from './fixtures';

/** A small city with one finished run. */
const test = base.extend<{ project: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from the pattern.
  project: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'placeprint-fine-tune-'));
    const path = join(folder, 'city.placeprint');
    const map = await cityIn(folder, { seed: 3, sizeM: 2500, placeCount: 200 });
    await placeprintJson('create', path);
    await placeprintJson('import', path, join(folder, 'places.csv'));
    await placeprintJson('source', 'add', path, ...map);
    await placeprintJson('render', path, '--size-px', '64');
    const train = ['train', path, '--executor', 'compiled', ...tinyTraining];
    await placeprintJson(...train, '--name', 'First run');
    await use(path);
    rmSync(folder, { recursive: true });
  },
});
test.setTimeout(900_000);

test('fine-tunes a finished run on a target, as a new run', async ({ app: { page } }) => {
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: /Train/ }).click();
  await page.getByRole('button', { name: /^First run\s?: Curves/ }).click();
  await expect(page.getByText('Fine-tune on:')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Land price', exact: true }).click();
  const tuned = page.getByRole('button', { name: /^First run, fine-tuned on price/ });
  await expect(tuned.getByText('done')).toBeVisible({ timeout: 600_000 });
  await tuned.click();
  await page.getByRole('checkbox', { name: 'Show curves of First run', exact: true }).check();
  await expect(
    page
      .getByRole('rowheader', { name: 'Share of the population' })
      .or(page.getByRole('cell', { name: 'Share of the population' })),
  ).toBeVisible();
});
