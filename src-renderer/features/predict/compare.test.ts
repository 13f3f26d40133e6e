import { describe, expect, it } from 'vitest';
import { type GridCell } from '../../../src-shared/contract/app/predictions';
import { type PredictionColumns } from '../../../src-shared/contract/app/resources';
import { classOf } from '../../map/classes';
import {
  agreement,
  cellDifferences,
  differences,
  divergingBreaks,
  lessB,
  pairsOf,
  sameShare,
} from './compare';
import { miss } from './layers';

function columnsOf(values: Record<number, number>): PredictionColumns {
  const placeId = Uint32Array.from(Object.keys(values), Number);
  const value = Float32Array.from(Object.values(values));
  const none = new Float32Array(value.length).fill(NaN);
  return { placeId, value, lower: none, upper: none, actual: none, outOfFold: none };
}

const cell = (name: string, value: number) => ({ cell: name, value }) as GridCell;

describe('two prediction sets', () => {
  const pairs = pairsOf(columnsOf({ 1: 10, 2: 20, 4: 40 }), columnsOf({ 4: 10, 2: 25, 3: 7 }));

  it('are compared on the places that both have, whatever the order', () => {
    expect([...pairs.placeId]).toEqual([2, 4]);
    expect([...differences(Uint32Array.of(4, 1, 2), pairs, lessB)]).toEqual([30, NaN, -5]);
  });

  it('are compared on the cells that both have', () => {
    const found = cellDifferences([cell('a', 5), cell('b', 1)], [cell('b', 4), cell('c', 9)], lessB);
    expect(found.map(({ cell: { cell: name }, difference }) => [name, difference])).toEqual([['b', -3]]);
  });

  it('of classes differ where they are not the same', () => {
    const classes = pairsOf(columnsOf({ 1: 0, 2: 2, 4: 1 }), columnsOf({ 1: 0, 2: 1, 5: 1 }));
    expect([...differences(Uint32Array.of(1, 2, 4), classes, miss)]).toEqual([0, 1, NaN]);
    expect(cellDifferences([cell('a', 2)], [cell('a', 2)], miss)).toMatchObject([{ difference: 0 }]);
    expect([sameShare(classes), sameShare(pairsOf(columnsOf({}), columnsOf({})))]).toEqual([0.5, null]);
  });

  it('agree fully where their logarithms are on a line, and not at all where unrelated', () => {
    const a = Float32Array.from([1, 2, 3, 4], Math.expm1);
    const placeId = Uint32Array.of(1, 2, 3, 4);
    expect(agreement({ placeId, a, b: a.map((value) => (1 + value) ** 2 - 1) })).toBeCloseTo(1, 6);
    expect(agreement({ placeId, a, b: Float32Array.of(1, -1, -1, 1) })).toBeCloseTo(0, 6);
    expect(agreement({ placeId, a, b: new Float32Array(4) })).toBeNull();
  });
});

describe('divergingBreaks', () => {
  it('puts zero in the middle of the middle class, with mirrored classes', () => {
    const breaks = divergingBreaks(Float32Array.of(-3, 1, 2, 10), 6);
    expect(breaks).toHaveLength(6);
    expect(classOf(0, breaks)).toBe(3);
    breaks.forEach((value, i) => expect(value).toBeCloseTo(-breaks.at(-1 - i)!, 6));
  });

  it('has none where nothing differs', () => {
    expect(divergingBreaks(new Float32Array(5), 7)).toEqual([]);
    expect(divergingBreaks(Float32Array.of(NaN), 7)).toEqual([]);
  });
});
