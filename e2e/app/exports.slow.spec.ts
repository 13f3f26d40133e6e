import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { decode } from 'fast-png';
import { expect, expectAccessible, test } from './fixtures';

const ring = [
  [-40.01, 39.99],
  [-39.99, 39.99],
  [-39.99, 40.01],
  [-40.01, 39.99],
];

async function sampleCity(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Try the sample city' }).click();
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();
}

async function importWard(page: Page, folder: string): Promise<void> {
  const path = join(folder, 'ward.geojson');
  writeFileSync(path, JSON.stringify({ type: 'Polygon', coordinates: [ring] }));
  await page.getByRole('button', { name: 'Regions' }).click();
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import GeoJSON …' }).click();
  await (await choosing).setFiles([path]);
  await expect(page.getByLabel('Name of the region')).toHaveValue('ward');
}

async function download(page: Page, button: string): Promise<Buffer> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return readFileSync(await (await downloading).path());
}

test('writes a table of the places in a region, and the regions', async ({ app: { page, folder } }) => {
  await sampleCity(page);
  await importWard(page, folder);
  await page
    .getByRole('navigation', { name: 'Steps' })
    .getByRole('button', { name: /Export/ })
    .click();
  await page.getByLabel('CSV').check();
  await page.getByLabel('Area').selectOption('ward');
  await expectAccessible(page);
  const table = (await download(page, 'Places: Save …')).toString().trim().split('\r\n');
  const columns = table[0].replace('\uFEFF', '').split(',');
  const [lng, lat] = [columns.indexOf('longitude'), columns.indexOf('latitude')];
  const coordinates = table.slice(1).map((line) => line.split(',').map(Number));
  expect(coordinates.length).toBeGreaterThan(50);
  expect(coordinates.length).toBeLessThan(2500);
  for (const row of coordinates) {
    expect(row[lng]).toBeLessThanOrEqual(-39.99);
    expect(row[lat]).toBeGreaterThanOrEqual(39.99);
    expect(row[lat] - 39.99).toBeLessThanOrEqual(row[lng] + 40.01 + 1e-9);
  }
  await expect(page.getByText(`Wrote ${coordinates.length} features`)).toBeVisible();

  const written = JSON.parse((await download(page, 'Regions: Save …')).toString()) as {
    features: { properties: { name: string }; geometry: { coordinates: unknown } }[];
  };
  expect(written.features.map(({ properties }) => properties.name)).toEqual(['ward']);
});

test('saves the map as a picture with its legend, scale and attribution', async ({
  app: { page, folder },
}) => {
  await sampleCity(page);
  await importWard(page, folder);
  await page.getByRole('button', { name: 'Colours' }).click();
  await page.getByLabel('Colour places by').selectOption('target:price');
  await page.getByRole('button', { name: 'Picture' }).click();
  await page.getByLabel('Title').fill('Prices');
  await expectAccessible(page);
  const box = (await page.getByRole('application').boundingBox())!;
  const withLegend = decode(await download(page, 'Save as PNG …'));
  expect(withLegend.width).toBe(2 * Math.round(box.width));
  expect(withLegend.height).toBe(2 * Math.round(box.height));
  await page.getByLabel('With the legend').uncheck();
  const without = decode(await download(page, 'Save as PNG …'));
  const [from, to] = [legendPart(withLegend), legendPart(without)];
  expect(share(from, [68, 1, 84])).toBeGreaterThan(0.002);
  expect(share(to, [68, 1, 84])).toBe(0);
  expect(share(rowsOf(without, without.height - 10), [255, 255, 255], 24)).toBeGreaterThan(0.5);
});

type Picture = ReturnType<typeof decode>;
const rgbAt = ({ data, width, channels }: Picture, x: number, y: number) =>
  Array.from({ length: 3 }, (_, channel) => data[(y * width + x) * channels + channel]);

/** The swatches of a legend at the lower left. */
function legendPart(picture: Picture): number[][] {
  const pixels: number[][] = [];
  for (let y = picture.height - 360; y < picture.height - 40; y++)
    for (let x = 44; x < 84; x++) pixels.push(rgbAt(picture, x, y));
  return pixels;
}

const rowsOf = (picture: Picture, y: number): number[][] =>
  Array.from({ length: picture.width }, (_, x) => rgbAt(picture, x, y));

const share = (pixels: number[][], wanted: number[], tolerance = 0): number =>
  pixels.filter((pixel) => pixel.every((value, i) => Math.abs(value - wanted[i]) <= tolerance)).length /
  pixels.length;
