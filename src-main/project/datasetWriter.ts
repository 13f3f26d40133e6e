import { type CellValue } from '../../src-shared/kinds/columns';
import { textsOf } from './columnCells';
import { encodeCells } from './columnChunks';
import { ColumnProfile } from './columnProfile';
import { chunksOf, decimalOf } from './columns';
import { ColumnWriter, type WrittenColumn } from './columnWriter';
import { type Project } from './project';

const valuesPerPlace = 4;
const placesPerStatement = 50;
const insertPlaces = (count: number) =>
  `INSERT INTO places (dataset_id, row, lng, lat) VALUES ` + Array<string>(count).fill('(?, ?, ?, ?)').join();
const insertMany = insertPlaces(placesPerStatement);
const insertOne = insertPlaces(1);

/** Writes the places of a dataset that has begun, row by row, and their cells column by column. */
export class DatasetWriter {
  private readonly columns: ColumnWriter;
  /** Of the rows that are held; one flat list takes half the time of an object each. */
  private places: number[] = [];
  private readonly textual = new Set<number>();
  private readonly numeric = new Set<number>();

  constructor(
    private readonly project: Project,
    readonly datasetId: number,
  ) {
    this.columns = new ColumnWriter(project, datasetId);
  }

  /** Rows that are whole. */
  get rowCount(): number {
    return this.columns.rowCount;
  }

  /** The index of a column; one that is new stands behind the others. */
  column(name: string): number {
    return this.columns.column(name);
  }

  /** Sets a cell of the row that is being filled; the last word counts, and what is not set is missing. */
  set(column: number, value: CellValue): void {
    this.columns.set(column, value);
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
    this.places.push(this.datasetId, this.columns.rowCount, lng, lat);
    this.columns.endRow();
    if (this.columns.isFull) this.write();
  }

  /** Writes what is held, in one transaction. */
  write(): void {
    this.project.transaction(() => {
      this.writePlaces();
      this.columns.write();
    });
  }

  /** Writes the rest, and what each column holds in short. The dataset is still invisible. */
  finish(): void {
    this.write();
    this.project.transaction(() => {
      for (const column of this.columns.written()) this.settle(column);
    });
  }

  /** Which column of the project a column is, once it is written. */
  columnId(name: string): number {
    return this.columns.ids[this.column(name)];
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

  private settle({ index, profile: taken, ...column }: WrittenColumn): void {
    const isText = taken.isMixed && this.textual.has(index) && !this.numeric.has(index);
    const profile = isText ? this.asText(column) : taken;
    const decimal = decimalOf(this.project, column.id);
    this.columns.describe(column.id, profile, () => chunksOf(this.project, column), decimal);
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
