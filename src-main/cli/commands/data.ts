import { wordsOf } from '../../../src-shared/message';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { expectedAs } from '../../../src-shared/fileTakenAs';
import { importFile } from '../../import/importFile';
import { type NamedTarget } from '../../import/importTargets';
import { describeReport } from '../../import/report';
import { addSource } from '../../sources/addSource';
import { surroundings } from '../../sources/surroundings';
import { classedFiles } from '../classedFiles';
import { encodingOption } from '../encoding';
import { isJson, parseNumber, runCommand, withJob } from '../run';

interface ImportFlags {
  name?: string;
  attribution?: string;
  lng?: string;
  lat?: string;
  price?: string;
  population?: string;
  target: NamedTarget[];
  delimiter?: string;
  encoding?: string;
  decimal?: keyof typeof decimalMarks;
  headerLine?: number;
}

const decimalMarks = { point: '.', '.': '.', comma: ',', ',': ',' } as const;

interface SourceFlags {
  name?: string;
  attribution?: string;
  class: string[];
  encoding?: string;
  everything?: boolean;
  anyway?: boolean;
}

/** `import`, `source add`. */
export function dataCommands(program: Command): void {
  program
    .command('import <project> <file>')
    .description(`import places and labels from ${wordsOf(expectedAs('table'), 'en')}`)
    .option('--name <name>', 'name of the dataset')
    .option('--attribution <text>', 'whom to name beside the data')
    .option('--lng <column>', 'column of the longitude (guessed unless given)')
    .option('--lat <column>', 'column of the latitude')
    .option('--price <column>', 'column of the land price')
    .option('--population <column>', 'column of the population density')
    .option(
      '--delimiter <mark>',
      'mark between columns: one sign, or tab (judged unless given)',
      parseDelimiter,
    )
    .addOption(encodingOption('the text, of GeoJSON too'))
    .addOption(
      new Option('--decimal <mark>', 'decimal mark: point or comma').choices(Object.keys(decimalMarks)),
    )
    .option(
      '--header-line <n>',
      'line of the header, from 1; 0: there is none',
      parseNumber('--header-line', { min: 0, integer: true }),
    )
    .option(
      '--target <name=column>',
      'what else can be learnt: a column, or one divided by another (column/per); may be repeated',
      (text: string, before: NamedTarget[]) => [...before, namedTarget(text)],
      [],
    )
    .action(
      (
        path: string,
        file: string,
        {
          name,
          attribution,
          target: targets,
          delimiter,
          encoding,
          decimal,
          headerLine,
          ...mapping
        }: ImportFlags,
        command: Command,
      ) =>
        runCommand(
          isJson(command),
          async (context) => {
            const dialect = { delimiter, encoding, decimal: decimal && decimalMarks[decimal], headerLine };
            const report = await withJob(path, 'import', context, (project, work) =>
              importFile(project, file, { name, attribution, mapping, dialect, targets, ...work }),
            );
            return { text: describeReport(report), json: report };
          },
          'Nothing was imported; run the command again.',
        ),
    );

  program
    .command('source')
    .description('map sources')
    .command('add <project> <files...>')
    .description(`add a map source: files drawn together, each ${wordsOf(expectedAs('map'), 'en')}`)
    .option('--name <name>', 'name of the source')
    .option('--attribution <text>', 'whom to name beside the map')
    .option(
      '--class <file=class>',
      "what a GeoJSON layer's features are, such as canals.geojson=water, or =none: not to be drawn; may be repeated",
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .addOption(encodingOption('GeoJSON files'))
    .option('--everything', 'keep all of the files, not only what lies around the places')
    .option('--anyway', 'also a map of which nearly nothing can be drawn')
    .action(
      (
        path: string,
        files: string[],
        { class: classes, everything, ...names }: SourceFlags,
        command: Command,
      ) =>
        runCommand(
          isJson(command),
          async (context) => {
            const given = classedFiles(files, classes);
            const added = await withJob(path, 'source', context, (project, work) =>
              addSource(project, given, {
                ...names,
                clip: everything ? undefined : surroundings(project),
                ...work,
              }),
            );
            const counts = Object.entries(added.byClass).map(([name, count]) => `${count} ${name}`);
            const lines = [
              `Map source ${added.sourceId}: ${added.featureCount} features (${counts.join(', ')})`,
              ...added.notices.map((notice) => wordsOf(notice, 'en')),
            ];
            return { text: lines.join('\n'), json: added };
          },
          'Nothing was added; run the command again.',
        ),
    );
}

const marks: Record<string, string> = {
  tab: '\t',
  '\\t': '\t',
  comma: ',',
  semicolon: ';',
  pipe: '|',
  space: ' ',
};

function parseDelimiter(text: string): string {
  const mark = marks[text.toLowerCase()] ?? text;
  if (mark.length === 1 && !/["\r\n]/.test(mark)) return mark;
  throw new InvalidArgumentError('Expected one sign, or tab, comma, semicolon, pipe or space.');
}

/** `NAME=COLUMN`; the name alone is a column of that name. */
function namedTarget(text: string): NamedTarget {
  const at = text.indexOf('=');
  return at < 0
    ? { name: text, column: text }
    : { name: text.slice(0, at).trim(), column: text.slice(at + 1).trim() };
}
