import { expect, it } from 'vitest';
import { createExecutor } from '../executors/createExecutor';
import { tinySet, tinySettings } from '../golden/tinySet.fixture';
import { initialState, labelShape } from '../model/networks';
import { Probe } from './probe';

const settings = tinySettings();

it('embeds the same places each time, and asks for labels where there are enough', async () => {
  const executor = await createExecutor('compiled', { threads: 1 });
  const [few, many] = [tinySet(30), tinySet(90)];
  const state = initialState(settings, labelShape(many));
  const probe = new Probe(executor, many, settings);
  const figures = (await probe.of(state))!;
  expect(await probe.of(state)).toEqual(figures);
  expect([Object.keys(figures), Object.keys(figures.neighbours)]).toEqual([
    ['effectiveRank', 'neighbours'],
    ['price', 'population'],
  ]);
  expect(figures.effectiveRank).toBeGreaterThan(1);
  expect(figures.effectiveRank).toBeLessThanOrEqual(16);
  expect(figures.neighbours.price).toBeLessThanOrEqual(1);
  expect((await new Probe(executor, few, settings).of(state))!.neighbours).toEqual({});
  const broken = { ...state, 'teacher/encoder/class': new Float32Array(16).fill(NaN) };
  expect(await probe.of(broken)).toBeNull();
  await executor.dispose();
});
