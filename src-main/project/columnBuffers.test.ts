import { describe, expect, it } from 'vitest';
import { type CellValue, JsonText, writtenNull } from '../../src-shared/kinds/columns';
import { type Random, randomStream } from '../../src-shared/random';
import { ColumnBuffers } from './columnBuffers';
import { cellAt } from './columnCells';
import { countOf, decodeChunk, encodeCells } from './columnChunks';

const texts = ['', 'a', '7', 'NaN', 'Infinity', '-Infinity', '12E500', '1e999', '東京'];
const others: (() => CellValue)[] = [
  () => true,
  () => false,
  () => writtenNull,
  () => new JsonText('[1e999]'),
];

/** Of one kind of column: how seldom a cell is set, and what is set. */
function randomCell(random: Random, kind: number): CellValue {
  const number = () => (random.int(4) === 0 ? [0, -0, 1][random.int(3)] : random.int(1e9) / 8 - 1e7);
  if (kind === 0) return number();
  if (kind === 1) return texts[random.int(texts.length)];
  return random.int(3) > 0
    ? number()
    : random.int(2) > 0
      ? texts[random.int(texts.length)]
      : others[random.int(4)]();
}

/** The cells that are held, by column, as they are read from the project again. */
function readBack(buffers: ColumnBuffers, columns: number, rows: number): CellValue[][] {
  const read = Array.from({ length: columns }, () => new Array<CellValue>(rows).fill(null));
  for (const { column, cells } of buffers.take()) {
    const stored = decodeChunk(encodeCells(cells), 'x');
    expect(countOf(stored)).toBe(rows);
    for (let row = 0; row < rows; row++) read[column][row] = cellAt(stored, row);
  }
  return read;
}

describe('ColumnBuffers', () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'gives back what was set, however sparse (%i)',
    (seed) => {
      const random = randomStream(seed, 1);
      const buffers = new ColumnBuffers();
      const columns = Array.from({ length: 1 + random.int(6) }, (_, i) => ({
        index: buffers.column(`c${i}`),
        kind: random.int(3),
        gap: 1 + random.int([1, 3, 40, 900][random.int(4)]),
      }));
      for (let chunk = 0; chunk < 3; chunk++) {
        const rows = 1 + random.int(2000);
        const set = columns.map(() => new Array<CellValue>(rows).fill(null));
        for (let row = 0; row < rows; row++) {
          for (const { index, kind, gap } of columns)
            if (random.int(gap) === 0) buffers.set(index, (set[index][row] = randomCell(random, kind)));
          buffers.endRow();
        }
        expect(readBack(buffers, columns.length, rows)).toEqual(set);
      }
    },
  );

  it('takes an infinite number for none', () => {
    const buffers = new ColumnBuffers();
    buffers.set(buffers.column('a'), -Infinity);
    buffers.endRow();
    expect(readBack(buffers, 1, 1)).toEqual([[null]]);
  });
});
