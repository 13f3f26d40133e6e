import { type ExecutorId } from '../../src-shared/kinds/executors';
import { type ModelId, modelIds, models } from '../../src-shared/kinds/models';
import { variantTitle } from '../../src-shared/kinds/variants';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { type ModelEvaluation } from '../predict/evaluate';
import {
  type EvaluationSummary,
  isOf,
  type RowKey,
  type ScoredRow,
  type ScoredTable,
  type Spread,
  spreadOf,
  summarise,
} from '../predict/evaluationFigures';
import { aligned, rowTitle, spreadText, summaryTable, titled } from '../predict/evaluationTable';

/** What an ablation did and found, as the project keeps it. */
export interface AblationReport {
  settings: TrainSettings;
  executor: ExecutorId;
  seeds: number[];
  variants: { name: string; losses: TrainSettings['losses'] }[];
  /** `fold`: the one that was hidden from the run in every split, and that it is scored on. */
  runs: { variant: string; seed: number; fold: number; runId: number; embeddingSetId: number }[];
  /** One for each target and split. */
  tables: AblationTable[];
}

export interface AblationTable extends EvaluationSummary {
  /** Of each variant over the first one, seed by seed, both read by the same model. */
  gains: {
    model: ModelId;
    encoder: string;
    over: string;
    /** R² less that of the first one. */
    r2: Spread | null;
    /** Mean squared error divided by that of the first one: how the paper compares land prices. */
    error: Spread | null;
    /** Top-1 less that of the first one, as a share; null where there are no classes. */
    top1: Spread | null;
  }[];
}

/** What is told of a report, as the project keeps it. */
export interface ShownReport {
  seeds: number[];
  variants: { name: string }[];
  runs: Pick<AblationReport['runs'][number], 'seed' | 'fold'>[];
  tables: ShownTable[];
}

interface ShownTable extends EvaluationSummary {
  gains: (Omit<AblationTable['gains'][number], 'model'> & Pick<RowKey, 'model'>)[];
}

/** The rows of an encoder, under its id. */
export const rowsOf = (encoder: string, rows: ModelEvaluation[]): ScoredRow[] =>
  rows.filter(({ model }) => models[model].role === 'encoder').map((row) => ({ ...row, encoder }));

/** One table for each target and split; `bySeed`: those of each seed, all in the same order. */
export function ablationTables(bySeed: ScoredTable[][], variants: string[]): AblationTable[] {
  return bySeed[0].map((_, t) => {
    const tables = bySeed.map((each) => each[t]);
    return { ...summarise(tables), gains: gainsOf(tables, variants) };
  });
}

function gainsOf(tables: ScoredTable[], [over, ...others]: string[]): AblationTable['gains'] {
  const isScored = (key: RowKey) => tables.some(({ rows }) => rows.some((row) => isOf(row, key)));
  const scored = modelIds.filter((model) => isScored({ model, encoder: over }));
  return scored.flatMap((model) =>
    others.map((encoder) => {
      const compared = (figure: Figure, compare: (a: number, b: number) => number) =>
        spreadOf(
          tables.map(({ rows }) => {
            const [a, b] = [encoder, over].map((each) => {
              const row = rows.find((candidate) => isOf(candidate, { model, encoder: each }));
              return row ? figure(row) : null;
            });
            const compared = a === null || b === null ? null : compare(a, b);
            return Number.isFinite(compared) ? compared : null;
          }),
        );
      return {
        model,
        encoder,
        over,
        r2: compared(({ pooled }) => pooled?.r2 ?? null, less),
        error: compared(
          ({ pooled }) => (pooled?.rmse == null ? null : pooled.rmse ** 2),
          (a, b) => a / b,
        ),
        top1: compared(({ classes }) => classes?.top1 ?? null, less),
      };
    }),
  );
}

type Figure = (row: ScoredRow) => number | null;
const less = (a: number, b: number) => a - b;

/** The report for people. */
export function ablationText({ seeds, runs, tables }: ShownReport): string {
  const folds = seeds.map((seed) => `seed ${seed}: fold ${runs.find((run) => run.seed === seed)?.fold}`);
  return [
    `Hidden from every variant, and scored: ${folds.join(', ')}. Encoders are read out by ridge, unless a row says otherwise.`,
    ...tables.flatMap((table) => [summaryTable(table), ...gainsText(table)]),
  ].join('\n\n');
}

const gainTitles = ({
  model,
  encoder,
  over,
}: Pick<ShownTable['gains'][number], 'model' | 'encoder' | 'over'>) =>
  [encoder, over].map((each) => rowTitle({ model, encoder: each }));

/** A report with the titles of its variants and rows, for those who read it elsewhere. */
export function titledReport({ variants, tables, ...report }: ShownReport) {
  return {
    ...report,
    variants: variants.map((variant) => ({ ...variant, title: variantTitle(variant.name, 'en') })),
    tables: tables.map((table) => ({
      ...titled(table),
      gains: table.gains.map((gain) => {
        const [title, over] = gainTitles(gain);
        return { ...gain, title, over };
      }),
    })),
  };
}

function gainsText({ gains }: ShownTable): string[] {
  if (gains.length === 0) return [];
  const rows = gains.map(({ r2, error, top1, ...gain }) => [
    gainTitles(gain).join(' over '),
    spreadText(r2, 3),
    r2 ? `${r2.values.filter((value) => value > 0).length} of ${r2.values.length}` : '–',
    spreadText(error, 3),
    spreadText(top1, 1, 100),
  ]);
  const head = ['same seed and fold', 'gain in R²', 'seeds that gain', 'MSE ÷', 'gain in top-1, points'];
  return [aligned([head, ...rows]).join('\n')];
}
