import { type Evaluation, type ModelEvaluation } from './evaluate';
import { splitTitles } from './splits/split';

/** A column of figures: null where a model has none. */
interface FigureColumn {
  title: string;
  digits: number;
  of: (row: ModelEvaluation) => number | null;
}

const percent = (share: number | null | undefined) => (share == null ? null : 100 * share);

const commonColumns: FigureColumn[] = [
  { title: 'R²', digits: 3, of: ({ pooled }) => pooled.r2 },
  { title: 'RMSE', digits: 3, of: ({ pooled }) => pooled.rmse },
  { title: 'MAE', digits: 3, of: ({ pooled }) => pooled.mae },
];
const coverageColumn: FigureColumn = {
  title: 'in 90 % interval, %',
  digits: 1,
  of: ({ interval }) => percent(interval.coverage),
};
const columnsOf: Record<Evaluation['target'], FigureColumn[]> = {
  price: [
    ...commonColumns,
    { title: 'MAE, price', digits: 0, of: ({ pooled }) => pooled.original.mae },
    { title: 'RMSE, price', digits: 0, of: ({ pooled }) => pooled.original.rmse },
    { title: 'MAPE, %', digits: 1, of: ({ pooled }) => percent(pooled.original.mape) },
    coverageColumn,
  ],
  population: [
    ...commonColumns,
    { title: 'top-1, %', digits: 1, of: ({ classes }) => percent(classes?.top1) },
    { title: 'top-5, %', digits: 1, of: ({ classes }) => percent(classes?.top5) },
    { title: 'macro-F1', digits: 3, of: ({ classes }) => classes?.macroF1 ?? null },
    coverageColumn,
  ],
};

/**
 * Evaluations of one target under one split as text: a line that names the split, then a line a model. Of several runs
 * (seeds) each figure is the mean ± the standard deviation over them.
 */
export function evaluationTable(evaluations: Evaluation[]): string {
  const [first] = evaluations;
  const columns = columnsOf[first.target];
  const head = ['model', ...columns.map(({ title }) => title)];
  const body = first.rows.map(({ model, title }) => {
    const rows = evaluations.flatMap((evaluation) => evaluation.rows.filter((row) => row.model === model));
    return [title, ...columns.map((column) => figure(rows.map(column.of), column.digits))];
  });
  return [caption(evaluations), ...aligned([head, ...body])].join('\n');
}

function caption(evaluations: Evaluation[]): string {
  const { target, split, usedPlaces } = evaluations[0];
  const folds = [...new Set(evaluations.flatMap((each) => each.folds))].sort((a, b) => a - b);
  const cells =
    split.cells === undefined ? [] : [`${split.cells} cells of ${Math.round(split.edgeM!)} m edge`];
  const buffer = split.name === 'gaps' ? [] : [`buffer ${Math.round(split.bufferM)} m`];
  const scored =
    folds.length === split.folds
      ? `${split.folds} folds`
      : `${folds.length > 1 ? 'folds' : 'fold'} ${folds.join(', ')} of ${split.folds}`;
  const runs = evaluations.length > 1 ? [`mean ± sd of ${evaluations.length} runs`] : [];
  const facts = [scored, `${usedPlaces} places`, ...cells, ...buffer, ...runs];
  return `${target}, split "${splitTitles[split.name]}": ${facts.join(', ')}`;
}

function figure(values: (number | null)[], digits: number): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return '–';
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  if (values.length === 1) return format(mean, digits);
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length - 1);
  return `${format(mean, digits)} ± ${format(Math.sqrt(variance), digits)}`;
}

const format = (value: number, digits: number) =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** The first column to the left, figures to the right. */
function aligned(rows: string[][]): string[] {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  '),
  );
}
