import { expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { blended, fitBlend } from './blendByDistance';

const random = randomStream(12);
const count = 3000;
const draw = () => Float64Array.from({ length: count }, () => random.normal());
const [one, other] = [draw(), draw()];
const members = Float64Array.from({ length: 2 * count }, (_, at) => (at % 2 ? other : one)[at >> 1]);
const distancesM = Float64Array.from({ length: count }, () => Math.exp(12 * random.next() - 2));

it('one member counts near known places, another far from them', () => {
  const share = distancesM.map((distanceM) => distanceM / (distanceM + 50));
  const truth = share.map((far, r) => (1 - far) * one[r] + 0.5 * far * other[r] + 0.05 * random.normal());
  const blend = fitBlend([{ members, distancesM, truth, weight: 1 }], 2);
  const [near, far] = [0.001, 1e7].map((distanceM) =>
    blended(blend, { members: Float64Array.of(1, 10), distancesM: Float64Array.of(distanceM) }),
  );
  expect(near[0]).toBeCloseTo(1, 0);
  expect(far[0]).toBeCloseTo(5, 0);
});

it('no weight is negative, and a member that says the contrary has none', () => {
  const truth = one.map((value, r) => value - other[r]);
  const { near, far } = fitBlend([{ members, distancesM, truth, weight: 1 }], 2);
  expect([near[1], far[1]]).toEqual([0, 0]);
  expect([near[0], far[0]].every((weight) => weight > 0.9 && weight < 1.1)).toBe(true);
});

it('a part that counts more decides', () => {
  const parts = [one, other].map((truth, i) => ({ members, distancesM, truth, weight: i === 0 ? 1e6 : 1 }));
  const { near, far } = fitBlend(parts, 2);
  expect([near[0], far[0]].every((weight) => weight > 0.95)).toBe(true);
  expect([near[1], far[1]].every((weight) => weight < 0.05)).toBe(true);
});

it('members that say nothing get no weight, rather than none at all', () => {
  const silent = { members: new Float64Array(2 * count), distancesM, truth: one, weight: 1 };
  expect(blended(fitBlend([silent], 2), silent).every((value) => value === 0)).toBe(true);
});
