import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, expect, it } from 'vitest';
import { type DemoReport } from '../src-main/demo/metricsReport';
import { listPredictionSets } from '../src-main/project/predictions';
import { listRuns } from '../src-main/project/runs';
import { openProject } from '../src-main/project/openProject';
import { bboxOf, type Collection } from './cli/collection';
import { cityIn, placeprint, placeprintJson, tinyTraining } from './cli/placeprint';

const placeCount = 400;
const folder = mkdtempSync(join(tmpdir(), 'placeprint-demo-'));
const [place, out] = [join(folder, 'place'), join(folder, 'out')];
const file = (name: string) => join(out, name);
afterAll(() => rmSync(folder, { recursive: true }));

const demo = ['demo', '--place', place, '--out', out, '--executor', 'compiled', ...tinyTraining];
const outputs = [
  'demo.placeprint',
  'contact-sheet.png',
  'predictions-price.geojson',
  'map-price.png',
  'predictions-population.geojson',
  'map-population.png',
  'metrics.md',
  'metrics.json',
];

it('does the main job on a folder with a place.json and leaves a project, pictures, GeoJSON and metrics', async () => {
  await cityIn(place, { seed: 3, sizeM: 3000, placeCount });
  const { report, files } = await placeprintJson<{ report: DemoReport; files: string[] }>(...demo);
  expect(files).toEqual(outputs.map(file));
  expect(
    readdirSync(out)
      .filter((name) => !name.endsWith('-lock'))
      .toSorted(),
  ).toEqual(outputs.toSorted());
  checkReport(report);
  for (const target of ['price', 'population']) checkPredictions(target, report);
  for (const name of outputs.filter((each) => each.endsWith('.png'))) checkPicture(name);
  checkProject();
  const again = await placeprint(['--json', ...demo]);
  expect([again.code, JSON.parse(again.stdout)]).toMatchObject([3, { error: { code: 'state/exists' } }]);
});

/** Every target under every split, and what is invented is called so. */
function checkReport(report: DemoReport): void {
  expect(JSON.parse(readFileSync(file('metrics.json'), 'utf8'))).toEqual(report);
  expect(report).toMatchObject({ generated: true, preset: 'quick', seeds: [1], placeCount });
  expect(report.evaluations.map(({ evaluation }) => [evaluation.target, evaluation.split.name])).toEqual(
    ['price', 'population'].flatMap((target) =>
      ['gaps', 'neighbourhood', 'area'].map((split) => [target, split]),
    ),
  );
  expect(report.stages.map(({ stage }) => stage)).toEqual(
    ['import', 'source', 'render', 'train', 'embed', 'evaluate', 'predict'], // prettier-ignore
  );
  const markdown = readFileSync(file('metrics.md'), 'utf8');
  expect(markdown).toContain('# Sample city (generated)\n\nGenerated sample data, not a real place.\n');
  expect(markdown.match(/ridge on trained encoder /g)).toHaveLength(12);
}

function checkPredictions(target: string, { imageCount, attribution }: DemoReport): void {
  const text = readFileSync(file(`predictions-${target}.geojson`), 'utf8');
  const collection = JSON.parse(text) as Collection;
  expect(collection.attribution).toBe(attribution);
  expect(collection.features.length).toBe(imageCount);
  expect(collection.bbox).toEqual(bboxOf(collection));
}

/** More than one colour. */
function checkPicture(name: string): void {
  const { width, height, data } = decode(readFileSync(file(name)));
  expect(Math.min(width, height)).toBeGreaterThan(100);
  expect(new Set(data).size).toBeGreaterThan(10);
}

function checkProject(): void {
  const project = openProject(file('demo.placeprint'));
  expect(listRuns(project)).toMatchObject([{ state: 'done', seed: 1 }]);
  expect(listPredictionSets(project).map(({ target }) => target)).toEqual(['price', 'population']);
  expect(project.all('SELECT DISTINCT state FROM jobs')).toEqual([{ state: 'done' }]);
  project.close();
}
