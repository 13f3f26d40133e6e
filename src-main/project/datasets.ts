import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { Extent } from '../../src-shared/geo/bbox';
import { type BBox } from '../../src-shared/geo/lngLat';
import { type DecimalMark } from '../../src-shared/numbers';
import { turn } from '../../src-shared/geo/longitude';
import { visible } from './places';
import { indexPlaces, removeFromIndex } from './placesIndex';
import { type Project, timestamp } from './project';
import { parseStored, parseStoredOrNull } from './stored';
import { mappingSchema, reportSchema, type StoredMapping, type StoredReport } from './storedImport';

export interface Dataset {
  id: number;
  name: string;
  fileName: string;
  createdAt: string;
  attribution: string | null;
  mapping: StoredMapping;
  /** As the import left it; null: its places were not imported. */
  report: StoredReport | null;
  placeCount: number;
}

/** Begins an import: the dataset and its places stay invisible until `finishDataset`; a `DatasetWriter` fills it. `decimal`: the mark
 * that its file writes decimals with. Returns its id. */
export function beginDataset(
  project: Project,
  dataset: { name: string; fileName: string; mapping: object; decimal?: DecimalMark; attribution?: string },
): number {
  return project.run(
    `INSERT INTO datasets (name, file_name, state, created_at, attribution, mapping_json) VALUES (?, ?, 'importing', ?, ?, ?)`,
    dataset.name,
    dataset.fileName,
    timestamp(),
    dataset.attribution ?? null,
    JSON.stringify({ ...dataset.mapping, decimal: dataset.decimal }),
  ).id;
}

/**
 * Indexes the places, then makes the dataset visible, and does what has to be done `alongside`, in one transaction; `credit` is the
 * file's own, used where none was given, `identifier` the column of the ids that its features had. A process that dies before leaves it invisible, to be swept.
 */
export function finishDataset(
  project: Project,
  datasetId: number,
  report: unknown,
  {
    credit = null,
    identifier = null,
    alongside = () => {},
  }: { credit?: string | null; identifier?: string | null; alongside?: () => void } = {},
): void {
  indexPlaces(project, datasetId);
  project.transaction(() => {
    alongside();
    project.run(
      `UPDATE datasets SET state = 'ready', report_json = ?, attribution = coalesce(attribution, ?) WHERE id = ?`,
      JSON.stringify(report),
      credit,
      datasetId,
    );
    if (identifier !== null)
      project.run(
        `UPDATE datasets SET mapping_json = json_set(mapping_json, '$.identifier', ?) WHERE id = ?`,
        identifier,
        datasetId,
      );
  });
}

/** Removes a dataset, finished or not, with its places and all that hangs on them. */
export function deleteDataset(project: Project, datasetId: number): void {
  project.transaction(() => {
    removeFromIndex(project, datasetId);
    project.run('DELETE FROM datasets WHERE id = ?', datasetId);
  });
}

/** Of places removed at a time: some tenths of a second. */
const portion = 20_000;
const chunkPortion = 1000;

/** Removes a dataset that was never visible in portions, so that the process answers meanwhile; what a killed one leaves is swept. */
export async function discardDataset(project: Project, datasetId: number): Promise<void> {
  const portions = [
    `DELETE FROM column_chunks WHERE rowid IN (SELECT column_chunks.rowid FROM column_chunks
       JOIN columns ON columns.id = column_id WHERE dataset_id = ? LIMIT ${chunkPortion})`,
    `DELETE FROM places WHERE id IN (SELECT id FROM places WHERE dataset_id = ? LIMIT ${portion})`,
  ];
  for (const sql of portions) while (project.run(sql, datasetId).changes > 0) await setImmediate();
  deleteDataset(project, datasetId);
}

const noSuchDataset = (id: number) => () =>
  new AppError('state/missing', say('project.noSuchDataset', { id: String(id) }));

/** Refuses a dataset that is not visible: `state/missing`. */
export function requireDataset(project: Project, datasetId: number): void {
  if (!datasetNames(project).has(datasetId)) throw noSuchDataset(datasetId)();
}

/** `state/missing` if there is none, or it is hidden. */
export function renameDataset(project: Project, datasetId: number, name: string): void {
  project.change(
    noSuchDataset(datasetId),
    `UPDATE datasets SET name = ? WHERE id = ? AND state = 'ready'`,
    name,
    datasetId,
  );
}

/** Hides a dataset with its places until the next opening removes them. Codes: those of `renameDataset`. */
export function hideDataset(project: Project, datasetId: number): void {
  project.change(
    noSuchDataset(datasetId),
    `UPDATE datasets SET state = 'importing', deleted_at = ? WHERE id = ? AND state = 'ready'`,
    timestamp(),
    datasetId,
  );
}

/** Takes a hiding back; `state/missing` if it is gone. */
export function restoreDataset(project: Project, datasetId: number): void {
  project.change(
    noSuchDataset(datasetId),
    `UPDATE datasets SET state = 'ready', deleted_at = NULL WHERE id = ? AND (state = 'ready' OR deleted_at IS NOT NULL)`,
    datasetId,
  );
}

/** What the visible datasets are called, by id. */
export const datasetNames = (project: Project): Map<number, string> =>
  new Map(
    project
      .all<{ id: number; name: string }>(`SELECT id, name FROM datasets WHERE state = 'ready'`)
      .map(({ id, name }) => [id, name]),
  );

/** By visible dataset, the column that holds the ids which its features had in their file. `io/corrupt`. */
export function identifierColumns(project: Project): Map<number, string> {
  const rows = project.all<{ id: number; mapping: string }>(
    `SELECT id, mapping_json AS mapping FROM datasets WHERE state = 'ready'`,
  );
  return new Map(
    rows.flatMap(({ id, mapping }): [number, string][] => {
      const { identifier } = parseStored(mappingSchema, mapping, say('stored.mapping', { id: String(id) }));
      return identifier == null ? [] : [[id, identifier]];
    }),
  );
}

interface DatasetRow {
  id: number;
  name: string;
  file_name: string;
  created_at: string;
  attribution: string | null;
  mapping_json: string;
  report_json: string | null;
  place_count: number;
}

export function listDatasets(project: Project): Dataset[] {
  const rows = project.all<DatasetRow>(
    `SELECT datasets.*, (SELECT count(*) FROM places WHERE dataset_id = datasets.id) AS place_count
     FROM datasets WHERE state = 'ready' ORDER BY id`,
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    fileName: row.file_name,
    createdAt: row.created_at,
    attribution: row.attribution,
    mapping: parseStored(mappingSchema, row.mapping_json, say('stored.mapping', { id: String(row.id) })),
    report: parseStoredOrNull(
      reportSchema,
      row.report_json,
      say('stored.importReport', { id: String(row.id) }),
    ),
    placeCount: row.place_count,
  }));
}

/** What a visible dataset is called whose rows were the same, by the fingerprint of its import; undefined: none. */
export const twinOf = (project: Project, fingerprint: string): string | undefined =>
  project.get<{ name: string }>(
    `SELECT name FROM datasets WHERE state = 'ready' AND json_valid(report_json) AND report_json ->> '$.fingerprint' = ?
     ORDER BY id`,
    fingerprint,
  )?.name;

/** The least box around all places; `state/missing` if there is none. */
export function placesBBox(project: Project): BBox {
  const { west, south, east, north } = project.get<
    Record<'west' | 'south' | 'east' | 'north', number | null>
  >(`SELECT min(lng) AS west, min(lat) AS south, max(lng) AS east, max(lat) AS north FROM ${visible}`)!;
  if (west === null) throw new AppError('state/missing', say('import.noPlaces'));
  const plain = [west, south, east, north] as BBox;
  return plain[2] - plain[0] <= turn / 2 ? plain : bboxByDegree(project)!;
}

/** Of places that lie far apart: over the 180th meridian, where that is the shorter way. */
function bboxByDegree(project: Project): BBox | null {
  const extent = new Extent();
  for (const { west, south, east, north } of project.all<Record<'west' | 'south' | 'east' | 'north', number>>(
    `SELECT min(lng) AS west, min(lat) AS south, max(lng) AS east, max(lat) AS north FROM ${visible}
     GROUP BY CAST(lng + 180 AS INTEGER)`,
  ))
    extent.addBox([west, south, east, north]);
  return extent.bbox;
}
