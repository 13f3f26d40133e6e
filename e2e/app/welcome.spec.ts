import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject } from '../../src-main/project/createProject';
import { expect, expectAccessible, test } from './fixtures';

test('begins with a generated city on its own map, which is said to be generated', async ({
  app: { page },
}) => {
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Try the sample city' }).click();
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();
  await expect(page.getByText('Generated sample data, not a real place').first()).toBeVisible();
  await expect(page.locator('.leaflet-tile-loaded').first()).toBeVisible();
  await expectAccessible(page);
});

test('makes a project by name, closes it, and finds it again among the recent ones', async ({
  app: { page },
}) => {
  await page.getByLabel('Name of the project').fill('Harbour <b>study</b>');
  await page.getByRole('button', { name: 'New project' }).click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
  await page.getByRole('button', { name: 'Close project' }).click();
  await page.getByRole('button', { name: 'Harbour _b_study__b_', exact: true }).click();
  await expect(page.getByText('0 places')).toBeVisible();
});

test('speaks Korean and Japanese, dark and light, and remembers both', async ({ app: { page } }) => {
  await page.getByLabel('Language').selectOption('ko');
  await expect(page.getByRole('button', { name: '새 프로젝트' })).toBeVisible();
  await page.getByLabel('언어').selectOption('ja');
  await page.getByLabel('テーマ').selectOption('dark');
  await page.reload();
  await expect(page.getByRole('button', { name: '新しいプロジェクト' })).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark');
  await expectAccessible(page);
});

test('says what is wrong with a project it cannot open, and loses nothing', async ({
  app: { page, folder },
}) => {
  const damaged = join(folder, 'damaged.placeprint');
  writeFileSync(damaged, 'SQLite format 3\0 but not really');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a project …' }).click();
  await (await choosing).setFiles(damaged);
  await expect(page.getByRole('alert')).toContainText('is no Placeprint project');
  await expect(page.getByRole('button', { name: 'Try the sample city' })).toBeEnabled();
});

test('refuses a project from a newer version without a change to it', async ({ app: { page, folder } }) => {
  const newer = join(folder, 'newer.placeprint');
  createProject(newer).close();
  const bytes = readFileSync(newer);
  bytes.writeUInt32BE(9999, 60); // SQLite's header: user_version
  writeFileSync(newer, bytes);
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a project …' }).click();
  await (await choosing).setFiles(newer);
  await expect(page.getByRole('alert')).toContainText('was written by a newer Placeprint');
  expect(readFileSync(newer)).toEqual(bytes);
});

test.describe('a project that is left at once', () => {
  test.use({ leavesEarly: true });

  test('leaves nothing of a project without a name that nothing was put into, nor of a cancelled sample', async ({
    app: { page, folder },
  }) => {
    const left = () => readdirSync(folder).filter((name) => name.includes('.placeprint'));
    await page.getByRole('button', { name: 'New project' }).click();
    await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
    expect(left()).not.toEqual([]);
    await page.getByRole('button', { name: 'Close project' }).click();
    const sample = page.getByRole('button', { name: 'Try the sample city' });
    await expect(sample).toBeVisible();
    expect(left()).toEqual([]);

    await sample.click();
    await page
      .getByRole('region', { name: 'Work under way' })
      .getByRole('button', { name: 'Cancel' })
      .click();
    await expect(sample).toBeVisible();
    await expect.poll(left).toEqual([]);
    await expect(page.getByRole('heading', { name: 'Recent projects' })).toHaveCount(0);
  });
});
