import { type CellValue, JsonText } from '../../src-shared/kinds/columns';
import { type Cells, withDictionary } from './columnChunks';
import { ColumnProfile } from './columnProfile';

/** Rows of a chunk, and cells of all columns together that are held before they are written: fewer rows of very wide tables. */
const rowsPerChunk = 4096;
const mostCells = 1 << 20;
/** Characters of texts that are held before they are written. */
const mostCharacters = 16 << 20;

interface Buffered {
  numbers: Float64Array;
  /** Cells that are no numbers, by row. */
  others: (string | boolean | JsonText | undefined)[] | null;
  isEmpty: boolean;
  profile: ColumnProfile;
}

/** The cells of some rows on their way in, column by column; what is not set is missing. */
export class ColumnBuffers {
  readonly names: string[] = [];
  /** Of the rows that are held. */
  rowCount = 0;
  private readonly columns: Buffered[] = [];
  private readonly indices = new Map<string, number>();
  private characters = 0;

  /** The index of a column; one that is new stands behind the others. */
  column(name: string): number {
    const known = this.indices.get(name);
    if (known !== undefined) return known;
    const index = this.names.push(name) - 1;
    this.indices.set(name, index);
    const numbers = new Float64Array(16).fill(NaN);
    this.columns.push({ numbers, others: null, isEmpty: true, profile: new ColumnProfile() });
    return index;
  }

  /** Sets a cell of the row that is being filled; the last word counts. An infinite number is none. */
  set(column: number, value: CellValue): void {
    if (value === null || value === Infinity || value === -Infinity) return;
    const row = this.rowCount;
    const to = this.columns[column];
    to.isEmpty = false;
    if (typeof value === 'number') {
      const { length } = to.numbers;
      if (row >= length) to.numbers = padded(to.numbers, Math.max(row + 1, 2 * length));
      to.numbers[row] = value;
      if (to.others) to.others[row] = undefined;
    } else {
      if (typeof value === 'string') this.characters += value.length;
      else if (value instanceof JsonText) this.characters += value.json.length;
      (to.others ??= [])[row] = value;
    }
  }

  endRow(): void {
    this.rowCount++;
  }

  get isFull(): boolean {
    return (
      this.rowCount >= rowsPerChunk ||
      this.rowCount * this.columns.length >= mostCells ||
      this.characters >= mostCharacters
    );
  }

  /** The cells of the rows that are held, of each column that has any; they are held no more. */
  take(): { column: number; cells: Cells }[] {
    const { rowCount } = this;
    const taken = this.columns.flatMap((buffered, column) => {
      if (buffered.isEmpty) return [];
      const cells = cellsOf(buffered, rowCount);
      buffered.profile.add(cells);
      buffered.numbers.fill(NaN, 0, rowCount);
      buffered.others = null;
      buffered.isEmpty = true;
      return [{ column, cells }];
    });
    this.rowCount = 0;
    this.characters = 0;
    return taken;
  }

  /** What all cells that were taken look like. */
  profileOf(column: number): ColumnProfile {
    return this.columns[column].profile;
  }
}

function cellsOf({ numbers, others }: Buffered, rowCount: number): Cells {
  const held = rowCount <= numbers.length ? numbers : padded(numbers, rowCount);
  if (!others) return { numbers: held.slice(0, rowCount) };
  const values: CellValue[] = new Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const other = others[row];
    values[row] = other !== undefined ? other : Number.isNaN(held[row]) ? null : held[row];
  }
  return withDictionary(values);
}

function padded(numbers: Float64Array, length: number): Float64Array {
  const longer = new Float64Array(length).fill(NaN);
  longer.set(numbers);
  return longer;
}
