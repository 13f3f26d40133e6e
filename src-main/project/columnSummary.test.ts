import { expect, it } from 'vitest';
import { withDictionary } from './columnChunks';
import { numbersOf, readerOf } from './columnCells';
import { summaryOf } from './columnSummary';

it('takes a text of an infinite number for none where numbers are read', () => {
  const chunks = [{ firstRow: 0, cells: withDictionary([3, 'Infinity', '1e999', '-inf', '4.5']) }];
  const { count, min, max } = summaryOf('number', chunks, '.');
  expect({ count, min, max }).toEqual({ count: 2, min: 3, max: 4.5 });
  expect([...numbersOf(chunks[0].cells, readerOf(chunks, 'number', '.'))]).toEqual([3, NaN, NaN, NaN, 4.5]);
});
