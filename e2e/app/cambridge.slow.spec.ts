import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locator, type Page } from '@playwright/test';
import { appRoot } from '../../src-main/files/entryPath';
import { expect, expectAccessible, test } from './fixtures';

test.setTimeout(3_000_000);

const city = join(appRoot, '../shared/data/cambridge_ma');

const panel = (page: Page) => page.getByRole('complementary');
const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(name) });

async function choose(page: Page, button: Locator, files: string[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await button.click();
  await (await choosing).setFiles(files);
}

/** The flow of a real city with a mouse: two tables, twenty layers, one pass of training, a region, two targets. */
test('takes a real city from its files to exported predictions of price and population', async ({
  app: { page, folder },
}) => {
  test.skip(!existsSync(city), `SKIPPED: no real data at ${city}`);
  await page.getByRole('button', { name: 'New project' }).click();
  await choose(page, page.getByRole('button', { name: 'Choose a file …' }), [
    join(city, 'land_value_fy2014.csv'),
    join(city, 'census_blocks_2000.csv'),
  ]);
  await page.getByLabel('Price').selectOption('land_value_usd_per_sqft');
  await page.getByLabel('Whom to name as the source').fill('City of Cambridge');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Preview of census_blocks_2000.csv' })).toBeVisible();
  await page.getByLabel('Population').selectOption('pop_per_km2');
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('8,676 places', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Next: map source' }).click();
  const layers = readdirSync(join(city, 'map')).map((name) => join(city, 'map', name));
  await choose(page, page.getByRole('button', { name: 'Choose files …' }), layers);
  await page.getByRole('button', { name: 'Add map source' }).click();
  await expect(page.getByRole('button', { name: 'Next: map images' })).toBeVisible({ timeout: 120_000 });
  await expect(page.locator('.leaflet-tile-loaded').first()).toBeVisible();
  await page.getByRole('button', { name: 'Next: map images' }).click();
  await page.getByRole('button', { name: 'Draw the images' }).click();
  await expect(page.getByRole('button', { name: 'Next: train' })).toBeVisible({ timeout: 300_000 });
  await page.getByRole('button', { name: 'Next: train' }).click();
  await page.getByText('Advanced settings').click();
  await page.getByLabel('Epochs', { exact: true }).fill('1');
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(step(page, 'Explore')).toContainText('done', { timeout: 2_000_000 });

  for (let zoom = 0; zoom < 3; zoom++) await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Regions' }).click();
  await page.getByRole('button', { name: 'From the current view' }).click();
  await step(page, 'Explore').click();
  await panel(page)
    .getByRole('combobox', { name: /^Region/ })
    .selectOption({ label: 'Region 1' });
  await panel(page).getByRole('button', { name: 'Find similar to it' }).click();
  // How many lie an image width apart depends on how far the map had come when the region was taken.
  await expect(page.getByText(/^(1\d|20) hits$/)).toBeVisible();
  await expectAccessible(page);

  for (const target of ['Land price', 'Population density']) {
    await step(page, 'Predict').click();
    await panel(page).getByLabel('What to predict').selectOption(target);
    await panel(page).getByRole('button', { name: 'Predict', exact: true }).click();
    const made = panel(page).getByRole('option', { name: new RegExp(`· ${target} ·`) });
    await expect(made).toBeAttached({ timeout: 300_000 });
  }
  await expectAccessible(page);
  await compareTwo(page);
  await step(page, 'Export').click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Predictions: Save …' }).click();
  const file = join(folder, 'predictions.geojson');
  await (await downloading).saveAs(file);
  const { features } = JSON.parse(readFileSync(file, 'utf8')) as { features: unknown[] };
  expect(features.length).toBeGreaterThan(8000);
  if (!existsSync('/usr/bin/ogrinfo')) return;
  const told = execFileSync('ogrinfo', ['-so', '-al', file], { encoding: 'utf8' });
  expect(told).toContain(`Feature Count: ${features.length}`);
});

/** Another prediction of the last target beside the first: figures, swipe, difference. */
async function compareTwo(page: Page): Promise<void> {
  await panel(page).getByLabel('Features').selectOption('Embedding and coordinates');
  await panel(page).getByRole('button', { name: 'Predict', exact: true }).click();
  const other = panel(page).getByLabel('Compare with');
  await expect(other).toBeVisible({ timeout: 300_000 });
  await other.selectOption({ index: 1 });
  const line = page.getByRole('slider', { name: /^Line between A: 3 .* B: 2/ });
  await line.press('ArrowRight');
  await expect(line).toHaveValue('0.51');
  await expect(panel(page).getByText(/places in both; squared correlation/)).toBeVisible();
  const row = panel(page).getByRole('region', { name: 'Comparison' }).getByRole('row', { name: /^R²/ });
  const [a, b, gap] = (await row.getByRole('cell').allTextContents()).map(Number);
  expect(gap).toBeCloseTo(a - b, 2);
  await expectAccessible(page);
  await panel(page).getByLabel('Difference A − B').check();
  await expect(line).toBeHidden();
  await page.getByRole('button', { name: 'All figures …' }).click();
  await expect(page.getByRole('region', { name: 'All figures', exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
}
