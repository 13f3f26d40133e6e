import { describe, expect, it } from 'vitest';
import { type AppError } from '../../../src-shared/errors';
import { wordsOf } from '../../../src-shared/message';
import { randomStream } from '../../../src-shared/random';
import { pauses } from '../pause';
import { draftSales } from './draftSales.fixture';
import { type Estimate } from './estimate';
import { medianInterval } from './level';
import { ratioStudy } from './ratioStudy';
import { studentDeviate } from './studentDeviate';

const study = (predicted: number[], actual: number[], strata?: string[][]) =>
  ratioStudy(predicted, actual, { strata, seed: 1, pause: pauses() });
const rounded = (figures: (number | undefined)[], digits: number) =>
  figures.map((figure) => Number(figure!.toFixed(digits)));

describe('the 54 sales of the draft standard', async () => {
  const { untrimmed, trimmed, outliers } = await study(draftSales.predicted, draftSales.actual);
  const { median, cod, prd, prb, mki, ki, verticalEquity } = untrimmed;

  it('has its groups, indicator and significance', () => {
    const { groups } = verticalEquity!;
    expect(groups.map(({ count, median }) => [count, ...rounded([median], 4)])).toEqual([
      [14, 0.728],
      [13, 0.862],
      [13, 0.7537],
      [14, 1.1491],
    ]);
    expect([groups[0], groups[3]].map(({ interval }) => rounded(interval, 4))).toEqual([
      [0.6429, 0.8476],
      [1, 1.2476],
    ]);
    const ratios = draftSales.predicted.map((value, i) => value / draftSales.actual[i]).sort();
    expect(rounded(medianInterval(ratios, 1.645)!, 4)).toEqual([0.7867, 0.984]);
    expect(rounded([verticalEquity!.vei, verticalEquity!.significance], 2)).toEqual([48.53, 17.57]);
  });

  // numpy 2 and scipy: the formulas of assesspy 2.0.2, on the same sales
  it('agrees with assesspy’s formulas', () => {
    const { value, interval } = prb!;
    expect(rounded([median.value], 4)).toEqual([0.8678]);
    expect(rounded([cod.value, prd.value, mki!.value, ki, value, ...interval!], 9)).toEqual([
      24.651115314, 0.992786741, 1.069437124, 0.015402438, 0.187126532, 0.066502708, 0.307750356,
    ]);
  });

  it('has no outlier, and its marks judged by interval where the law does', () => {
    expect([trimmed, outliers]).toEqual([untrimmed, 0]);
    expect(untrimmed.marks.map(({ figure, most, isPassed }) => [figure, most, isPassed])).toEqual([
      ['median', 1.1, true],
      ['median', 1.05, true],
      ['cod', 15, false],
      ['cod', 20, false],
      ['cod', null, true],
      ['prd', 1.03, true],
      ['prb', 0.05, false],
      ['mki', 1.05, false],
      ['vei', 10, false],
      ['veiSignificance', 10, false],
    ]);
  });
});

describe('a small case by hand', () => {
  // ratios 0.8, 1, 1, 1.25, 0.95
  const actual = [100, 200, 300, 400, 1000];
  const predicted = [80, 200, 300, 500, 950];

  it('follows the definitions', async () => {
    const { untrimmed } = await study(predicted, actual);
    const { count, median, cod, prd, mki, ki, verticalEquity, ...rest } = untrimmed;
    expect(count).toBe(5);
    expect(median).toEqual({ value: 1, interval: [0.8, 1.25] });
    expect(cod.value).toBeCloseTo((100 * (0.2 + 0.25 + 0.05)) / 5, 12);
    expect(prd.value).toBeCloseTo(1 / (2030 / 2000), 12);
    // Σ i x: 80 + 400 + 900 + 2000 + 4750 = 8130 and 100 + 400 + 900 + 1600 + 5000 = 8000
    const [own, paid] = [(2 * 8130) / (5 * 2030) - 1.2, (2 * 8000) / (5 * 2000) - 1.2];
    expect([mki!.value, ki]).toEqual([expect.closeTo(own / paid, 12), expect.closeTo(own - paid, 12)]);
    expect(verticalEquity).toBeNull();
    expect([rest.mape, rest.mdape]).toEqual([expect.closeTo(0.1, 12), expect.closeTo(0.05, 12)]);
    expect([rest.ppe10, rest.ppe20]).toEqual([0.6, 0.8]);
    expect(untrimmed.marks.find(({ figure }) => figure === 'prd')!.isPassed).toBeNull();
  });

  it('counts what is just 10 % off as within 10 %', async () => {
    const { untrimmed } = await study([110, 90, 220, 180, 330], [100, 100, 200, 200, 300]);
    expect(untrimmed.ppe10).toBe(1);
  });

  it('tells strata, each sale in as many as it has', async () => {
    const names = [['a', 'dear'], ['a'], ['a'], ['a'], ['a', 'dear']];
    const { strata, untrimmed } = await study(predicted, actual, names);
    expect(strata.map(({ name, count, figures }) => [name, count, figures?.cod.value])).toEqual([
      ['a', 5, untrimmed.cod.value],
      ['dear', 2, undefined],
    ]);
  });

  it('leaves outliers out beside all sales', async () => {
    const { untrimmed, trimmed, outliers, isSmall } = await study([...predicted, 600], [...actual, 1]);
    expect([untrimmed.count, trimmed.count, outliers, isSmall]).toEqual([6, 5, 1, true]);
    const { untrimmed: without } = await study(predicted, actual);
    expect(trimmed.cod.value).toBe(without.cod.value);
  });
});

describe('Student’s deviates', () => {
  it('agrees with scipy.stats.t.ppf(0.975, ·)', () => {
    expect([1, 2, 3, 4, 15, 52, 200, 1001].map((freedom) => studentDeviate(freedom, 0.95))).toEqual(
      [
        12.706204736174694, 4.302652729749462, 3.1824463052837078, 2.7764451051977934, 2.131449545559776,
        2.006646805061688, 1.9718962236339088, 1.9623367052808798,
      ].map((expected) => expect.closeTo(expected, 10) as number),
    );
  });
});

/** Sales whose prediction errs by a normal share; of `regressive`, dear ones are valued lower. */
function invented(count: number, seed: number, regressive = 0) {
  const random = randomStream(seed);
  const actual = Array.from({ length: count }, () => Math.exp(13 + 0.5 * random.normal()));
  const level = (price: number) => (price / Math.exp(13)) ** -regressive;
  return {
    actual,
    predicted: actual.map((price) => price * level(price) * Math.exp(0.1 * random.normal())),
  };
}

describe('any sales', () => {
  it('have the same figures in whatever order and unit they are given', async () => {
    const { predicted, actual } = invented(200, 2);
    const order = randomStream(3).shuffle([...actual.keys()]);
    const first = await study(predicted, actual);
    const shuffled = await study(
      order.map((i) => predicted[i] * 1000),
      order.map((i) => actual[i] * 1000),
    );
    const figures = (of: typeof first) =>
      (['median', 'cod', 'prd', 'prb', 'mki'] as const).flatMap((name) => {
        const { value, interval }: Estimate = of.untrimmed[name]!;
        return rounded([value, ...interval!], 8);
      });
    expect(figures(shuffled)).toEqual(figures(first));
    expect(await study(predicted, actual)).toEqual(first);
  });

  it('have intervals that hold the figures of many more', async () => {
    const { untrimmed: truth } = await study(...pairOf(invented(20_000, 4)));
    let held = 0;
    for (let seed = 10; seed < 40; seed++) {
      const { untrimmed } = await study(...pairOf(invented(150, seed)));
      for (const name of ['cod', 'prd', 'mki', 'prb', 'median'] as const) {
        const [low, high] = untrimmed[name]!.interval!;
        if (low <= truth[name]!.value && truth[name]!.value <= high) held++;
      }
    }
    expect(held / 150).toBeGreaterThan(0.88);
  });

  it('that are valued lower where dear are told so by every figure', async () => {
    const { untrimmed } = await study(...pairOf(invented(1000, 5, 0.2)));
    const { prd, prb, mki, ki, verticalEquity } = untrimmed;
    expect(prd.value).toBeGreaterThan(1.03);
    expect(verticalEquity!.groups).toHaveLength(10);
    expect(Math.max(prb!.value + 0.05, mki!.value - 0.95, ki, verticalEquity!.vei + 10)).toBeLessThan(0);
    const failed = untrimmed.marks.filter(({ isPassed }) => isPassed === false).map(({ figure }) => figure);
    expect(failed).toEqual(['prd', 'prb', 'mki', 'vei', 'veiSignificance']);
  });

  it('are suspected where many ratios are one', async () => {
    const { predicted, actual } = invented(1000, 6);
    const seen = predicted.map((value, i) => (i < 100 ? actual[i] : value));
    const chased = async (values: number[]) => (await study(values, actual)).salesChasing;
    expect((await chased(predicted)).isSuspected).toBe(false);
    expect(await chased(seen)).toMatchObject({ isSuspected: true, step: 0.1 });
    expect((await chased(actual)).isSuspected).toBe(true);
  });
});

const pairOf = ({ predicted, actual }: ReturnType<typeof invented>): [number[], number[]] => [
  predicted,
  actual,
];

describe('sales that nothing can be told of', () => {
  const sixth = (value: number) => study([1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, value]);

  it.each([0, -1, NaN, Infinity])('names a price of %s', async (value) => {
    const error = await sixth(value).catch((error: AppError) => error);
    expect(error).toMatchObject({ code: 'input/bad-argument' });
    expect(wordsOf((error as AppError).text, 'en')).toMatch(/of 6 sales 1 have a price or a prediction/);
  });

  it('names fewer than five, and predictions of nothing', async () => {
    await expect(study([1, 2], [1, 2])).rejects.toThrow(/at least 5 sales with a prediction; found 2/);
    await expect(study([1, 2, 3, 4, -5], [1, 2, 3, 4, 5])).rejects.toThrow(/of 5 sales 1/);
  });

  it('tells of equal prices what is defined', async () => {
    const { untrimmed } = await study([90, 95, 100, 105, 110], [100, 100, 100, 100, 100]);
    expect(untrimmed).toMatchObject({ mki: null, median: { value: 1 }, prd: { value: 1 } });
    const { untrimmed: all } = await study([100, 100, 100, 100, 100], [100, 100, 100, 100, 100]);
    expect(all).toMatchObject({ mki: null, prb: null, cod: { value: 0 }, ppe10: 1 });
  });
});
