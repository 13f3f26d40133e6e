import { type Command, Option } from 'commander';
import { type WrittenFileView } from '../../../src-shared/contract/app/exports';
import { AppError } from '../../../src-shared/errors';
import { plain, wordsOf } from '../../../src-shared/message';
import { columnNotes } from '../../../src-shared/predictorColumns';
import { type LngLat } from '../../../src-shared/geo/lngLat';
import { defaultModel, type ModelId, predictingModels } from '../../../src-shared/kinds/models';
import { type PredictorId, predictorIds } from '../../../src-shared/kinds/predictors';
import { type ReadoutChoice, readouts } from '../../../src-shared/kinds/readouts';
import { type SplitId, splitIds } from '../../../src-shared/kinds/splits';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { exportEmbeddings } from '../../export/exportEmbeddings';
import { exportEncoder } from '../../export/exportEncoder';
import { exportPlaces } from '../../export/exportPlaces';
import { exportHits } from '../../export/exportHits';
import { exportPredictions } from '../../export/exportPredictions';
import { exportRegions } from '../../export/exportRegions';
import { type ExportOptions } from '../../export/writeFeatures';
import { isStdout } from '../../files/outputStream';
import { sourceToDraw } from '../../project/mapSources';
import { type Project } from '../../project/project';
import { evaluationTable, titled } from '../../predict/evaluationTable';
import { predict } from '../../predict/predict';
import { scoredSets } from '../../predict/scoredSets';
import { mostSimilar } from '../../search/mostSimilar';
import { readoutsOption } from '../readouts';
import { encodingOption } from '../encoding';
import { regionIfAny } from '../region';
import { isJson, parseNumber, runCommand, withJob, withProject } from '../run';
import { table } from '../table';

interface ExportFlags {
  out: string;
  format?: 'geojson' | 'csv';
  within?: string;
  encoding?: string;
  predictions?: number;
  embeddings?: number;
  at?: string;
  top: number;
  apart?: number;
  run?: number;
  surroundings?: number | true;
}

interface Exporter {
  /** What of the flags is asked of it, beside `--out`. */
  flags: readonly (keyof ExportFlags)[];
  write(
    project: Project,
    path: string,
    flags: Omit<ExportFlags, 'out' | 'format' | 'within' | 'encoding'> & ExportOptions,
  ): Promise<WrittenFileView>;
}

const exporters: Readonly<Record<string, Exporter>> = {
  places: {
    flags: ['format', 'within', 'encoding', 'surroundings'],
    write: (project, path, { surroundings: wanted, ...options }) => {
      const sourceId = wanted === true ? undefined : wanted;
      const statisticsOf = wanted === undefined ? undefined : sourceToDraw(project, sourceId);
      return exportPlaces(project, path, { statisticsOf, ...options });
    },
  },
  predictions: {
    flags: ['format', 'within', 'encoding', 'predictions'],
    write: (project, path, { predictions: setId, ...options }) =>
      exportPredictions(project, path, { setId, ...options }),
  },
  embeddings: {
    flags: ['format', 'within', 'encoding', 'embeddings'],
    write: (project, path, { embeddings: setId, ...options }) =>
      exportEmbeddings(project, path, { setId, ...options }),
  },
  regions: { flags: ['format'], write: exportRegions },
  hits: { flags: ['format', 'within', 'encoding', 'embeddings', 'at', 'top', 'apart'], write: exportHitsOf },
  encoder: {
    flags: ['run'],
    write: (project, path, { run: runId, signal, onProgress }) =>
      exportEncoder(project, path, { runId, signal, onProgress }),
  },
};

interface SearchFlags {
  at: string;
  top: number;
  within?: string;
  encoding?: string;
  apart?: number;
  embeddings?: number;
}

interface PredictFlags {
  target: TargetId;
  split: SplitId;
  embeddings?: number;
  readouts: ReadoutChoice;
  predictors?: PredictorId[];
  columns?: string[];
  model?: ModelId;
}

const apartOption = () =>
  new Option(
    '--apart <metres>',
    'how far hits are from each other and from the place at least (default: the width of a map image)',
  ).argParser(parseNumber('--apart', { min: 0 }));

/** `of`: what the set is of, where not all that the command does has one. */
const embeddingsOption = (of = '') =>
  new Option(
    '--embeddings <n>',
    `${of}the embedding set (default: the newest of a trained encoder)`,
  ).argParser(parseNumber('--embeddings', { min: 1, integer: true }));

const columnsOfPredictions = `
Columns of predictions: value, with the interval lower to upper; at labelled places actual; out_of_fold, what a model that had not
seen the label predicted, and residual (actual - out_of_fold). Where in_sample is true, the model was fitted to the label of the place:
value is no test of it there, out_of_fold is.`;

/** `search`, `predict`, `export`. */
export function resultCommands(program: Command): void {
  program
    .command('search <project>')
    .description('the places most similar to the one at a coordinate')
    .requiredOption('--at <lng,lat>', 'longitude and latitude in degrees; the nearest place is taken')
    .option('--top <n>', 'how many', parseNumber('--top', { min: 1, integer: true }), 20)
    .option('--within <file>', 'only places in this region (GeoJSON polygon)')
    .addOption(encodingOption('the file of the region'))
    .addOption(apartOption())
    .addOption(embeddingsOption())
    .action(
      (path: string, { at, top, within, encoding, apart: apartM, embeddings: setId }: SearchFlags, command) =>
        runCommand(isJson(command), () =>
          withProject(path, 'read', async (project) => {
            const query = { at: parseCoordinate(at) };
            const result = mostSimilar(project, {
              ...{ setId, query, top, apartM },
              within: await regionIfAny(within, encoding),
            });
            const rows = result.hits.map((hit, i) => ({
              rank: String(i + 1),
              place: String(hit.placeId),
              similarity: hit.similarity.toFixed(4),
              'distance, m': String(Math.round(hit.distanceM)),
              coordinate: `${hit.lng.toFixed(6)}, ${hit.lat.toFixed(6)}`,
            }));
            const from = `Of place ${result.queryPlaces[0]}, ${Math.round(result.takenAtM!)} m from the coordinate`;
            const taken = `${from}; at least ${result.apartM} m apart`;
            const text = rows.length
              ? `${taken}\n${table(rows)}`
              : 'No place in this region has an embedding.';
            return { text, json: result };
          }),
        ),
    );

  program
    .command('predict <project>')
    .description('score the embedding beside the baselines under a named split, and predict for every place')
    .requiredOption('--target <id>', 'a target of the project, such as price')
    .addOption(new Option('--split <name>').choices(splitIds).makeOptionMandatory())
    .addOption(embeddingsOption())
    .addOption(readoutsOption())
    .addOption(
      new Option(
        '--predictors <which...>',
        'what to predict from, beside where places lie (default: all)',
      ).choices(predictorIds),
    )
    .option('--columns <name...>', 'own columns to predict from (default: all that do not mislead)')
    .addOption(
      new Option(
        '--model <name>',
        `what predicts (default: ${defaultModel()}; with --readouts all ${defaultModel(true)})`,
      ).choices(predictingModels),
    )
    .action((path: string, { target, split, embeddings, ...models }: PredictFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          const { predictionSetId, evaluation } = await withJob(path, 'predict', context, (project, work) =>
            predict(project, { target, split, ...models, ...scoredSets(project, embeddings) }, work),
          );
          const by = evaluation.predictedWith
            ? `, by ${readouts[evaluation.predictedWith.kind].words.en}`
            : '';
          const places = evaluation.embeddingSetId === null ? 'every place' : 'every embedded place';
          const text = [
            evaluationTable([evaluation]),
            ...columnNotes(evaluation.columns).map((note) => wordsOf(note, 'en')),
            `Prediction set ${predictionSetId}: ${places}${by}`,
          ].join('\n');
          return { text, json: { predictionSetId, evaluation: titled(evaluation) } };
        },
        'Nothing was stored; run the command again.',
      ),
    );

  program
    .command('export <project>')
    .argument('<what>', Object.keys(exporters).join(', '))
    .description('write GeoJSON (RFC 7946), or a table; the encoder as an ONNX file')
    .requiredOption('--out <file>', 'the file; a table where its name ends in .csv; - for stdout')
    .addOption(
      new Option('--format <format>', 'the format (default: by the ending of the file)').choices([
        'geojson',
        'csv',
      ]),
    )
    .option('--within <file>', 'only what lies in this region (GeoJSON polygon)')
    .addOption(encodingOption('the file of the region'))
    .option(
      '--predictions <n>',
      'predictions: the prediction set (default: the newest)',
      parseNumber('--predictions', { min: 1, integer: true }),
    )
    .addOption(embeddingsOption('embeddings, hits: '))
    .option('--at <lng,lat>', 'hits: of the place nearest to this coordinate')
    .option('--top <n>', 'hits: how many', parseNumber('--top', { min: 1, integer: true }), 20)
    .addOption(apartOption())
    .option(
      '--surroundings [n]',
      'places: with what was measured on the map around them: of this map source (default: the newest)',
      parseNumber('--surroundings', { min: 1, integer: true }),
    )
    .option(
      '--run <n>',
      'encoder: of this run (default: the newest that is done)',
      parseNumber('--run', { min: 1, integer: true }),
    )
    .addHelpText('after', columnsOfPredictions)
    .action(
      (
        path: string,
        what: string,
        { out, format: named, encoding, ...flags }: ExportFlags,
        command: Command,
      ) =>
        runCommand(
          isJson(command),
          async (context) => {
            if (!Object.hasOwn(exporters, what))
              throw new AppError(
                'input/bad-argument',
                plain(`"${what}" cannot be exported; expected ${Object.keys(exporters).join(', ')}.`),
              );
            const exporter = exporters[what];
            requireItsFlags(what, exporter, command);
            const within = await regionIfAny(flags.within, encoding);
            const format = named === 'geojson' ? 'geoJson' : named;
            const written = await withJob<WrittenFileView>(
              path,
              'export',
              context,
              (project, work) => exporter.write(project, out, { ...flags, format, within, ...work }),
              'either',
            );
            const wrote = written.features === null ? 'the encoder' : `${written.features} features`;
            return {
              text: `Wrote ${wrote} to ${written.path}`,
              json: written,
              isOnStdout: isStdout(out),
            };
          },
          'Nothing was written; run the command again.',
        ),
    );
}

/** A flag that says nothing of what is exported is no wish that may be passed over. */
function requireItsFlags(what: string, { flags }: Exporter, command: Command): void {
  const given = Object.keys(command.opts<ExportFlags>()) as (keyof ExportFlags)[];
  for (const flag of given) {
    const isAsked = flag === 'out' || flags.includes(flag);
    if (isAsked || command.getOptionValueSource(flag) !== 'cli') continue;
    const whose = Object.keys(exporters).filter((each) => exporters[each].flags.includes(flag));
    const known = [...flags, 'out'].map((each) => `--${each}`).join(', ');
    throw new AppError(
      'input/bad-argument',
      plain(`--${flag} is of ${whose.join(', ')}; the export of ${what} knows ${known}.`),
    );
  }
}

/** The hits of a search as its flags say it. */
function exportHitsOf(
  project: Project,
  path: string,
  {
    at,
    top,
    within,
    apart: apartM,
    embeddings: setId,
    ...options
  }: ExportOptions & Pick<ExportFlags, 'at' | 'top' | 'apart' | 'embeddings'>,
) {
  if (at === undefined)
    throw new AppError('input/bad-argument', plain('Hits are those of a search: add --at LNG,LAT.'));
  return exportHits(project, path, {
    search: { setId, query: { at: parseCoordinate(at) }, top, within, apartM },
    ...options,
  });
}

function parseCoordinate(text: string): LngLat {
  const parts = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  const [lng, lat] = parts;
  if (parts.length === 2 && Math.abs(lng) <= 180 && Math.abs(lat) <= 90) return { lng, lat };
  throw new AppError(
    'input/bad-argument',
    plain(`--at is "${text}"; expected longitude,latitude in degrees, such as -71.11,42.37.`),
  );
}
