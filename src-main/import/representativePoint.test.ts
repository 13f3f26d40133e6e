import { expect, it } from 'vitest';
import { lngDifference, wrapLng } from '../../src-shared/geo/longitude';
import { type Position, type Ring } from '../../src-shared/geo/polygon';
import { randomStream } from '../../src-shared/random';
import { representativePoint } from './representativePoint';

const random = randomStream(31);

/** Some rings are bent so far that their centroid lies outside; one end is the widest. */
function horseshoe(): Ring {
  const reach = 5.5 * random.next();
  const outer = Array.from({ length: 12 }, (_, i): Position => [
    3 * Math.cos((i * reach) / 11),
    3 * Math.sin((i * reach) / 11),
  ]);
  const inner = outer.map(([x, y], i): Position => [(0.9 - 0.05 * i) * x, (0.9 - 0.05 * i) * y]).toReversed();
  return [...outer, ...inner, outer[0]];
}

it('is the same point for an area over the 180th meridian as elsewhere: with a jump, or going on beyond it', () => {
  for (let round = 0; round < 100; round++) {
    const [ring, by, lat] = [horseshoe(), 177 + 6 * random.next(), 150 * random.next() - 75];
    const at = (degrees: number, ofLng: (lng: number) => number) =>
      representativePoint({
        type: 'Polygon',
        coordinates: [ring.map(([x, y]) => [ofLng(x + degrees), y + lat])],
      });
    const plain = at(0, (lng) => lng);
    const forms = [at(by, wrapLng), at(by, (lng) => lng), at(by - 360, (lng) => lng)];
    for (const found of forms) {
      // As near as the farthest inner point is looked for.
      expect(Math.abs(lngDifference(found.lng!, wrapLng(plain.lng! + by)))).toBeLessThan(0.1);
      expect(Math.abs(found.lat! - plain.lat!)).toBeLessThan(0.1);
    }
  }
});

it('is told as it is written where it is not on the globe', () => {
  const metres = [[350000, 5e6], [350100, 5e6], [350100, 5000100], [350000, 5e6]]; // prettier-ignore
  const found = representativePoint({ type: 'Polygon', coordinates: [metres] });
  expect(found).toEqual({ lng: 350000, lat: 5e6, defect: null });
});
