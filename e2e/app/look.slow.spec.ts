import { type Page } from '@playwright/test';
import { join } from 'node:path';
import { choose, step } from './actions';
import { buildProject } from './builtProject';
import { expect, test } from './fixtures';

const places = Array.from({ length: 200 }, (_, i) => ({ lng: 10 + (i % 20) / 1000, lat: 50 + i / 20_000 }));

/** Which tiles the map has: others where it looks elsewhere. */
const tilesOf = (page: Page) =>
  page
    .locator('.leaflet-tile-loaded')
    .evaluateAll((tiles) =>
      tiles.flatMap((tile) => /tile[/0-9]+/.exec((tile as HTMLImageElement).src) ?? []).sort(),
    );

const shown = (page: Page) => page.getByRole('combobox', { name: 'On the map' });
const shownAs = (page: Page) => page.getByRole('combobox', { name: 'Shown as' });

async function expectAsLeft(page: Page, tiles: string[]): Promise<void> {
  await expect(step(page, 'Predict')).toHaveAttribute('aria-current', 'step');
  await expect(shown(page)).toHaveValue('width');
  await expect(shownAs(page)).toHaveValue('grid');
  await expect.poll(() => tilesOf(page)).toEqual(tiles);
}

test('comes back where one was, and takes back what was done, after a reload and another opening', async ({
  app: { page, folder },
}) => {
  const path = join(folder, 'built.placeprint');
  (await buildProject(path, { places, name: 'city' })).close();
  await choose(page, 'Open a project …', [path]);
  const dataset = page.getByLabel('Name of city', { exact: true });
  await dataset.fill('Sales');
  await dataset.press('Enter');
  const undo = page.getByRole('button', { name: 'Undo: rename to Sales' });
  await expect(undo).toBeEnabled();

  await step(page, 'Predict').click();
  await shown(page).selectOption('width');
  await shownAs(page).selectOption('grid');
  await expect(page.locator('.leaflet-tile-loaded').first()).toBeVisible();
  const before = await tilesOf(page);
  const map = page.getByRole('application');
  await map.focus();
  await map.press('-');
  const isOld = (tile: string) => before.includes(tile);
  await expect.poll(async () => (await tilesOf(page)).some(isOld)).toBe(false);
  await expect(page.locator('.leaflet-tile:not(.leaflet-tile-loaded)')).toHaveCount(0);
  // Tiles of the scale before, come late, stay until the new ones cover them.
  const scales = async () => new Set((await tilesOf(page)).map((tile) => tile.split('/')[2]));
  await expect.poll(async () => (await scales()).size).toBe(1);
  const tiles = await tilesOf(page);

  await page.reload();
  await expectAsLeft(page, tiles);
  await undo.click();
  await step(page, 'Data').click();
  await expect(dataset).toBeVisible();
  await step(page, 'Predict').click();

  await page.getByRole('button', { name: 'Close project' }).click();
  await page.getByRole('button', { name: 'built 2', exact: true }).click();
  await expectAsLeft(page, tiles);
});
