import { describe, expect, it } from 'vitest';
import { lengthText, scaleBar } from './scaleBar';

describe('scaleBar', () => {
  it('is as long as the ground it names, at the latitude of the map', () => {
    const worldPx = 256 * 2 ** 12;
    const equator = scaleBar(0, worldPx, 120);
    const oslo = scaleBar(60, worldPx, 120);
    expect(equator.metres).toBe(2000);
    expect((equator.px / worldPx) * 40_075_016.686).toBeCloseTo(2000, 6);
    expect(oslo.metres).toBe(2000);
    expect(oslo.px / equator.px).toBeCloseTo(2, 9);
  });

  it.each([1, 37, 120, 333, 5000])('takes at least 40 % of %d pixels and never more', (mostPx) => {
    for (let zoom = 2; zoom <= 20; zoom++) {
      const { px } = scaleBar(47, 256 * 2 ** zoom, mostPx);
      expect(px).toBeLessThanOrEqual(mostPx * (1 + 1e-12));
      expect(px).toBeGreaterThanOrEqual(0.4 * mostPx * (1 - 1e-12));
    }
  });

  it('is named in the unit that reads shortest', () => {
    expect([50, 500, 2000].map(lengthText)).toEqual(['50 m', '500 m', '2 km']);
  });
});
