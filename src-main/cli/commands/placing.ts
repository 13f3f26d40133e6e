import { type Command, Option } from 'commander';
import { gridResolutions, type Placing } from '../../../src-shared/contract/app/places';
import { mostPlaces } from '../../../src-shared/mostPlaces';
import { countPoints, placePoints } from '../../placing/placePoints';
import { encodingOption } from '../encoding';
import { namedRegion } from '../region';
import { isJson, parseNumber, runCommand, withJob, withProject } from '../run';

interface SampleFlags {
  region: string;
  encoding?: string;
  by: Placing['by'];
  resolution: number;
  count: number;
  seed: number;
  every: number;
  name?: string;
  dryRun?: boolean;
}

/** `sample`. */
export function placingCommands(program: Command): void {
  program
    .command('sample <project>')
    .description('put more places, without labels, into a region')
    .requiredOption('--region <name>', 'a saved region, or a file (GeoJSON polygon)')
    .addOption(encodingOption('the file of the region'))
    .addOption(
      new Option('--by <way>', 'centres of H3 cells, at random, or along the roads of the map source')
        .choices(['h3', 'random', 'roads'])
        .makeOptionMandatory(),
    )
    .option(
      '--resolution <n>',
      'h3: resolution of the cells',
      parseNumber('--resolution', { ...gridResolutions, integer: true }),
      10,
    ) // prettier-ignore
    .option(
      '--count <n>',
      'random: how many places',
      parseNumber('--count', { min: 1, max: mostPlaces, integer: true }),
      1000,
    ) // prettier-ignore
    .option(
      '--seed <n>',
      'random: the same seed gives the same places',
      parseNumber('--seed', { min: 0, max: 0xffffffff, integer: true }),
      1,
    ) // prettier-ignore
    .option(
      '--every <m>',
      'roads: metres from place to place',
      parseNumber('--every', { min: 1, max: 100_000 }),
      100,
    ) // prettier-ignore
    .option('--name <name>', 'name of the dataset')
    .option('--dry-run', 'only say how many places there would be')
    .action((path: string, flags: SampleFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const placing = placingOf(flags);
          if (flags.dryRun)
            return withProject(path, 'read', async (project) => {
              const { region } = await namedRegion(project, flags.region, flags.encoding);
              const counted = await countPoints(project, region, placing, context.work);
              const text = counted.tooMany
                ? `More than ${counted.places} places: too many.`
                : `${counted.places} places${counted.beyondMap ? '; part of the region lies beyond the map source' : ''}`;
              return { text, json: counted };
            });
          const placed = await withJob(path, 'place', context, async (project, work) => {
            const region = await namedRegion(project, flags.region, flags.encoding);
            const name = flags.name ?? `${region.name}, ${flags.by}`;
            return placePoints(project, region, placing, { name, ...work });
          });
          return { text: `Dataset ${placed.datasetId}: ${placed.placeCount} places`, json: placed };
        },
        'Nothing was added; run the command again.',
      ),
    );
}

function placingOf({ by, resolution, count, seed, every }: SampleFlags): Placing {
  if (by === 'h3') return { by, resolution };
  return by === 'random' ? { by, count, seed } : { by, everyM: every };
}
