import { type LngLat } from '../../src-shared/geo/lngLat';
import { type CellValue } from '../../src-shared/kinds/columns';
import { proposedTargets, type TargetId } from '../../src-shared/kinds/targets';
import { encodeCells } from './columnChunks';
import { numbersByRow } from './columnValues';
import { beginDataset, finishDataset } from './datasets';
import { DatasetWriter } from './datasetWriter';
import { type Project } from './project';
import { addTarget, linkTarget, nameTarget, setTargetSources } from './targetEdits';
import { listStoredTargets, listTargets } from './targets';

/** A place as tests write it: its labels stand in columns called after their targets. */
export interface TestPlace extends LngLat {
  properties?: Record<string, CellValue> | null;
  labels?: Partial<Record<TargetId, number>>;
}

interface TestDataset {
  name?: string;
  mapping?: object;
  attribution?: string;
  report?: unknown;
}

/** A dataset of these places, visible at once. Returns its id. */
export function addDataset(
  project: Project,
  places: readonly TestPlace[],
  dataset: TestDataset = {},
): number {
  const id = addUnfinishedDataset(project, places, dataset);
  finishDataset(project, id, dataset.report ?? null);
  return id;
}

/** The same as an import leaves it that was killed before its end. */
export function addUnfinishedDataset(
  project: Project,
  places: readonly TestPlace[],
  { name = 'places', mapping = {}, attribution }: TestDataset = {},
): number {
  const datasetId = beginDataset(project, { name, fileName: `${name}.csv`, mapping, attribution });
  const writer = new DatasetWriter(project, datasetId);
  const targets = new Set<TargetId>();
  for (const { lng, lat, properties, labels } of places) {
    for (const [column, value] of Object.entries(properties ?? {})) writer.set(writer.column(column), value);
    for (const [target, value] of Object.entries(labels ?? {})) {
      writer.set(writer.column(target), value!);
      targets.add(target);
    }
    writer.endRow(lng, lat);
  }
  writer.finish();
  for (const id of targets) linkToColumn(project, id, datasetId, writer.columnId(id));
  return datasetId;
}

function linkToColumn(project: Project, id: TargetId, datasetId: number, columnId: number): void {
  if (!listTargets(project).some((target) => target.id === id)) {
    const proposed = Object.values(proposedTargets).find((target) => target.id === id);
    addTarget(project, proposed ?? { id, name: id, unit: null, kind: 'value', transform: 'log1p' });
  }
  linkTarget(project, id, { datasetId, columnId });
}

/** Takes classes from a column of a dataset: as a new target of that name, or one more source of it. */
export function addClasses(project: Project, datasetId: number, column: string): void {
  const source = { datasetId, column, per: null, date: null };
  const known = listStoredTargets(project).find(({ name }) => name === column);
  if (known) setTargetSources(project, known.id, [...known.sources, source]);
  else nameTarget(project, { name: column, kind: 'class', sources: [source] });
}

/** Writes the labels of a target anew, where they stand: as if its file had held others. */
export function changeLabels(
  project: Project,
  target: TargetId,
  labelOf: (placeId: number, label: number | null) => number | null,
): void {
  for (const { datasetId, columnId } of project.all<{ datasetId: number; columnId: number }>(
    'SELECT dataset_id AS datasetId, column_id AS columnId FROM target_columns WHERE target_id = ?',
    target,
  )) {
    const places = project.all<{ id: number }>(
      'SELECT id FROM places WHERE dataset_id = ? ORDER BY row',
      datasetId,
    );
    const before = numbersByRow(project, { id: columnId, name: target }, places.length);
    const numbers = Float64Array.from(
      places,
      ({ id }, row) => labelOf(id, Number.isNaN(before[row]) ? null : before[row]) ?? NaN,
    );
    const { rowCount, encoding, bytes } = encodeCells({ numbers });
    project.run('DELETE FROM column_chunks WHERE column_id = ?', columnId);
    project.run('INSERT INTO column_chunks VALUES (?, 0, ?, ?, ?)', columnId, rowCount, encoding, bytes);
  }
}
