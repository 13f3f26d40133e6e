import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src-shared/message';
import { worded } from '../../../src-shared/message.fixture';
import { parsePreset } from '../../../src-shared/settings/presets';
import { healthOf } from './health';
import { type StepReport } from './types';

const settings = parsePreset('quick');
const lnK = Math.log(256);

function report(
  distillation: number,
  teacherEntropy: number,
  embeddingStd: number,
  more: Partial<StepReport> = {},
): StepReport {
  const losses = { total: distillation, distillation };
  return {
    step: 50,
    totalSteps: 100,
    epoch: 1,
    epochs: 2,
    losses,
    teacherEntropy,
    prototypesInUse: 0.5,
    embeddingStd,
    gradientNorm: 1,
    learningRate: 1e-4,
    imagesPerSecond: 100,
    ...more,
  };
}

const alarms = (...reports: StepReport[]) =>
  healthOf(reports, settings)
    .filter(({ alarm }) => alarm)
    .map(({ signal }) => signal);

describe('healthOf', () => {
  it('tells what is well in words', () => {
    expect(healthOf([report(3.5, 2, 0.06), report(4, 2.4, 0.08)], settings)).toEqual([
      {
        signal: 'loss',
        alarm: false,
        value: 3.75,
        message: worded(
          'Self-distillation learns: its loss of 3.750 is neither stuck at ln K = 5.545 nor collapsed to 0.',
        ),
      },
      {
        signal: 'teacherEntropy',
        alarm: false,
        value: 2.2 / lnK,
        message: worded('The teacher is 40 % undecided, which is healthy.'),
      },
      {
        signal: 'embeddingSpread',
        alarm: false,
        value: 0.07 * Math.sqrt(96),
        message: worded('Embeddings spread 69 % as wide as they could.'),
      },
      {
        signal: 'prototypes',
        alarm: false,
        value: 0.5,
        message: worded('50 % of the prototypes are in use.'),
      },
    ]);
  });

  it('raises an alarm for each kind of collapse', () => {
    expect(alarms(report(lnK * 0.995, 2, 0.08))).toEqual(['loss']);
    const wordsFor = (distillation: number) =>
      wordsOf(healthOf([report(distillation, 2, 0.08)], settings)[0].message, 'en');
    expect([lnK * 0.995, 0.01].map(wordsFor)).toEqual([
      'The self-distillation loss of 5.517 is stuck at ln K = 5.545: every image looks the same to the encoder.',
      'The self-distillation loss of 0.010 is near 0: all images fall into one class.',
    ]);
    expect(alarms(report(0.01, 0.01, 0.08))).toEqual(['loss', 'teacherEntropy']);
    expect(alarms(report(3, 0.99 * lnK, 0.04))).toEqual(['teacherEntropy', 'embeddingSpread']);
    expect(alarms(report(3, 2, 0.08, { prototypesInUse: 0.09 }))).toEqual(['prototypes']);
  });

  it('judges prototypes by what a batch can use', () => {
    const small = { ...settings, batchSize: 4 };
    const few = [0.02, 0.01].map((prototypesInUse) =>
      healthOf([report(3, 2, 0.08, { prototypesInUse })], small).find(
        ({ signal }) => signal === 'prototypes',
      ),
    );
    // 8 views and 64 prototypes: a tenth of 8/64.
    expect(few.map((sign) => sign!.alarm)).toEqual([false, true]);
  });

  it('waits until a tenth of the run is done', () => {
    expect(healthOf([report(lnK, lnK, 0, { step: 9 })], settings)).toEqual([]);
  });

  it('judges the embeddings alone in a run without distillation', () => {
    const { losses: _, teacherEntropy: __, ...rest } = report(1, 1, 0.08);
    const labelsOnly = { ...settings, losses: { ...settings.losses, distillation: 0, clustering: 0 } };
    expect(healthOf([{ ...rest, losses: { total: 1 } }], labelsOnly).map(({ signal }) => signal)).toEqual([
      'embeddingSpread',
    ]);
  });
});
