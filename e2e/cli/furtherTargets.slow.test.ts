import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Evaluation } from '../../src-main/predict/evaluate';
import { deleteDataset, listDatasets } from '../../src-main/project/datasets';
import { listEmbeddingSets, readEmbeddings } from '../../src-main/project/embeddings';
import { openProject } from '../../src-main/project/openProject';
import { randomStream } from '../../src-shared/random';
import { type Collection } from './collection';
import { cityIn, interruptAt, placeprint, placeprintJson, tinyTraining } from './placeprint';

const placeCount = 400;
const folder = mkdtempSync(join(tmpdir(), 'placeprint-targets-'));
const project = join(folder, 'city.placeprint');
const file = (name: string) => join(folder, name);

/** A row of the city's table. */
type CityRow = Record<'longitude' | 'latitude' | 'land_price' | 'population_density', string>;
type Row = CityRow & Record<'rent (USD)' | 'area (m²)' | 'use', string>;
let rows: Row[];

/** With a rent that follows the price, and a use that follows both labels; every seventh place has neither. */
function furnished(row: CityRow, i: number, noise: number): Row {
  const [price, density] = [Number(row.land_price), Number(row.population_density)];
  const isKnown = i % 7 !== 0 && price > 0;
  const area = 20 + (i % 50);
  const use = density > 3000 ? 'flats' : price > 1500 ? 'shops' : 'houses';
  const rent = 0.01 * price ** 0.8 * area * Math.exp(0.1 * noise);
  return {
    ...row,
    'area (m²)': String(area),
    'rent (USD)': isKnown ? String(Number(rent.toFixed(4))) : '',
    use: isKnown ? use : '',
  };
}

beforeAll(async () => {
  const layers = await cityIn(folder, { seed: 3, sizeM: 3000, placeCount });
  const random = randomStream(4);
  const { data } = Papa.parse<CityRow>(readFileSync(file('places.csv'), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  rows = data.map((row, i) => furnished(row, i, random.normal()));
  writeFileSync(file('labelled.csv'), Papa.unparse(rows));
  await placeprintJson('create', project);
  const targets = ['--target', 'Rent=rent (USD)/area (m²)', '--target', 'use'];
  expect(await placeprintJson('import', project, file('labelled.csv'), ...targets)).toMatchObject({
    placesImported: placeCount,
    problems: [],
    labels: {
      price: {},
      population: {},
      rent: { column: 'rent (USD)', per: 'area (m²)' },
      use: { column: 'use' },
    },
  });
  await placeprintJson('source', 'add', project, ...layers);
  await placeprintJson('render', project, '--size-px', '64');
});
afterAll(() => rmSync(folder, { recursive: true }));

const names = () => [...new Set(rows.flatMap(({ use }) => use || []))].sort();
const train = ['train', project, '--executor', 'compiled', '--threads', '1', '--seed', '2', ...tinyTraining];
const shares = ['--set', 'geoShares.rent=1', '--set', 'geoShares.use=1', '--set', 'epochs=4'];

/** Takes a dataset away again, as a window does. */
function forget(name: string): void {
  const opened = openProject(project);
  deleteDataset(opened, listDatasets(opened).find((dataset) => dataset.name === name)!.id);
  opened.close();
}

interface RunJson {
  id: number;
  labels: { statistics: Record<string, unknown> };
}

it('trains heads of all targets; a run that was interrupted ends as one that was not', async () => {
  const whole = await placeprintJson<RunJson>(...train, ...shares);
  expect(Object.keys(whole.labels.statistics)).toEqual(['price', 'population', 'rent', 'use']);
  expect(whole.labels.statistics.use).toEqual(names());
  const { code } = await placeprint([...train, ...shares], interruptAt('train  '));
  expect(code).toBe(130);
  // Places that come meanwhile, of classes before all others, are none of its business.
  writeFileSync(file('later.csv'), 'longitude,latitude,use\n0.001,0.001,abbey\n0.002,0.002,barns\n');
  await placeprintJson('import', project, file('later.csv'), '--target', 'use');
  const resumed = await placeprintJson<RunJson>('train', project, '--resume', String(whole.id + 1));
  expect(resumed).toMatchObject({ id: whole.id + 1, state: 'done', labels: whole.labels });
  forget('later');
  await placeprintJson('embed', project, '--run', String(whole.id));
  await placeprintJson('embed', project, '--run', String(resumed.id), '--no-random');
  const opened = openProject(project);
  const [one, other] = [whole, resumed].map(({ id }) =>
    readEmbeddings(
      opened,
      listEmbeddingSets(opened).find(({ runId }) => runId === id)!,
    ),
  );
  opened.close();
  expect(other).toEqual(one);
});

/** What a target is predicted as, and what the export says of each place, by its id. */
async function predicted(target: string): Promise<{ evaluation: Evaluation; read: Map<number, Told> }> {
  const { evaluation } = await placeprintJson<{ evaluation: Evaluation }>(
    ...['predict', project, '--target', target, '--split', 'gaps', '--embeddings', '1'],
  );
  return { evaluation, read: await exported(target, 'geojson') };
}

type Told = Record<'value' | 'actual' | 'out_of_fold' | 'lower' | 'upper', unknown>;

async function exported(target: string, format: 'geojson' | 'csv'): Promise<Map<number, Told>> {
  const path = file(`${target}.${format}`);
  await placeprintJson('export', project, 'predictions', '--out', path);
  const text = readFileSync(path, 'utf8').replace('\uFEFF', '');
  if (format === 'geojson')
    return new Map(
      (JSON.parse(text) as Collection).features.map(({ id, properties }) => [id, properties as Told]),
    );
  const { data } = Papa.parse<Told & { place_id: string }>(text, { header: true, skipEmptyLines: true });
  return new Map(data.map((row) => [Number(row.place_id), row]));
}

const ownRow = ({ rows: scored }: Evaluation) => scored.find(({ model }) => model === 'krigingOnAll')!;
/** Places are numbered in the order of the file. */
const rowOf = (placeId: number) => rows[placeId - 1];

it('predicts a rent in its own unit, as the export tells it', async () => {
  const { evaluation, read } = await predicted('rent');
  expect(evaluation.definition).toEqual({
    id: 'rent',
    name: 'Rent',
    unit: 'USD/m²',
    kind: 'value',
    transform: 'log',
  });
  const rents = rows.flatMap((row) => (row.use ? Number(row['rent (USD)']) / Number(row['area (m²)']) : []));
  const [least, most] = [Math.min(...rents), Math.max(...rents)];
  const errors: number[] = [];
  for (const [id, { value, actual, out_of_fold: outOfFold, lower, upper }] of read) {
    const row = rowOf(id);
    if (row.use) expect(actual).toBeCloseTo(Number(row['rent (USD)']) / Number(row['area (m²)']), 9);
    else expect(actual).toBeNull();
    expect(Number(value)).toBeGreaterThanOrEqual(least - 1e-9);
    expect(Number(value)).toBeLessThanOrEqual(most + 1e-9);
    expect(Number(lower)).toBeLessThan(Number(value));
    expect(Number(upper)).toBeGreaterThan(Number(value));
    if (outOfFold !== null) errors.push(Math.abs(Number(actual) - Number(outOfFold)));
  }
  const { count, original } = ownRow(evaluation).pooled!;
  expect(errors.length).toBe(count);
  expect(errors.reduce((sum, error) => sum + error, 0) / count).toBeCloseTo(original.mae, 6);
});

it('predicts a use by its name, and goes on to when classes come before it', async () => {
  const { evaluation, read } = await predicted('use');
  const own = ownRow(evaluation);
  expect(own.pooled).toBeNull();
  expect(own.byClass!.map(({ name }) => name)).toEqual(names());
  let [right, held] = [0, 0];
  for (const [id, told] of read) {
    expect(names()).toContain(told.value);
    expect(told.actual).toBe(rowOf(id).use || null);
    expect(told).not.toHaveProperty('lower');
    if (told.out_of_fold === null) continue;
    held++;
    if (told.out_of_fold === told.actual) right++;
  }
  expect(held).toBe(own.classes!.count);
  expect(right / held).toBeCloseTo(own.classes!.top1!, 9);
  writeFileSync(file('last.csv'), 'longitude,latitude,use\n0.003,0.003,aaa\n');
  await placeprintJson('import', project, file('last.csv'), '--target', 'use');
  expect(await exported('use', 'geojson')).toEqual(read);
  const table = await exported('use', 'csv');
  forget('last');
  for (const [id, told] of read)
    expect(table.get(id)).toMatchObject({ value: told.value, actual: told.actual ?? '' });
});

it('reads the heads of a class and of a rent out, beside the encoder', async () => {
  const tuned = await placeprintJson<{
    tables: { target: string; rows: { model: string; classes: object }[] }[];
  }>(...['finetune', project, '--target', 'use', '--epochs', '1', '--run', '1', '--executor', 'compiled']);
  const [table] = tuned.tables;
  const head = table.rows.find(({ model }) => model === 'ownHead')!;
  expect(head.classes).toMatchObject({ classes: names().length, count: expect.any(Number) as number });
});
