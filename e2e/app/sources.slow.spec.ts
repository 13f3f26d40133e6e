import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choose, newProject, panel, step } from './actions';
import { expect, expectAccessible, test } from './fixtures';

const ring = [
  [8, 47],
  [8.001, 47],
  [8.001, 47.001],
  [8, 47],
];
const area = (properties: object) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
});

test('tells what each map file will be taken as, and takes it as the analyst says', async ({
  app: { page, folder },
}) => {
  const layer = (name: string, properties: object[]) => {
    const path = join(folder, `${name}.geojson`);
    writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features: properties.map(area) }));
    return path;
  };
  const files = [
    layer('porches', [{}, {}, {}]),
    layer('city', [{ building: 'yes' }, { natural: 'water' }, { name: 'x' }]),
    layer('layer7', [{}, {}]),
  ];
  await newProject(page);
  await step(page, 'Map source').click();
  await choose(page, 'Choose files …', files);
  await expect(panel(page).getByText('Built-up area 3 (of the first 3 features)')).toBeVisible();
  await expect(
    panel(page).getByText('Building 1, Water 1, left out, as nothing tells the class 1'),
  ).toBeVisible();
  await expect(panel(page).getByText('Nothing tells what its features are')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('What layer7.geojson shows').selectOption({ label: 'Wood' });
  await expect(panel(page).getByText('All its features are taken as chosen.')).toBeVisible();
  await expect(panel(page).getByText('Nothing tells what its features are')).toBeHidden();
  await page.getByRole('button', { name: 'Add map source' }).click();
  const table = page.getByRole('table', { name: /^Features of/ });
  for (const row of ['Built-up area 3', 'Wood 2', 'Building 1', 'Water 1'])
    await expect(table.getByRole('row', { name: row })).toBeVisible();
});
