import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';

test.setTimeout(1_500_000);

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(name) });
const panel = (page: Page) => page.getByRole('complementary');

/** A person's path with no setting touched: the tools of each step are found by what they are called. */
test('goes from a fresh start to an exported prediction', async ({ app: { page, folder } }) => {
  const startedMs = performance.now();
  await page.getByRole('button', { name: 'Try the sample city' }).click();
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();

  await step(page, 'Images').click();
  await page.getByRole('button', { name: 'Draw the images' }).click();
  const sheet = page.getByRole('button', { name: 'Contact sheet' });
  await expect(sheet).toBeVisible({ timeout: 180_000 });
  await sheet.click();
  await expect(page.getByRole('region', { name: 'Contact sheet' }).locator('img').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await step(page, 'Train').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible({ timeout: 60_000 });
  await expect(step(page, 'Explore')).toContainText('done', { timeout: 1_200_000 });

  await step(page, 'Explore').click();
  await page.getByLabel('Place', { exact: true }).fill('7');
  await page.keyboard.press('Tab');
  await panel(page).getByRole('button', { name: 'Find similar' }).first().click();
  await expect(page.getByText('20 hits')).toBeVisible();
  await expect(page.getByRole('img', { name: /Map image of place/ }).first()).toBeVisible();
  await expectAccessible(page);

  await step(page, 'Predict').click();
  await panel(page).getByRole('button', { name: 'Predict', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Compared on held-out places' })).toBeVisible({
    timeout: 180_000,
  });
  await expect(page.getByText(/of the variance|are better here|No model on this table/)).toBeVisible();
  await expectAccessible(page);

  await step(page, 'Export').click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Predictions: Save …' }).click();
  const file = join(folder, 'predictions.geojson');
  await (await downloading).saveAs(file);
  await expectAccessible(page);
  const minutes = ((performance.now() - startedMs) / 60_000).toFixed(1);
  process.stdout.write(`From a fresh start to the exported file: ${minutes} min\n`);
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: unknown[] };
  expect(features.length).toBeGreaterThan(2000);
  if (existsSync('/usr/bin/ogrinfo')) {
    const told = execFileSync('ogrinfo', ['-so', '-al', file], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    expect(told).toContain(`Feature Count: ${features.length}`);
  }
});
