import { type Command } from 'commander';
import { join } from 'node:path';
import { defaultPreset } from '../../../src-shared/kinds/presets';
import { runDemo } from '../../demo/demo';
import { prepareDemoFolder } from '../../demo/demoFolder';
import { metricsMarkdown } from '../../demo/metricsReport';
import { placementOf, type PlacementFlags, placementOptions } from '../placement';
import { isJson, parseNumber, runCommand } from '../run';

interface DemoFlags extends PlacementFlags {
  place?: string;
  out: string;
  overwrite?: boolean;
  anyway?: boolean;
  seed: number;
  seeds: number;
  preset: string;
  set: string[];
}

/** `demo`: the main job end to end. */
export function demoCommands(program: Command): void {
  placementOptions(program.command('demo'))
    .description('the main job end to end, on a generated city or on a folder with a place.json')
    .option('--place <dir>', 'folder of a real place (default: generate the sample city)')
    .option('--out <dir>', 'folder for the project, GeoJSON, pictures and metrics', 'demo')
    .option('--overwrite', 'replace the demo in that folder: its own files and nothing else')
    .option('--anyway', 'go on with a map, or with images, of which nearly nothing is left')
    .option('--seed <n>', 'first seed', parseNumber('--seed', { min: 0, integer: true }), 1)
    .option(
      '--seeds <n>',
      'how many encoders to train',
      parseNumber('--seeds', { min: 1, max: 100, integer: true }),
      1,
    )
    .option('--preset <name>', 'starting point of the settings', defaultPreset)
    .option(
      '--set <key=value>',
      'change one training setting; may be repeated',
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .action(({ place, out, overwrite = false, set, ...flags }: DemoFlags, command: Command) =>
      runCommand(
        isJson(command),
        async ({ work }) => {
          prepareDemoFolder(out, overwrite);
          const placement = await placementOf(flags, work);
          const { report, files } = await runDemo({
            placeDir: place,
            outDir: out,
            overrides: set,
            ...flags,
            ...placement,
            ...work,
          });
          return {
            text: `${metricsMarkdown(report)}\nWrote:\n${files.map((file) => `  ${file}`).join('\n')}`,
            json: { report, files },
          };
        },
        `What is done is in the project ${join(out, 'demo.placeprint')}; a new demo needs another --out, or --overwrite.`,
      ),
    );
}
