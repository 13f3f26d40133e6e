import { type CellValue } from '../../src-shared/kinds/columns';
import { type DecimalMark } from '../../src-shared/numbers';
import { unitInName } from '../../src-shared/units';
import { ColumnBuffers } from './columnBuffers';
import { type PlacedCells } from './columnCells';
import { encodeCells } from './columnChunks';
import { type ColumnProfile } from './columnProfile';
import { summaryFrom } from './columnSummary';
import { type MigrationDatabase } from './migrationDatabase';

/** A column of the project: its index among those of its dataset, its name, and what was written of it. */
export interface WrittenColumn {
  id: number;
  index: number;
  name: string;
  profile: ColumnProfile;
}

/**
 * Writes the columns of a dataset and their cells, which are set row by row. An import writes so, and the migration to version 110: whoever
 * changes these tables gives that migration a writer of its own.
 */
export class ColumnWriter {
  /** Rows that are whole. */
  rowCount = 0;
  /** Of the project, by index; of columns that are written. */
  readonly ids: number[] = [];
  private readonly cells = new ColumnBuffers();

  constructor(
    private readonly database: Pick<MigrationDatabase, 'run'>,
    private readonly datasetId: number,
  ) {}

  /** The index of a column; one that is new stands behind the others. */
  column(name: string): number {
    return this.cells.column(name);
  }

  /** Sets a cell of the row that is being filled; the last word counts, and what is not set is missing. */
  set(column: number, value: CellValue): void {
    this.cells.set(column, value);
  }

  endRow(): void {
    this.rowCount++;
    this.cells.endRow();
  }

  /** Whether what is held should be written. */
  get isFull(): boolean {
    return this.cells.isFull;
  }

  /** Writes what is held. */
  write(): void {
    const { cells, ids } = this;
    const firstRow = this.rowCount - cells.rowCount;
    for (let index = ids.length; index < cells.names.length; index++)
      ids.push(this.add(cells.names[index], index));
    for (const { column, cells: taken } of cells.take()) {
      const { rowCount, encoding, bytes } = encodeCells(taken);
      this.database.run(
        'INSERT INTO column_chunks (column_id, first_row, row_count, encoding, bytes) VALUES (?, ?, ?, ?, ?)',
        ids[column],
        firstRow,
        rowCount,
        encoding,
        bytes,
      );
    }
  }

  *written(): Generator<WrittenColumn> {
    for (const [index, id] of this.ids.entries())
      yield { id, index, name: this.cells.names[index], profile: this.cells.profileOf(index) };
  }

  /** Keeps what a written column holds in short: its kind and summary. `chunks` are asked for where the profile cannot tell. */
  describe(
    columnId: number,
    profile: ColumnProfile,
    chunks: () => Iterable<PlacedCells>,
    decimal: DecimalMark,
  ): void {
    const kind = profile.kind();
    this.database.run(
      'UPDATE columns SET kind = ?, summary_json = ? WHERE id = ?',
      kind,
      JSON.stringify(summaryFrom(kind, profile, chunks, decimal)),
      columnId,
    );
  }

  private add(name: string, position: number): number {
    return this.database.run(
      `INSERT INTO columns (dataset_id, position, name, kind, unit, summary_json) VALUES (?, ?, ?, 'text', ?, '{}')`,
      this.datasetId,
      position,
      name,
      unitInName(name),
    ).id;
  }
}
