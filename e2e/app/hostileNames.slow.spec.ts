import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Locator, type Page } from '@playwright/test';
import { addRegion } from '../../src-main/project/regions';
import { keepSetting } from '../../src-main/project/settings';
import { choose, newProject, panel, step } from './actions';
import { buildProject } from './builtProject';
import { expect, expectAccessible, test } from './fixtures';

/** Text that does harm where it is taken for markup, for a template, a pattern, an address, or written from the left. */
const hostile = `<img src=x onerror=alert(1)> "'&amp; {name} $& %00#? 서울 東京 😀 שלום`;
/** As the name of a file: without what a file system of some machine forbids. */
const onDisk = `_img src=x onerror=alert(1)_ _'&amp; {name} $& %00#_ 서울 東京 😀 שלום`;
const centre = { lng: 20, lat: 10 };
const ring = [
  [19.98, 9.98],
  [20.02, 9.98],
  [20.02, 10.02],
  [19.98, 9.98],
];
const triangle = { type: 'Polygon' as const, coordinates: [ring] };
/** A cross around the middle, so that the map opens with a place in its middle. */
const cross = [
  centre,
  ...[-0.01, 0.01].flatMap((by) => [
    { ...centre, lng: centre.lng + by },
    { ...centre, lat: centre.lat + by },
  ]),
];

const built = join(mkdtempSync(join(tmpdir(), 'placeprint-hostile-')), `${onDisk}.placeprint`);
test.beforeAll(async () => {
  const properties = { [hostile]: hostile, __proto__x: hostile };
  const project = await buildProject(built, { places: cross, name: hostile, properties });
  addRegion(project, { name: hostile, region: { polygons: [[ring as [number, number][]]] } });
  keepSetting(project, 'searches', [
    { id: 1, name: hostile, setId: 1, query: { placeId: 1 }, like: [], unlike: [], withinId: null },
  ]);
  project.close();
});
test.afterAll(() => rmSync(join(built, '..'), { recursive: true }));

/** Nothing of a name has become an element, and nothing has run. */
async function expectOnlyText(page: Page): Promise<void> {
  expect(await page.locator('img[src="x"], script:not([src]), [onerror]').count()).toBe(0);
}

async function expectNothingRun(page: Page, work: () => Promise<void>): Promise<void> {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await work();
  await expectOnlyText(page);
  expect(dialogs).toEqual([]);
}

/** The card of the place in the middle of the map, by key, once it is there. */
async function selectMiddle(page: Page): Promise<Locator> {
  const card = page.getByRole('region', { name: 'Place 1' });
  await expect(async () => {
    await page.getByRole('application').press('Enter');
    await expect(card).toBeVisible({ timeout: 500 });
  }).toPass();
  return card;
}

test('shows names, headers and values of a table and of regions as text, from the preview to the export', async ({
  app: { page, folder },
}) => {
  const table = join(folder, `${hostile.replaceAll('/', '')}.csv`);
  const cell = `"${hostile.replaceAll('"', '""')}"`;
  const rows = cross.map(({ lng, lat }, i) => `${lng},${lat},${i + 1},${cell},own,x`).join('\n');
  writeFileSync(table, `lng,lat,price,${cell},__proto__,<script>alert(2)</script>\n${rows}\n`);
  const ward = join(folder, `${hostile}.geojson`);
  writeFileSync(ward, JSON.stringify(triangle));
  await expectNothingRun(page, async () => {
    await newProject(page);
    await choose(page, 'Choose a file …', [table]);
    await expect(page.getByRole('heading', { name: `Preview of ${onDisk}.csv` })).toBeVisible();
    for (const name of [hostile, '__proto__', '<script>alert(2)</script>'])
      await expect(page.getByRole('columnheader', { name, exact: true })).toBeVisible();
    await expect(page.getByRole('cell', { name: hostile, exact: true })).toHaveCount(cross.length);
    await page.getByLabel('Population').selectOption('<script>alert(2)</script>');
    await expect(panel(page).getByLabel('Name', { exact: true })).toHaveValue(onDisk);
    await panel(page).getByLabel('Name', { exact: true }).fill(hostile);
    await page.getByLabel('Whom to name as the source').fill(hostile);
    await expectOnlyText(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByText(`5 of 5 rows became places.`)).toBeVisible();
    await expect(page.getByRole('button', { name: `Report on ${hostile}`, exact: true })).toBeVisible();
    await expect(page.getByText(`Source: ${hostile}`)).toBeVisible();
    await expect(page.getByText(`· ${onDisk}.csv`)).toBeVisible();

    const card = await selectMiddle(page);
    for (const name of [hostile, '__proto__', '<script>alert(2)</script>'])
      await expect(card.getByRole('term').filter({ hasText: name })).toBeVisible();
    await expect(card.getByRole('definition').filter({ hasText: hostile })).toHaveCount(2);
    await expect(card.getByText('own', { exact: true })).toBeVisible();

    await page.getByRole('button', { name: 'Regions' }).click();
    await choose(page, 'Import GeoJSON …', [ward]);
    await expect(page.getByLabel('Name of the region')).toHaveValue(onDisk);
    await page.getByLabel('Name of the region').fill(hostile);
    await page.getByLabel('Name of the region').press('Enter');
    await expect(page.locator('.leaflet-tooltip').getByText(hostile, { exact: true })).toBeVisible();
    const tools = page.getByRole('region', { name: 'Map tools' });
    await tools.getByRole('button', { name: `Delete ${hostile}` }).click();
    await expect(page.getByRole('button', { name: new RegExp('^Undo:.*<img src=x') })).toBeEnabled();
    await page.getByRole('button', { name: 'Layers' }).press('Control+z');
    await expectOnlyText(page);

    await step(page, 'Export').click();
    await page.getByLabel('Area').selectOption({ label: hostile });
    await page.getByLabel('CSV').check();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Places: Save …' }).click();
    const written = readFileSync(await (await downloading).path(), 'utf8');
    expect(written).toContain(cell);
    expect(written).toContain('__proto__');
  });
});

test.describe('a project of hostile names', () => {
  test.use({ project: built });

  test('shows runs, embeddings, searches, predictions and file names as text', async ({ app: { page } }) => {
    await expectNothingRun(page, async () => {
      await expect(page.getByText(onDisk, { exact: true }).first()).toBeVisible();
      const card = await selectMiddle(page);
      await expect(card.getByRole('term').filter({ hasText: hostile })).toBeVisible();

      await step(page, 'Map source').click();
      await expect(page.getByLabel(`Name of ${hostile}`, { exact: true })).toHaveValue(hostile);

      await step(page, 'Train').click();
      await expect(panel(page).getByText(hostile).first()).toBeVisible();
      await panel(page)
        .getByRole('button', { name: new RegExp('^<img src=x') })
        .click();
      await expect(page.getByRole('textbox', { name: 'Name of run 1' })).toHaveValue(hostile);
      await expectOnlyText(page);
      await expectAccessible(page);
      await page.keyboard.press('Escape');

      await step(page, 'Explore').click();
      await expect(page.getByLabel(`Name of search ${hostile}`)).toHaveValue(hostile);
      await page.getByRole('button', { name: `Search ${hostile} again` }).click();
      await expect(page.getByText('4 hits')).toBeVisible();

      await step(page, 'Predict').click();
      await expect(panel(page).getByRole('option', { name: new RegExp('^1 · .*<img') })).toBeAttached();
      await expectOnlyText(page);

      await step(page, 'Export').click();
      await expect(panel(page).getByRole('option', { name: `1 · ${hostile}` })).toHaveCount(3);
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Predictions: Save …' }).click();
      const download = await downloading;
      expect(download.suggestedFilename()).toBe(`${onDisk} price gaps 1.geojson`);
      const { features } = JSON.parse(readFileSync(await download.path(), 'utf8')) as { features: unknown[] };
      expect(features.length).toBe(cross.length);
      await expect(page.getByText(`features to ${onDisk} price gaps 1.geojson`)).toBeVisible();
    });
  });
});
