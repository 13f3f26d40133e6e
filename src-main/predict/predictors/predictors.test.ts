import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { columnFeatures } from './columnFeatures';
import { madeOfTwo, reproduces } from './leakage';

const random = randomStream(4);
const count = 400;
const column = (of: (i: number) => number) => Float64Array.from({ length: count }, (_, i) => of(i));
const area = column(() => Math.exp(5 + 0.5 * random.normal()));
const price = column((i) => 3000 * area[i] ** 0.7 * Math.exp(0.2 * random.normal()));
const perArea = price.map((value, i) => value / area[i]);
const logs = (values: Float64Array) => values.map(Math.log);

describe('a column that tells the answer', () => {
  it.each([
    ['the target in another currency', price.map((value) => 1.1 * value + 3)],
    ['its logarithm', logs(price)],
    ['its square', price.map((value) => value ** 2)],
    [
      'a valuation that chased half of the sales',
      price.map((value, i) => value * (i % 2 ? 1.01 : Math.exp(random.normal()))),
    ],
  ])('is %s', (_, told) => {
    expect(reproduces(told, logs(price), price)).toBe(true);
  });

  it.each([
    ['an area', area],
    ['a good estimate', price.map((value) => value * Math.exp(0.15 * random.normal()))],
    ['noise', column(() => random.normal())],
    ['a constant', column(() => 3)],
    ['nothing', column(() => NaN)],
  ])('is not %s', (_, told) => {
    expect(reproduces(told, logs(price), price)).toBe(false);
  });

  it('may be two together', () => {
    expect(madeOfTwo(price, area, logs(perArea), perArea)).toBe('over');
    expect(madeOfTwo(area, price, logs(perArea), perArea)).toBe('under');
    expect(madeOfTwo(perArea, area, logs(price), price)).toBe('times');
    const rooms = area.map((value) => Math.round(value / 30) + 1);
    expect(madeOfTwo(area, rooms, logs(price), price)).toBe(null);
  });
});

describe('own columns as numbers', () => {
  const train = Uint32Array.of(0, 1, 2, 3);
  const valuesOf = (columns: Parameters<typeof columnFeatures>[0]) => {
    const { width, data } = columnFeatures(columns, 5)(train);
    return Array.from({ length: width }, (_, j) => [0, 1, 2, 3, 4].map((row) => data[row * width + j]));
  };
  const number = (values: number[]) =>
    ({ name: 'n', unit: null, kind: 'number', values: Float64Array.from(values) }) as const;

  it('are as they are, a missing one the median of the training part, and told', () => {
    expect(valuesOf([number([1, 2, 3, NaN, 9])])).toEqual([
      [1, 2, 3, 2, 9],
      [0, 0, 0, 1, 0],
    ]);
    expect(valuesOf([number([1, 2, 3, 4, NaN])])).toEqual([[1, 2, 3, 4, 3]]);
  });

  it('are logarithms where they are positive and skewed, also of a place that has none', () => {
    expect(valuesOf([number([1, 1, 1, 1000, -5])])).toEqual([[0, 0, 0, Math.log(1000), Math.log(0.5)]]);
  });

  it('are a column for each word but the commonest; an unseen word is none of them', () => {
    const category = {
      name: 'use',
      unit: null,
      kind: 'category',
      categories: ['shop', 'flat', 'park', 'mill'],
      values: Float64Array.of(0, 1, 1, 2, 3),
    } as const;
    expect(valuesOf([{ ...category, categories: [...category.categories] }])).toEqual([
      [1, 0, 0, 0, 0],
      [0, 0, 0, 1, 0],
    ]);
  });
});
