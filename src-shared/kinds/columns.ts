/** What a column of an imported table holds. */

/** A list, an object or a written null of GeoJSON: the JSON text as it stood in the file, its digits included. */
export class JsonText {
  constructor(readonly json: string) {}

  /** As a cell of a table or a line of a card; empty for null. */
  toString(): string {
    return this.isNull ? '' : this.json;
  }

  get isNull(): boolean {
    return this.json === 'null';
  }
}

/** A property that is there and null, unlike one that is not there. */
export const writtenNull = new JsonText('null');

/** A cell as it was imported; null where there was none. */
export type CellValue = string | number | boolean | JsonText | null;
/** The cells of a place by the names of their columns, in the order of the columns. */
export type Properties = ReadonlyMap<string, CellValue>;

/** How the cells of a column are read. */
export const columnKinds = ['number', 'category', 'date', 'text'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What a class or a category is called: the cell’s text; null where the cell holds nothing. */
export function categoryOf(cell: CellValue): string | null {
  const text = cell === null ? '' : String(cell).trim();
  return text === '' ? null : text;
}
