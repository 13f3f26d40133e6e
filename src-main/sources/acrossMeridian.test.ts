import { expect, it } from 'vitest';
import { LayerStoreBuilder, lineKind, polygonKind, toUnits } from './layerStoreBuilder';
import { type LayerStore } from './layerStore';

const storeOf = (
  kind: number,
  parts: number[][],
  clip?: [number, number, number, number],
): LayerStore | null => {
  const builder = new LayerStoreBuilder({ clip });
  return builder.add({ class: 3, kind, parts: parts.map((part) => part.map(toUnits)) })
    ? builder.build()
    : null;
};
const degreesOf = (store: LayerStore | null) => Array.from(store!.coordinates, (units) => units / 1e7);
const box = (west: number, south: number, east: number, north: number) => [
  west,
  south,
  east,
  south,
  east,
  north,
  west,
  north,
];

it('goes on beyond 180 where a part jumps, with its holes and its other parts beside it', () => {
  const store = storeOf(polygonKind, [
    box(179, 0, -179, 2),
    box(-179.9, 0.5, -179.8, 1),
    box(-178, 0, -177, 1),
  ]);
  expect(degreesOf(store)).toEqual(
    [...box(179, 0, 181, 2), ...box(180.1, 0.5, 180.2, 1), ...box(182, 0, 183, 1)].map((each) =>
      expect.closeTo(each, 7),
    ),
  );
  expect(store!.bbox).toEqual([179, 0, -177, 2]);
  expect(degreesOf(storeOf(lineKind, [[-179, 5, 179, 6, 178, 7]]))).toEqual(
    [-179, 5, -181, 6, -182, 7]
      .map((by) => by + (by < -180 || by === -179 ? 360 : 0))
      .map((each) => expect.closeTo(each, 7)),
  );
});

it('takes longitudes beyond ±180 home, and cuts what a store cannot hold', () => {
  expect(degreesOf(storeOf(lineKind, [[190, 1, 200, 2]]))).toEqual([-170, 1, -160, 2]);
  const ocean = storeOf(polygonKind, [[120, 0, 170, 0, -140, 0, -110, 0, -110, 9, -140, 9, 170, 9, 120, 9]]);
  const [west, , east] = ocean!.bbox;
  expect([west, east, ocean!.vertexStarts.length - 1]).toEqual([-180, 180, 2]);
  expect(degreesOf(ocean).every((each) => Math.abs(each) <= 180)).toBe(true);
  expect(degreesOf(storeOf(lineKind, [[120, 0, -170, 0, -100, 0]]))).toEqual([
    120, 0, 180, 0, -180, 0, -170, 0, -100, 0,
  ]);
});

it('leaves what runs around the Earth as it is', () => {
  const world = box(-180, -90, 180, -60);
  expect(degreesOf(storeOf(polygonKind, [world]))).toEqual(world);
});

it('keeps what meets a clip box on either side of the meridian', () => {
  const clip: [number, number, number, number] = [179.5, -18, -179.5, -16];
  const kept = [
    box(179.6, -17, 179.7, -16.9),
    box(-179.7, -17, -179.6, -16.9),
    box(179.9, -17, -179.9, -16.9),
  ];
  const lost = [box(179, -17, 179.4, -16.9), box(-179.4, -17, -179, -16.9), box(179.9, 17, -179.9, 16.9)];
  expect(kept.map((ring) => storeOf(polygonKind, [ring], clip) !== null)).toEqual([true, true, true]);
  expect(lost.map((ring) => storeOf(polygonKind, [ring], clip) !== null)).toEqual([false, false, false]);
});
