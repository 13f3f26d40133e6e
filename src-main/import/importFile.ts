import { reasonWords } from '../../src-shared/importReason';
import { statSync } from 'node:fs';
import { basename, parse } from 'node:path';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { type Message, say, sentences } from '../../src-shared/message';
import { noNames } from '../../src-shared/names';
import { mostPlaces } from '../../src-shared/mostPlaces';
import { type WorkOptions } from '../../src-shared/progress';
import { isHopeless } from '../../src-shared/tableRows';
import { beginDataset, discardDataset, finishDataset } from '../project/datasets';
import { DatasetWriter } from '../project/datasetWriter';
import { type Project } from '../project/project';
import { type ImportedTarget, linkImported, type NamedTarget, resolveTargets } from './importTargets';
import { type Mapping } from './columns';
import { roles } from './columnNames';
import { type DialectChoice } from './dialect';
import { signNotices } from './signNotices';
import { toldWhy } from './turnedDown';
import { type MappingChoice, resolveMapping } from './mapping';
import { knownPoints, mapExtents, whatStandsOut } from './knownPlaces';
import { openSource } from './openSource';
import { type ImportReport } from './report';
import { type RowFilter } from './rowFilter';
import { RowImporter } from './rowImporter';
import { type RowSource } from './rowSource';

export interface ImportOptions extends WorkOptions {
  /** Name of the dataset; the file's name without extension by default. */
  name?: string;
  /** Whom to name beside the data; what the file says where absent. */
  attribution?: string;
  /** Columns; what is absent is guessed, null means none. */
  mapping?: MappingChoice;
  /** How a table is read; what is absent is judged. */
  dialect?: DialectChoice;
  /** What can be learnt of the places, beside price and population where the mapping has them. */
  targets?: NamedTarget[];
  /** Only rows that pass all of these become places. */
  where?: RowFilter[];
  /** Refuses a file of more places; a million by default. */
  maxPlaces?: number;
}

/**
 * Imports a CSV or GeoJSON file into the project as one dataset, which becomes visible at once or not at all; memory does
 * not grow with the file. Rows that cannot be used are counted and explained in the report, which is stored with the
 * dataset, with what stands out beside the places and maps that the project has already. A population column is taken as people per km²; counts are kept as they are.
 *
 * Codes: those of `openSource` and `resolveMapping`, `input/no-usable-row` if nothing is left, `input/too-large` (too many
 * places), `state/cancelled`.
 */
export async function importFile(
  project: Project,
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const source = (await openSource(path, {
    dialect: options.dialect,
    wanted: wantedColumns(options),
    signal: options.signal,
  })) as RowSource<unknown>;
  const fileName = basename(path);
  refuseHopeless(source, fileName, options);
  const named = options.targets ?? [];
  const mapping = resolveMapping(source, options.mapping ?? {}, fileName, named, mapExtents(project));
  const targets = resolveTargets(project, source.columns, mapping, named);
  const pointsBefore = await knownPoints(project, options.signal);
  const name = options.name ?? parse(path).name;
  const datasetId = beginDataset(project, {
    ...{ name, fileName, mapping },
    decimal: source.readAs?.decimal,
    attribution: options.attribution,
  });
  try {
    const writer = new DatasetWriter(project, datasetId);
    const where = options.where ?? [];
    const importer = new RowImporter(source, writer, { mapping, targets, where, pointsBefore });
    await writeAll(path, importer, options);
    const report = assembleReport(importer, source, mapping, { datasetId, name, fileName });
    report.notices.push(...columnNotices(source, mapping, targets, options.mapping));
    if (report.placesImported === 0) throw noUsableRow(report);
    writer.finish();
    report.notices.push(...whatStandsOut(project, datasetId, importer));
    options.onProgress?.({ stage: 'index places', done: 0, total: null, unit: 'places' });
    const labelled = targets.filter(({ definition }) => importer.labels[definition.id].count > 0);
    finishDataset(project, datasetId, report, {
      credit: source.credit(),
      identifier: source.identifier(),
      alongside: () => linkImported(project, writer, labelled, importer.reader),
    });
    return report;
  } catch (error) {
    await discardDataset(project, datasetId);
    throw error;
  }
}

/** Columns that are asked for by name; of `column/per` each part. */
function wantedColumns({ mapping = {}, targets = [], where = [] }: ImportOptions): string[] {
  const named = targets.flatMap(({ column, per, date }) => [column, ...column.split('/'), per, date]);
  const asked = [...Object.values(mapping), ...named, ...where.map(({ column }) => column)];
  return asked.flatMap((name) => (typeof name === 'string' && name !== '' ? [name.trim()] : []));
}

/** Where signs were taken from, and which columns were passed over though they are called like a role. */
function columnNotices(
  { columns, needsCoordinateColumns }: RowSource<unknown>,
  mapping: Mapping,
  targets: readonly ImportedTarget[],
  choice: MappingChoice = {},
): Message[] {
  const open = roles.filter((role) => choice[role] !== null);
  const wanted = needsCoordinateColumns ? open : open.filter((role) => role !== 'lng' && role !== 'lat');
  const inUse = targets.flatMap(({ column, per, date }) => [column, per ?? [], date ?? []].flat());
  return [...signNotices(columns, mapping), ...toldWhy(columns, mapping, wanted, inUse)];
}

/** Before a million rows are read and written for nothing; with a filter nobody knows how many are left. */
function refuseHopeless(
  { rowsExpected }: RowSource<unknown>,
  fileName: string,
  { where = [], maxPlaces = mostPlaces }: ImportOptions,
): void {
  if (where.length === 0 && rowsExpected !== null && isHopeless(rowsExpected, maxPlaces))
    throw tooManyPlaces(fileName, say('import.someRows', { count: rowsExpected }), maxPlaces);
}

async function writeAll(
  path: string,
  importer: RowImporter<unknown>,
  { signal, onProgress, maxPlaces = mostPlaces }: ImportOptions,
): Promise<void> {
  const total = statSync(path).size;
  for await (const batch of importer.source.batches(signal)) {
    importer.addBatch(batch);
    throwIfCancelled(signal);
    if (importer.placesImported > maxPlaces)
      throw tooManyPlaces(basename(path), say('import.moreUsable', { count: maxPlaces }), maxPlaces);
    onProgress?.({
      stage: 'import',
      done: Math.min(batch.bytesRead, total),
      total,
      unit: 'bytes',
      note: { kind: 'rows', rows: importer.rowsRead },
    });
  }
}

const tooManyPlaces = (fileName: string, found: Message, maxPlaces: number) =>
  new AppError('input/too-large', say('import.tooManyPlaces', { file: fileName, found, most: maxPlaces }));

function assembleReport(
  importer: RowImporter<unknown>,
  source: RowSource<unknown>,
  mapping: Mapping,
  named: Pick<ImportReport, 'datasetId' | 'name' | 'fileName'>,
): ImportReport {
  const { rowsRead, placesImported, filteredOut, repeatedPoints, labels } = importer;
  return {
    ...named,
    format: source.format,
    mapping,
    columns: source.columns.map(({ name }) => name),
    dialect: source.dialect,
    rowsRead,
    placesImported,
    filteredOut,
    repeatedPoints,
    fingerprint: importer.fingerprint,
    problems: importer.problems.list(),
    labels,
    notices: [...source.notices(importer.asNumbers), ...importer.implausible()],
  };
}

function noUsableRow({ fileName, rowsRead, filteredOut, problems, mapping }: ImportReport): AppError {
  if (rowsRead === 0) {
    return new AppError('input/no-usable-row', say('import.noRows', { file: fileName }));
  }
  const { lng, lat } = mapping;
  const counted = problems.map(({ count, reason, target }) =>
    say('import.times', { count, why: reasonWords(reason, target, noNames) }),
  );
  return new AppError(
    'input/no-usable-row',
    sentences(
      say('import.noneUsable', { count: rowsRead, file: fileName }),
      lng && lat ? say('import.readFrom', { lng, lat }) : null,
      filteredOut > 0 && say('import.times', { count: filteredOut, why: say('import.filtered') }),
      ...counted,
    ),
    { data: { problems } },
  );
}
