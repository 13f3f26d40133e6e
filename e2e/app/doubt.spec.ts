import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { createProject } from '../../src-main/project/createProject';
import { addDataset } from '../../src-main/project/places.fixture';
import { choose, step } from './actions';
import { expect, expectAccessible, test } from './fixtures';

/** Enough to tell that nearly all of them are lost. */
const count = 20;

const at = (i: number) => ({ lng: 20 + i / 1000, lat: 10 });

function placesOf(folder: string): string {
  const path = join(folder, 'few.placeprint');
  const project = createProject(path);
  addDataset(
    project,
    Array.from({ length: count }, (_, i) => at(i)),
  );
  project.close();
  return path;
}

/** Small squares; a map knows those with a class. */
function mapOf(folder: string, name: string, properties: (i: number) => object): string {
  const features = Array.from({ length: count }, (_, i) => {
    const { lng, lat } = at(i);
    const ring = [0, 1, 2, 0].map((k) => [lng + k * 1e-5, lat + (k % 2) * 1e-5]);
    return {
      type: 'Feature',
      properties: properties(i),
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return path;
}

const question = (page: Page) => page.getByRole('dialog', { name: 'Is this meant?' });

async function answer(page: Page, says: RegExp, button: string): Promise<void> {
  await expect(question(page)).toContainText(says);
  await question(page).getByRole('button', { name: button }).click();
  await expect(question(page)).toHaveCount(0);
}

test('asks before it takes a map that loses nearly all of its features, or images nearly all blank', async ({
  app: { page, folder },
}) => {
  await choose(page, 'Open a project …', [placesOf(folder)]);
  await step(page, 'Map source').click();
  const strange = mapOf(folder, 'strange.geojson', (i) => (i === 0 ? { building: 'yes' } : { kind: 'odd' }));
  const lost = /Of 20 features, 19 cannot be drawn/;
  const add = async () => {
    await choose(page, 'Choose files …', [strange]);
    await page.getByRole('button', { name: 'Add map source' }).click();
  };

  await add();
  await expect(question(page)).toContainText(lost);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(page.getByText('Add a map of the area')).toBeVisible();

  await add();
  await answer(page, lost, 'Leave it');
  await expect(page.getByLabel('Name of strange.geojson')).toHaveCount(0);
  await add();
  await answer(page, lost, 'Go on anyway');
  await expect(page.getByLabel('Name of strange.geojson')).toBeVisible();

  await step(page, 'Images').click();
  const draw = page.getByRole('button', { name: 'Draw the images' });
  await draw.click();
  await answer(page, /nearly blank/, 'Leave it');
});
