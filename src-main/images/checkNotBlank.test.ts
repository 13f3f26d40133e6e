import { expect, it } from 'vitest';
import { checkNotBlank } from './renderImages';

const summaryOf = (kept: number, dropped: number) => ({
  imageSetId: 1,
  drawn: kept + dropped,
  reused: 0,
  kept,
  dropped,
  minEntropy: 0.1,
});

it('refuses images of which nearly all are blank, unless they are wanted', () => {
  expect(() => checkNotBlank(summaryOf(10, 90))).toThrow(
    expect.objectContaining({
      code: 'input/doubtful',
      message: expect.stringContaining(
        'Of 100 map images, 90 are nearly blank (entropy 0.1 or less)',
      ) as string,
    }),
  );
  const fine = [summaryOf(10, 89), summaryOf(0, 9), summaryOf(0, 0)];
  expect(fine.map((summary) => checkNotBlank(summary))).toEqual(fine);
  expect(checkNotBlank(summaryOf(0, 90), true)).toEqual(summaryOf(0, 90));
});
