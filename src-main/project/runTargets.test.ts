import { expect, it } from 'vitest';
import { proposedTargets } from '../../src-shared/kinds/targets';
import { plain } from '../../src-shared/message';
import { listAblations } from './ablations';
import { projectAt, type RunSql } from './migrations/oldProject.fixture';
import { openProject } from './openProject';
import { listPredictionSets } from './predictions';
import { labelsOfRun } from './runLabels';
import { getRun, runHealth } from './runs';

const split = { splits: ['gaps'], fold: 1, seed: 1 };

/** As it was before runs spoke of any target. */
const versionBefore = 120;

function fill(run: RunSql): void {
  const statistics = { price: { mean: 13.1, deviation: 0.45 }, population: null };
  const signs = [
    { signal: 'neighboursPrice', alarm: false, value: 0.4, text: 'a' },
    { signal: 'neighboursPopulation', alarm: true, value: 0.1, text: 'b' },
    { signal: 'loss', alarm: false, value: 4, text: 'c' },
  ];
  run(`INSERT INTO map_sources (name, state, created_at) VALUES ('m', 'ready', '')`);
  run(
    `INSERT INTO image_sets (source_id, size_px, metres_per_pixel, style_version, min_entropy, created_at)
     VALUES (1, 16, 2, 1, 0, '')`,
  );
  run(
    `INSERT INTO runs (name, state, image_set_id, settings_json, labels_json, executor, threads, seed, created_at, health_json)
     VALUES ('r', 'done', 1, '{}', ?, 'cpu', 1, 1, '', ?), ('none', 'done', 1, '{}', NULL, 'cpu', 1, 1, '', NULL)`,
    JSON.stringify({ split, statistics }),
    JSON.stringify(signs),
  );
  for (const target of ['price', 'population'])
    run(
      `INSERT INTO prediction_sets (name, target, model, split_json, metrics_json, created_at) VALUES ('p', ?, 'm', '{"name":"gaps"}', ?, '')`,
      target,
      JSON.stringify({ target, rows: [{ model: 'trainedEncoder', pooled: { r2: 0.1234567890123456 } }] }),
    );
  run(
    `INSERT INTO ablations (created_at, report_json) VALUES ('', ?)`,
    JSON.stringify({
      seeds: [1],
      tables: [
        { target: 'population', rows: [] },
        { target: 'price', rows: [1.5] },
      ],
    }),
  );
}

it('a project of before keeps what its runs and figures say, each of its target', () => {
  const project = openProject(projectAt(versionBefore, fill));
  expect([1, 2].map((id) => labelsOfRun(getRun(project, id)))).toEqual([
    { split, statistics: { price: { mean: 13.1, deviation: 0.45 } } },
    null,
  ]);
  expect([runHealth(project, 1), runHealth(project, 2)]).toEqual([
    [
      { signal: 'neighbours', target: 'price', alarm: false, value: 0.4, message: plain('a') },
      { signal: 'neighbours', target: 'population', alarm: true, value: 0.1, message: plain('b') },
      { signal: 'loss', alarm: false, value: 4, message: plain('c') },
    ],
    [],
  ]);
  const { price, population } = proposedTargets;
  const rows = [{ model: 'trainedEncoder', pooled: { r2: 0.1234567890123456 } }];
  expect(listPredictionSets(project).map(({ metrics }) => metrics)).toEqual([
    { target: 'price', rows, definition: price },
    { target: 'population', rows, definition: population },
  ]);
  expect(listAblations(project).map(({ report }) => report)).toEqual([
    {
      seeds: [1],
      tables: [
        { target: 'population', rows: [], definition: population },
        { target: 'price', rows: [1.5], definition: price },
      ],
    },
  ]);
  project.close();
});
