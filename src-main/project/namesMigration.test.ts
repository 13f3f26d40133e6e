import { expect, it } from 'vitest';
import { wordsOf } from '../../src-shared/message';
import { embeddingsName, noNames, predictionsName, runName } from '../../src-shared/names';
import { listAblations } from './ablations';
import { listEmbeddingSets } from './embeddings';
import { projectAt, type RunSql } from './migrations/oldProject.fixture';
import { openProject } from './openProject';
import { listPredictionSets } from './predictions';
import { listRuns } from './runs';

const settings = JSON.stringify({ encoder: { kind: 'vit', width: 96 } });
/** Runs by id, from 1, with the run that they began with. */
const runs: [name: string, parent: number | null, settings?: string][] = [
  ['vit 96, seed 1', null],
  ['mine', null],
  ['vit 96, seed 1, fine-tuned on price', 1],
  ['vit 96, seed 1, fine-tuned on price, fine-tuned on population', 3],
  ['mine, fine-tuned on population', 2],
  ['renamed', 2],
  ['ablation: DINO only, seed 1', null],
  ['ablation: momentum.teacher=0.5, seed 1', null],
  ['ablation: as set, seed 1, fine-tuned on price', null],
  ['vit 96, seed 2', null],
  ['vit 96, seed 1', null, 'no JSON'],
];
const figures = { pooled: { r2: 0.1234567890123456 }, byFold: [1, null, { fold: 2 }] };
const spread = { mean: 0.1, deviation: null, values: [1e-7] };
/** The name that predictions were given, their model, and the rows of their figures. */
const predictions: [name: string, model: string, rows: unknown][] = [
  [
    'price, ridge on trained encoder, and nearest 50',
    'ridge on trained encoder, and nearest 50',
    [
      { model: 'nearestOnCoordinates', title: 'nearest 50 on coordinates', ...figures },
      { title: 'best readout of trained encoder and coordinates', ...figures },
      { title: 'kriging', ...figures },
    ],
  ],
  ['mine', 'ridge on coordinates', []],
  ['price, kriging', 'kriging', ['no row']],
];
const report = {
  seeds: [1, 2],
  variants: [
    { name: 'dino', title: 'DINO only', losses: { geo: 0 } },
    { name: 'geo', title: 'DINO + geo', losses: { geo: 0.3 } },
  ],
  tables: [
    {
      target: 'price',
      rows: [
        { title: 'ridge on random-weights encoder', figures: { r2: spread, top1: null } },
        { title: 'DINO only, and coordinates', figures: { r2: spread } },
        { title: 'DINO + geo', figures: { r2: null }, chosen: { values: [], classes: [] } },
        { title: 'something else', figures: {} },
      ],
      gains: [{ title: 'DINO + geo', over: 'DINO only', r2: spread, error: null, top1: null }],
    },
  ],
};

/** As it was before models and rows were told by ids. */
const versionBefore = 130;

function fill(run: RunSql): void {
  run(`INSERT INTO map_sources (name, state, created_at) VALUES ('m', 'ready', '')`);
  run(
    `INSERT INTO image_sets (source_id, size_px, metres_per_pixel, style_version, min_entropy, created_at) VALUES (1, 16, 2, 1, 0, '')`,
  );
  for (const [name, parent, ofRun = settings] of runs)
    run(
      `INSERT INTO runs (name, parent_run_id, state, image_set_id, settings_json, executor, seed, threads, created_at)
       VALUES (?, ?, 'done', 1, ?, 'cpu', 1, 1, '')`,
      name,
      parent,
      ofRun,
    );
  run(
    `INSERT INTO encoders (name, file_name, created_at, description_json, hash, bytes) VALUES ('city', 'city.onnx', '', '{}', x'00', x'00')`,
  );
  for (const [name, runId, encoderId] of [
    ['vit 96, seed 1', 1, null],
    ['as it was called before', 2, null],
    ['city', null, 1],
    ['random weights, seed 7', null, null],
    ['random weights, seed 8', null, null],
  ] as const)
    run(
      `INSERT INTO embedding_sets (name, state, run_id, encoder_id, image_set_id, dimension, settings_json, seed, created_at)
       VALUES (?, 'ready', ?, ?, 1, 2, '{}', 7, '')`,
      name,
      runId,
      encoderId,
    );
  for (const [name, model, rows] of predictions)
    run(
      `INSERT INTO prediction_sets (name, target, model, embedding_set_id, split_json, metrics_json, created_at)
       VALUES (?, 'price', ?, 1, '{"name":"gaps"}', ?, '')`,
      name,
      model,
      JSON.stringify({ folds: [0], rows }),
    );
  for (const each of [report, { tables: [1], variants: [] }])
    run(`INSERT INTO ablations (created_at, report_json) VALUES ('', ?)`, JSON.stringify(each));
}

const project = openProject(projectAt(versionBefore, fill));

it('runs that were named by the product are worded from what they are', () => {
  const network = 'vit 96';
  const seed = 1;
  const own = { network, seed };
  // What was not to be read is left out of the listing: only its name is asked for.
  project.run(`UPDATE runs SET settings_json = '{}' WHERE id = 11`);
  expect(listRuns(project).map(({ name, origin }) => [name, origin])).toEqual([
    [null, own],
    ['mine', own],
    [null, { ...own, tunedOn: ['price'] }],
    [null, { ...own, tunedOn: ['price', 'population'] }],
    [null, { ...own, parent: 'mine', tunedOn: ['population'] }],
    ['renamed', own],
    [null, { ...own, variant: 'dino' }],
    [null, { ...own, variant: 'momentum.teacher=0.5' }],
    ['ablation: as set, seed 1, fine-tuned on price', own],
    ['vit 96, seed 2', own],
    ['vit 96, seed 1', { seed }],
  ]);
  const worded = listRuns(project).map((run) => wordsOf(runName(run, noNames), 'en'));
  expect(worded).toEqual(runs.map(([name]) => name.replaceAll('population', 'population density')));
});

it('embedding sets are called after their maker', () => {
  const sets = listEmbeddingSets(project);
  expect(sets.map(({ name, runId, encoderName }) => [name, runId, encoderName])).toEqual([
    [null, 1, null],
    ['as it was called before', 2, null],
    [null, null, 'city'],
    [null, null, null],
    ['random weights, seed 8', null, null],
  ]);
  expect(sets.map((set) => wordsOf(embeddingsName(set, noNames), 'ko'))).toEqual([
    'vit 96, 시드 1',
    'as it was called before',
    'city',
    '무작위 가중치, 시드 7',
    'random weights, seed 8',
  ]);
});

it('prediction sets and their rows are of models by id; what is not known stays as it is', () => {
  const sets = listPredictionSets(project);
  expect(sets.map(({ name, model, metrics }) => [name, model, metrics])).toEqual([
    [
      null,
      'trainedEncoderAndNeighbours',
      {
        folds: [0],
        rows: [
          { model: 'nearestOnCoordinates', ...figures },
          { model: 'trainedEncoderAndCoordinatesChosen', ...figures },
          { model: 'kriging', ...figures },
        ],
      },
    ],
    ['mine', 'ridgeOnCoordinates', { folds: [0], rows: [] }],
    [null, 'kriging', { folds: [0], rows: ['no row'] }],
  ]);
  expect(sets.map((set) => wordsOf(predictionsName(set, noNames), 'en'))).toEqual(
    predictions.map(([name]) => name),
  );
});

it('rows of an ablation are of a model and a variant', () => {
  const [{ report: found }, { report: strange }] = listAblations(project);
  expect(found).toEqual({
    seeds: [1, 2],
    variants: [
      { name: 'dino', losses: { geo: 0 } },
      { name: 'geo', losses: { geo: 0.3 } },
    ],
    tables: [
      {
        target: 'price',
        rows: [
          { model: 'randomEncoder', figures: { r2: spread, top1: null } },
          { model: 'trainedEncoderAndCoordinates', encoder: 'dino', figures: { r2: spread } },
          {
            model: 'trainedEncoder',
            encoder: 'geo',
            figures: { r2: null },
            chosen: { values: [], classes: [] },
          },
          { model: 'something else', figures: {} },
        ],
        gains: [
          { model: 'trainedEncoder', encoder: 'geo', over: 'dino', r2: spread, error: null, top1: null },
        ],
      },
    ],
  });
  expect(strange).toEqual({ tables: [1], variants: [] });
});
