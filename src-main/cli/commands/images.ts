import { type Command, Option } from 'commander';
import { defaultImages } from '../../../src-shared/settings/imageDefaults';
import { isStdout } from '../../files/outputStream';
import { contactSheet } from '../../images/contactSheet';
import { checkNotBlank, renderImages } from '../../images/renderImages';
import { writeMapImages } from '../../images/writeMapImages';
import { isJson, parseNumber, runCommand, withJob, withProject } from '../run';

interface RenderFlags {
  sizePx: number;
  scale: number;
  minEntropy: number;
  threads?: number;
  source?: number;
  anyway?: boolean;
}

/** `--images`, for the commands that work on one image set. */
export const imagesOption = () =>
  new Option('--images <n>', 'the image set (default: the one with the most images)').argParser(
    parseNumber('--images', { min: 1, integer: true }),
  );

/** `render`, `sheet`, `images`. */
export function imageCommands(program: Command): void {
  program
    .command('render <project>')
    .description('draw the map image of every place')
    .option(
      '--size-px <n>',
      'side of an image',
      parseNumber('--size-px', { integer: true }),
      defaultImages.sizePx,
    )
    .option(
      '--scale <m>',
      'metres a pixel',
      parseNumber('--scale', { min: 0.1, max: 1000 }),
      defaultImages.metresPerPixel,
    )
    .option(
      '--min-entropy <x>',
      'images at or below it are dropped',
      parseNumber('--min-entropy', { min: 0, max: 1 }),
      defaultImages.minEntropy,
    )
    .option('--threads <n>', 'drawing threads', parseNumber('--threads', { min: 1, max: 256, integer: true }))
    .option(
      '--source <n>',
      'the map source (default: the newest)',
      parseNumber('--source', { integer: true }),
    )
    .option('--anyway', 'also where nearly all images are blank')
    .action((path: string, { scale, source, anyway, ...flags }: RenderFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const summary = await withJob(path, 'render', context, (project, work) =>
            renderImages(project, { metresPerPixel: scale, sourceId: source, ...flags, ...work }),
          );
          checkNotBlank(summary, anyway);
          const { imageSetId, drawn, reused, kept, dropped, minEntropy } = summary;
          const text = `Image set ${imageSetId}: drew ${drawn} places, ${reused} were there. Entropy above ${minEntropy}: ${kept} kept, ${dropped} dropped.`;
          return { text, json: summary };
        },
        'What is drawn is kept; the same command goes on from there.',
      ),
    );

  program
    .command('sheet <project>')
    .description('write a contact sheet (PNG) of kept and dropped images')
    .requiredOption('--out <file>', 'the PNG; - for stdout')
    .addOption(imagesOption())
    .action((path: string, { out, images }: { out: string; images?: number }, command: Command) =>
      runCommand(isJson(command), () =>
        withProject(path, 'read', async (project) => {
          const counts = await contactSheet(project, out, { imageSetId: images });
          return {
            text: `Wrote ${out}: ${counts.kept} kept, ${counts.dropped} dropped`,
            json: { out, ...counts },
            isOnStdout: isStdout(out),
          };
        }),
      ),
    );

  program
    .command('images <project>')
    .description('write the map image of every place that is kept as a PNG, named by its number')
    .requiredOption('--out <dir>', 'a new folder')
    .addOption(imagesOption())
    .action((path: string, { out, images }: { out: string; images?: number }, command: Command) =>
      runCommand(
        isJson(command),
        ({ work }) =>
          withProject(path, 'read', async (project) => {
            const written = await writeMapImages(project, out, { imageSetId: images, ...work });
            return { text: `Wrote ${written} map images to ${out}`, json: { out, images: written } };
          }),
        'Nothing was written; run the command again.',
      ),
    );
}
