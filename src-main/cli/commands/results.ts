import { type Command, Option } from 'commander';
import { type WrittenFileView } from '../../../src-shared/contract/app/exports';
import { AppError } from '../../../src-shared/errors';
import { plain } from '../../../src-shared/message';
import { type LngLat } from '../../../src-shared/geo/lngLat';
import { defaultModel, type ModelId, predictingModels } from '../../../src-shared/kinds/models';
import { type ReadoutChoice, readouts } from '../../../src-shared/kinds/readouts';
import { type SplitId, splitIds } from '../../../src-shared/kinds/splits';
import { type WorkOptions } from '../../../src-shared/progress';
import { type TargetId } from '../../../src-shared/kinds/targets';
import { exportEmbeddings } from '../../export/exportEmbeddings';
import { exportEncoder } from '../../export/exportEncoder';
import { exportPlaces } from '../../export/exportPlaces';
import { exportHits } from '../../export/exportHits';
import { exportPredictions } from '../../export/exportPredictions';
import { exportRegions } from '../../export/exportRegions';
import { type ExportOptions } from '../../export/writeFeatures';
import { isStdout } from '../../files/outputStream';
import { type Project } from '../../project/project';
import { evaluationTable, titled } from '../../predict/evaluationTable';
import { predict } from '../../predict/predict';
import { scoredSets } from '../../predict/scoredSets';
import { mostSimilar } from '../../search/mostSimilar';
import { readoutsOption } from '../readouts';
import { regionIfAny } from '../region';
import { isJson, parseNumber, runCommand, withJob, withProject } from '../run';
import { table } from '../table';

const exporters = {
  places: exportPlaces,
  predictions: exportPredictions,
  embeddings: exportEmbeddings,
  regions: exportRegions,
  hits: exportHitsOf,
  encoder: exportEncoderOf,
};

interface ExportFlags {
  out: string;
  format?: 'geojson' | 'csv';
  within?: string;
  at?: string;
  top: number;
  apart?: number;
  run?: number;
}

interface SearchFlags {
  at: string;
  top: number;
  within?: string;
  apart?: number;
}

interface PredictFlags {
  target: TargetId;
  split: SplitId;
  embeddings?: number;
  readouts: ReadoutChoice;
  model?: ModelId;
}

const apartOption = () =>
  new Option(
    '--apart <metres>',
    'how far hits are from each other and from the place at least (default: the width of a map image)',
  ).argParser(parseNumber('--apart', { min: 0 }));

/** `search`, `predict`, `export`. */
export function resultCommands(program: Command): void {
  program
    .command('search <project>')
    .description('the places most similar to the one at a coordinate')
    .requiredOption('--at <lng,lat>', 'longitude and latitude in degrees; the nearest place is taken')
    .option('--top <n>', 'how many', parseNumber('--top', { min: 1, integer: true }), 20)
    .option('--within <file>', 'only places in this region (GeoJSON polygon)')
    .addOption(apartOption())
    .action((path: string, { at, top, within, apart: apartM }: SearchFlags, command: Command) =>
      runCommand(isJson(command), () =>
        withProject(path, 'read', async (project) => {
          const query = { at: parseCoordinate(at) };
          const result = mostSimilar(project, { query, top, within: await regionIfAny(within), apartM });
          const rows = result.hits.map((hit, i) => ({
            rank: String(i + 1),
            place: String(hit.placeId),
            similarity: hit.similarity.toFixed(4),
            'distance, m': String(Math.round(hit.distanceM)),
            coordinate: `${hit.lng.toFixed(6)}, ${hit.lat.toFixed(6)}`,
          }));
          const from = `Of place ${result.queryPlaces[0]}, ${Math.round(result.takenAtM!)} m from the coordinate`;
          const taken = `${from}; at least ${result.apartM} m apart`;
          const text = rows.length ? `${taken}\n${table(rows)}` : 'No place in this region has an embedding.';
          return { text, json: result };
        }),
      ),
    );

  program
    .command('predict <project>')
    .description('score the embedding beside the baselines under a named split, and predict for every place')
    .requiredOption('--target <id>', 'a target of the project, such as price')
    .addOption(new Option('--split <name>').choices(splitIds).makeOptionMandatory())
    .option(
      '--embeddings <n>',
      'the embedding set (default: the newest of a trained encoder)',
      parseNumber('--embeddings', { min: 1, integer: true }),
    )
    .addOption(readoutsOption())
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
          const text = `${evaluationTable([evaluation])}\nPrediction set ${predictionSetId}: every embedded place${by}`;
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
    .option('--at <lng,lat>', 'hits: of the place nearest to this coordinate')
    .option('--top <n>', 'hits: how many', parseNumber('--top', { min: 1, integer: true }), 20)
    .addOption(apartOption())
    .option(
      '--run <n>',
      'encoder: of this run (default: the newest that is done)',
      parseNumber('--run', { min: 1, integer: true }),
    )
    .action((path: string, what: string, { out, format: named, ...flags }: ExportFlags, command: Command) =>
      runCommand(
        isJson(command),
        async (context) => {
          if (!Object.hasOwn(exporters, what))
            throw new AppError(
              'input/bad-argument',
              plain(`"${what}" cannot be exported; expected ${Object.keys(exporters).join(', ')}.`),
            );
          const exporter = exporters[what as keyof typeof exporters];
          const within = await regionIfAny(flags.within);
          const format = named === 'geojson' ? 'geoJson' : named;
          const written = await withJob<WrittenFileView>(
            path,
            'export',
            context,
            (project, work) => exporter(project, out, { ...flags, format, within, ...work }),
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

/** The hits of a search as its flags say it. */
function exportHitsOf(
  project: Project,
  path: string,
  { at, top, within, apart: apartM, ...options }: ExportOptions & Pick<ExportFlags, 'at' | 'top' | 'apart'>,
) {
  if (at === undefined)
    throw new AppError('input/bad-argument', plain('Hits are those of a search: add --at LNG,LAT.'));
  return exportHits(project, path, {
    search: { query: { at: parseCoordinate(at) }, top, within, apartM },
    ...options,
  });
}

/** `--within`, `--at`, `--top` and `--apart` say nothing of an encoder. */
function exportEncoderOf(
  project: Project,
  path: string,
  { run, signal, onProgress }: WorkOptions & Pick<ExportFlags, 'run'>,
) {
  return exportEncoder(project, path, { runId: run, signal, onProgress });
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
