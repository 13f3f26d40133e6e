import { describe, expect, it } from 'vitest';
import { splitIds } from '../../src-shared/kinds/splits';
import { randomStream } from '../../src-shared/random';
import { foldTasks, splitUsable } from './foldTasks';
import { makeSplit } from './splits/split';

const random = randomStream(6);
const count = 600;
const places = {
  lng: Float64Array.from({ length: count }, () => 5 + random.next() * 0.15),
  lat: Float64Array.from({ length: count }, () => 50 + random.next() * 0.1),
};
const labelled = Uint32Array.from({ length: count / 2 }, (_, i) => 2 * i);
const request = { seed: 1, bufferM: 256 };

const sorted = (parts: Iterable<number>[]) => parts.flatMap((part) => [...part]).sort((a, b) => a - b);

describe.each(splitIds)('folds to score under %s', (name) => {
  const usable = (place: number) => place % 10 !== 0;
  const split = splitUsable(places, labelled, usable, { name, ...request });
  const tasks = foldTasks(places, split, [0, 3], { name, ...request });

  it('are those of all labelled places, less the ones without features', () => {
    const column = (values: Float64Array) => values.filter((_, place) => place % 2 === 0);
    const whole = makeSplit(name, { lng: column(places.lng), lat: column(places.lat) }, request);
    const back = (part: Uint32Array) => part.map((index) => 2 * index).filter(usable);
    expect(split.folds).toEqual(
      whole.folds.map(({ test, train, buffer }) => ({
        test: back(test),
        train: back(train),
        buffer: back(buffer),
      })),
    );
    expect(tasks.map(({ fold }) => fold)).toEqual([0, 3]);
  });

  it('choose on folds of their training part alone, of every kind of split', () => {
    for (const { train, inner } of tasks) {
      expect(inner.map((folds) => folds.length)).toEqual([5, 5, 5]);
      for (const folds of inner) expect(sorted(folds.map(({ test }) => test))).toEqual([...train]);
      for (const fold of inner.flat())
        expect(sorted([fold.test, fold.train, fold.buffer])).toEqual([...train]);
    }
  });
});

it('refuses a buffer that leaves nothing to train on', () => {
  const wide = { name: 'area' as const, seed: 1, bufferM: 50_000 };
  const split = splitUsable(places, labelled, () => true, wide);
  expect(() => foldTasks(places, split, [0], wide)).toThrow('0 labelled places remain');
});
