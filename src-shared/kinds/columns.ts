/** What a column of an imported table holds. */

/** A cell as it was imported; null where it was empty. */
export type CellValue = string | number | boolean | null;
/** The cells of a place by the names of their columns. */
export type Properties = Record<string, CellValue>;

/** How the cells of a column are read. */
export const columnKinds = ['number', 'category', 'date', 'text'] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** What a class or a category is called: the cell’s text; null where the cell holds nothing. */
export function categoryOf(cell: CellValue): string | null {
  const text = cell === null ? '' : String(cell).trim();
  return text === '' ? null : text;
}
