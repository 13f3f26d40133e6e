import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choose, newProject } from './actions';
import { expect, expectAccessible, test } from './fixtures';

const rows = Array.from({ length: 30 }, (_, i) =>
  [-71.1 + i / 1000, 42.37, 1000 + 10 * i, i === 0 ? '' : 20 + i, 'flat'].join(','),
);

test('makes a target of a column, per another one, and takes it back', async ({ app: { page, folder } }) => {
  const table = join(folder, 'flats.csv');
  writeFileSync(table, ['lng,lat,monthly rent,size m2,use', ...rows].join('\n'));
  await newProject(page);
  await choose(page, 'Choose a file …', [table]);
  await page.getByRole('button', { name: 'Import' }).click();
  await page.getByRole('button', { name: 'Add a target' }).click();
  const form = page.locator('form');
  await form.getByLabel('Column').selectOption({ label: 'monthly rent (numbers)' });
  await form.getByLabel('Name').fill('Rent');
  await form.getByLabel('Divided by').selectOption({ label: 'size m2' });
  await form.getByLabel('Unit').fill('USD/m²');
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Add a target' }).click();
  await expect(page.getByText('29 places with a value · USD/m²')).toBeVisible();
  await expect(page.getByText('from monthly rent per size m2')).toBeVisible();
  await page.getByRole('button', { name: 'Undo: target “Rent” added' }).click();
  await expect(page.getByText('from monthly rent per size m2')).toHaveCount(0);
});
