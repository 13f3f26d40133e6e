import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { type StartedJob } from '../../src-shared/contract/app/values';
import { drop, step } from './actions';
import { ContractClient } from './contractClient';
import { expect, expectAccessible, test } from './fixtures';

test.setTimeout(1_200_000);

/** A city with an encoder that took one pass and saw no labels. */
async function trainedCity(page: Page): Promise<void> {
  const client = await ContractClient.of(page);
  const finish = async ({ jobId }: StartedJob) =>
    expect(await client.endOf(jobId)).toMatchObject({ state: 'done', error: null });
  await client.call('project.create', { file: 'city' });
  await finish(await client.call('project.fillWithSample', {}));
  await finish(await client.call('images.render', { sizePx: 64 }));
  const [{ settings: quick }] = await client.call('runs.presets', {});
  const settings = {
    ...quick,
    encoder: { ...quick.encoder, width: 32, depth: 1, heads: 2 },
    losses: { ...quick.losses, geo: 0 },
    epochs: 1,
  };
  await finish(await client.call('runs.train', { settings, name: 'blind', executor: 'compiled' }));
  client.close();
}

test('takes an encoder out as a file and back in, and explores with it', async ({
  app: { page, folder },
}) => {
  await trainedCity(page);
  await step(page, 'Export').click();
  await expectAccessible(page);
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Encoder: Save …' }).click();
  const file = join(folder, 'blind.onnx');
  await (await downloading).saveAs(file);
  await expect(page.getByText('Wrote city encoder 1.onnx')).toBeVisible();
  expect(readFileSync(file).toString('latin1')).toContain('Encoder of places, written by Placeprint');

  await step(page, 'Train').click();
  const section = page.getByRole('region', { name: 'Encoder from a file' });
  const choosing = page.waitForEvent('filechooser');
  await section.getByRole('button', { name: 'Choose a file …' }).click();
  await (await choosing).setFiles([file]);
  await expect(section.getByText('It saw no labels, so it can be tested here.')).toBeVisible();
  await expect(section.getByText(/32 numbers a place · map images of 64 px at 2 m a pixel/)).toBeVisible();
  await expect(section.getByRole('button', { name: 'Embed places with blind' })).toBeEnabled();
  await expectAccessible(page);

  const [name, explore] = [section.getByLabel('Name of the encoder'), step(page, 'Explore')];
  await name.fill('Elsewhere');
  await name.press('Enter');
  await section.getByRole('button', { name: 'Delete the encoder Elsewhere' }).click();
  await expect(name).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo: delete encoder “Elsewhere”' }).click();
  await expect(name).toHaveValue('Elsewhere');
  await page.getByRole('button', { name: 'Undo: rename encoder to Elsewhere' }).click();
  await expect(name).toHaveValue('blind');

  await drop(page, [file]);
  await expect(
    page.getByText('This encoder is in the project already: 1 (blind).', { exact: true }),
  ).toBeVisible();

  await explore.click();
  const sets = page.getByRole('complementary').getByRole('combobox', { name: /^Embeddings/ });
  await expect(sets.getByRole('option', { name: /^blind \([\d,]+ places\)$/ })).toHaveCount(2);
  await step(page, 'Predict').click();
  await expect(sets).toHaveValue('3');
});

test.describe('an encoder that saw labels', () => {
  test.use({ project: ({ trained }, use) => use(trained) });

  test('is explored with, and not offered to predict', async ({ app: { page, folder } }) => {
    await step(page, 'Export').click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Encoder: Save …' }).click();
    const file = join(folder, 'labelled.onnx');
    await (await downloading).saveAs(file);
    await drop(page, [file]);
    await step(page, 'Predict').click();
    const offered = page.getByRole('complementary').getByRole('combobox', { name: /^Embeddings/ });
    const refused = offered.getByRole('option', { name: /labelled$/ });
    await expect(refused).toBeDisabled({ timeout: 120_000 });
    await expect(
      page.getByText('The encoder "labelled" came from a file and was trained with labels'),
    ).toBeVisible();
    await expect(offered.getByRole('option', { selected: true })).not.toHaveText(/labelled$/);
    await expect(page.getByRole('button', { name: 'Predict', exact: true }).last()).toBeEnabled();
    await expectAccessible(page);
  });
});
