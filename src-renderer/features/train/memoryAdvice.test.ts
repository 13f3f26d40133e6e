import { expect, it } from 'vitest';
import { parsePreset } from '../../../src-shared/settings/presets';
import { memoryAdvice } from './memoryAdvice';

const settings = parsePreset('quick');
const places = 1000;
const imageBytes = places * 3 * 128 ** 2;
const advice = (engineBytes: number, freeBytes: number) =>
  memoryAdvice({ places, memoryBytes: imageBytes + engineBytes }, settings, freeBytes);

it('accepts what leaves some memory free', () => {
  expect(advice(800e6, 1000e6)).toEqual({ fits: true });
});

it('proposes the largest power of two that fits', () => {
  expect(advice(1600e6, 1000e6)).toEqual({ fits: false, batchSize: 16 });
  expect(advice(3200e6, 300e6)).toEqual({ fits: false, batchSize: 2 });
});

it('proposes nothing where the images alone are too much', () => {
  expect(advice(1600e6, 40e6)).toEqual({ fits: false, batchSize: null });
  expect(advice(32e9, 100e6)).toEqual({ fits: false, batchSize: null });
});
