import { availableParallelism } from 'node:os';
import { foldCount, splitIds } from '../../src-shared/kinds/splits';
import { applyOverrides } from '../../src-shared/settings/overrides';
import { parsePreset } from '../../src-shared/settings/presets';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { evaluate, type EvaluateOptions, type Evaluation } from '../predict/evaluate';
import { embedBoth, trainScored } from '../runs/trainAndEmbed';
import { type DemoContext } from './context';

/** A trained encoder and all that decides what it is scored on: the one fold that was hidden from its heads. */
export type Trained = Required<Pick<EvaluateOptions, 'seed' | 'folds' | 'embeddingSetId' | 'randomSetId'>>;

/** Trains with the labels of one fold of every split hidden; embeds with it and with the random weights of its seed. */
export async function trainEncoder(context: DemoContext, seed: number): Promise<Trained> {
  const { project, options, stages } = context;
  const { executor, threads = availableParallelism() } = options;
  const settings = settingsOf(context, seed);
  const fold = seed % foldCount;
  const run = await stages.run('train', (work) =>
    trainScored(project, { settings, executor, threads, fold }, work),
  );
  const [trained, random] = await stages.run('embed', (work) => embedBoth(project, run.id, work));
  return { seed, folds: [fold], embeddingSetId: trained.id, randomSetId: random.id };
}

/** The preset, changed by the place, by the caller, and by the seed. */
function settingsOf({ place, options }: DemoContext, seed: number): TrainSettings {
  const ofPlace = Object.entries(place.manifest.train ?? {});
  return applyOverrides(parsePreset(options.preset), [
    ...ofPlace.map(([key, value]) => `${key}=${JSON.stringify(value)}`),
    ...(options.overrides ?? []),
    `seed=${seed}`,
  ]);
}

/** Scores an encoder on every target under every split. */
export async function scoreEncoder(context: DemoContext, trained: Trained): Promise<Evaluation[]> {
  const evaluations: Evaluation[] = [];
  for (const target of context.targets) {
    for (const split of splitIds) {
      const score = context.stages.run('evaluate', (work) =>
        evaluate(context.project, { target, split, ...trained }, work),
      );
      evaluations.push(await score);
    }
  }
  return evaluations;
}
