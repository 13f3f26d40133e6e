import { describe, expect, it } from 'vitest';
import { epochOrder } from './sampling';

const entropy = Float32Array.from({ length: 1000 }, (_, i) => (i < 500 ? 0.2 : 0.8));
const shareOfBusy = (exponent: number) =>
  epochOrder(entropy, exponent, 1, 0).reduce((count, place) => count + (place >= 500 ? 1 : 0), 0) / 1000;

describe('epochOrder', () => {
  it('takes every place once when uniform', () => {
    const order = epochOrder(entropy, 0, 1, 0);
    expect([...order].sort((a, b) => a - b)).toEqual([...entropy.keys()]);
    expect([...order]).not.toEqual([...entropy.keys()]);
  });

  it('draws by entropy to the power of the exponent', () => {
    // 4^½ : 1 and 4 : 1
    expect(shareOfBusy(0.5)).toBeCloseTo(2 / 3, 1);
    expect(shareOfBusy(1)).toBeCloseTo(4 / 5, 1);
  });

  it('draws the same for the same seed and epoch, and another order for another', () => {
    const first = epochOrder(entropy, 0.5, 1, 0);
    expect(epochOrder(entropy, 0.5, 1, 0)).toEqual(first);
    expect(epochOrder(entropy, 0.5, 1, 1)).not.toEqual(first);
    expect(epochOrder(entropy, 0.5, 2, 0)).not.toEqual(first);
  });

  it('never draws a blank image among others, and copes with nothing but blank ones', () => {
    const one = Float32Array.of(0, 0.5, 0);
    expect(new Set(epochOrder(one, 2, 1, 0))).toEqual(new Set([1]));
    expect(epochOrder(new Float32Array(3), 0.5, 1, 0)).toHaveLength(3);
  });
});
