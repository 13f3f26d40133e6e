import { type Command } from 'commander';
import { AppError } from '../../../src-shared/errors';
import { plain } from '../../../src-shared/message';
import { defaultPreset } from '../../../src-shared/kinds/presets';
import { foldCount } from '../../../src-shared/kinds/splits';
import { applyOverrides } from '../../../src-shared/settings/overrides';
import { parsePreset } from '../../../src-shared/settings/presets';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { scoreFineTuning } from '../../experiments/scoreFineTuning';
import { evaluationTable, titled } from '../../predict/evaluationTable';
import { type EmbeddingSet, getEmbeddingSet } from '../../project/embeddings';
import { countImages, getImageSet } from '../../project/images';
import { countPlaces } from '../../project/places';
import { type Project } from '../../project/project';
import { type Run } from '../../project/runs';
import { embedWithEncoder } from '../../runs/encoderFiles';
import { embedMissing, embedMissingWithEncoder } from '../../runs/embedMissing';
import { embedPlaces } from '../../runs/embedPlaces';
import { fineTune } from '../../runs/fineTune';
import { estimateRun, requireMemory } from '../../runs/estimateRun';
import { embedBoth, trainScored } from '../../runs/trainAndEmbed';
import { resumeRun } from '../../runs/trainRun';
import { type WorkOptions } from '../../../src-shared/progress';
import { namedRun, namedSet } from '../named';
import { placementOf, type PlacementFlags, placementOptions } from '../placement';
import { isJson, parseNumber, runCommand, withJob } from '../run';
import { imagesOption } from './images';

interface TrainFlags extends PlacementFlags {
  preset: string;
  seed: number;
  set: string[];
  fold?: number;
  images?: number;
  name?: string;
  resume?: true | string;
  force?: boolean;
}

interface EmbedFlags {
  run?: number;
  random: boolean;
  missing?: boolean;
  encoder?: number;
}

interface FineTuneFlags extends PlacementFlags {
  target: TargetId;
  run?: number;
  epochs: number;
  base?: number;
  name?: string;
}

const collect = (value: string, before: string[]) => [...before, value];

/** `train`, `finetune`, `embed`. */
export function learningCommands(program: Command): void {
  placementOptions(program.command('train <project>'))
    .description('train an encoder on the map images; the labels of one fold of every split stay hidden')
    .option('--preset <name>', 'starting point of the settings', defaultPreset)
    .option(
      '--seed <n>',
      'seed of weights, views and splits',
      parseNumber('--seed', { min: 0, integer: true }),
      1,
    )
    .option('--set <key=value>', 'change one setting, such as epochs=3; may be repeated', collect, [])
    .option(
      '--fold <n>',
      'fold that stays hidden (default: seed modulo 5)',
      parseNumber('--fold', { min: 0, max: foldCount - 1, integer: true }),
    )
    .addOption(imagesOption())
    .option('--name <name>', 'name of the run')
    .option('--force', 'begin even where the memory seems not to suffice')
    .option('--resume [run]', 'go on with a run that was cancelled or interrupted (default: the newest)')
    .action((path: string, flags: TrainFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const run = await withJob(path, 'train', context, async (project, work) =>
            namedRun(project, await train(project, flags, work)),
          );
          return { text: `Run ${run.id} (${run.name}) is ${run.state} after ${run.step} steps`, json: run };
        },
        (data) => trainHint(path, data),
      ),
    );

  placementOptions(program.command('finetune <project>'))
    .description(
      'train the encoder of a run further on one target alone; score it on the fold hidden from both',
    )
    .requiredOption('--target <id>', 'a target of the project, such as price')
    .option(
      '--run <n>',
      'the run (default: the newest that is done)',
      parseNumber('--run', { min: 1, integer: true }),
    )
    .option('--epochs <n>', 'how many', parseNumber('--epochs', { min: 1, integer: true }), 5)
    .option(
      '--base <x>',
      'base of the learning rate (default: a tenth of that of the run)',
      parseNumber('--base', { min: 0 }),
    )
    .option('--name <name>', 'name of the new run')
    .action((path: string, flags: FineTuneFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const { run: runId, ...options } = flags;
          const { run, tables } = await withJob(path, 'finetune', context, async (project, work) => {
            const placement = await placementOf(flags, work);
            const tuned = await fineTune(project, { ...options, ...placement, runId }, work);
            const { target } = options;
            return {
              run: namedRun(project, tuned),
              tables: await scoreFineTuning(project, { runId: tuned.id, target }, work),
            };
          });
          const text = [`Run ${run.id} (${run.name}) began with the encoder of run ${run.parentRunId}`];
          return {
            text: [...text, ...tables.map((table) => evaluationTable([table]))].join('\n\n'),
            json: { run, tables: tables.map(titled) },
          };
        },
        'The same command goes on from there.',
      ),
    );

  program
    .command('embed <project>')
    .description('embed all places with a trained encoder, and with the random weights that it began with')
    .option(
      '--run <n>',
      'the run (default: the newest that is done)',
      parseNumber('--run', { min: 1, integer: true }),
    )
    .option('--no-random', 'leave out the random weights')
    .option('--missing', 'only places that have no vector yet, into the set that the run or the encoder has')
    .option(
      '--encoder <n>',
      'with this encoder from a file instead of a run (placeprint encoder list)',
      parseNumber('--encoder', { min: 1, integer: true }),
    )
    .action((path: string, flags: EmbedFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const sets = await withJob(path, 'embed', context, async (project, work) =>
            (await embed(project, flags, work)).map((set) => namedSet(project, set)),
          );
          const text = sets.map(
            ({ id, name, dimension }) => `Embedding set ${id}: ${name}, ${dimension} dimensions`,
          );
          return { text: text.join('\n'), json: { sets } };
        },
        'Run the command again.',
      ),
    );
}

async function embed(
  project: Project,
  { run, random, missing, encoder }: EmbedFlags,
  work: WorkOptions,
): Promise<EmbeddingSet[]> {
  if (encoder !== undefined && run !== undefined)
    throw new AppError('input/bad-argument', plain('Give --run or --encoder, not both.'));
  if (encoder !== undefined && missing) {
    const { embeddingSetId } = await embedMissingWithEncoder(project, encoder, work);
    return [getEmbeddingSet(project, embeddingSetId)];
  }
  if (encoder !== undefined) return [await embedWithEncoder(project, encoder, work)];
  if (missing) return [getEmbeddingSet(project, (await embedMissing(project, run, work)).embeddingSetId)];
  if (random) return embedBoth(project, run, work);
  return [await embedPlaces(project, { runId: run }, work)];
}

/** A run that was cancelled before it began is not there to go on with. */
function trainHint(path: string, data: unknown): string {
  const { runId } = (data ?? {}) as { runId?: number };
  return runId === undefined
    ? 'No run was begun; run the command again.'
    : `Go on with: placeprint train ${path} --resume ${runId}`;
}

async function train(project: Project, flags: TrainFlags, work: WorkOptions): Promise<Run> {
  if (flags.resume)
    return resumeRun(
      project,
      flags.resume === true ? undefined : parseNumber('--resume', { min: 1, integer: true })(flags.resume),
      work,
    );
  const { seed, name, fold, images: imageSetId } = flags;
  const settings = applyOverrides(parsePreset(flags.preset), [...flags.set, `seed=${seed}`]);
  tellMissingImages(project, imageSetId);
  const placement = await placementOf(flags, work);
  if (!flags.force)
    requireMemory(await estimateRun(project, settings, placement, { imageSetId, ...work }), settings);
  return trainScored(project, { settings, ...placement, name, fold, imageSetId }, work);
}

/** Places whose drawing was cancelled, or that were imported since, would be left out without a word. */
function tellMissingImages(project: Project, imageSetId: number | undefined): void {
  const set = getImageSet(project, imageSetId);
  const [places, { drawn }] = [countPlaces(project), countImages(project, set)];
  if (drawn === places) return;
  process.stderr.write(
    `Image set ${set.id} (${set.sizePx} px, ${set.metresPerPixel} m a pixel) has no image of ${places - drawn} of ${places} places; ` +
      'they are left out. To draw them: placeprint render P\n',
  );
}
