import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unwrappedBBox } from '../../src-shared/geo/bbox';
import { turn } from '../../src-shared/geo/longitude';
import { regionBBox } from '../../src-shared/geo/polygon';
import { choose, newProject, step } from './actions';
import { ContractClient } from './contractClient';
import { expect, test } from './fixtures';

/** One place on each side of the 180th meridian and one on it, some 20 km. */
const places = [
  [179.9, -16.9],
  [-179.9, -16.8],
  [180, -16.85],
];

test('shows places on both sides of the 180th meridian side by side, near, where they can be chosen', async ({
  app: { page, folder },
}) => {
  const path = join(folder, 'fiji.csv');
  writeFileSync(path, `lng,lat,price\n${places.map((place, i) => `${place.join(',')},${i + 1}\n`).join('')}`);
  await newProject(page);
  await choose(page, 'Choose a file …', [path]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('3 places', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Regions' }).click();
  await page.getByRole('button', { name: 'From the current view' }).click();
  const client = await ContractClient.of(page);
  await expect.poll(async () => (await client.call('regions.list', {})).length).toBe(1);
  const [{ region }] = await client.call('regions.list', {});
  const [west, , east] = unwrappedBBox(regionBBox(region));
  expect([west < 179.9, east > 180.1, east - west < 1]).toEqual([true, true, true]);
  client.close();

  await step(page, 'Data').click();
  const map = page.getByRole('application');
  const box = (await map.boundingBox())!;
  for (const [i, [lng]] of places.entries()) {
    const at = lng < 0 ? lng + turn : lng;
    const x = box.x + (box.width * (at - west)) / (east - west);
    // Somewhere on the meridian of the place.
    const card = page.getByRole('region', { name: `Place ${i + 1}` });
    const middle = box.y + box.height / 2;
    const yOf = (degrees: number) =>
      middle - ((degrees + 16.85) * box.width) / (east - west) / Math.cos((16.85 * Math.PI) / 180);
    await page.mouse.click(x, yOf(places[i][1]));
    await expect(card).toBeVisible();
  }
});
