import { expect, it } from 'vitest';
import { LayerStoreBuilder, polygonKind, toUnits } from '../sources/layerStoreBuilder';
import { boxesOfParts } from '../sources/partBoxes';
import { shapeOf } from './shape';

const metre = 1 / 111_195.08;

/** Rings in metres around (20, 60), where a degree of longitude is half as long. */
function shape(...rings: [number, number][][]) {
  const builder = new LayerStoreBuilder();
  const parts = rings.map((ring) =>
    ring.flatMap(([x, y]) => [toUnits(20 + 2 * x * metre), toUnits(60 + y * metre)]),
  );
  builder.add({ class: 0, kind: polygonKind, parts });
  const store = builder.build();
  const { areaM2, perimeterM, x, y } = shapeOf(store, boxesOfParts(store), 0);
  // A coordinate is kept to a centimetre.
  return [10 * Math.round(areaM2 / 10), perimeterM, (x / 1e7 - 20) / metre / 2, (y / 1e7 - 60) / metre].map(
    Math.round,
  );
}

const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

it('measures areas, outlines and the centre', () => {
  expect(shape(square(100, 200, 60))).toEqual([3600, 240, 130, 230]);
  expect(shape([[0, 0], [300, 0], [0, 300]])).toEqual([45_000, 1024, 100, 100]); // prettier-ignore
});

it('takes holes out and adds islands, however they are wound', () => {
  const hole = square(20, 20, 30);
  for (const inner of [hole, hole.toReversed()])
    expect(shape(square(0, 0, 100), inner, square(200, 0, 10), square(25, 25, 10))).toEqual([
      10_000 - 900 + 100 + 100,
      400 + 120 + 40 + 40,
      50,
      50,
    ]);
});
