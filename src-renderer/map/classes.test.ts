import { expect, it } from 'vitest';
import { classCounts, classify, classOf } from './classes';
import { coloursOf, paletteColours } from './palettes';

const values = Float32Array.of(1, 2, 3, 4, 10, 20, 30, 40, NaN, 100);

it('breaks values by each method', () => {
  expect(classify(values, { method: 'quantile', count: 3 })).toEqual([4, 30]);
  expect(classify(values, { method: 'equalInterval', count: 4 })).toEqual([25.75, 50.5, 75.25]);
  expect(classify(values, { method: 'jenks', count: 3 })).toEqual([20, 100]);
  expect(classify(values, { method: 'standardDeviation', count: 4 }).length).toBe(3);
  expect(classify(values, { method: 'manual', count: 9, breaks: [30, 10, 10] })).toEqual([10, 30]);
});

it('gives fewer classes where there is less to part', () => {
  expect(classify(Float32Array.of(5, 5, 5), { method: 'quantile', count: 4 })).toEqual([]);
  expect(classify(Float32Array.of(5, 6), { method: 'jenks', count: 5 })).toEqual([6]);
  expect(classify(Float32Array.of(NaN), { method: 'equalInterval', count: 5 })).toEqual([]);
});

it('puts every value into one class, the missing into none', () => {
  const breaks = classify(values, { method: 'quantile', count: 3 });
  expect(Array.from(values, (value) => classOf(value, breaks))).toEqual([0, 0, 0, 1, 1, 1, 2, 2, -1, 2]);
  expect(classCounts(values, breaks)).toEqual([3, 3, 3]);
});

it('colours from the first to the last of a palette', () => {
  expect(paletteColours('viridis', 2)).toEqual(['rgb(68 1 84)', 'rgb(253 231 37)']);
  expect(coloursOf([0, 9, NaN], [5], 'viridis')).toEqual(Uint32Array.of(0xff540144, 0xff25e7fd, 0xff928c8c));
});
