import { describe, expect, it } from 'vitest';
import { parsePreset } from '../../../src-shared/settings/presets';
import { scheduleAt } from './schedules';

const settings = {
  ...parsePreset('quick'),
  epochs: 10,
  batchSize: 128,
  learningRate: { base: 0.001, warmUp: 0.1, final: 0 },
  temperature: { student: 0.1, teacherStart: 0.04, teacherEnd: 0.07, ramp: 0.3 },
  weightDecay: { start: 0.04, end: 0.4 },
  momentum: { teacher: 0.9, centre: 0.9 },
  frozenEpochs: 1,
};
const at = (step: number) => scheduleAt(settings, step, 20);
const rounded = (values: number[]) => values.map((value) => Number(value.toPrecision(6)));

describe('scheduleAt, in a run of 200 steps', () => {
  it('warms the learning rate up over the first tenth, then lowers it by a cosine', () => {
    const rates = [0, 9, 19, 20, 110, 199].map((step) => at(step).learningRate);
    // Peak 0.001 · 128 / 256; half of it in the middle of the cosine; (1 + cos(π · 179 / 180)) / 2 of it at the last step.
    expect(rounded(rates)).toEqual([0.000025, 0.00025, 0.0005, 0.0005, 0.00025, 3.80762e-8]);
  });

  it('holds the last layer of the head still in the first epoch', () => {
    expect([0, 19, 20].map((step) => at(step).lastLayerRate)).toEqual([0, 0, at(20).learningRate]);
  });

  it('raises weight decay and teacher momentum by half a cosine over the whole run', () => {
    expect(rounded([0, 50, 100].map((step) => at(step).weightDecay))).toEqual([0.04, 0.0927208, 0.22]);
    expect(rounded([0, 100, 150].map((step) => at(step).teacherMomentum))).toEqual([0.9, 0.95, 0.985355]);
  });

  it('raises the teacher’s temperature linearly over the first 30 % and holds it', () => {
    expect(rounded([0, 30, 60, 199].map((step) => at(step).teacherTemperature))).toEqual([
      0.04, 0.055, 0.07, 0.07,
    ]);
  });
});
