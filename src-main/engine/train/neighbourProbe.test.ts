import { expect, it } from 'vitest';
import { neighboursAccuracy, neighboursR2 } from './neighbourProbe';

/** Twelve rows on the unit circle, 10° apart, of which seven are asked. */
const angles = Array.from({ length: 12 }, (_, i) => (i * Math.PI) / 18);
const unit = Float64Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
const rows = [0, 1, 2, 3, 4, 5, 11];

it('guesses a value from the five nearest others', () => {
  const values = angles.map((_, i) => i);
  // The five nearest of 0 to 5 are the others of these; of 11: 1 to 5.
  const guessOf = (row: number) => (row === 11 ? 15 / 5 : (15 - row) / 5);
  const sum = (of: (row: number) => number) => rows.reduce((total, row) => total + of(row), 0);
  const mean = sum((row) => row) / 7;
  expect(neighboursR2(unit, 2, values, rows)).toBeCloseTo(
    1 - sum((row) => (row - guessOf(row)) ** 2) / sum((row) => (row - mean) ** 2),
  );
});

it('scores nothing where all values are the same', () => {
  for (const value of [3, Math.log(500), 0.1])
    expect(neighboursR2(unit, 2, new Float64Array(12).fill(value), rows)).toBeNull();
  expect(neighboursAccuracy(unit, 2, new Float64Array(12).fill(3), rows)).toBeNull();
});

it('guesses a class by most votes', () => {
  const accuracy = (isOne: (row: number) => boolean) =>
    neighboursAccuracy(
      unit,
      2,
      angles.map((_, row) => Number(isOne(row))),
      rows,
    );
  // 11 stands alone among ones; all others have four or five of their own kind beside them.
  expect(accuracy((row) => row < 11)).toBeCloseTo(6 / 7);
});
