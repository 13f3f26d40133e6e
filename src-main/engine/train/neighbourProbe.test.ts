import { expect, it } from 'vitest';
import { neighboursAccuracy, neighboursR2 } from './neighbourProbe';

/** Twelve rows on the unit circle, 10° apart. */
const angles = Array.from({ length: 12 }, (_, i) => (i * Math.PI) / 18);
const unit = Float64Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
const rows = { known: [0, 1, 2, 4, 5, 7, 8, 9, 11], asked: [3, 6, 10] };

it('guesses a value from the five nearest', () => {
  const values = angles.map((_, i) => i);
  // Neighbours of 3: 1 2 4 5 and 0; of 6: 4 5 7 8 and 9 (or 2, further); of 10: 7 8 9 11 and 5.
  const guesses = [12 / 5, 33 / 5, 40 / 5];
  const mean = 19 / 3;
  const error = (3 - guesses[0]) ** 2 + (6 - guesses[1]) ** 2 + (10 - guesses[2]) ** 2;
  expect(neighboursR2(unit, 2, values, rows)).toBeCloseTo(
    1 - error / ((3 - mean) ** 2 + (6 - mean) ** 2 + (10 - mean) ** 2),
  );
});

it('guesses a class by most votes', () => {
  const classes = angles.map((_, i) => (i < 6 ? 0 : 1));
  expect(neighboursAccuracy(unit, 2, classes, rows)).toBe(1);
  expect(
    neighboursAccuracy(
      unit,
      2,
      angles.map((_, i) => i % 2),
      rows,
    ),
  ).toBeLessThan(1);
});
