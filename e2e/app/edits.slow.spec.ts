import { type Page } from '@playwright/test';
import { dirname, join } from 'node:path';
import { choose, step } from './actions';
import { expect, expectAccessible, test } from './fixtures';

test.use({ project: ({ trained }, use) => use(trained) });

test('renames and deletes datasets, map sources and predictions, each step back and forth', async ({
  app: { page },
}) => {
  await page.getByLabel('Name of 1', { exact: true }).fill('Sales');
  await page.getByLabel('Name of 1', { exact: true }).press('Enter');
  await expect(page.getByLabel('Name of Sales')).toBeVisible();
  await page.getByRole('button', { name: 'Undo: rename to Sales' }).click();
  await expect(page.getByLabel('Name of 1', { exact: true })).toBeVisible();

  await step(page, 'Map source').click();
  const source = page.getByLabel('Name of 2', { exact: true });
  await source.fill('Streets');
  await source.press('Enter');
  await page.getByRole('button', { name: 'Delete Streets' }).click();
  await expect(page.getByText('Add a map of the area')).toBeVisible();
  await step(page, 'Images').click();
  await expect(page.getByText('The map source of these images is deleted.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo: delete Streets' }).click();
  await expect(page.getByText('The map source of these images is deleted.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo: rename to Streets' }).click();
  await step(page, 'Map source').click();
  await expect(source).toBeVisible();

  // Else the browser may ask for the columns of a prediction that is deleted by then, and tells that in its console.
  const read = page.waitForResponse((response) => response.url().includes('/data/predictions/2'));
  await step(page, 'Predict').click();
  await read;
  const name = page.getByLabel('Name of the prediction');
  await name.fill('Mine');
  await name.press('Enter');
  const chosen = page
    .getByLabel('Prediction', { exact: true })
    .or(page.getByRole('combobox', { name: 'Prediction', exact: true }));
  await expect(chosen).toContainText('2 · Mine · Next neighbourhood');
  await page.getByRole('complementary').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(chosen).not.toContainText('Mine');
  await page.getByRole('button', { name: 'Undo: delete Mine' }).click();
  await expect(chosen).toContainText('2 · Mine');
  await page.getByRole('button', { name: 'Undo: rename to Mine' }).click();
  await expect(chosen).toContainText(
    '2 · Land price · Next neighbourhood · universal kriging on all that is known',
  );
});

test('draws from the map that is chosen, and learns from the images that are chosen', async ({
  app: { page },
  trained,
}) => {
  await step(page, 'Map source').click();
  await choose(page, 'Add another source', [join(dirname(trained), 'map/streets.geojson')]);
  await page.getByLabel('Name', { exact: true }).fill('Streets alone');
  await page.getByRole('button', { name: 'Add map source' }).click();
  await expect(page.getByLabel('Name of Streets alone')).toBeVisible();

  await step(page, 'Images').click();
  await page.getByText('Map, size and scale').click();
  const another = page.getByRole('button', { name: 'Draw another set' });
  const source = page.getByRole('combobox', { name: 'Map source' });
  await expect(source).toHaveValue('1');
  await expect(another).toBeDisabled();
  await source.selectOption('Streets alone');
  await another.click();
  const streetsAlone = '64 px at 2 m a pixel, Streets alone';
  const sets = page.getByRole('combobox', { name: 'Images drawn as' });
  await expect(sets.locator('option')).toHaveText([streetsAlone, '64 px at 2 m a pixel, 2']);
  await expect(sets.locator('option:checked')).toHaveText(streetsAlone);
  await expectAccessible(page);

  await step(page, 'Train').click();
  await page.getByText('New run', { exact: true }).click();
  const images = page.getByRole('combobox', { name: 'Learns from the images' });
  await images.selectOption('64 px at 2 m a pixel, 2');
  await expectAccessible(page);
  const asked = await nextCall(page, 'runs.estimate');
  await page.getByRole('button', { name: 'Measure time and memory' }).click();
  expect(await asked()).toMatchObject({ imageSetId: 1 });
});

/** The parameters of the next call of a method, when it has been sent. */
async function nextCall(page: Page, method: string): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const params = new Promise((resolve) =>
    session.on('Network.webSocketFrameSent', ({ response }) => {
      const call = JSON.parse(response.payloadData) as { method: string; params: unknown };
      if (call.method === method) resolve(call.params);
    }),
  );
  return () => params;
}
