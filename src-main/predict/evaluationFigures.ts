import { type ChosenReadouts } from '../../src-shared/kinds/readouts';
import { chosenReadouts } from './chosenReadouts';
import { type Evaluation, type ModelEvaluation } from './evaluate';

/** What a table tells of a model. */
export type ScoredRow = Pick<ModelEvaluation, 'title' | 'pooled' | 'interval' | 'classes'> &
  Partial<Pick<ModelEvaluation, 'byFold'>>;

/** Models scored on the same places and folds. */
export interface ScoredTable extends Pick<Evaluation, 'target' | 'split' | 'folds' | 'usedPlaces'> {
  rows: ScoredRow[];
}

/** A kind of figure: null where a model has none. */
interface FigureColumn {
  key: string;
  title: string;
  digits: number;
  /** Shown in percent, kept as a share. */
  percent?: boolean;
  of: (row: ScoredRow) => number | null;
}

const commonColumns: FigureColumn[] = [
  { key: 'r2', title: 'R²', digits: 3, of: ({ pooled }) => pooled.r2 },
  { key: 'rmse', title: 'RMSE', digits: 3, of: ({ pooled }) => pooled.rmse },
  { key: 'mae', title: 'MAE', digits: 3, of: ({ pooled }) => pooled.mae },
];
const coverageColumn: FigureColumn = {
  key: 'coverage',
  title: 'in 90 % interval, %',
  digits: 1,
  percent: true,
  of: ({ interval }) => interval.coverage,
};

export const figureColumns: Record<Evaluation['target'], FigureColumn[]> = {
  price: [
    ...commonColumns,
    { key: 'maeOriginal', title: 'MAE, price', digits: 0, of: ({ pooled }) => pooled.original.mae },
    { key: 'rmseOriginal', title: 'RMSE, price', digits: 0, of: ({ pooled }) => pooled.original.rmse },
    { key: 'mape', title: 'MAPE, %', digits: 1, percent: true, of: ({ pooled }) => pooled.original.mape },
    coverageColumn,
  ],
  population: [
    ...commonColumns,
    { key: 'top1', title: 'top-1, %', digits: 1, percent: true, of: ({ classes }) => classes?.top1 ?? null },
    { key: 'top5', title: 'top-5, %', digits: 1, percent: true, of: ({ classes }) => classes?.top5 ?? null },
    { key: 'macroF1', title: 'macro-F1', digits: 3, of: ({ classes }) => classes?.macroF1 ?? null },
    coverageColumn,
  ],
};

/** A figure over runs (seeds). */
export interface Spread {
  mean: number;
  /** Standard deviation over the runs (n − 1); null for a single one. */
  deviation: number | null;
  values: number[];
}

export interface SummaryRow {
  title: string;
  /** By the key of a column; null where no run has the figure. */
  figures: Record<string, Spread | null>;
  /** Over all folds of all runs; of models that choose. */
  chosen?: ChosenReadouts;
}

/** Evaluations of one target under one split, over runs. */
export interface EvaluationSummary extends Omit<ScoredTable, 'rows'> {
  runs: number;
  rows: SummaryRow[];
}

/** Rows of the same title belong together; `folds` are those of all runs, other facts those of the first. */
export function summarise(tables: ScoredTable[]): EvaluationSummary {
  const [{ target, split, usedPlaces, rows }] = tables;
  return {
    target,
    split,
    usedPlaces,
    folds: [...new Set(tables.flatMap((each) => each.folds))].sort((a, b) => a - b),
    runs: tables.length,
    rows: rows.map(({ title }) => {
      const same = tables.flatMap((each) => each.rows.filter((row) => row.title === title));
      const figures = figureColumns[target].map(({ key, of }) => [key, spreadOf(same.map(of))]);
      const chosen = chosenReadouts(same.flatMap(({ byFold }) => byFold ?? []));
      return {
        title,
        figures: Object.fromEntries(figures) as Record<string, Spread | null>,
        ...(chosen && { chosen }),
      };
    }),
  };
}

export function spreadOf(figures: (number | null)[]): Spread | null {
  const values = figures.filter((value) => value !== null);
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null, values };
}
