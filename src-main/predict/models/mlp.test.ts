import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src-shared/random';
import { pauses } from '../pause';
import { adam, addGradient, startingWeights } from './mlp';
import { mlpFamily } from './mlpFamily';

const shape = { inputs: 5, hidden: 7, outputs: 3 };

describe.each(['values', 'classes'] as const)('a network for %s', (task) => {
  const random = randomStream(4);
  const weights = startingWeights(shape, random).map((weight) => weight + 0.1 * random.normal());
  const input = Float64Array.from({ length: 5 }, () => random.normal());
  const target = task === 'classes' ? Float64Array.of(0, 1, 0) : Float64Array.of(0.5, -1, 2);
  const lossOf = (changed: Float64Array) =>
    addGradient(changed, shape, task, input, target, new Float64Array(changed.length));

  it('has the gradient that central differences find', () => {
    const gradient = new Float64Array(weights.length);
    addGradient(weights, shape, task, input, target, gradient);
    const step = 1e-5;
    weights.forEach((weight, i) => {
      const ahead = lossOf(weights.with(i, weight + step));
      const behind = lossOf(weights.with(i, weight - step));
      expect(gradient[i]).toBeCloseTo((ahead - behind) / (2 * step), 7);
    });
  });

  it('adds to a gradient that is there', () => {
    const once = new Float64Array(weights.length);
    addGradient(weights, shape, task, input, target, once);
    const twice = once.slice();
    addGradient(weights, shape, task, input, target, twice);
    expect(twice).toEqual(once.map((value) => 2 * value));
  });
});

it('steps as Adam with decay apart from the gradient does', () => {
  const weights = Float64Array.of(1, -2);
  const update = adam(2, { rate: 0.1, decay: 0.5 });
  update(weights, Float64Array.of(0.3, -4));
  // The first step is rate · sign(gradient): m̂ = g, v̂ = g².
  expect([...weights]).toEqual([
    expect.closeTo(1 - 0.1 - 0.05 * 1, 6),
    expect.closeTo(-2 + 0.1 + 0.05 * 2, 6),
  ]);
});

describe('training', () => {
  const random = randomStream(3);
  const count = 1000;
  const x = { width: 3, data: Float64Array.from({ length: 3 * count }, () => 5 + 2 * random.normal()) };
  const wave = (row: number) => Math.sin(x.data[3 * row] - 5) + Math.abs(x.data[3 * row + 1] - 5);
  const y = {
    width: 2,
    data: Float64Array.from({ length: 2 * count }, (_, i) =>
      i % 2 ? 1000 + 50 * wave(i >> 1) : wave(i >> 1),
    ),
  };
  const rows = Uint32Array.from({ length: count }, (_, i) => i);
  const problem = { task: 'values' as const, x, blocks: [x], y };
  const fit = (steps: number[]) =>
    mlpFamily.fit(
      problem,
      rows.slice(0, 800),
      steps.map((each) => ({ kind: 'mlp', steps: each })),
      pauses(),
    );

  it('learns what is bent, in the unit of each output', async () => {
    const [found] = await (await fit([800]))(rows.slice(800));
    const r2 = [0, 1].map((k) => {
      const truth = Array.from({ length: 200 }, (_, r) => y.data[2 * (800 + r) + k]);
      const mean = truth.reduce((sum, value) => sum + value / 200, 0);
      const rest = truth.reduce((sum, value, r) => sum + (value - found[2 * r + k]) ** 2, 0);
      return 1 - rest / truth.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    });
    expect(Math.min(...r2)).toBeGreaterThan(0.9);
  });

  it('is the same each time, and after some steps the same as one that ends there', async () => {
    const both = await (await fit([50, 100]))(rows.slice(800));
    expect(await (await fit([50, 100]))(rows.slice(800))).toEqual(both);
    expect(await (await fit([50]))(rows.slice(800))).toEqual([both[0]]);
  });
});
