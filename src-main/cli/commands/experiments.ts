import { type Command, Option } from 'commander';
import { ablationSteps } from '../../../src-shared/kinds/variants';
import { defaultPreset } from '../../../src-shared/kinds/presets';
import { type ReadoutChoice } from '../../../src-shared/kinds/readouts';
import { foldCount, type SplitId, splitIds } from '../../../src-shared/kinds/splits';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { applyOverrides } from '../../../src-shared/settings/overrides';
import { parsePreset } from '../../../src-shared/settings/presets';
import { ablate } from '../../experiments/ablate';
import { ablationText, titledReport } from '../../experiments/ablationReport';
import { reportOfAblation } from '../../experiments/storedAblation';
import { type RankFigures, type Retrieval, retrieval } from '../../experiments/retrieval';
import { changedVariants, variantsOf } from '../../experiments/variants';
import { listAblations } from '../../project/ablations';
import { readoutsOption } from '../readouts';
import { placementOf, type PlacementFlags, placementOptions } from '../placement';
import { isJson, parseNames, parseNumber, runCommand, withJob, withProject } from '../run';
import { table } from '../table';
import { imagesOption } from './images';

interface AblateFlags extends PlacementFlags {
  target: TargetId[];
  splits: SplitId[];
  variants?: string[];
  vary?: string[];
  fold?: number;
  seed: number;
  seeds: number;
  preset: string;
  set: string[];
  images?: number;
  readouts: ReadoutChoice;
}

const collect = (value: string, before: string[] = []) => [...before, value];

const variantIds = ablationSteps.map(({ id }) => id);

/** `ablate`, `ablations`, `retrieve`. */
export function experimentCommands(program: Command): void {
  placementOptions(program.command('ablate <project>'))
    .description(
      'train without and with each loss term, and score beside random weights and coordinates, over seeds',
    )
    .requiredOption(
      '--target <names>',
      'what to score: targets of the project by their ids, such as price,population',
      parseNames('--target'),
    )
    .option('--seeds <n>', 'how many', parseNumber('--seeds', { min: 1, max: 100, integer: true }), 3)
    .option('--seed <n>', 'the first', parseNumber('--seed', { min: 0, integer: true }), 1)
    .option('--preset <name>', 'settings of the full method', defaultPreset)
    .option('--set <key=value>', 'change one setting, such as epochs=3; may be repeated', collect, [])
    .option('--splits <names>', 'under which splits', parseNames('--splits', splitIds), [...splitIds])
    .option(
      '--variants <names>',
      `which variants: ${variantIds.join(',')} (default: all that the settings give)`,
      parseNames('--variants', variantIds),
    )
    .addOption(
      new Option(
        '--vary <key=value>',
        'compare this change of a setting with the settings as they are, instead of loss terms; may be repeated',
      )
        .argParser(collect)
        .conflicts('variants'),
    )
    .option(
      '--fold <n>',
      'which fold is hidden and scored with the first seed (default: seed modulo 5). Settings that are chosen by ' +
        'one fold are judged by another',
      parseNumber('--fold', { min: 0, max: foldCount - 1, integer: true }),
    )
    .addOption(readoutsOption())
    .addOption(imagesOption())
    .action((path: string, flags: AblateFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const { preset, set, seed, target, variants: names, vary, images: imageSetId, ...options } = flags;
          const settings = applyOverrides(parsePreset(preset), [...set, `seed=${seed}`]);
          const variants = vary ? changedVariants(settings, vary) : variantsOf(settings, names);
          const { ablationId, report } = await withJob(path, 'ablate', context, async (project, work) => {
            const placement = await placementOf(flags, work);
            const asked = { ...options, settings, variants, targets: target, imageSetId, ...placement };
            return ablate(project, asked, work);
          });
          return { text: ablationText(report), json: { ablationId, ...titledReport(report) } };
        },
        'What is trained is kept; the same command goes on from there.',
      ),
    );

  program
    .command('ablations <project>')
    .description('the tables of the ablations that the project keeps')
    .action((path: string, _options: object, command: Command) =>
      runCommand(isJson(command), () =>
        withProject(path, 'read', (project) => {
          const ablations = listAblations(project).map((each) => ({
            ...each,
            report: reportOfAblation(each),
          }));
          const texts = ablations.map(
            ({ id, createdAt, report }) => `Ablation ${id}, ${createdAt}\n\n${ablationText(report)}`,
          );
          return {
            text: texts.join('\n\n') || 'No ablations yet. Make one with: placeprint ablate P --target price',
            json: {
              ablations: ablations.map((each) => ({
                ...each,
                report: titledReport(each.report),
              })),
            },
          };
        }),
      ),
    );

  program
    .command('retrieve <project>')
    .description('how often a place is found from another view of it, beside random weights')
    .option(
      '--run <n>',
      'the run (default: the newest that is done)',
      parseNumber('--run', { min: 1, integer: true }),
    )
    .option('--places <n>', 'among how many', parseNumber('--places', { min: 2, integer: true }), 5000)
    .option('--seed <n>', 'of places and views', parseNumber('--seed', { min: 0, integer: true }), 1)
    .action((path: string, flags: { run?: number; places: number; seed: number }, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const { run: runId, ...options } = flags;
          const found = await withJob(path, 'retrieve', context, (project, work) =>
            retrieval(project, { runId, ...options }, work),
          );
          return { text: retrievalText(found), json: found };
        },
        'Nothing was stored; run the command again.',
      ),
    );
}

function retrievalText({ runId, seed, span: [least, most], rows }: Retrieval): string {
  const [{ places, percent }] = rows;
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  const line = (among: string, encoder: string, figures: RankFigures) => ({
    among,
    encoder,
    [`first ${percent}`]: share(figures.topPercent),
    'first 5': share(figures.top5),
    first: share(figures.top1),
    'median rank': String(figures.medianRank),
  });
  const figures = [
    ...rows.map((row) => line('all places', row.encoder, row)),
    ...rows.map((row) => line('places of other ground', row.encoder, row.apart)),
  ];
  return (
    `Run ${runId}: the same place among ${places}, from another view of it (turned by any angle, ${least} to ${most} of the ` +
    `side of the image, shifted within it; seed ${seed})\n${table(figures)}`
  );
}
