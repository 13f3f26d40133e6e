import { type ImportProblem } from '../../../src-shared/contract/app/data';
import { formulaStart } from '../../../src-shared/formulaStart';

/** The listed rows of all problems as CSV (RFC 4180): where, why, and what stood there. */
export function badRowsCsv(problems: ImportProblem[]): string {
  const lines = problems.flatMap(({ reason, explanation, rows }) =>
    rows.map(({ at, content }) => [String(at), reason, explanation, content]),
  );
  return [['row', 'reason', 'explanation', 'content'], ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}

/** As the exports write it: what a spreadsheet would run gets an apostrophe. */
function quoted(cell: string): string {
  const isFormula = formulaStart.test(cell);
  const text = isFormula ? `'${cell}` : cell;
  return isFormula || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
