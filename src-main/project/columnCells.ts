import { type CellValue } from '../../src-shared/kinds/columns';
import { type DecimalMark, numberText } from '../../src-shared/numbers';
import { type Cells, withDictionary } from './columnChunks';
import { dateReader, numberReader, type ReadCell } from './columnProfile';

/** Cells in the rows of a dataset from `firstRow` on. */
export interface PlacedCells {
  firstRow: number;
  cells: Cells;
}

/** The cell that stands at an index. */
export function cellAt(cells: Cells, i: number): CellValue {
  if ('numbers' in cells) return Number.isNaN(cells.numbers[i]) ? null : cells.numbers[i];
  return cells.values[cells.codes ? cells.codes[i] : i];
}

/** The same cells with each number as the text that it is written as. */
export function textsOf(cells: Cells): Cells {
  const asText = (cell: CellValue) => (typeof cell === 'number' ? numberText(cell) : cell);
  if ('values' in cells) return { ...cells, values: cells.values.map(asText) };
  return withDictionary(Array.from(cells.numbers, (_, i) => asText(cellAt(cells, i))));
}

/** How the cells of a column are read as numbers or dates, learnt from its texts; `decimal` is the mark of its file. */
export function readerOf(
  chunks: readonly PlacedCells[],
  kind: 'number' | 'date',
  decimal: DecimalMark,
): ReadCell {
  const texts = textsIn(chunks);
  return kind === 'date' ? dateReader(texts) : numberReader(texts, decimal);
}

function* textsIn(chunks: readonly PlacedCells[]): Generator<string> {
  for (const { cells } of chunks)
    if ('values' in cells) for (const value of cells.values) if (typeof value === 'string') yield value;
}

/** The cells of a chunk as numbers, each value read once. */
export function numbersOf(cells: Cells, read: ReadCell): Float64Array {
  if ('numbers' in cells) return cells.numbers.map((value) => (Number.isNaN(value) ? NaN : read(value)));
  const values = Float64Array.from(cells.values, read);
  return cells.codes ? Float64Array.from(cells.codes, (code) => values[code]) : values;
}
