import { expect, it } from 'vitest';
import { localProjection } from './lngLat';
import { lngDifference, lngNear, wrapLng } from './longitude';

it('takes longitudes of any turn home, 180 and −180 as one', () => {
  const all = [-180, 180, 179.5, 180.5, -180.5, 540, 190, -190, 0, 359].map(wrapLng);
  expect(all).toEqual([-180, -180, 179.5, -179.5, 179.5, -180, -170, 170, 0, -1]);
});

it('takes the shorter way between two longitudes', () => {
  const found = [
    [179, -179],
    [-179, 179],
    [10, 4],
    [-180, 180],
    [90, -90],
  ].map(([a, b]) => lngDifference(a, b));
  expect(found).toEqual([-2, 2, 6, 0, 180]);
  expect([lngNear(-179, 178), lngNear(179, -178), lngNear(10, 20), lngNear(-179, 539)]).toEqual([
    181, -181, 10, 541,
  ]);
});

it('projects both sides of the 180th meridian as neighbours, there and back', () => {
  const { toXY, toLngLat } = localProjection({ lng: 179.9, lat: -17 });
  const [east, shifted] = [
    toXY({ lng: -179.9, lat: -17 }),
    localProjection({ lng: 9.9, lat: -17 }).toXY({ lng: 10.1, lat: -17 }),
  ];
  expect(east.x).toBeCloseTo(shifted.x, 5);
  const back = toLngLat(east);
  expect([back.lng, back.lat]).toEqual([expect.closeTo(-179.9, 9), -17]);
});
