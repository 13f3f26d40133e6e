import { type Placement } from '../../src-shared/contract/engine';
import { throwIfCancelled } from '../../src-shared/errors';
import { comparedModels, type ModelId } from '../../src-shared/kinds/models';
import { type ReadoutChoice } from '../../src-shared/kinds/readouts';
import { foldCount, type SplitId } from '../../src-shared/kinds/splits';
import { type WorkOptions } from '../../src-shared/progress';
import { batchPlan } from '../../src-shared/settings/batchPlan';
import { variantTitle } from '../../src-shared/kinds/variants';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { type TargetId } from '../../src-shared/kinds/targets';
import { evaluate, type Evaluation } from '../predict/evaluate';
import { type ScoredTable } from '../predict/evaluationFigures';
import { addAblation } from '../project/ablations';
import { type EmbeddingSet } from '../project/embeddings';
import { getImageSet } from '../project/images';
import { type Project } from '../project/project';
import { type Run } from '../project/runs';
import { getTarget } from '../project/targets';
import { embedRandomOnce, embedRunOnce } from '../runs/embedOnce';
import { findScored, type ScoredTraining, trainScored } from '../runs/trainAndEmbed';
import { originOf, resumeRun } from '../runs/trainRun';
import { keptPlaces } from '../runs/trainingSet';
import { type RunOptions } from '../runs/withEngine';
import { type AblationReport, ablationTables, rowsOf } from './ablationReport';
import { StepProgress } from './stepProgress';
import { type Variant } from './variants';

export interface AblateOptions extends Placement {
  /** What the variants are made from; its seed is the first one. */
  settings: TrainSettings;
  /** The first one is what the others are compared with. */
  variants: readonly Variant[];
  /** How many seeds. */
  seeds: number;
  /** The fold that is hidden and scored with the first seed, the next one with the next. Default: seed modulo 5. */
  fold?: number;
  targets: readonly TargetId[];
  splits: readonly SplitId[];
  /** `all`: also the best of ridge, k-NN and a small network. Default `ridge`. */
  readouts?: ReadoutChoice;
  /** The fullest one unless told. */
  imageSetId?: number;
}

/** A variant trained with one seed. */
interface Cell {
  variant: Variant;
  seed: number;
  training: ScoredTraining;
  /** The run that began just so, from an earlier call. */
  known: Run | undefined;
}

/** What stands beside the variants, and how each of them is read out. */
const baselinesIn = ({ readouts }: AblateOptions) =>
  comparedModels(readouts === 'all', ['coordinates', 'untrained']);
const encodersIn = ({ readouts }: AblateOptions) => comparedModels(readouts === 'all', ['encoder']);

/**
 * Trains variants of the method (variants.ts), each once a seed, and scores them all beside random weights and coordinates. With each seed one fold of every split is hidden from all variants and all are scored on it alone, so
 * that they can be compared in pairs. What is trained or embedded already, by an earlier call or by hand, is taken as it
 * is, and a training that was interrupted goes on. Stores the report. Codes: those of `trainRun` and `evaluate`.
 */
export async function ablate(
  project: Project,
  options: AblateOptions,
  work: RunOptions = {},
): Promise<{ ablationId: number; report: AblationReport }> {
  for (const target of options.targets) getTarget(project, target);
  const cells = cellsOf(project, options);
  const progress = new StepProgress('ablate', stepsLeft(project, cells, options), work.onProgress);
  // The baselines of all seeds come first: a split that the places are too few for ends it before hours of training.
  const scores = await scoreBaselines(project, options, progress, work);
  const runs: AblationReport['runs'] = [];
  for (const [i, cell] of cells.entries()) {
    throwIfCancelled(work.signal);
    const place = `${i + 1} of ${cells.length}`;
    progress.begin(`${variantTitle(cell.variant.id, 'en')}, seed ${cell.seed} (${place})`, cell.known?.step);
    runs.push(await scoreVariant(project, options, cell, scores.get(cell.seed)!, progress, work));
  }
  const report = reportOf(options, runs, scores);
  return { ablationId: addAblation(project, report), report };
}

/** What is known of a seed: a table for each target and split. */
interface SeedScores {
  random: EmbeddingSet;
  tables: ScoredTable[];
}

async function scoreBaselines(
  project: Project,
  options: AblateOptions,
  progress: StepProgress,
  work: RunOptions,
): Promise<Map<number, SeedScores>> {
  const followed = { ...work, onProgress: progress.other };
  const scores = new Map<number, SeedScores>();
  for (const seed of seedsOf(options)) {
    progress.begin(`baselines, seed ${seed}`);
    const random = await embedRandomOnce(project, randomOf(options, seed), followed);
    const scoring = { seed, trained: random, random, models: baselinesIn(options) };
    scores.set(seed, { random, tables: await scoreTables(project, options, scoring, followed) });
  }
  return scores;
}

/** Trains and embeds what is not there yet, and adds the rows of the variant to the tables of its seed. */
async function scoreVariant(
  project: Project,
  options: AblateOptions,
  { variant, seed, training, known }: Cell,
  { random, tables }: SeedScores,
  progress: StepProgress,
  work: RunOptions,
): Promise<AblationReport['runs'][number]> {
  const followed = { ...work, onProgress: progress.train };
  const run = known
    ? await resumeRun(project, known.id, followed)
    : await trainScored(project, training, followed);
  progress.trained(run.step);
  const others = { ...work, onProgress: progress.other };
  const trained = await embedRunOnce(project, run.id, others);
  const scoring = { seed, trained, random, models: encodersIn(options) };
  const found = await scoreTables(project, options, scoring, others);
  tables.forEach((table, t) => table.rows.push(...rowsOf(variant.id, found[t].rows)));
  return {
    variant: variant.id,
    seed,
    fold: foldOf(options, seed),
    runId: run.id,
    embeddingSetId: trained.id,
  };
}

function reportOf(
  options: AblateOptions,
  runs: AblationReport['runs'],
  scores: Map<number, SeedScores>,
): AblationReport {
  const bySeed = [...scores.values()].map(({ tables }) => tables);
  return {
    settings: options.settings,
    executor: options.executor,
    seeds: seedsOf(options),
    variants: options.variants.map(({ id, settings }) => ({ name: id, losses: settings.losses })),
    runs,
    tables: ablationTables(
      bySeed,
      options.variants.map(({ id }) => id),
    ),
  };
}

const seedsOf = ({ settings, seeds }: AblateOptions) =>
  Array.from({ length: seeds }, (_, i) => settings.seed + i);

/** Seed by seed, so that what is there after a while can be compared. */
function cellsOf(project: Project, options: AblateOptions): Cell[] {
  const { executor, threads, imageSetId } = options;
  return seedsOf(options).flatMap((seed) =>
    options.variants.map((variant) => {
      const training = {
        settings: { ...variant.settings, seed },
        origin: { ...originOf({ ...variant.settings, seed }), variant: variant.id },
        fold: foldOf(options, seed),
        executor,
        threads,
        imageSetId,
      };
      return { variant, seed, training, known: findScored(project, training) };
    }),
  );
}

function stepsLeft(project: Project, cells: Cell[], { imageSetId }: AblateOptions): number {
  const places = keptPlaces(project, getImageSet(project, imageSetId)).length;
  const stepsOf = ({ training }: Cell) => batchPlan(places, training.settings).totalSteps;
  return cells.reduce((sum, cell) => sum + stepsOf(cell) - (cell.known?.step ?? 0), 0);
}

/** The fold that a training with this seed hides. */
const foldOf = ({ settings, fold = settings.seed }: AblateOptions, seed: number) =>
  (fold + seed - settings.seed) % foldCount;

const randomOf = ({ settings, executor, threads, imageSetId }: AblateOptions, seed: number) => ({
  settings: { ...settings, seed },
  executor,
  threads,
  imageSetId,
});

interface Scoring {
  seed: number;
  trained: EmbeddingSet;
  random: EmbeddingSet;
  models: ModelId[];
}

/** Every target under every split, on the fold that is hidden with this seed. */
async function scoreTables(
  project: Project,
  options: AblateOptions,
  { seed, trained, random, models }: Scoring,
  work: WorkOptions,
): Promise<Evaluation[]> {
  const tables: Evaluation[] = [];
  const shared = { seed, models, folds: [foldOf(options, seed)], randomSetId: random.id };
  for (const target of options.targets)
    for (const split of options.splits)
      tables.push(await evaluate(project, { target, split, embeddingSetId: trained.id, ...shared }, work));
  return tables;
}
