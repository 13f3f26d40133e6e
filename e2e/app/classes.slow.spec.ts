import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { type Evaluation } from '../../src-main/predict/evaluate';
import { addClasses, addDataset } from '../../src-main/project/places.fixture';
import { addPredictionSet, getPredictionSet } from '../../src-main/project/predictions';
import { type Project } from '../../src-main/project/project';
import { panel, step } from './actions';
import { buildProject } from './builtProject';
import { expect, expectAccessible, test } from './fixtures';

const built = join(mkdtempSync(join(tmpdir(), 'placeprint-classes-')), 'uses.placeprint');
const uses = ['flats', 'shops', 'park'];
/** As many as make figures worth showing. */
const places = Array.from({ length: 60 }, (_, i) => ({
  lng: 20 + (i % 10) / 1000,
  lat: 10 + Math.floor(i / 10) / 1000,
}));

/** A set of all uses, and one that says `park` where it says `shops` and keeps its classes in another order. */
function addUses(project: Project): void {
  const evaluation = getPredictionSet(project).metrics as Evaluation;
  const [row] = evaluation.rows;
  const figures = { count: 60, top1: 0.75, top5: 1, macroF1: 0.7 };
  const byClass = uses.map((name) => ({ name, count: 20, recall: 0.75, precision: null }));
  const own = {
    ...row,
    model: 'trainedEncoder' as const,
    pooled: null,
    interval: null,
    classes: figures,
    byClass,
  };
  const definition = {
    id: 'land-use',
    name: 'Land use',
    unit: null,
    kind: 'class' as const,
    transform: 'none' as const,
  };
  const metrics: Evaluation = { ...evaluation, target: 'land-use', definition, rows: [own] };
  const set = {
    target: 'land-use',
    model: 'trainedEncoder',
    embeddingSetId: 1,
    split: metrics.split,
    metrics,
  };
  const said = (value: number, i: number) => ({
    placeId: places.length + i + 1,
    value,
    lower: value,
    upper: value,
    inSample: true,
    outOfFold: value,
  });
  addPredictionSet(
    project,
    { ...set, classes: uses },
    places.map((_, i) => said(i % 3, i)),
  );
  addPredictionSet(
    project,
    { ...set, name: 'other', classes: ['park', 'flats'] },
    places.map((_, i) => said(i % 3 === 0 ? 1 : 0, i)),
  );
}

const choice = (page: Page, name: string) => panel(page).getByRole('combobox', { name, exact: true });

test.beforeAll(async () => {
  const project = await buildProject(built, { places, name: 'City' });
  const datasetId = addDataset(
    project,
    places.map((place, i) => ({ ...place, properties: { 'Land use': uses[(i + (i % 2)) % 3] } })),
  );
  addClasses(project, datasetId, 'Land use');
  addUses(project);
  project.close();
});
test.afterAll(() => rmSync(join(built, '..'), { recursive: true }));
test.use({ project: built });

test('shows predicted classes by their names, on the map, in figures and beside another set', async ({
  app: { page },
}) => {
  await step(page, 'Predict').click();
  await choice(page, 'Prediction').selectOption('2');
  const legend = page.getByRole('region', { name: 'Legend' });
  for (const name of uses) await expect(legend.getByText(name, { exact: true })).toBeVisible();
  await expect(panel(page).getByRole('columnheader', { name: 'top-1' })).toBeVisible();
  await expect(panel(page).getByText('Palette')).toHaveCount(0);
  await expectAccessible(page);

  await choice(page, 'On the map').selectOption('residual');
  await expect(legend.getByText('wrong', { exact: true })).toBeVisible();
  await choice(page, 'Shown as').selectOption('grid');
  await expect(legend.getByText('right', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'All figures …' }).click();
  const figures = page.getByRole('region', { name: 'Figures of each class' });
  await expect(figures.getByRole('row', { name: /shops/ })).toContainText('75');
  await page.keyboard.press('Escape');

  await choice(page, 'Shown as').selectOption('places');
  await choice(page, 'Compare with').selectOption('3');
  await expect(panel(page).getByText('60 places in both; 66.7 % of them get the same class.')).toBeVisible();
  await panel(page).getByLabel('Where A and B differ').check();
  await expect(legend.getByText('different classes', { exact: true })).toBeVisible();
});
