import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { comparedModels, models } from '../../src-shared/kinds/models';
import { splitIds } from '../../src-shared/kinds/splits';
import { type TargetId } from '../../src-shared/kinds/targets';
import { randomStream } from '../../src-shared/random';
import { hideDataset } from '../project/datasets';
import { addEmbeddingSet, getEmbeddingSet } from '../project/embeddings';
import { imageSetFor } from '../project/images';
import { addMapSource, deleteMapSource } from '../project/mapSources';
import { createProject } from '../project/createProject';
import { openProject } from '../project/openProject';
import { addClasses, addDataset } from '../project/places.fixture';
import { listPlaces } from '../project/places';
import { getPredictionSet, readPredictions } from '../project/predictions';
import { type Project } from '../project/project';
import { addRun } from '../project/runs';
import { smallMap } from '../sources/smallMap.fixture';
import { evaluate } from './evaluate';
import { evaluationTable } from './evaluationTable';
import { placesToHide } from './labelledPlaces';
import { predict } from './predict';
import { scorableFolds } from './seenLabels';

const count = 260;
const bufferM = 128 * 2;

/**
 * Places over some 7 × 7 km. What their price and population hang on is known from four numbers that have nothing to do
 * with where they lie; every fifth place has no label, the tenth no embedding, one an unusable price. `isSame`: all labels are the
 * same.
 */
function testProject({ isSame = false } = {}) {
  const random = randomStream(11);
  const project = createProject(join(mkdtempSync(join(tmpdir(), 'placeprint-predict-')), 'a.placeprint'));
  const facts = Array.from({ length: count }, () => [0, 1, 2, 3].map(() => random.normal()));
  const places = facts.map(([a, b, c], i) => {
    const price = i === 1 ? 0 : Math.exp(13 + 0.5 * a - 0.3 * b + 0.05 * random.normal());
    const population = c < -1 ? 0 : 50 * 3 ** Math.round(2 * c);
    const known = isSame ? { price: 500, population: 70 } : { price, population };
    const labels = i % 5 === 4 ? {} : known;
    const use = i % 5 === 4 ? null : isSame || a > 0.5 ? 'shop' : b > 0 ? 'flat' : 'park';
    return { lng: 5 + random.next() * 0.1, lat: 50 + random.next() * 0.07, labels, properties: { use } };
  });
  addDataset(project, places);
  return { project, facts, imageSetId: imageSet(project) };
}

function imageSet(project: Project): number {
  const sourceId = addMapSource(project, smallMap());
  return imageSetFor(project, { sourceId, sizePx: 128, metresPerPixel: 2, styleVersion: 1, minEntropy: 0 })
    .id;
}

type TestProject = ReturnType<typeof testProject>;

/** An encoder whose vectors hold the facts (twice, and rotated), or noise. */
function addEncoder(
  { project, facts, imageSetId }: TestProject,
  kind: 'random' | 'trained',
  hidden?: Set<number>,
): number {
  const random = randomStream(5);
  const embedded = facts.map((_, i) => i).filter((i) => i !== 10);
  const vector = ([a, b, c, d]: number[]) =>
    kind === 'random' ? [0, 1, 2, 3, 4].map(() => random.normal()) : [a + b, a - b, c + d, c - d, a];
  const run = {
    name: 'r',
    imageSetId,
    settings: {},
    labels: hidden
      ? { split: null, statistics: { price: { mean: 13, deviation: 1 }, population: [50] } }
      : null,
    executor: 'cpu',
    seed: 1,
    totalSteps: 1,
    placeIds: embedded.map((i) => i + 1),
    hidden: (hidden ? { price: hidden, population: hidden } : {}) as Record<TargetId, Set<number>>,
  };
  const runId = kind === 'random' ? null : addRun(project, run);
  const set = { name: kind, runId, imageSetId, dimension: 5, settings: {}, seed: 1 };
  return addEmbeddingSet(project, set, {
    placeIds: Float64Array.from(embedded, (i) => i + 1),
    vectors: Float32Array.from(embedded.flatMap((i) => vector(facts[i]))),
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}

describe('evaluate', () => {
  const test = testProject();
  const randomSetId = addEncoder(test, 'random');
  const embeddingSetId = addEncoder(test, 'trained');

  it.each(splitIds)('tells an encoder that knows from baselines that do not, under %s', async (split) => {
    const found = await evaluate(test.project, { target: 'price', split, seed: 1 });
    const { rows, ...rest } = found;
    expect(rest).toMatchObject({
      target: 'price',
      folds: [0, 1, 2, 3, 4],
      labelledPlaces: 207,
      usedPlaces: 206,
      embeddingSetId,
      randomSetId,
    });
    expect(rest.split).toMatchObject({ name: split, bufferM: split === 'gaps' ? 0 : bufferM });
    const r2 = Object.fromEntries(rows.map(({ model, pooled }) => [model, pooled!.r2!]));
    const knowing = [r2.trainedEncoder, r2.trainedEncoderAndCoordinates, r2.trainedEncoderAndNeighbours];
    expect(Math.min(...knowing)).toBeGreaterThan(0.95);
    expect(Math.max(r2.nearestOnCoordinates, r2.ridgeOnCoordinates, r2.randomEncoder)).toBeLessThan(0.1);
    for (const { interval, pooled, byFold } of rows) {
      expect(pooled!.count).toBe(206);
      expect(byFold.reduce((sum, { metrics }) => sum + metrics!.count, 0)).toBe(206);
      expect(Math.abs(interval!.coverage! - 0.9)).toBeLessThan(0.06);
    }
  });

  it('gives population classes to every model, and is a function of its seed', async () => {
    const run = () => evaluate(test.project, { target: 'population', split: 'gaps', seed: 2 });
    const found = await run();
    const classes = Object.fromEntries(found.rows.map((row) => [row.model, row.classes!]));
    expect(classes.trainedEncoder.top1).toBeGreaterThan(classes.nearestOnCoordinates.top1! + 0.1);
    expect(classes.trainedEncoder.top5).toBeGreaterThan(classes.randomEncoder.top5! + 0.1);
    expect(new Set(Object.values(classes).map((each) => each.count))).toEqual(new Set([207]));
    expect(await run()).toEqual(found);
  });

  it('names what is missing and what cannot be asked', async () => {
    const ask = (split: 'gaps', folds?: number[], target: TargetId = 'price') =>
      evaluate(test.project, { target, split, folds, seed: 1 });
    const noSuchSet = { target: 'price', split: 'gaps' as const, seed: 1, embeddingSetId: 99 };
    expect(await codeOf(evaluate(test.project, noSuchSet))).toBe('state/missing');
    expect(await codeOf(ask('gaps', [7]))).toBe('input/bad-argument');
    await expect(ask('gaps', undefined, 'rent')).rejects.toThrow(
      'There is no target "rent" in this project. Targets: price, population.',
    );
    const signal = AbortSignal.abort();
    expect(
      await codeOf(evaluate(test.project, { target: 'price', split: 'area', seed: 1 }, { signal })),
    ).toBe('state/cancelled');
  });
});

it('predicts every place from its columns and its surroundings where nothing is embedded', async () => {
  const { project } = testProject();
  const { evaluation } = await predict(project, { target: 'price', split: 'gaps', seed: 1 });
  expect(evaluation).toMatchObject({
    embeddingSetId: null,
    usedPlaces: 207,
    columns: { used: expect.arrayContaining(['population', 'use']) as string[], leftOut: [] },
  });
  const r2 = Object.fromEntries(evaluation.rows.map(({ model, pooled }) => [model, pooled!.r2!]));
  expect(Object.keys(r2)).not.toContain('trainedEncoder');
  expect(r2.krigingOnAll).toBeGreaterThan(r2.krigingOnCoordinates + 0.3);
  expect([...readPredictions(project, getPredictionSet(project)).places].length).toBe(count);
});

it('measures on another map where that of the images is deleted, and on none where there is none', async () => {
  const test = testProject();
  addEncoder(test, 'trained');
  const models = ['ridgeOnSurroundings', 'krigingOnAll'] as const;
  const compared = async () => {
    const asked = { target: 'price', split: 'gaps' as const, seed: 1, models };
    return (await evaluate(test.project, asked)).rows.map(({ model }) => model);
  };
  deleteMapSource(test.project, 1);
  expect(await compared()).toEqual(['krigingOnAll']);
  addMapSource(test.project, smallMap());
  expect(await compared()).toEqual([...models]);
});

it('predicts from the columns that are chosen, and only of those', async () => {
  const { project } = testProject();
  const ask = (options: Partial<Parameters<typeof evaluate>[1]>) =>
    evaluate(project, { target: 'price', split: 'gaps', seed: 1, models: ['krigingOnAll'], ...options });
  expect((await ask({ columns: ['use'] })).columns.used).toEqual(['use']);
  expect((await ask({ predictors: [] })).columns.used).toEqual([]);
  expect(await codeOf(ask({ columns: ['no such'] }))).toBe('state/missing');
});

it('says that what is held out is not embedded', async () => {
  const { project, imageSetId } = testProject();
  const set = { name: 'few', runId: null, imageSetId, dimension: 1, settings: {}, seed: 1 };
  const vectors = { placeIds: Float64Array.of(5), vectors: Float32Array.of(1) };
  const embeddingSetId = addEmbeddingSet(project, set, vectors);
  const work = evaluate(project, { target: 'price', split: 'gaps', seed: 1, folds: [3], embeddingSetId });
  await expect(work).rejects.toThrow(/^Fold 3 of the split holds out 4\d labelled places, but none has an/);
});

describe('an encoder that saw labels', () => {
  const test = testProject();
  const hidden = placesToHide(test.project, { splits: splitIds, fold: 2, seed: 1, bufferM });
  addEncoder(test, 'trained', hidden);
  const ask = (seed: number, folds?: number[]) =>
    evaluate(test.project, { target: 'price', split: 'area', seed, folds });

  it.each(splitIds)('is scored on the one fold that was hidden from it, under %s', async (split) => {
    const { folds, rows } = await evaluate(test.project, { target: 'price', split, seed: 1 });
    expect(folds).toEqual([2]);
    expect(rows.map(({ model }) => model)).not.toContain('randomEncoder');
  });

  it('may be scored on places that were no part of its training', () => {
    const later = testProject();
    addEncoder(later, 'trained', new Set([1]));
    const ids = Float64Array.of(1, 2, 11); // hidden, seen, without an image
    const fold = (test: number[], buffer: number[]) => ({
      test: Uint32Array.from(test),
      buffer: Uint32Array.from(buffer),
      train: new Uint32Array(0),
    });
    const folds = [fold([0], [2]), fold([2], [1]), fold([0, 2], [])];
    expect(scorableFolds(later.project, [getEmbeddingSet(later.project)], folds, ids)).toEqual([0, 2]);
  });

  it('is not scored on places that it saw under other ids, deleted and imported anew', () => {
    const later = testProject();
    addEncoder(later, 'trained', new Set([1, 2]));
    const before = listPlaces(later.project).slice(0, 3);
    hideDataset(later.project, 1);
    const again = before.map(({ lng, lat }) => ({ lng, lat, labels: { price: 1 } }));
    addDataset(later.project, again);
    const expectSeen = (project: Project) => {
      const ids = Float64Array.from(listPlaces(project), ({ id }) => id);
      expect(ids).toHaveLength(3);
      const fold = (...test: number[]) => ({
        test: Uint32Array.from(test),
        buffer: new Uint32Array(0),
        train: new Uint32Array(0),
      });
      const folds = [fold(0, 1), fold(2)];
      expect(scorableFolds(project, [getEmbeddingSet(project)], folds, ids)).toEqual([0]);
    };
    expectSeen(later.project);
    later.project.close();
    expectSeen(openProject(later.project.path));
  });

  it('is refused on folds that it saw, and under another seed', async () => {
    expect(await codeOf(ask(1, [2]))).toBe('no error');
    expect(await codeOf(ask(1, [1]))).toBe('state/labels-seen');
    expect(await codeOf(ask(1, [1, 2]))).toBe('state/labels-seen');
    expect(await codeOf(ask(2))).toBe('state/labels-seen');
  });
});

describe('predict', () => {
  it('stores values with intervals for all embedded places, and what was predicted while they were held out', async () => {
    const test = testProject();
    addEncoder(test, 'trained');
    const { predictionSetId, evaluation } = await predict(test.project, {
      target: 'price',
      split: 'gaps',
      seed: 3,
    });
    const set = getPredictionSet(test.project, { id: predictionSetId });
    expect(set).toMatchObject({
      target: 'price',
      name: null,
      model: 'krigingOnAll',
      split: evaluation.split,
    });
    expect(set.metrics).toEqual(evaluation);
    const stored = [...readPredictions(test.project, set).places];
    expect(stored.length).toBe(count - 1);
    expect(stored.filter(({ outOfFold }) => outOfFold !== null).length).toBe(206);
    expect(stored.filter(({ inSample }) => inSample).length).toBe(206);
    const inside = stored.filter(({ actual, lower, upper }) => actual! >= lower && actual! <= upper);
    expect(inside.length / 206).toBeGreaterThan(0.85);
    for (const { value, lower, upper } of stored) expect(lower < value && value < upper).toBe(true);
  });
});

describe('classes', () => {
  it('are predicted and told by their names, each with its figures', async () => {
    const test = testProject();
    addEncoder(test, 'trained');
    addClasses(test.project, 1, 'use');
    const { evaluation } = await predict(test.project, { target: 'use', split: 'gaps', seed: 3 });
    const set = getPredictionSet(test.project);
    expect(set).toMatchObject({ target: 'use', classes: ['flat', 'park', 'shop'] });
    const stored = [...readPredictions(test.project, set).places];
    const known = stored.filter(({ actual }) => actual !== null);
    const right = known.filter(({ actual, value }) => actual === value);
    expect(right.length / known.length).toBeGreaterThan(0.8);
    const { byClass, classes, pooled } = evaluation.rows.find(({ model }) => model === set.model)!;
    expect(pooled).toBeNull();
    expect(byClass!.map(({ name }) => name)).toEqual(['flat', 'park', 'shop']);
    const held = stored.filter(({ outOfFold }) => outOfFold !== null);
    const found = byClass!.reduce((sum, { count, recall }) => sum + count * recall!, 0);
    expect(found).toBeCloseTo(held.filter(({ actual, outOfFold }) => actual === outOfFold).length, 6);
    expect(found / held.length).toBeCloseTo(classes!.top1!, 6);
  });
});

describe('all readouts', () => {
  it('stand beside ridge, tell what each fold chose, and predict', async () => {
    const test = testProject();
    addEncoder(test, 'random');
    addEncoder(test, 'trained');
    const asked = { target: 'population', split: 'gaps', seed: 1, readouts: 'all' } as const;
    const { predictionSetId, evaluation } = await predict(test.project, { ...asked, folds: [3] });
    const set = getPredictionSet(test.project, { id: predictionSetId });
    expect(set.model).toBe('trainedEncoderChosen');
    expect(set.metrics).toEqual(evaluation);
    expect(evaluation.predictedWith).toMatchObject({ kind: expect.any(String) as string });
    expect(evaluation.rows.map(({ model }) => model)).toEqual(comparedModels(true));
    for (const { model, byFold } of evaluation.rows)
      for (const { readout, classReadout } of byFold)
        expect([readout !== undefined, classReadout !== undefined]).toEqual(
          models[model].isSlow ? [true, true] : [false, false],
        );
    const r2 = Object.fromEntries(evaluation.rows.map(({ model, pooled }) => [model, pooled!.r2!]));
    expect(r2.trainedEncoderChosen).toBeGreaterThan(0.9);
    expect(Math.max(r2.coordinatesChosen, r2.randomEncoderChosen)).toBeLessThan(0.1);
    const table = evaluationTable([evaluation]);
    expect(table).toMatch(/MAE, .* chosen \(folds\)\n/);
    expect(table).toMatch(/best readout of trained encoder .* \d; classes: .* \d\n/);
  });

  it('are tried where the model that predicts asks for them', async () => {
    const test = testProject();
    addEncoder(test, 'trained');
    const model = 'trainedEncoderAndCoordinatesChosen' as const;
    const asked = { target: 'price', split: 'gaps', seed: 1, model } as const;
    const { evaluation } = await predict(test.project, { ...asked, folds: [0] });
    expect(evaluation.rows.map((row) => row.model)).toContain('coordinatesChosen');
    expect(evaluation.predictedWith).toBeDefined();
  });
});

describe('table', () => {
  it('aligns figures and shows the spread over runs', async () => {
    const test = testProject();
    addEncoder(test, 'random');
    addEncoder(test, 'trained');
    const of = (target: TargetId, seed: number) =>
      evaluate(test.project, { target, split: 'neighbourhood', seed });
    expect(evaluationTable([await of('price', 1)])).toMatchInlineSnapshot(`
      "price, split "next neighbourhood": 5 folds, 206 places, 86 cells of 501 m edge, buffer 256 m
      model                                     median error, %  COD, %    PRD     PRB      R²  RMSE, sd of log  MAE, sd of log  MAE, price  RMSE, price  MAPE, %  in 90 % interval, %
      nearest 50 on coordinates                            34.8    49.3  1.356  -1.484  -0.024            1.025           0.803     214,016      307,203     49.8                 89.8
      ridge on coordinates                                 33.6    49.3  1.353  -1.467  -0.013            1.019           0.796     212,297      308,928     48.0                 89.3
      kriging on coordinates                               33.5    49.2  1.356  -1.506  -0.008            1.016           0.797     212,518      307,140     48.5                 89.3
      ridge on random-weights encoder                      33.6    48.4  1.353  -1.460   0.002            1.011           0.792     211,341      305,183     48.4                 89.8
      ridge on trained encoder                              4.0     4.2  1.004  -0.006   0.991            0.098           0.078      21,623       32,752      4.2                 90.3
      ridge on trained encoder and coordinates              3.9     4.2  1.006  -0.011   0.991            0.096           0.077      21,730       32,734      4.2                 89.3
      ridge on trained encoder, and nearest 50              3.9     4.2  1.004  -0.006   0.991            0.098           0.078      21,805       32,966      4.2                 89.8
      ridge on map statistics                              33.5    49.2  1.356  -1.506  -0.008            1.016           0.797     212,518      307,140     48.5                 89.3
      universal kriging on all that is known                3.9     4.4  1.007  -0.012   0.990            0.100           0.080      22,284       33,634      4.4                 90.3"
    `);
    expect(evaluationTable([await of('population', 1), await of('population', 2)])).toMatchInlineSnapshot(`
      "population, split "next neighbourhood": 5 folds, 207 places, 86 cells of 501 m edge, buffer 256 m, mean ± sd of 2 runs
      model                                                 R²  RMSE, sd of log  MAE, sd of log    top-1, %     top-5, %       macro-F1  in 90 % interval, %
      nearest 50 on coordinates                 -0.032 ± 0.016    1.039 ± 0.028   0.832 ± 0.012  12.6 ± 0.0   79.0 ± 0.3  0.046 ± 0.003           91.1 ± 0.3
      ridge on coordinates                      -0.032 ± 0.002    1.038 ± 0.021   0.835 ± 0.006  14.0 ± 2.0   81.6 ± 2.0  0.034 ± 0.006           91.1 ± 1.0
      kriging on coordinates                    -0.020 ± 0.006    1.033 ± 0.024   0.830 ± 0.008  17.6 ± 1.0   78.5 ± 1.7  0.096 ± 0.029           90.8 ± 0.7
      ridge on random-weights encoder           -0.033 ± 0.013    1.039 ± 0.027   0.829 ± 0.022  12.8 ± 1.0   81.6 ± 2.0  0.030 ± 0.001           90.6 ± 0.3
      ridge on trained encoder                   0.965 ± 0.002    0.190 ± 0.003   0.145 ± 0.001  77.3 ± 4.8  100.0 ± 0.0  0.638 ± 0.036           91.1 ± 1.0
      ridge on trained encoder and coordinates   0.962 ± 0.003    0.198 ± 0.005   0.152 ± 0.000  62.1 ± 4.4  100.0 ± 0.0  0.504 ± 0.044           90.1 ± 0.3
      ridge on trained encoder, and nearest 50   0.965 ± 0.002    0.190 ± 0.003   0.145 ± 0.001  82.1 ± 2.7  100.0 ± 0.0  0.676 ± 0.002           90.8 ± 0.7
      ridge on map statistics                   -0.027 ± 0.012    1.036 ± 0.027   0.827 ± 0.020  13.5 ± 2.0   81.6 ± 2.0  0.028 ± 0.004           91.1 ± 1.0
      universal kriging on all that is known     0.960 ± 0.001    0.204 ± 0.001   0.153 ± 0.004  73.4 ± 4.8   99.5 ± 0.7  0.622 ± 0.033           90.3 ± 0.7"
    `);
  });
});

describe('labels that are all the same', () => {
  const test = testProject({ isSame: true });
  addEncoder(test, 'random');
  addEncoder(test, 'trained');
  addClasses(test.project, 1, 'use');

  it.each([
    ['price', /R² is not defined: all labels that were tested are the same/],
    ['population', /R² is not defined: all labels that were tested are the same/],
    ['use', /all labels are of one class/],
  ])('of %s are predicted, but scored by nothing that means nothing', async (target, why) => {
    const { evaluation } = await predict(test.project, { target, split: 'gaps', seed: 3 });
    const told = evaluation.rows.map(({ pooled, classes }) => [
      ...(pooled ? [pooled.r2, pooled.rmse, pooled.mae] : []),
      ...(classes ? [classes.top1, classes.top5, classes.macroF1] : []),
    ]);
    expect(told.flat().filter((figure) => figure !== null)).toEqual([]);
    expect(evaluationTable([evaluation]).split('\n').at(-1)).toMatch(why);
    const stored = [...readPredictions(test.project, getPredictionSet(test.project)).places];
    const value = { price: 500, population: 70 }[target];
    if (value) for (const place of stored) expect(place.value).toBeCloseTo(value, 3);
    expect(new Set(stored.map((place) => (value ? value : place.value))).size).toBe(1);
  });
});
