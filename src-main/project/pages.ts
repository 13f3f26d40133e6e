export const rowsPerPage = 4096;

/** All rows of a query that is asked page by page, each beginning after the key of the last row before it. */
export function* eachOfPages<Row>(
  page: (after: number) => Row[],
  keyOf: (row: Row) => number,
): Generator<Row> {
  for (let rows = page(-1); rows.length > 0; rows = page(keyOf(rows.at(-1)!))) yield* rows;
}
