import { type CellValue } from '../../src-shared/kinds/columns';
import { unitInName } from '../../src-shared/units';
import { ColumnBuffers } from './columnBuffers';
import { textsOf } from './columnCells';
import { encodeCells } from './columnChunks';
import { ColumnProfile } from './columnProfile';
import { chunksOf } from './columns';
import { summaryFrom } from './columnSummary';
import { type Project } from './project';

const valuesPerPlace = 4;
const placesPerStatement = 50;
const insertPlaces = (count: number) =>
  `INSERT INTO places (dataset_id, row, lng, lat) VALUES ` + Array<string>(count).fill('(?, ?, ?, ?)').join();
const insertMany = insertPlaces(placesPerStatement);
const insertOne = insertPlaces(1);

/** Writes the places of a dataset that has begun, row by row, and their cells column by column. */
export class DatasetWriter {
  /** Rows that are whole. */
  rowCount = 0;
  private readonly cells = new ColumnBuffers();
  /** Of the rows that are held; one flat list takes half the time of an object each. */
  private places: number[] = [];
  private readonly columnIds: number[] = [];
  private readonly textual = new Set<number>();
  private readonly numeric = new Set<number>();

  constructor(
    private readonly project: Project,
    readonly datasetId: number,
  ) {}

  /** The index of a column; one that is new stands behind the others. */
  column(name: string): number {
    return this.cells.column(name);
  }

  /** Sets a cell of the row that is being filled; the last word counts, and what is not set is missing. */
  set(column: number, value: CellValue): void {
    this.cells.set(column, value);
  }

  /** Its numbers become texts in the end if it has texts too: a column is of one type. */
  keepAsText(column: number): void {
    this.textual.add(column);
  }

  /** Its numbers stay numbers, whatever else it holds: they were asked for. */
  keepNumbers(column: number): void {
    this.numeric.add(column);
  }

  /** Ends a row: the place. Now and then what is held is written, in one transaction. */
  endRow(lng: number, lat: number): void {
    this.places.push(this.datasetId, this.rowCount++, lng, lat);
    this.cells.endRow();
    if (this.cells.isFull) this.write();
  }

  /** Writes what is held, in one transaction. */
  write(): void {
    this.project.transaction(() => {
      this.writePlaces();
      this.writeCells();
    });
  }

  /** Writes the rest, and what each column holds in short. The dataset is still invisible. */
  finish(): void {
    this.write();
    this.project.transaction(() => this.columnIds.forEach((_, index) => this.settle(index)));
  }

  /** Which column of the project a column is, once it is written. */
  columnId(name: string): number {
    return this.columnIds[this.column(name)];
  }

  private writePlaces(): void {
    const { places: values, project } = this;
    const step = valuesPerPlace * placesPerStatement;
    let at = 0;
    for (; at + step <= values.length; at += step) project.run(insertMany, ...values.slice(at, at + step));
    for (; at < values.length; at += valuesPerPlace)
      project.run(insertOne, ...values.slice(at, at + valuesPerPlace));
    this.places = [];
  }

  private writeCells(): void {
    const { names } = this.cells;
    const firstRow = this.rowCount - this.cells.rowCount;
    for (let index = this.columnIds.length; index < names.length; index++)
      this.columnIds.push(this.addColumn(names[index], index));
    for (const { column, cells } of this.cells.take()) {
      const { rowCount, encoding, bytes } = encodeCells(cells);
      this.project.run(
        'INSERT INTO column_chunks (column_id, first_row, row_count, encoding, bytes) VALUES (?, ?, ?, ?, ?)',
        this.columnIds[column],
        firstRow,
        rowCount,
        encoding,
        bytes,
      );
    }
  }

  private addColumn(name: string, position: number): number {
    return this.project.run(
      `INSERT INTO columns (dataset_id, position, name, kind, unit, summary_json) VALUES (?, ?, ?, 'text', ?, '{}')`,
      this.datasetId,
      position,
      name,
      unitInName(name),
    ).id;
  }

  private settle(index: number): void {
    const column = { id: this.columnIds[index], name: this.cells.names[index] };
    const taken = this.cells.profileOf(index);
    const isText = taken.isMixed && this.textual.has(index) && !this.numeric.has(index);
    const profile = isText ? this.asText(column) : taken;
    const kind = profile.kind();
    const summary = summaryFrom(kind, profile, () => chunksOf(this.project, column));
    this.project.run(
      'UPDATE columns SET kind = ?, summary_json = ? WHERE id = ?',
      kind,
      JSON.stringify(summary),
      column.id,
    );
  }

  /** Writes the numbers of a column as texts. */
  private asText(column: { id: number; name: string }): ColumnProfile {
    const profile = new ColumnProfile();
    for (const { firstRow, cells } of chunksOf(this.project, column)) {
      const texts = textsOf(cells);
      profile.add(texts);
      const { encoding, bytes } = encodeCells(texts);
      this.project.run(
        'UPDATE column_chunks SET encoding = ?, bytes = ? WHERE column_id = ? AND first_row = ?',
        encoding,
        bytes,
        column.id,
        firstRow,
      );
    }
    return profile;
  }
}
