import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { encode } from 'fast-png';
import { regionBBox } from '../../src-shared/geo/polygon';
import { newProject, step } from './actions';
import { ContractClient } from './contractClient';
import { expect, expectAccessible, test } from './fixtures';

const names = (page: Page) =>
  page
    .getByLabel('Name of the region')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

/** Waits until the map has come to rest: what is "the current view" is told when a move ends, and a move begins in the next frame. */
async function rest(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await expect(page.locator('.leaflet-pan-anim, .leaflet-zoom-anim')).toHaveCount(0);
}

async function sampleCity(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the sample city' }).click();
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();
}

test('colours places by a column, with breaks of the analyst that come back after an undo', async ({
  app: { page },
}) => {
  await sampleCity(page);
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByLabel('Colour places by').selectOption('target:price');
  const legend = page.getByRole('region', { name: 'Legend' });
  await expect(legend.getByText('no value')).toBeVisible();
  await legend.getByText('Change the breaks').click();
  await expectAccessible(page);
  await legend.getByLabel('Break 1').fill('42');
  await legend.getByLabel('Break 1').press('Enter');
  await expect(legend.getByText('< 42')).toBeVisible();
  await page.reload();
  await expect(legend.getByText('< 42')).toBeVisible();
});

test('stays as large as it is, whatever is told above and below it', async ({ app: { page } }) => {
  await sampleCity(page);
  const map = page.getByRole('application');
  const tray = page.getByRole('region', { name: 'Work under way' });
  const attribution = page.locator('.leaflet-control-attribution');
  await expect(tray).toBeVisible();
  const withTray = await map.boundingBox();
  const [top, above] = [await tray.boundingBox(), await attribution.boundingBox()];
  expect(above!.y + above!.height).toBeLessThanOrEqual(top!.y + 1);
  await tray.getByRole('button', { name: 'Clear' }).click();
  await expect(tray).toBeHidden();
  expect(await map.boundingBox()).toEqual(withTray);

  await step(page, 'Export').click();
  await page.getByRole('button', { name: 'Places: Save …' }).click();
  await expect(page.getByText('Wrote 2,500 features')).toBeVisible();
  expect(await map.boundingBox()).toEqual(withTray);
});

test('adds, draws, names, imports, deletes regions, each step back and forth', async ({
  app: { page, folder },
}) => {
  const path = join(folder, 'ward.geojson');
  const ring = [
    [-40.01, 39.99],
    [-39.99, 39.99],
    [-39.99, 40.01],
    [-40.01, 39.99],
  ];
  writeFileSync(path, JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
  await sampleCity(page);
  await page.getByRole('button', { name: 'Regions' }).click();
  await page.getByRole('button', { name: 'From the current view' }).press('Enter');
  await expect.poll(() => names(page)).toEqual(['Region 1']);
  await page.getByLabel('Name of the region').fill('<b>Old town</b>');
  await page.getByLabel('Name of the region').press('Enter');
  await expect(page.getByText('<b>Old town</b>', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Draw a rectangle' }).click();
  await expect(page.getByText('Click first vertex').or(page.getByText('Click to place'))).toBeAttached();
  await page.mouse.click(620, 400);
  await page.mouse.move(700, 460, { steps: 4 });
  await page.mouse.click(760, 520);
  await expect.poll(() => names(page)).toEqual(['<b>Old town</b>', 'Region 2']);

  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import GeoJSON …' }).click();
  await (await choosing).setFiles([path]);
  await expect.poll(() => names(page)).toEqual(['<b>Old town</b>', 'Region 2', 'ward']);
  await page.getByRole('button', { name: 'Edit shape of ward' }).click();
  await expect(page.getByLabel('Corners: longitude, latitude, one a line')).toHaveValue(
    '-40.01, 39.99\n-39.99, 39.99\n-39.99, 40.01',
  );
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Delete Region 2' }).click();
  await expect.poll(() => names(page)).toEqual(['<b>Old town</b>', 'ward']);
  await page.getByRole('button', { name: 'Layers' }).press('Control+z');
  await expect.poll(() => names(page)).toEqual(['<b>Old town</b>', 'Region 2', 'ward']);
  await page.getByRole('button', { name: 'Layers' }).press('Control+Shift+z');
  await expect.poll(() => names(page)).toEqual(['<b>Old town</b>', 'ward']);
});

test('goes on over the 180th meridian: a shape is drawn, dragged and seen across it', async ({
  app: { page },
}) => {
  await newProject(page);
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.getByRole('button', { name: 'Regions' }).click();
  const giveUp = page.getByRole('button', { name: 'Give up' });
  const rectangle = async (fromX: number, toX: number) => {
    await page.getByRole('button', { name: 'Draw a rectangle' }).click();
    await expect(page.getByText('Click to place first vertex')).toBeAttached();
    await page.mouse.click(fromX, 400);
    await page.mouse.move(toX - 20, 460, { steps: 4 });
    await page.mouse.click(toX, 480);
    await expect(giveUp).toBeHidden();
  };
  const client = await ContractClient.of(page);
  const boxes = async () =>
    (await client.call('regions.list', {})).map(({ region }) => regionBBox(region).map(Math.round));
  await rectangle(700, 900);
  await expect.poll(() => names(page)).toEqual(['Region 1']);
  const [[west, , east]] = await boxes();
  expect([west > 0, east < 0]).toEqual([true, true]);
  await page.getByRole('button', { name: 'From the current view' }).click();
  await expect.poll(() => names(page)).toEqual(['Region 1', 'Region 2']);
  expect((await boxes())[1]).toEqual([-180, expect.any(Number), 180, expect.any(Number)]);

  // Its corners are dragged on, and written down beyond 180.
  await page.getByRole('button', { name: 'Edit shape of Region 1' }).click();
  await expect(page.getByLabel('East')).toHaveValue(/^[12]\d\d/);
  const corner = page.locator('.marker-icon:not(.marker-icon-middle)').last();
  const from = (await corner.boundingBox())!;
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 45, from.y + 5, { steps: 8 });
  await page.mouse.up();
  await expect
    .poll(async () => (await boxes())[0])
    .not.toEqual([west, expect.any(Number), east, expect.any(Number)]);

  // Dragged over the meridian, the map shows the region there too.
  await page.getByRole('button', { name: 'Edit shape of Region 1' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  for (let drags = 0; drags < 4; drags++) {
    await page.mouse.move(950, 560);
    await page.mouse.down();
    await page.mouse.move(550, 560, { steps: 4 });
    await page.mouse.up();
    await rest(page);
  }
  await page.getByRole('button', { name: 'Zoom to Region 1' }).click();
  await rest(page);
  await page.getByRole('button', { name: 'From the current view' }).click();
  await expect.poll(() => names(page)).toEqual(['Region 1', 'Region 2', 'Region 3']);
  const [, , view] = await boxes();
  expect([view[0] > 0, view[2] < 0]).toEqual([true, true]);
  client.close();
});

test('shows tiles of a server of the analyst, with its attribution, and only after that', async ({
  app: { page },
}) => {
  const asked: string[] = [];
  const red = new Uint8Array(256 * 256 * 3).map((_, i) => (i % 3 === 0 ? 220 : 20));
  const tile = encode({ width: 256, height: 256, data: red, channels: 3 });
  const server = createServer(({ url }, response) => {
    asked.push(url!);
    response.writeHead(200, { 'Content-Type': 'image/png' }).end(tile);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await sampleCity(page);
  await page.getByRole('button', { name: 'Layers' }).click();
  await page.getByText('Online tiles', { exact: true }).click();
  await page.getByLabel('Address of the tiles').fill('http://tiles.example.org/{z}/{x}/{y}.png');
  await page.getByLabel('Whom to name', { exact: true }).fill('<b>The survey</b>');
  await expect(page.getByRole('button', { name: 'Show them' })).toBeDisabled();
  expect(asked).toEqual([]);
  await page.getByLabel('Address of the tiles').fill(`http://127.0.0.1:${port}/{z}/{x}/{y}.png`);
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(page.getByText('<b>The survey</b>')).toBeVisible();
  await expect(page.locator('img.leaflet-tile-loaded[src*="online/"]').first()).toBeVisible();
  expect(asked[0]).toMatch(/^\/1\d\/\d+\/\d+\.png$/);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Hide them' }).click();
  await expect(page.getByText('<b>The survey</b>')).toBeHidden();
  server.close();
});
