import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { pauses } from '../pause';
import { fitTrees, type TreeOptions } from './fitTrees';
import { slowBoosting } from './slowBoosting.fixture';
import { logisticLoss, softmaxLoss } from './treeLosses';

/** All rows and columns are seen by every tree. */
const whole = { columnShare: 1, rowShare: 1 };
const rowsOf = (count: number) => Uint32Array.from({ length: count }, (_, i) => i);

async function fitted(columns: number[][], y: number[], options: Partial<TreeOptions> = {}) {
  const width = columns.length;
  const data = Float64Array.from(
    { length: width * y.length },
    (_, i) => columns[i % width][Math.floor(i / width)],
  );
  const x = { width, data };
  const trees = await fitTrees(x, Float64Array.from(y), rowsOf(y.length), options, pauses());
  const predict = async (table = x) => [...(await trees.predict(table, rowsOf(table.data.length / width)))];
  return { predict, importance: [...trees.importance] };
}

const closeTo = (values: number[], digits = 9) =>
  values.map((value) => expect.closeTo(value, digits) as number);

/** Columns of few values with holes, of many values, and one that says nothing. */
function invented(count: number, seed: number) {
  const random = randomStream(seed);
  const column = (of: () => number) => Array.from({ length: count }, of);
  const few = column(() => (random.next() < 0.2 ? NaN : random.int(6)));
  const many = column(() => random.normal());
  const nothing = column(() => random.normal());
  const y = many.map((value, i) => value + (Number.isNaN(few[i]) ? 2 : few[i] % 2) + 0.1 * random.normal());
  return { columns: [few, many, nothing], y };
}

describe('one tree', () => {
  const one = { ...whole, trees: 1, rate: 1, penalty: 0, fewestRows: 1 };

  it('says the mean of each leaf, and tells values that were not seen by the cut between', async () => {
    const { predict, importance } = await fitted([[1, 2, 5, 6]], [1, 3, 10, 12], { ...one, leaves: 2 });
    expect(await predict()).toEqual(closeTo([2, 2, 11, 11]));
    expect(await predict({ width: 1, data: Float64Array.of(-9, 3.5, 3.6, 99) })).toEqual(
      closeTo([2, 2, 11, 11]),
    );
    expect(importance).toEqual([1]);
  });

  it('shrinks a leaf by the penalty', async () => {
    // means lie 4.5 beside 6.5; two rows of 2 + 5
    const { predict } = await fitted([[1, 2, 5, 6]], [1, 3, 10, 12], { ...one, leaves: 2, penalty: 5 });
    expect(await predict()).toEqual(closeTo([6.5 - 9 / 7, 6.5 - 9 / 7, 6.5 + 9 / 7, 6.5 + 9 / 7]));
  });

  it.each([
    ['low', 0, [0, 0, 9, 9, 0]],
    ['high', 9, [0, 0, 9, 9, 9]],
  ])('puts what is missing with the %s values, where it belongs', async (_, y, expected) => {
    const { predict } = await fitted([[1, 2, 3, 4, NaN]], [0, 0, 9, 9, y], { ...one, leaves: 2 });
    expect(await predict()).toEqual(closeTo(expected));
  });

  it('cuts what is missing from all values', async () => {
    const { predict } = await fitted([[1, 2, 3, NaN]], [0, 0, 0, 9], { ...one, leaves: 2 });
    expect(await predict()).toEqual(closeTo([0, 0, 0, 9]));
  });

  it('takes infinite values as the least and the greatest', async () => {
    const { predict } = await fitted([[-Infinity, 0, Infinity]], [1, 2, 3], { ...one, leaves: 3 });
    expect(await predict()).toEqual(closeTo([1, 2, 3]));
  });

  it('has no leaf of fewer rows than asked', async () => {
    const { predict } = await fitted([[1, 2, 3, 4]], [0, 0, 0, 9], { ...one, leaves: 4, fewestRows: 2 });
    expect(await predict()).toEqual(closeTo([0, 0, 4.5, 4.5]));
  });
});

describe('many trees', () => {
  it.each([1, 2, 3, 4, 5])('agree with a slow implementation that tries every cut, seed %i', async (seed) => {
    const { columns, y } = invented(60, seed);
    const rules = { trees: 12, leaves: 6, fewestRows: 4, rate: 0.3, penalty: 2 };
    const { predict } = await fitted(columns, y, { ...whole, ...rules });
    expect(await predict()).toEqual(closeTo(slowBoosting(columns, y, rules)));
  });

  it('learn, say what they learnt from, and are the same of the same seed', async () => {
    const { columns, y } = invented(2000, 6);
    const first = await fitted(columns, y);
    const predicted = await first.predict();
    const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
    const error = y.reduce((sum, value, i) => sum + (value - predicted[i]) ** 2, 0);
    const spread = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    expect(1 - error / spread).toBeGreaterThan(0.97);
    expect(first.importance[2]).toBeLessThan(0.02);
    expect(first.importance.reduce((sum, each) => sum + each)).toBeCloseTo(1, 12);
    expect(await (await fitted(columns, y)).predict()).toEqual(predicted);
    expect(await (await fitted(columns, y, { seed: 2 })).predict()).not.toEqual(predicted);
  });

  it('see the order of values alone', async () => {
    const { columns, y } = invented(500, 7);
    const [few, many, nothing] = columns;
    const bent = [few.map((value) => value ** 3), many.map(Math.exp), nothing.map((value) => 5 * value)];
    expect(await (await fitted(bent, y)).predict()).toEqual(await (await fitted(columns, y)).predict());
  });

  it('say the mean where there is nothing to learn', async () => {
    const says = async (columns: number[][], y: number[]) => {
      const { predict, importance } = await fitted(columns, y);
      return [await predict(), importance];
    };
    const missing = new Array<number>(50).fill(NaN);
    expect(await says([[1, 2, 3]], [1, 2, 6])).toEqual([closeTo([3, 3, 3]), [0]]);
    expect(await says([invented(50, 8).columns[1]], new Array<number>(50).fill(7))).toEqual([
      closeTo(new Array<number>(50).fill(7)),
      [0],
    ]);
    expect(await says([missing], [...missing.keys()])).toEqual([closeTo(missing.map(() => 24.5)), [0]]);
    expect(
      (await fitTrees({ width: 0, data: new Float64Array() }, Float64Array.of(2), rowsOf(1), {}, pauses()))
        .importance,
    ).toHaveLength(0);
  });

  it('hear a cancel', async () => {
    const { columns, y } = invented(5000, 9);
    const data = Float64Array.from(columns.flat());
    const controller = new AbortController();
    setImmediate(() => controller.abort());
    const fit = fitTrees(
      { width: 3, data },
      Float64Array.from(y),
      rowsOf(5000),
      { trees: 1e6 },
      pauses(controller.signal),
    );
    await expect(fit).rejects.toMatchObject({ code: 'state/cancelled' });
  });
});

describe('classes', () => {
  const { columns, y } = invented(1500, 10);
  const [low, high] = [0.3, 1.5];
  const classes = y.map((value) => (value < low ? 0 : value < high ? 1 : 2));
  const share = (right: boolean[]) => right.filter(Boolean).length / right.length;

  it('have probabilities that add up, and are told', async () => {
    const { predict } = await fitted(columns, classes, { ...whole, loss: softmaxLoss(3), trees: 60 });
    const shares = await predict();
    const rows = classes.map((_, i) => shares.slice(3 * i, 3 * i + 3));
    expect(rows.map((each) => each[0] + each[1] + each[2])).toEqual(closeTo(classes.map(() => 1)));
    expect(share(rows.map((each, i) => each.indexOf(Math.max(...each)) === classes[i]))).toBeGreaterThan(
      0.93,
    );
  });

  it('of two are told by a probability that is right as often as it says', async () => {
    const random = randomStream(11);
    const odds = columns[1].map((value) => 1 / (1 + Math.exp(-2 * value)));
    const labels = odds.map((each) => (random.next() < each ? 1 : 0));
    const { predict } = await fitted([columns[1]], labels, { loss: logisticLoss, ...whole, trees: 60 });
    const found = await predict();
    const off = found.reduce((sum, each, i) => sum + Math.abs(each - odds[i]), 0) / odds.length;
    expect(off).toBeLessThan(0.06);
    expect(found.every((each) => each > 0 && each < 1)).toBe(true);
  });

  it('of which there is one are near certain, without infinities', async () => {
    const ones = classes.map(() => 1);
    const two = await (await fitted(columns, ones, { loss: logisticLoss, trees: 5 })).predict();
    expect(Math.min(...two)).toBeGreaterThan(0.99);
    const three = await (await fitted(columns, ones, { loss: softmaxLoss(3), trees: 5 })).predict();
    expect(three.every(Number.isFinite)).toBe(true);
  });
});
