import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Locator, type Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures';

test.setTimeout(1_500_000);

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(name) });
/** Reaches a control as a person without a mouse does, and presses Enter on it. */
async function press(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeEnabled();
  await reach(page, control);
  await page.keyboard.press('Enter');
}

async function reach(page: Page, control: Locator): Promise<void> {
  for (let tabs = 0; tabs < 200; tabs++) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key does not reach ${control.toString()}.`);
}

const panel = (page: Page) => page.getByRole('complementary');

/** A person's path with no setting touched and no mouse; axe looks at every step. */
test('goes from a fresh start to an exported prediction by keyboard alone', async ({
  app: { page, folder },
}) => {
  const startedMs = performance.now();
  await press(page, page.getByRole('button', { name: 'Try the sample city' }));
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();

  await press(page, step(page, 'Images'));
  await press(page, page.getByRole('button', { name: 'Draw the images' }));
  const sheet = page.getByRole('button', { name: 'Contact sheet' });
  await expect(sheet).toBeVisible({ timeout: 180_000 });
  await press(page, sheet);
  await expect(page.getByRole('region', { name: 'Contact sheet' }).locator('img').first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await press(page, step(page, 'Train'));
  await expectAccessible(page);
  await press(page, page.getByRole('button', { name: 'Start training' }));
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible({ timeout: 300_000 });
  await expect(step(page, 'Explore')).toContainText('done', { timeout: 1_200_000 });

  await press(page, step(page, 'Explore'));
  await reach(page, page.getByLabel('Place', { exact: true }));
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await press(page, panel(page).getByRole('button', { name: 'Find similar' }).first());
  await expect(page.getByText('20 hits')).toBeVisible();
  await expect(page.getByRole('img', { name: /Map image of place/ }).first()).toBeVisible();
  await expectAccessible(page);

  await press(page, step(page, 'Predict'));
  await press(page, panel(page).getByRole('button', { name: 'Predict', exact: true }));
  await expect(page.getByRole('region', { name: 'Compared on held-out places' })).toBeVisible({
    timeout: 180_000,
  });
  await expect(page.getByText(/of the variance|are better here|No model on this table/)).toBeVisible();
  await expectAccessible(page);

  await press(page, step(page, 'Export'));
  const downloading = page.waitForEvent('download');
  await press(page, page.getByRole('button', { name: 'Predictions: Save …' }));
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
