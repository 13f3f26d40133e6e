import { expect, it } from 'vitest';
import { parsePreset } from '../../../src-shared/settings/presets';
import { appended, chartsOf, levelsOf, type NamedCurves, ofTarget } from './curves';

const curve = (...values: number[]) => ({ steps: values.map((_, i) => i + 1), values });

it('appends points once', () => {
  const before = { loss: curve(3, 2) };
  const points: Parameters<typeof appended>[1] = [
    { step: 2, metrics: { loss: 9 } },
    { step: 3, metrics: { loss: 1, 'loss/price': 4 } },
  ];
  expect(appended(before, points)).toEqual({
    loss: curve(3, 2, 1),
    'loss/price': { steps: [3], values: [4] },
  });
  expect(before).toEqual({ loss: curve(3, 2) });
});

it('leaves out every other point of a long curve', () => {
  const long = { loss: curve(...Array.from({ length: 3000 }, (_, i) => i)) };
  const { loss } = appended(long, [{ step: 3001, metrics: { loss: 7 } }]);
  expect([loss.steps.length, loss.steps[1], loss.steps.at(-1), loss.values.at(-1)]).toEqual([
    1501, 3, 3001, 7,
  ]);
});

it('puts all loss terms of one run into one chart', () => {
  const curves = { 'loss/price': curve(1), loss: curve(2), learningRate: curve(3), memoryBytes: curve(4) };
  expect(chartsOf([{ name: 'a', curves }])).toEqual([
    {
      metric: 'losses',
      lines: [
        { name: 'loss', ...curve(2) },
        { name: 'loss/price', ...curve(1) },
      ],
    },
    { metric: 'learningRate', lines: [{ name: 'learningRate', ...curve(3) }] },
  ]);
  expect(chartsOf([{ name: 'a', curves: {} }])).toEqual([]);
});

it('lays two runs over each other, metric by metric', () => {
  const runs: NamedCurves[] = [
    { name: 'a', curves: { loss: curve(2), 'loss/price': curve(1) } },
    { name: 'b', curves: { loss: curve(5, 4) } },
  ];
  expect(chartsOf(runs)).toEqual([
    {
      metric: 'loss',
      lines: [
        { name: 'a', ...curve(2) },
        { name: 'b', ...curve(5, 4) },
      ],
    },
    { metric: 'loss/price', lines: [{ name: 'a', ...curve(1) }] },
  ]);
});

it('knows what a metric tells of which target', () => {
  const metrics = [
    'loss',
    'loss/distillation',
    'loss/rent-2024',
    'neighboursPrice',
    'neighbours지가',
    'gradientNorm',
  ];
  expect(metrics.map(ofTarget)).toEqual([
    null,
    null,
    { told: 'loss', target: 'rent-2024' },
    { told: 'neighbours', target: 'price' },
    { told: 'neighbours', target: '지가' },
    null,
  ]);
});

it('knows the levels of collapse', () => {
  const settings = parsePreset('quick');
  const lnK = Math.log(settings.head.scores);
  const metrics = ['teacherEntropy', 'prototypesInUse', 'embeddingStd', 'losses'];
  expect(metrics.map((name) => levelsOf(name, settings))).toEqual([
    [
      { value: 0.95 * lnK, label: 'level.tooEven' },
      { value: 0.05 * lnK, label: 'level.tooSure' },
    ],
    [{ value: 0.1, label: 'level.tooFew' }],
    [{ value: 0.5 / Math.sqrt(96), label: 'level.tooAlike' }],
    [],
  ]);
});
