import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SplitId, splitIds } from '../../src-shared/kinds/splits';
import { appRoot } from '../files/entryPath';
import { foldTasks, splitUsable } from './foldTasks';
import { regressionMetrics } from './metrics';
import { coordinateFeatures } from './models/features';
import { nearestModel, ridgeModel } from './models/model';
import { pauses } from './pause';
import { scoreFold } from './scoreModel';

const file = join(appRoot, '../shared/data/import_tests/tables/king_county_house_sales.csv');

/** 21,613 sales of a clean table: every column a plain number. */
function readSales() {
  const [header, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  const names = header.trim().split(',');
  const rows = lines.map((line) => line.split(',').map(Number));
  const column = (name: string) => Float64Array.from(rows, (row) => row[names.indexOf(name)]);
  return { places: { lng: column('long'), lat: column('lat') }, logs: column('price').map(Math.log) };
}

describe.skipIf(!existsSync(file))('King County (shared data)', () => {
  it('shows how much of a coordinates-only R² is neighbours: high between known places, low beyond', async () => {
    const { places, logs } = readSales();
    const labelled = Uint32Array.from(logs.keys());
    const r2 = async (name: SplitId, model: typeof nearest) => {
      const request = { name, seed: 1, bufferM: 256 };
      const split = splitUsable(places, labelled, () => true, request);
      const tasks = foldTasks(places, split, [0, 1, 2, 3, 4], request);
      const scored = await Promise.all(tasks.map((task) => scoreFold(model, logs, task, pauses())));
      return regressionMetrics(scored, 'log').r2!.toFixed(2);
    };
    const nearest = nearestModel(places, 20);
    const ridge = ridgeModel(coordinateFeatures(places));
    const table = [];
    for (const name of splitIds) table.push([name, await r2(name, nearest), await r2(name, ridge)]);
    expect(table).toEqual([
      // scikit-learn 1.9.1, KNeighborsRegressor(20), random folds: 0.675; squares of 10 km held out: 0.37
      ['gaps', '0.68', '0.26'],
      ['neighbourhood', '0.43', '0.22'],
      // squares and product of coordinates run wild outside the area that they were fitted in (-1.59 if not kept within its labels)
      ['area', '0.35', '-0.61'],
    ]);
  });
});
