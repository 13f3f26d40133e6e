import { latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { metresPerDegree } from '../../src-shared/geo/lngLat';
import { lngDifference, wrapLng } from '../../src-shared/geo/longitude';
import { regionTest } from '../../src-shared/geo/regionTest';
import { randomStream } from '../../src-shared/random';
import { cellBoundary } from './cellBoundary';
import { coordinateFeatures, planeFeatures } from './models/features';
import { nearestMeans } from './models/nearest';
import { pauses } from './pause';
import { bufferAroundCells, bufferAroundPlaces } from './splits/buffer';
import { labelCells } from './splits/cells';
import { type Coordinates } from './splits/coordinates';
import { makeSplit } from './splits/split';

const random = randomStream(71);
const count = 300;

/** Degrees from a middle; each tenth place lies where another does. */
const offsets = Array.from({ length: count }, () => [0.1 * random.normal(), 0.05 * random.normal()]);
for (let i = 0; i < count; i += 10) offsets[i] = offsets[random.int(count)];

const placesAt = (lng: number, lat: number): Coordinates => ({
  lng: Float64Array.from(offsets, ([x]) => wrapLng(lng + x)),
  lat: Float64Array.from(offsets, ([, y]) => lat + y),
});

const train = Uint32Array.from({ length: 200 }, (_, i) => i);
const rest = Uint32Array.from({ length: 100 }, (_, i) => 200 + i);
/** Whole degrees, so that the places are moved exactly. */
const [plain, there] = [placesAt(8, -17), placesAt(180, -17)];

describe('places over the 180th meridian', () => {
  it('lie on both sides of it', () => {
    expect([Math.min(...there.lng) < -179, Math.max(...there.lng) > 179]).toEqual([true, true]);
  });

  it.each(['gaps', 'area'] as const)('are split as elsewhere: %s', (name) => {
    const options = { seed: 3, bufferM: 2000 };
    expect(makeSplit(name, there, options).folds).toEqual(makeSplit(name, plain, options).folds);
  });

  it('have the same coordinates as features, and the same neighbours', async () => {
    for (const features of [coordinateFeatures, planeFeatures]) {
      const [found, expected] = [features(there)(train).data, features(plain)(train).data];
      expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 4));
    }
    const y = { width: 1, data: Float64Array.from({ length: count }, () => random.next()) };
    const means = (places: Coordinates) => nearestMeans(places, y, train, rest, 5, pauses());
    expect(await means(there)).toEqual(await means(plain));
  });

  it('that are 180 and −180 are one coordinate', () => {
    const places = { lng: Float64Array.of(180, -180, 0, 1, 2, 3), lat: new Float64Array(6) };
    const { folds } = makeSplit('gaps', places, { seed: 1, bufferM: 0 });
    expect(folds.find(({ test }) => test.includes(0))!.test.includes(1)).toBe(true);
  });
});

describe.each([
  ['over the 180th meridian', placesAt(180, -17)],
  [
    'near the north pole',
    {
      lng: Float64Array.from(offsets, ([x]) => wrapLng(1800 * x)),
      lat: Float64Array.from(offsets, ([, y]) => 90 - Math.min(1, 1e-6 + Math.abs(y))),
    },
  ],
])('the buffer of places %s', (_, places) => {
  const [widthM, heldOut] = [3000, rest];

  it('holds each whose image overlaps that of a held-out one', () => {
    const overlaps = (place: number, other: number) => {
      const metresPerLng = metresPerDegree * Math.cos((places.lat[place] * Math.PI) / 180);
      return (
        Math.abs(lngDifference(places.lng[place], places.lng[other])) * metresPerLng <= widthM &&
        Math.abs(places.lat[place] - places.lat[other]) * metresPerDegree <= widthM
      );
    };
    const expected = Uint8Array.from({ length: count }, (_, place) =>
      heldOut.some((other) => overlaps(place, other)) ? 1 : 0,
    );
    expect(new Set(expected).size).toBe(2);
    expect(bufferAroundPlaces(places, heldOut, widthM)).toEqual(expected);
  });

  it('holds each whose image reaches into a held-out cell', () => {
    const cells = labelCells(places, 7);
    const held = new Set(cells.places.filter((_, i) => i % 3 === 0).flat());
    const marks = bufferAroundCells(places, cells, Uint32Array.from(held), widthM);
    for (const place of held) expect(marks[place]).toBe(1);
    // A point of the image that lies in such a cell.
    const heldCells = new Set(
      Array.from(held, (place) => latLngToCell(places.lat[place], places.lng[place], 7)),
    );
    const reaches = (place: number) => {
      const [dLat, metresPerLng] = [
        widthM / metresPerDegree,
        metresPerDegree * Math.cos((places.lat[place] * Math.PI) / 180),
      ];
      return Array.from({ length: 81 }, (_, i) => [
        ((i % 9) - 4) / 4.01,
        (Math.floor(i / 9) - 4) / 4.01,
      ]).some(([x, y]) => {
        const lat = places.lat[place] + y * dLat;
        if (lat >= 90) return false;
        return heldCells.has(latLngToCell(lat, places.lng[place] + (x * widthM) / metresPerLng, 7));
      });
    };
    const missed = Array.from({ length: count }, (_, place) => place).filter(
      (place) => marks[place] === 0 && reaches(place),
    );
    expect(missed).toEqual([]);
    expect(marks.some((mark) => mark === 0)).toBe(true);
  });
});

it('the border of a cell holds its places, over the meridian and around the poles', () => {
  for (const [lng, lat] of [
    [180, -17],
    [-179.99, 51],
    [0, 90],
    [120, 89.9],
    [0, -90],
    [10, 50],
  ])
    // prettier-ignore
    for (const resolution of [2, 5, 8]) {
      const isInside = regionTest({ polygons: [[cellBoundary(latLngToCell(lat, lng, resolution))]] });
      expect([lng, lat, resolution, isInside({ lng, lat: Math.max(-89.999999, Math.min(89.999999, lat)) })]).toEqual([lng, lat, resolution, true]);
    }
});
