import { type ExecutorId } from '../../src-shared/kinds/executors';
import { type Model, modelIds, models } from '../../src-shared/kinds/models';
import { fillText } from '../../src-shared/languages';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { type ModelEvaluation } from '../predict/evaluate';
import {
  type EvaluationSummary,
  type ScoredRow,
  type ScoredTable,
  type Spread,
  spreadOf,
  summarise,
} from '../predict/evaluationFigures';
import { aligned, spreadText, summaryTable } from '../predict/evaluationTable';

/** What an ablation did and found, as the project keeps it. */
export interface AblationReport {
  settings: TrainSettings;
  executor: ExecutorId;
  seeds: number[];
  variants: { name: string; title: string; losses: TrainSettings['losses'] }[];
  /** `fold`: the one that was hidden from the run in every split, and that it is scored on. */
  runs: { variant: string; seed: number; fold: number; runId: number; embeddingSetId: number }[];
  /** One for each target and split. */
  tables: AblationTable[];
}

export interface AblationTable extends EvaluationSummary {
  /** Of each variant over the first one, seed by seed, both in the same form (alone, with coordinates, with neighbours). */
  gains: {
    title: string;
    over: string;
    /** R² less that of the first one. */
    r2: Spread | null;
    /** Mean squared error divided by that of the first one: how the paper compares land prices. */
    error: Spread | null;
    /** Top-1 less that of the first one, as a share; null where there are no classes. */
    top1: Spread | null;
  }[];
}

/** How a model of an encoder is called after that encoder. */
const formOf = ({ ofEncoder }: Model) =>
  ofEncoder && ((encoder: string) => fillText(ofEncoder.en, { encoder }, 'en'));
const forms = modelIds.flatMap((id) => formOf(models[id]) ?? []);

/** The rows of a trained encoder, named after it. */
export function titledRows(title: string, rows: ModelEvaluation[]): ScoredRow[] {
  return rows.flatMap((row) => {
    const named = formOf(models[row.model]);
    return named ? [{ ...row, title: named(title) }] : [];
  });
}

/** One table for each target and split; `bySeed`: those of each seed, all in the same order. */
export function ablationTables(bySeed: ScoredTable[][], titles: string[]): AblationTable[] {
  return bySeed[0].map((_, t) => {
    const tables = bySeed.map((each) => each[t]);
    return { ...summarise(tables), gains: gainsOf(tables, titles) };
  });
}

function gainsOf(tables: ScoredTable[], [first, ...others]: string[]): AblationTable['gains'] {
  const isScored = (title: string) => tables.some(({ rows }) => rows.some((row) => row.title === title));
  const scored = forms.filter((named) => isScored(named(first)));
  return scored.flatMap((named) =>
    others.map((title) => {
      const [one, over] = [named(title), named(first)];
      const compared = (figure: Figure, compare: (a: number, b: number) => number) =>
        spreadOf(
          tables.map(({ rows }) => {
            const [a, b] = [one, over].map((each) => {
              const row = rows.find((candidate) => candidate.title === each);
              return row ? figure(row) : null;
            });
            return a === null || b === null ? null : compare(a, b);
          }),
        );
      return {
        title: one,
        over,
        r2: compared(({ pooled }) => pooled?.r2 ?? null, less),
        error: compared(
          ({ pooled }) => (pooled ? pooled.rmse ** 2 : null),
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
export function ablationText({ seeds, runs, tables }: AblationReport): string {
  const folds = seeds.map((seed) => `seed ${seed}: fold ${runs.find((run) => run.seed === seed)?.fold}`);
  return [
    `Hidden from every variant, and scored: ${folds.join(', ')}. Encoders are read out by ridge, unless a row says otherwise.`,
    ...tables.flatMap((table) => [summaryTable(table), ...gainsText(table)]),
  ].join('\n\n');
}

function gainsText({ gains }: AblationTable): string[] {
  if (gains.length === 0) return [];
  const rows = gains.map(({ title, over, r2, error, top1 }) => [
    `${title} over ${over}`,
    spreadText(r2, 3),
    r2 ? `${r2.values.filter((value) => value > 0).length} of ${r2.values.length}` : '–',
    spreadText(error, 3),
    spreadText(top1, 1, 100),
  ]);
  const head = ['same seed and fold', 'gain in R²', 'seeds that gain', 'MSE ÷', 'gain in top-1, points'];
  return [aligned([head, ...rows]).join('\n')];
}
