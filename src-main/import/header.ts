import { parseNumber } from '../../src-shared/numbers';
import { fitOf } from './columnNames';

/** A row that may be the header; `hasHeader` false: the first row of data in a table without one. */
export interface HeaderRow {
  at: number;
  hasHeader: boolean;
}

const searchedRows = 30;

export const isNotBlank = (row: string[]) => row.length > 1 || row[0].trim() !== '';

/** Whether any row is divided. */
export const isTable = (rows: string[][]) => rows.slice(0, searchedRows).some(({ length }) => length > 1);

/** Rows that may be the header, likeliest first: those that name both coordinates, comments last; then the first full row. */
export function headersIn(rows: string[][]): HeaderRow[] {
  const naming = rows
    .slice(0, searchedRows)
    .map((row, at) => ({ at, row }))
    .filter(({ row }) => row.some((cell) => names(cell, 'lng')) && row.some((cell) => names(cell, 'lat')));
  const [plain, comments] = [
    naming.filter(({ row }) => !isComment(row)),
    naming.filter(({ row }) => isComment(row)),
  ];
  const at = firstFull(rows);
  const full = { at, hasHeader: at < rows.length && !isData(rows[at], rows.slice(at + 1)) };
  return [...[...plain, ...comments].map((each) => ({ at: each.at, hasHeader: true })), full];
}

/** A text of some length is a sentence, not a name. */
const names = (cell: string, role: 'lng' | 'lat') => cell.length < 60 && fitOf(cell, role) !== null;

const isComment = ([first]: string[]) => /^\s*(?:#|\/\/|%)/.test(first);

/** The row of a line (from 1) as the header; 0: no header. */
export function rowAtLine(rows: string[][], line: number): HeaderRow {
  if (line === 0) return { at: firstFull(rows), hasHeader: false };
  let at = 0;
  while (at < rows.length - 1 && lineOfRow(rows, at + 1) <= line) at++;
  return { at, hasHeader: true };
}

/** On which line (from 1) a row begins: quoted cells may hold line ends. */
export function lineOfRow(rows: string[][], at: number): number {
  const inner = rows.slice(0, at).flat().join('').match(/\n/g)?.length ?? 0;
  return at + 1 + inner;
}

/** The first row that is about as full as the rows of the table usually are, and no comment. */
function firstFull(rows: string[][]): number {
  const filled = rows.map((row) => row.filter((cell) => cell.trim() !== '').length);
  const sorted = filled.filter((count) => count > 0).sort((a, b) => a - b);
  const usual = sorted[sorted.length >> 1] ?? 0;
  const isFull = (at: number) => filled[at] > 0 && filled[at] > usual / 2;
  const searched = rows.slice(0, searchedRows).map((_, at) => at);
  const at = searched.find((each) => isFull(each) && !isComment(rows[each])) ?? searched.find(isFull);
  return at ?? 0;
}

/** A first row is data if numbers stand in it where the column below holds numbers; years may be names. */
function isData(row: string[], below: string[][]): boolean {
  const probe = below.filter(isNotBlank).slice(0, 50);
  const columns = row
    .map((_, i) => i)
    .filter((i) => probe.filter((each) => isNumber(each[i])).length > probe.length / 2);
  const isValue = (cell: string) => isNumber(cell) && !isYear(cell);
  const asNumbers = columns.filter((i) => isValue(row[i])).length;
  return columns.length > 0 ? asNumbers > columns.length / 2 : row.every((cell) => isNumber(cell));
}

const isYear = (cell: string) => /^\s*(?:19|20)\d\d\s*$/.test(cell);

/** Whether a cell is a number, whatever its decimal mark. */
export const isNumber = (cell: string | undefined): boolean =>
  cell !== undefined &&
  (Number.isFinite(parseNumber(cell, ',') ?? NaN) || Number.isFinite(parseNumber(cell) ?? NaN));
