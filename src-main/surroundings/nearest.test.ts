import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { LayerStoreBuilder, lineKind, polygonKind, toUnits } from '../sources/layerStoreBuilder';
import { Nearest } from './nearest';

const random = randomStream(73);
const metresPerDegree = 111_195.08;

function storeOf(lines: number[][], kind = lineKind) {
  const builder = new LayerStoreBuilder();
  for (const line of lines) builder.add({ class: 0, kind, parts: [line.map(toUnits)] });
  return builder.build();
}

/** All features of lines or rings in degrees. */
function nearestOf(lines: number[][], isClosed = false) {
  const store = storeOf(lines, isClosed ? polygonKind : lineKind);
  const index = new Nearest([{ store, features: lines.keys(), isClosed: () => isClosed }]);
  return (lng: number, lat: number) => index.distanceM(toUnits(lng), toUnits(lat));
}

/** By sampling every side densely. */
function sampled(lines: number[][], lng: number, lat: number, isClosed: boolean): number {
  const east = metresPerDegree * Math.cos((lat * Math.PI) / 180);
  let best = Infinity;
  for (const line of lines) {
    const points = Array.from({ length: line.length / 2 }, (_, i) => [line[2 * i], line[2 * i + 1]]);
    if (isClosed) points.push(points[0]);
    for (let i = 1; i < points.length; i++)
      for (let k = 0; k <= 400; k++) {
        const at = (axis: number) =>
          points[i - 1][axis] + ((points[i][axis] - points[i - 1][axis]) * k) / 400;
        best = Math.min(best, Math.hypot((at(0) - lng) * east, (at(1) - lat) * metresPerDegree));
      }
  }
  return best;
}

it.each([false, true])('is the least distance to any side (closed: %s)', (isClosed) => {
  const lines = Array.from({ length: 60 }, () => {
    const [x, y] = [10 + random.next() * 0.1, 50 + random.next() * 0.1];
    const vertices = 3 + random.int(30);
    return Array.from({ length: 2 * vertices }, (_, i) => (i % 2 ? y : x) + random.next() * 0.004);
  });
  const distance = nearestOf(lines, isClosed);
  for (let i = 0; i < 15; i++) {
    const [lng, lat] = [10 + random.next() * 0.1, 50 + random.next() * 0.1];
    const expected = sampled(lines, lng, lat, isClosed);
    expect(distance(lng, lat)).toBeLessThanOrEqual(expected + 0.1);
    expect(distance(lng, lat)).toBeGreaterThan(expected - 1);
  }
});

it('looks over the 180th meridian', () => {
  const distance = nearestOf([[179.999, 0, 179.999, 1]]);
  expect(distance(-179.999, 0.5)).toBeCloseTo(0.002 * metresPerDegree, -1);
});
