import { type Command } from 'commander';
import { wordsOf } from '../../../src-shared/message';
import { makeSurroundings } from '../../surroundings/makeSurroundings';
import { isJson, parseNumber, runCommand, withJob } from '../run';
import { table } from '../table';

interface MakeFlags {
  source?: number;
  threads?: number;
}

/** `surroundings make`. */
export function surroundingsCommands(program: Command): void {
  program
    .command('surroundings')
    .description('map statistics: numbers measured on a map around each place')
    .command('make <project>')
    .description('measure what lies around every place that was not measured yet')
    .option(
      '--source <n>',
      'the map source (default: the newest)',
      parseNumber('--source', { integer: true }),
    )
    .option(
      '--threads <n>',
      'measuring threads',
      parseNumber('--threads', { min: 1, max: 256, integer: true }),
    )
    .action((path: string, { source: sourceId, threads }: MakeFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const summary = await withJob(path, 'surroundings', context, (project, work) =>
            makeSurroundings(project, { sourceId, threads, ...work }),
          );
          const { columns, measured, reused } = summary;
          const named = columns.map(({ id, message, unit }) => ({
            column: id,
            meaning: wordsOf(message, 'en'),
            unit: unit ?? '',
          }));
          const text = `Map source ${summary.sourceId}: measured ${measured} places in ${columns.length} columns, ${reused} were there.`;
          return { text: `${text}\n${table(named)}`, json: { ...summary, columns: named } };
        },
        'What is measured is kept; the same command goes on from there.',
      ),
    );
}
