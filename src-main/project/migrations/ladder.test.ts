import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { encodeCells, withDictionary } from '../columnChunks';
import { chunksOf, listColumns } from '../columns';
import { readColumns } from '../columnValues';
import { openProject } from '../openProject';
import { eachPlaceDetails } from '../placeDetails';
import { getPredictionSet, readPredictions } from '../predictions';
import { addDataset } from '../places.fixture';
import { runShownLabels } from '../shownLabels';
import { labelsOf, listStoredTargets } from '../targets';
import { contentsOf, migrateTo, projectAt } from './oldProject.fixture';

const at = '2026-01-02T03:04:05.678Z';

/** A source, a way of drawing, and a run that was shown labels, in every version since the first. */
const learning = `
  INSERT INTO map_sources (id, name, state, created_at) VALUES (1, 'map', 'ready', '${at}');
  INSERT INTO image_sets VALUES (1, 1, 64, 2, 1, 0.4, '${at}');
  INSERT INTO runs (id, name, state, image_set_id, settings_json, labels_json, executor, threads, seed, created_at)
    VALUES (1, 'first', 'done', 1, '{"epochs":1}', '{"split":null,"statistics":{"price":{"mean":4,"deviation":1},"population":[1]}}',
      'cpu', 1, 7, '2026-01-03T00:00:00.000Z');
`;

const dataset = (id: number, state: string, mapping: object, report: object | null) =>
  `INSERT INTO datasets (id, name, file_name, state, created_at, mapping_json, report_json) VALUES (${id}, 'd${id}', 'd${id}.csv',
     '${state}', '${at}', '${JSON.stringify(mapping)}', ${report ? `'${JSON.stringify(report)}'` : 'NULL'});`;

it('100: a run knows how many places it learnt from', () => {
  const path = projectAt(
    80,
    `${dataset(1, 'ready', {}, null)}
     INSERT INTO places (id, dataset_id, lng, lat) VALUES (1, 1, 0, 0), (2, 1, 0, 1);
     ${learning}
     INSERT INTO run_places VALUES (1, 0, 2), (1, 1, 1);`,
  );
  const before = contentsOf(path);
  migrateTo(100, path);
  const runs = before.runs.map((run) => ({ ...run, place_count: 2 }));
  expect(contentsOf(path)).toEqual({ ...before, runs });
});

const report = {
  columns: ['name', 'x', 'y', 'Kaufpreis (EUR)', 'sold', 'kind'],
  labels: { price: { column: 'Kaufpreis (EUR)', count: 2, missing: 0 } },
  problems: [
    { reason: 'price-not-positive', explanation: 'The price is zero or negative.', count: 1, rows: [] },
    { reason: 'null-island', explanation: 'Not found.', count: 1, rows: [] },
  ],
  notices: [],
};

/** A table, one that was made by hand without a word on its columns, and one that is deleted; ids 2, 7 and 9 are gone. */
const version100 = `
  ${dataset(1, 'ready', { lng: 'x', lat: 'y', price: 'Kaufpreis (EUR)' }, report)}
  INSERT INTO places (id, dataset_id, lng, lat, price, population, properties_json) VALUES
    (1, 1, 10, 50, 1500.5, NULL, '{"name":"A","sold":"2020-01-05","kind":"house"}'),
    (3, 1, 10.5, 50, NULL, NULL, '{"name":"B","Kaufpreis (EUR)":0,"kind":"house","__proto__":"odd"}'),
    (4, 1, 10.5, 50, 0.1, NULL, '{"name":"C","sold":"2021-12-31","kind":"flat","late":7}');
  ${dataset(2, 'ready', {}, null)}
  INSERT INTO places (id, dataset_id, lng, lat, price, population, properties_json) VALUES
    (5, 2, 11, 51, 7, 0, '{"price":"dear","flag":true,"zip":"01234"}'),
    (6, 2, 11, 52, NULL, 12.25, NULL),
    (8, 2, 11, 53, NULL, NULL, '{}');
  ${dataset(3, 'importing', { population: 'pop' }, null)}
  UPDATE datasets SET deleted_at = '${at}' WHERE id = 3;
  INSERT INTO places (id, dataset_id, lng, lat, population) VALUES (10, 3, 12, 53, 44);
  UPDATE sqlite_sequence SET seq = 12 WHERE name = 'places';
  ${learning}
  UPDATE runs SET place_count = 5;
  INSERT INTO run_places VALUES (1, 0, 1), (1, 1, 4), (1, 2, 5), (1, 3, 6), (1, 4, 10);
  INSERT INTO run_hidden_labels VALUES (1, 'price', 4), (1, 'population', 5);
  INSERT INTO run_lost_labels VALUES (1, 'price', 2, 9.5, 49.5);
  INSERT INTO embedding_sets (id, name, state, run_id, image_set_id, dimension, settings_json, seed, created_at)
    VALUES (1, 'e', 'ready', 1, 1, 2, '{}', 7, '${at}');
  INSERT INTO embedding_chunks VALUES (1, 0, x'000000000000f03f', x'0000803f0000803f');
  INSERT INTO prediction_sets VALUES (4, 'p', 'population', 'ridge', 1, '{"name":"gaps"}', '{"rows":[]}', '${at}', NULL);
  INSERT INTO predictions VALUES (4, 5, 1, 0.5, 2, NULL), (4, 6, 11, 9, 13, 10);
`;

it('110, 120: columns are data, price and population targets; all else is what it was', () => {
  const path = projectAt(100, version100);
  const before = contentsOf(path);
  migrateTo(120, path);
  const after = contentsOf(path);
  const { columns, column_chunks: _chunks, targets, target_columns: links, ...rest } = after;
  const places = before.places.map(({ id, dataset_id, lng, lat }) => ({ id, dataset_id, lng, lat }));
  const rows = [0, 1, 2, 0, 1, 2, 0];
  const migratedReport = {
    ...report,
    problems: [
      { ...report.problems[0], reason: 'label-not-positive', target: 'price' },
      { ...report.problems[1], target: null },
    ],
  };
  expect(rest).toEqual({
    ...before,
    places: places.map((place, i) => ({ ...place, row: rows[i] })),
    datasets: before.datasets.map((each, i) =>
      i === 0 ? { ...each, report_json: JSON.stringify(migratedReport) } : each,
    ),
  });
  expect(
    columns.map(({ id, dataset_id, position, name, kind, unit }) => [
      id,
      dataset_id,
      position,
      name,
      kind,
      unit,
    ]),
  ).toEqual([
    [1, 1, 0, 'name', 'text', null],
    [2, 1, 1, 'Kaufpreis (EUR)', 'number', 'EUR'],
    [3, 1, 2, 'sold', 'date', null],
    [4, 1, 3, 'kind', 'text', null],
    [5, 1, 4, '__proto__', 'text', null],
    [6, 1, 5, 'late', 'number', null],
    [7, 2, 0, 'price (2)', 'number', null],
    [8, 2, 1, 'population', 'number', null],
    [9, 2, 2, 'price', 'text', null],
    [10, 2, 3, 'flag', 'category', null],
    [11, 2, 4, 'zip', 'text', null],
    [12, 3, 0, 'pop', 'number', null],
  ]);
  expect(targets).toEqual([
    {
      id: 'price',
      name: null,
      unit: null,
      kind: 'value',
      transform: 'log',
      created_at: at,
      deleted_at: null,
    },
    {
      id: 'population',
      name: null,
      unit: 'people/km²',
      kind: 'density',
      transform: 'log1p',
      created_at: at,
      deleted_at: null,
    },
  ]);
  expect(links).toEqual([
    { target_id: 'population', dataset_id: 2, column_id: 8, per_id: null, date_id: null },
    { target_id: 'population', dataset_id: 3, column_id: 12, per_id: null, date_id: null },
    { target_id: 'price', dataset_id: 1, column_id: 2, per_id: null, date_id: null },
    { target_id: 'price', dataset_id: 2, column_id: 7, per_id: null, date_id: null },
  ]);
});

it('110, 120: places, labels, runs and predictions read as before, and new places get ids that none had', () => {
  const path = projectAt(100, version100);
  const project = openProject(path);
  const places = [...eachPlaceDetails(project)];
  expect(places.map((place) => ({ ...place, properties: Object.fromEntries(place.properties) }))).toEqual([
    {
      id: 1,
      datasetId: 1,
      lng: 10,
      lat: 50,
      labels: { price: 1500.5 },
      properties: { name: 'A', sold: '2020-01-05', kind: 'house' },
    },
    {
      id: 3,
      datasetId: 1,
      lng: 10.5,
      lat: 50,
      labels: {},
      properties: { name: 'B', 'Kaufpreis (EUR)': 0, kind: 'house', ['__proto__']: 'odd' },
    },
    {
      id: 4,
      datasetId: 1,
      lng: 10.5,
      lat: 50,
      labels: { price: 0.1 },
      properties: { name: 'C', sold: '2021-12-31', kind: 'flat', late: 7 },
    },
    {
      id: 5,
      datasetId: 2,
      lng: 11,
      lat: 51,
      labels: { price: 7, population: 0 },
      properties: { price: 'dear', flag: true, zip: '01234' },
    },
    { id: 6, datasetId: 2, lng: 11, lat: 52, labels: { population: 12.25 }, properties: {} },
    { id: 8, datasetId: 2, lng: 11, lat: 53, labels: {}, properties: {} },
  ]);
  expect([labelsOf(project, 'price'), labelsOf(project, 'population')]).toEqual([
    new Map([
      [1, 1500.5],
      [4, 0.1],
      [5, 7],
    ]),
    new Map([
      [5, 0],
      [6, 12.25],
    ]),
  ]);
  // Place 10 was deleted before: what the run was shown of it is known.
  expect([runShownLabels(project, 1, 'price'), runShownLabels(project, 1, 'population')]).toEqual([
    [
      { placeId: 1, lng: 10, lat: 50 },
      { placeId: 5, lng: 11, lat: 51 },
      { placeId: 2, lng: 9.5, lat: 49.5 },
    ],
    [
      { placeId: 6, lng: 11, lat: 52 },
      { placeId: 10, lng: 12, lat: 53 },
    ],
  ]);
  expect(
    [...readPredictions(project, getPredictionSet(project)).places].map(({ placeId, actual }) => [
      placeId,
      actual,
    ]),
  ).toEqual([
    [5, 0],
    [6, 12.25],
  ]);
  expect(
    listStoredTargets(project).map(({ id, sources }) => [id, sources.map(({ column }) => column)]),
  ).toEqual([
    ['price', ['Kaufpreis (EUR)', 'price (2)']],
    ['population', ['population']],
  ]);
  expect(readColumns(project, ['sold'])).toEqual([
    {
      name: 'sold',
      unit: null,
      kind: 'date',
      values: Float64Array.of(Date.UTC(2020, 0, 5), NaN, Date.UTC(2021, 11, 31), NaN, NaN, NaN),
    },
  ]);
  addDataset(project, [{ lng: 0, lat: 0 }]);
  expect(project.get('SELECT max(id) AS id FROM places')).toEqual({ id: 13 });
  project.close();
});

it('110: a place for each of many chunks', () => {
  const count = 10_000;
  const path = projectAt(
    100,
    `${dataset(1, 'ready', { price: 'p' }, null)}
     WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})
     INSERT INTO places (dataset_id, lng, lat, price, properties_json)
       SELECT 1, i / 1e4, 0, iif(i % 3 = 0, NULL, i), json_object('i', i, 'seven', 'no. ' || (i % 7), 'name', 'place ' || i) FROM n;`,
  );
  const project = openProject(path);
  const [i, seven, name] = readColumns(project, ['i', 'seven', 'name']);
  expect(i.values).toEqual(Float64Array.from({ length: count }, (_, n) => n));
  expect(seven).toMatchObject({ kind: 'category', categories: [0, 1, 2, 3, 4, 5, 6].map((n) => `no. ${n}`) });
  expect(seven.values).toEqual(Float64Array.from({ length: count }, (_, n) => n % 7));
  expect([name.kind, name.values[9999]]).toEqual(['text', 'place 9999']);
  expect(labelsOf(project, 'price').size).toBe(6666);
  const encodings = project.all('SELECT DISTINCT encoding FROM column_chunks ORDER BY encoding');
  expect([encodings, [...chunksOf(project, listColumns(project)[0])].length]).toEqual([
    [{ encoding: 'dictionary' }, { encoding: 'float64' }, { encoding: 'json' }],
    3,
  ]);
  project.close();
});

const uses = (...names: (string | null)[]) => encodeCells(withDictionary(names));

it('150: predictions and heads of a class know its name', () => {
  const path = projectAt(
    140,
    `${dataset(1, 'ready', {}, null)} ${dataset(2, 'importing', {}, null)} ${dataset(3, 'ready', {}, null)}
     INSERT INTO columns (id, dataset_id, position, name, kind, summary_json) VALUES
       (1, 1, 0, 'use', 'category', '{}'), (2, 2, 0, 'use', 'category', '{}'), (3, 3, 0, 'use', 'category', '{}');
     INSERT INTO targets (id, kind, transform, created_at) VALUES ('use', 'class', 'none', '${at}'), ('rent', 'value', 'log', '${at}');
     INSERT INTO target_columns (target_id, dataset_id, column_id) VALUES ('use', 1, 1), ('use', 2, 2), ('use', 3, 3);
     ${learning}
     UPDATE runs SET labels_json = '{"split":null,"statistics":{"rent":{"mean":4,"deviation":1},"use":[0,2,3]}}';
     INSERT INTO prediction_sets (id, target, model, split_json, metrics_json, created_at)
       VALUES (1, 'use', 'm', '{"name":"gaps"}', '{}', '${at}'), (2, 'rent', 'm', '{"name":"gaps"}', '{}', '${at}');`,
  );
  const database = new Database(path);
  const insert = database.prepare('INSERT INTO column_chunks VALUES (?, ?, ?, ?, ?)');
  const chunks = [
    { column: 1, firstRow: 0, ...uses('shop', null, 'park') },
    { column: 1, firstRow: 3, ...uses('park', 'flat') },
    { column: 2, firstRow: 0, ...uses('never seen') },
    { column: 3, firstRow: 0, ...uses('flat', ' barn ') },
  ];
  for (const { column, firstRow, rowCount, encoding, bytes } of chunks)
    insert.run(column, firstRow, rowCount, encoding, bytes);
  database.close();
  const before = contentsOf(path);
  migrateTo(150, path);
  const statistics = { rent: { mean: 4, deviation: 1 }, use: ['shop', 'flat', 'barn'] };
  expect(contentsOf(path)).toEqual({
    ...before,
    runs: before.runs.map((run) => ({ ...run, labels_json: JSON.stringify({ split: null, statistics }) })),
    prediction_sets: before.prediction_sets.map((set) => ({
      ...set,
      classes_json: set.target === 'use' ? '["shop","park","flat","barn"]' : null,
    })),
  });
});
