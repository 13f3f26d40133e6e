import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { choose, panel, step } from './actions';
import { expect, test } from './fixtures';

test.use({ project: ({ trained }, use) => use(trained) });
test.setTimeout(900_000);

/** Later places a few metres beside earlier ones: their images hold as much. */
const later = 40;
const besideDegrees = 0.0002;

test('embeds places that were added after training into the set that is there, and finds them', async ({
  app: { page, folder },
  trained,
}) => {
  const rows = readFileSync(join(dirname(trained), 'places.csv'), 'utf8')
    .trim()
    .split('\n');
  const header = rows[0].split(',');
  const at = (name: string) => header.indexOf(name);
  const moved = rows.slice(1, 1 + later).map((row) => {
    const cells = row.split(',');
    return `${Number(cells[at('longitude')]) + besideDegrees},${cells[at('latitude')]}`;
  });
  const file = join(folder, 'later.csv');
  writeFileSync(file, ['lng,lat', ...moved].join('\n'));
  await choose(page, 'Add another file …', [file]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText(`${later} of ${later} rows became places.`)).toBeVisible();

  await step(page, 'Explore').click();
  await expect(panel(page).getByText(`${later} places have no map image in this set`)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Draw the missing images' }).click();
  await panel(page)
    .getByRole('button', { name: `Draw the ${later} missing` })
    .click();
  await expect(panel(page).getByText('have no image in this set yet')).toBeHidden({ timeout: 120_000 });

  await step(page, 'Explore').click();
  const sets = panel(page).getByRole('combobox', { name: /^Embeddings/ });
  const options = await sets.getByRole('option').allTextContents();
  const countOf = (option: string) => Number(/\(([\d,]+) places/.exec(option)![1].replace(',', ''));
  const before = options.map(countOf);
  const embed = panel(page).getByRole('button', { name: /^Embed \d+ places$/ });
  const added = Number(/\d+/.exec((await embed.textContent())!)![0]);
  expect(added).toBeGreaterThan(later / 2);
  await embed.click();
  await expect(embed).toBeHidden({ timeout: 300_000 });
  await expect
    .poll(async () => (await sets.getByRole('option').allTextContents()).map(countOf))
    .toEqual(before.map((count) => count + added));

  const place = page.getByLabel('Place', { exact: true });
  await place.fill('301');
  await place.press('Tab');
  await panel(page).getByRole('button', { name: 'Find similar' }).first().click();
  await expect(page.getByText('20 hits')).toBeVisible();
});
