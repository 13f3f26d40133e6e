import { expect, it } from 'vitest';
import { plain } from '../../src-shared/message';
import { progressText } from './progressLine';

it('shows amount, share, rate and ETA, and leaves out what is unknown', () => {
  const progress = { stage: 'draw', done: 1200, total: 5000, unit: 'images' } as const;
  expect(progressText(progress, { perSecond: 310, etaS: 12.2 })).toBe(
    'draw  1,200/5,000 images  24 %  310 images/s  ETA 12 s',
  );
  expect(
    progressText(
      {
        stage: 'read',
        done: 7,
        total: null,
        unit: 'rows',
        note: { kind: 'training', loss: 5.1, imagesPerSecond: 31.26, alarms: [plain('too low')] },
      },
      { perSecond: null, etaS: null },
    ),
  ).toBe('read  7 rows  loss 5.100 · 31.3 images/s · too low');
});
