import { expect, it } from 'vitest';
import { splitIds } from '../../../src-shared/kinds/splits';
import { randomStream } from '../../../src-shared/random';
import { hiddenLabels } from './hiddenLabels';
import { makeSplit } from './split';

it('hides test and buffer of the fold in every split of every target, and nothing else', () => {
  const random = randomStream(3);
  const target = (firstId: number) => ({
    ids: Array.from({ length: 200 }, (_, i) => firstId + 2 * i),
    lng: Float64Array.from({ length: 200 }, () => 5 + random.next() * 0.1),
    lat: Float64Array.from({ length: 200 }, () => 50 + random.next() * 0.1),
  });
  const targets = [target(1), target(1001)];
  const options = { seed: 7, bufferM: 300 };
  const hidden = hiddenLabels({ targets, splits: splitIds, fold: 2, ...options });
  for (const { ids, ...places } of targets) {
    const trainedEverywhere = ids.filter((_, place) =>
      splitIds.every((name) => makeSplit(name, places, options).folds[2].train.includes(place)),
    );
    expect(ids.filter((id) => !hidden.has(id))).toEqual(trainedEverywhere);
    expect(trainedEverywhere.length).toBeGreaterThan(50);
  }
});

it('hides nothing for a split that cannot be made, and refuses a fold that is not there', () => {
  const one = { ids: [1], lng: Float64Array.of(5), lat: Float64Array.of(50) };
  const five = {
    ids: [1, 2, 3, 4, 5],
    lng: Float64Array.of(1, 2, 3, 4, 5),
    lat: Float64Array.of(1, 2, 3, 4, 5),
  };
  const options = { splits: ['gaps'] as const, seed: 1, bufferM: 1 };
  expect(hiddenLabels({ ...options, targets: [one], fold: 0 })).toEqual(new Set());
  expect(hiddenLabels({ ...options, targets: [one, five], fold: 4 }).size).toBe(1);
  expect(() => hiddenLabels({ ...options, targets: [five], fold: 5 })).toThrow('There is no fold 5');
});
