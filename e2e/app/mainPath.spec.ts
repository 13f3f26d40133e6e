import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cityIn } from '../cli/placeprint';
import { choose, newProject, panel, step } from './actions';
import { expect, expectAccessible, test } from './fixtures';

const placeCount = 300;

/** Every step on files of one's own, as small as they may be; `flow.slow.spec.ts` takes the sample city with no setting touched. */
test('takes a table and a map through every step to exported predictions', async ({
  app: { page, folder },
}) => {
  const layers = await cityIn(folder, { seed: 3, sizeM: 2500, placeCount });
  await newProject(page);
  await choose(page, 'Choose a file …', [join(folder, 'places.csv')]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText(`${placeCount} places`, { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Next: map source' }).click();
  await choose(page, 'Choose files …', layers);
  await page.getByRole('button', { name: 'Add map source' }).click();
  await page.getByRole('button', { name: 'Next: map images' }).click();
  await expect(page.locator('.leaflet-tile-loaded').first()).toBeVisible();

  await page.getByText('Size and scale').click();
  await page.getByLabel('Size, pixels').fill('64');
  await page.getByRole('button', { name: 'Draw the images' }).click();
  await page.getByRole('button', { name: 'Next: train' }).click();

  await page.getByText('Advanced settings').click();
  await page.getByLabel('Epochs', { exact: true }).fill('1');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start training' }).click();
  await expect(step(page, 'Explore')).toContainText('done', { timeout: 400_000 });

  await step(page, 'Explore').click();
  await page.getByLabel('Place', { exact: true }).fill('7');
  await page.getByLabel('Place', { exact: true }).press('Tab');
  await panel(page).getByRole('button', { name: 'Find similar' }).first().click();
  await expect(page.getByText('20 hits')).toBeVisible();
  await expectAccessible(page);

  await step(page, 'Predict').click();
  await panel(page).getByRole('button', { name: 'Predict', exact: true }).click();
  const compared = page.getByRole('region', { name: 'Compared on held-out places' });
  await expect(compared).toBeVisible({ timeout: 180_000 });
  await expectAccessible(page);

  await step(page, 'Export').click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Predictions: Save …' }).click();
  const { features } = JSON.parse(readFileSync(await (await downloading).path(), 'utf8')) as {
    features: object[];
  };
  // The embedded places are those whose image holds enough.
  await expect(page.getByText(`Wrote ${features.length} features`)).toBeVisible();
  expect(features.length).toBeGreaterThan(placeCount / 2);
});
