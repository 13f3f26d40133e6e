import { type ImportProblem } from '../../../src-shared/contract/app/data';

/** The listed rows of all problems as CSV (RFC 4180): where, why, and what stood there. */
export function badRowsCsv(problems: ImportProblem[]): string {
  const lines = problems.flatMap(({ reason, explanation, rows }) =>
    rows.map(({ at, content }) => [String(at), reason, explanation, content]),
  );
  return [['row', 'reason', 'explanation', 'content'], ...lines]
    .map((cells) => `${cells.map(quoted).join(',')}\r\n`)
    .join('');
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
