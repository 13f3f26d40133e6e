import { type ChosenReadouts } from '../../src-shared/kinds/readouts';
import { type TargetDefinition, type TargetKind } from '../../src-shared/kinds/targets';
import { chosenReadouts } from './chosenReadouts';
import { type Evaluation, type ModelEvaluation } from './evaluate';

/** What a row of a table is about; together they are told apart by it. */
export interface RowKey {
  /** Of `models`, or `ownHead`; of an older project it may be a title that nothing is known of. */
  model: string;
  /** Where several encoders stand in one table: which of them; none for baselines. */
  encoder?: string;
}

/** What a table tells of a model. */
export type ScoredRow = RowKey &
  Pick<ModelEvaluation, 'pooled' | 'interval' | 'ratios' | 'classes'> &
  Partial<Pick<ModelEvaluation, 'byFold'>>;

/** Models scored on the same places and folds. */
export interface ScoredTable extends Pick<
  Evaluation,
  'target' | 'definition' | 'split' | 'folds' | 'usedPlaces'
> {
  rows: ScoredRow[];
}

/** A kind of figure: null where a model has none. */
interface FigureColumn {
  key: string;
  /** With its unit. */
  title: string;
  /** Behind the point; absent: as many as show two figures in all. */
  digits?: number;
  /** Shown in percent, kept as a share. */
  percent?: boolean;
  of: (row: ScoredRow) => number | null;
}

/** What a valuer reads first (ratio study); PRD and PRB tell how dear places are valued beside cheap ones. */
const ratioColumns: FigureColumn[] = [
  {
    key: 'mdape',
    title: 'median error, %',
    digits: 1,
    percent: true,
    of: ({ ratios }) => ratios?.untrimmed.mdape ?? null,
  },
  { key: 'cod', title: 'COD, %', digits: 1, of: ({ ratios }) => ratios?.untrimmed.cod.value ?? null },
  { key: 'prd', title: 'PRD', digits: 3, of: ({ ratios }) => ratios?.untrimmed.prd.value ?? null },
  { key: 'prb', title: 'PRB', digits: 3, of: ({ ratios }) => ratios?.untrimmed.prb?.value ?? null },
];

/** On the scale that the target is learnt on, in standard deviations of the training labels. */
function learntColumns({ transform }: TargetDefinition): FigureColumn[] {
  const unit = transform === 'none' ? 'sd' : 'sd of log';
  return [
    { key: 'r2', title: 'R²', digits: 3, of: ({ pooled }) => pooled?.r2 ?? null },
    { key: 'rmse', title: `RMSE, ${unit}`, digits: 3, of: ({ pooled }) => pooled?.rmse ?? null },
    { key: 'mae', title: `MAE, ${unit}`, digits: 3, of: ({ pooled }) => pooled?.mae ?? null },
  ];
}

function originalColumns({ id, name, unit }: TargetDefinition): FigureColumn[] {
  const what = unit ?? name ?? id;
  return [
    { key: 'maeOriginal', title: `MAE, ${what}`, of: ({ pooled }) => pooled?.original.mae ?? null },
    { key: 'rmseOriginal', title: `RMSE, ${what}`, of: ({ pooled }) => pooled?.original.rmse ?? null },
    {
      key: 'mape',
      title: 'MAPE, %',
      digits: 1,
      percent: true,
      of: ({ pooled }) => pooled?.original.mape ?? null,
    },
  ];
}

const classColumns: FigureColumn[] = [
  { key: 'top1', title: 'top-1, %', digits: 1, percent: true, of: ({ classes }) => classes?.top1 ?? null },
  { key: 'top5', title: 'top-5, %', digits: 1, percent: true, of: ({ classes }) => classes?.top5 ?? null },
  { key: 'macroF1', title: 'macro-F1', digits: 3, of: ({ classes }) => classes?.macroF1 ?? null },
];
const coverageColumn: FigureColumn = {
  key: 'coverage',
  title: 'in 90 % interval, %',
  digits: 1,
  percent: true,
  of: ({ interval }) => interval?.coverage ?? null,
};

const columnsByKind: Record<TargetKind, (target: TargetDefinition) => FigureColumn[]> = {
  value: (target) => [...ratioColumns, ...learntColumns(target), ...originalColumns(target), coverageColumn],
  density: (target) => [...learntColumns(target), ...classColumns, coverageColumn],
  class: () => classColumns,
};

/** The figures that are told of a target. */
export const figureColumns = (target: TargetDefinition): FigureColumn[] => columnsByKind[target.kind](target);

/** A figure over runs (seeds). */
export interface Spread {
  mean: number;
  /** Standard deviation over the runs (n − 1); null for a single one. */
  deviation: number | null;
  values: number[];
}

export interface SummaryRow extends RowKey {
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

/** Rows of the same model and encoder belong together; `folds` are those of all runs, other facts those of the first. */
export function summarise(tables: ScoredTable[]): EvaluationSummary {
  const [{ target, definition, split, usedPlaces, rows }] = tables;
  return {
    target,
    definition,
    split,
    usedPlaces,
    folds: [...new Set(tables.flatMap((each) => each.folds))].sort((a, b) => a - b),
    runs: tables.length,
    rows: rows.map(({ model, encoder }) => {
      const same = tables.flatMap((each) => each.rows.filter((row) => isOf(row, { model, encoder })));
      const figures = figureColumns(definition).map(({ key, of }) => [key, spreadOf(same.map(of))]);
      const chosen = chosenReadouts(same.flatMap(({ byFold }) => byFold ?? []));
      return {
        model,
        ...(encoder !== undefined && { encoder }),
        figures: Object.fromEntries(figures) as Record<string, Spread | null>,
        ...(chosen && { chosen }),
      };
    }),
  };
}

export const isOf = (row: RowKey, { model, encoder }: RowKey): boolean =>
  row.model === model && row.encoder === encoder;

export function spreadOf(figures: (number | null)[]): Spread | null {
  const values = figures.filter((value) => value !== null);
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : null, values };
}
