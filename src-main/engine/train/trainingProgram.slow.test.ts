import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { Batches } from '../data/batches';
import { type Executor, type HostMap } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import { tinyResnetSettings, tinySet, tinySettings } from '../golden/tinySet.fixture';
import { slope } from '../golden/gradient.fixture';
import { dot, length } from '../golden/numbers.fixture';
import { normals } from '../golden/random.fixture';
import { goldenHealth, goldenTeacher, goldenTotal, type GoldenTeacher } from '../golden/step.fixture';
import { initialState, labelShape, noLabels, studentSpecs } from '../model/networks';
import { mapValues, pick } from '../model/parameters';
import { scheduleAt } from '../optim/schedules';
import { scheduleData } from './trainRun';
import { termWeights, trainingProgram } from './trainingProgram';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

const set = tinySet(3);
const labels = labelShape(set);
// No clipping, so that the first moments after one step are a tenth of the gradient.
const base: TrainSettings = { ...tinySettings(), clipNorm: 1e6, frozenEpochs: 0 };

/** A state away from the start: weights moved at random, the teacher apart from the student, a centre that is not 0. */
function stirredState(settings: TrainSettings): HostMap {
  return mapValues(initialState(settings, labels), (values, name) => {
    if (name.startsWith('first/') || name.startsWith('second/')) return values;
    const noise = normals(values.length, 51, name.length, name.charCodeAt(name.length - 1));
    return (values as Float32Array).map((value, i) => value + 0.2 * noise[i]);
  });
}

const asIs = { pack: (state: HostMap) => state, unpack: (state: HostMap) => state };

async function oneStep(settings: TrainSettings, state: HostMap, step: number, packed = false) {
  const batches = new Batches(set, settings);
  const whole = trainingProgram(settings, labels, batches.plan.batch);
  const { spec, pack, unpack } = packed ? whole.packed! : { spec: whole, ...asIs };
  const program = await executor.prepare(spec);
  await program.load(pack(state));
  const schedule = scheduleAt(settings, step, batches.plan.stepsPerEpoch);
  const data = pick({ ...batches.at(step), ...scheduleData(schedule, step) }, spec.data);
  const outputs = await program.run(data);
  const next = unpack(await program.save());
  await program.dispose();
  return { data, outputs, next, schedule };
}

const none = mapValues(base.losses, () => 0) as TrainSettings['losses'];
const all = { ...base.losses, spread: 0.1 };
const variants: { name: string; changed: Partial<TrainSettings> }[] = [
  { name: 'all terms', changed: { losses: all } },
  {
    name: 'all terms and a residual network',
    changed: { losses: all, encoder: tinyResnetSettings().encoder },
  },
  { name: 'distillation alone', changed: { losses: { ...none, distillation: 1 } } },
  {
    name: 'distillation and Sinkhorn',
    changed: { losses: { ...none, distillation: 1 }, teacher: { sinkhorn: 3 } },
  },
  { name: 'reconstruction alone', changed: { losses: { ...none, reconstruction: 0.3 } } },
  { name: 'clustering alone', changed: { losses: { ...none, clustering: 0.4 } } },
  { name: 'labels alone', changed: { losses: { ...none, geo: 0.3 } } },
];

describe.each(variants)('a training step with $name', ({ changed }) => {
  const settings = { ...base, ...changed };
  const state = stirredState(settings);
  const names = Object.keys(studentSpecs(settings, labels));
  let result: Awaited<ReturnType<typeof oneStep>>;
  let teacher: GoldenTeacher;
  beforeAll(async () => {
    result = await oneStep(settings, state, 0);
    teacher = goldenTeacher(settings, state, result.data);
  });
  const total = (student: Record<string, number[]>) =>
    goldenTotal(settings, student, teacher, state.clusterCentre, result.data);
  const student = mapValues(state, (values) => [...values]);
  const gradient = (name: string) => [...result.next[`first/${name}`]].map((value) => value * 10);

  it('reports the terms of the reference and their weighted total', () => {
    const expected = total(student);
    const found = mapValues(pick(result.outputs, expected), ([value]) => value);
    expectClose(
      Object.values(found),
      Object.keys(found).map((name) => expected[name as keyof typeof expected]!),
    );
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
  });

  it('moves every weight along the gradient of the reference’s total', () => {
    const directions = names.map((name, i) => normals(state[`student/${name}`].length, 52, i));
    const slopes = names.map((name, i) =>
      slope(
        (x) => total({ ...student, [`student/${name}`]: x }).total,
        student[`student/${name}`],
        directions[i],
        // So small that hardly a ReLU changes sides.
        1e-7,
      ),
    );
    const found = names.map((name, i) => dot(gradient(name), directions[i]));
    expectClose(found, slopes, 1e-4);
    // Tensor by tensor too, so that a small gradient is not lost beside a large one.
    const floor = 0.01 * Math.max(...slopes.map(Math.abs));
    const wrong = names.filter(
      (_, i) => Math.abs(found[i] - slopes[i]) > 1e-3 * Math.max(Math.abs(slopes[i]), floor),
    );
    expect(wrong).toEqual([]);
    expectClose(result.outputs.gradientNorm, [length(names.flatMap(gradient))], 1e-4);
  });

  it('moves the teacher by the schedule towards the new student', () => {
    const { teacherMomentum } = result.schedule;
    const teacherNames = Object.keys(state).filter((name) => name.startsWith('teacher/'));
    for (const name of teacherNames) {
      const next = result.next[name.replace('teacher', 'student')];
      expectClose(
        result.next[name],
        [...state[name]].map((value, i) => teacherMomentum * value + (1 - teacherMomentum) * next[i]),
      );
    }
  });

  it('is the same, with clipping and decay, of a packed state', async () => {
    const clipped = { ...settings, clipNorm: 0.01, frozenEpochs: 1, weightDecay: { start: 5, end: 5 } };
    const begun = mapValues(state, (values, name) =>
      /^(first|second)\//.test(name) ? Float32Array.from(normals(values.length, 53), Math.abs) : values,
    );
    const expected = await oneStep(clipped, begun, 0);
    const found = await oneStep(clipped, begun, 0, true);
    expect(Object.keys(found.next).sort()).toEqual(Object.keys(expected.next).sort());
    for (const name of Object.keys(expected.next)) expectClose(found.next[name], expected.next[name]);
    for (const name of Object.keys(expected.outputs))
      expectClose(found.outputs[name], expected.outputs[name]);
  });
});

describe('trainingProgram', () => {
  it('reports the health of the teacher and moves the centres by what its heads give', async () => {
    const state = stirredState(base);
    const { data, outputs, next } = await oneStep(base, state, 0);
    const teacher = goldenTeacher(base, state, data);
    const expected = goldenHealth(teacher);
    expectClose(outputs.embeddingStd, [expected.embeddingStd]);
    expectClose(outputs.teacherEntropy, [expected.teacherEntropy], 1e-4);
    expectClose(outputs.prototypesInUse, [expected.prototypesInUse]);
    expectClose(next.centre, teacher.centres.centre);
    expectClose(next.clusterCentre, teacher.centres.clusterCentre);
  });

  it('keeps the last layer while it is frozen, and nothing else', async () => {
    const settings = { ...base, frozenEpochs: 1 };
    const state = stirredState(settings);
    const { next } = await oneStep(settings, state, 0);
    const kept = Object.keys(studentSpecs(settings, labels)).filter((name) =>
      next[`student/${name}`].every((value, i) => value === state[`student/${name}`][i]),
    );
    expect(kept).toEqual(['head/last']);
  });

  it('leaves no tensor behind', async () => {
    await oneStep(base, stirredState(base), 0);
    const before = tf.memory().numTensors;
    await oneStep(base, stirredState(base), 0);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('weighs the terms as method.md does and leaves out those without labels', () => {
    expect([...termWeights(base, labels)]).toEqual([
      ['distillation', 1],
      ['price', 0.3 / 3],
      ['population', 0.3 / 3],
      ['location', 0.3 / 3],
      ['reconstruction', 0.3],
      ['clustering', 0.4],
    ]);
    expect([...termWeights(base, noLabels).keys()]).toEqual([
      'distillation',
      'location',
      'reconstruction',
      'clustering',
    ]);
  });

  it('has heads, data and terms only for the parts of L_geo that have a share', async () => {
    const geoShares = { price: 3, population: 0, location: 1 };
    const settings = { ...base, losses: { ...none, geo: 0.2 }, geoShares };
    expect([...termWeights(settings, labels)]).toEqual([
      ['price', (0.2 * 3) / 4],
      ['location', 0.2 / 4],
    ]);
    const { outputs, data, next } = await oneStep(settings, initialState(settings, labels), 0);
    expect(outputs.total[0]).toBeCloseTo(0.15 * outputs.price[0] + 0.05 * outputs.location[0], 5);
    expect([...Object.keys(data), ...Object.keys(next)].join()).not.toContain('population');
    const alone = { ...settings, geoShares: { price: 1, population: 0, location: 0 } };
    expect(() => trainingProgram(alone, noLabels, 2)).toThrow('No place has a label');
  });
});
