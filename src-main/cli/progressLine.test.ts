import { expect, it } from 'vitest';
import { progressText } from './progressLine';

it('shows amount, share, rate and ETA, and leaves out what is unknown', () => {
  const progress = { stage: 'draw', done: 1200, total: 5000, unit: 'images' };
  expect(progressText(progress, { perSecond: 310, etaS: 12.2 })).toBe(
    'draw  1,200/5,000 images  24 %  310 images/s  ETA 12 s',
  );
  expect(
    progressText(
      { stage: 'read', done: 7, total: null, unit: 'rows', note: 'loss 5.1' },
      { perSecond: null, etaS: null },
    ),
  ).toBe('read  7 rows  loss 5.1');
});
