import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { drop as dropFiles } from './actions';
import { expect, expectAccessible, test } from './fixtures';

const table = `id,longitude,latitude,price,people,<b>note</b>
1,-71.11,42.37,350000,1200,"<img src=x onerror=alert(1)>"
2,-71.10,42.36,,1500,second
3,,42.36,100,5,nowhere
4,abc,42.36,100,5,no number
5,-71.12,42.38,-5,5,negative
`;

async function newProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New project' }).click();
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
}

async function choose(page: Page, button: string, files: string[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await choosing).setFiles(files);
}

test('imports a table with corrected columns, explains every bad row, and takes a deletion back', async ({
  app: { page, folder },
}) => {
  const path = join(folder, 'plots.csv');
  writeFileSync(path, table);
  await newProject(page);
  await choose(page, 'Choose a file …', [path]);
  await expect(page.getByRole('cell', { name: '<img src=x onerror=alert(1)>' })).toBeVisible();
  await page.getByLabel('Latitude').selectOption('longitude');
  await expect(page.getByText('“longitude” is chosen twice.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import' })).toBeDisabled();
  await page.getByLabel('Latitude').selectOption('latitude');
  await page.getByLabel('Population').selectOption('people');
  await page.getByLabel('Whom to name as the source').fill('City <i>office</i>');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Import' }).click();

  await expect(page.getByText('3 of 5 rows became places.')).toBeVisible();
  await expect(page.getByText('Population density from “people”: 3 labels, 0 missing')).toBeVisible();
  await expect(page.getByText('Source: City <i>office</i>')).toBeVisible();
  await page.getByText('Longitude or latitude is missing.').click();
  await expect(page.getByRole('cell', { name: '3,,42.36,100,5,nowhere' })).toBeVisible();
  await expectAccessible(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the listed rows …' }).click();
  const saved = readFileSync(await (await saving).path(), 'utf8');
  expect(saved.split('\r\n').map((line) => line.split(',').slice(0, 2).join())).toEqual([
    '\uFEFFrow,reason',
    '4,no-coordinates',
    '5,not-a-number',
    '6,label-not-positive',
    '',
  ]);

  await choose(page, 'Add another file …', [path]);
  await page.getByRole('button', { name: 'Import' }).click();
  await expect(page.getByText('The same rows seem to have been imported before, as “plots”')).toBeVisible();
  const remove = page.getByRole('button', { name: 'Delete plots', exact: true });
  await remove.last().click();
  await expect(remove).toHaveCount(1);

  await remove.click();
  await expect(page.getByText('Begin with places')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('button', { name: 'Report on plots' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next: map source' })).toBeVisible();
});

test('takes a table dropped on the welcome screen to its preview, and refuses what it cannot read', async ({
  app: { page },
}) => {
  await drop(page, 'photo.png', 'not a table');
  await expect(page.getByRole('alert')).toContainText('photo.png: not a file that Placeprint reads.');
  await drop(page, 'river plots.csv', table);
  await expect(page.getByRole('heading', { name: 'Preview of river plots.csv' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Begin with places')).toBeVisible();
});

test('asks what several GeoJSON files are, and lets all that wait go at once', async ({
  app: { page, folder },
}) => {
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [-71, 42] } };
  const paths = ['roads', 'parks', 'plots'].map((name) => join(folder, `${name}.geojson`));
  for (const path of paths)
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: [feature] }));
  await newProject(page);
  const question = page.getByRole('dialog', { name: '3 GeoJSON files: places or a map?' });

  await dropFiles(page, paths);
  await expect(question).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  await expect(page.getByText('Begin with places')).toBeVisible();

  await dropFiles(page, paths);
  await expect(question.getByRole('button', { name: 'Places' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 more files wait')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel all' }).click();
  await expect(page.getByText('Begin with places')).toBeVisible();

  await dropFiles(page, paths);
  await question.getByRole('button', { name: 'Map' }).click();
  await expect(page.getByRole('button', { name: 'Take parks.geojson off the list' })).toBeVisible();
  // On the step of the map source there is nothing to ask.
  await dropFiles(page, paths);
  await expect(page.getByRole('button', { name: 'Take parks.geojson off the list' })).toHaveCount(2);
});

test('makes no project for a table that cannot be read', async ({ app: { page, folder } }) => {
  const empty = join(folder, 'empty.csv');
  writeFileSync(empty, '');
  await dropFiles(page, [empty]);
  await expect(page.getByRole('alert')).toContainText('empty.csv is empty.');
  await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
  expect(readdirSync(folder).filter((name) => name.endsWith('.placeprint'))).toEqual([]);
});

test('tells metres from degrees before the import', async ({ app: { page, folder } }) => {
  const path = join(folder, 'mercator.csv');
  writeFileSync(path, 'x,y,price\n-7912544,5215432,1\n-7912000,5215000,2\n');
  await newProject(page);
  await choose(page, 'Choose a file …', [path]);
  await expect(page.getByText('“x” holds values such as -7912544: these are metres')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import' })).toBeDisabled();
  await page.getByLabel('Longitude').selectOption('x');
  await page.getByLabel('Latitude').selectOption('y');
  await expect(page.getByRole('button', { name: 'Import' })).toBeDisabled();
  await expectAccessible(page);
});

async function drop(page: Page, name: string, content: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    (file) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([file.content], file.name));
      return transfer;
    },
    { name, content },
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await expect(page.getByText('Drop to open')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

test('draws images, tries a threshold live, takes it back, and finds the place of an image by keys', async ({
  app: { page },
}) => {
  await page.getByRole('button', { name: 'Try the sample city' }).click();
  await page.getByRole('button', { name: 'Next: map images' }).click();
  await page.getByText('Size and scale').click();
  await page.getByLabel('Size, pixels').fill('32');
  await page.getByRole('button', { name: 'Draw the images' }).click();
  await expect(page.getByRole('button', { name: 'Next: train' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Contact sheet' }).click();
  const kept = page.getByRole('radio', { name: /^Kept/ }).locator('..');
  const before = await kept.textContent();

  await page.getByRole('slider').focus();
  for (let press = 0; press < 30; press++) await page.keyboard.press('ArrowRight');
  await expect(kept).not.toHaveText(before!);
  await expect(page.getByRole('button', { name: /^Undo: least entropy/ })).toBeEnabled();
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Undo: least entropy/ }).click();
  await expect(kept).toHaveText(before!);

  await page.getByRole('listbox').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toHaveAttribute(
    'aria-posinset',
    '2',
  );
  await expect(page.getByRole('img', { name: /^Map image of place/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show on the map' }).click();
  await expect(page.getByRole('listbox')).toBeHidden();
});
