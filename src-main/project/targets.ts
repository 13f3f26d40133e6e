import { AppError } from '../../src-shared/errors';
import {
  byClassName,
  isTargetId,
  proposedTargets,
  type TargetDefinition,
  type TargetId,
  targetKinds,
  targetTransforms,
} from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { type TargetNames } from '../../src-shared/names';
import { type StoredColumn } from './columns';
import { alongPlaces, categoriesByRow, numbersByRow } from './columnValues';
import { type Project } from './project';
import { type RowSpan, rowSpans } from './rowSpans';

/** Where the labels of a target come from in a dataset: names of its columns. */
export interface TargetSource {
  datasetId: number;
  column: string;
  /** What the column is divided by; null: nothing. */
  per: string | null;
  /** When a label was true. */
  date: string | null;
}

/** A target with where its labels come from, in visible datasets. */
export interface StoredTarget extends TargetDefinition {
  createdAt: string;
  sources: TargetSource[];
}

const fields = 'id, name, unit, kind, transform';

/** What can be learnt of the project’s places, in the order in which it came. */
export const listTargets = (project: Project): TargetDefinition[] =>
  project
    .all<TargetDefinition>(
      `SELECT ${fields} FROM targets WHERE deleted_at IS NULL ORDER BY created_at, rowid`,
    )
    .map(checked);

/**
 * The target of this id, to do something with, or a proposed one that no place has a label of yet; `input/bad-argument` says which there
 * are.
 */
export function getTarget(project: Project, id: TargetId): TargetDefinition {
  const { deletedAt, target } = rowOf(project, id);
  if (target && deletedAt === null) return target;
  throw noSuchTarget(project, id);
}

/** The same, or a hidden one: predictions and runs may speak of it. */
export function anyTarget(project: Project, id: TargetId): TargetDefinition {
  const { target } = rowOf(project, id);
  if (target) return target;
  throw noSuchTarget(project, id);
}

function rowOf(
  project: Project,
  id: TargetId,
): { target: TargetDefinition | undefined; deletedAt: string | null } {
  const row = project.get<TargetDefinition & { deletedAt: string | null }>(
    `SELECT ${fields}, deleted_at AS deletedAt FROM targets WHERE id = ?`,
    id,
  );
  if (!row)
    return { target: Object.values(proposedTargets).find((target) => target.id === id), deletedAt: null };
  const { deletedAt, ...target } = row;
  return { target: checked(target), deletedAt };
}

/** `input/bad-argument`, with the targets that there are. */
export function noSuchTarget(project: Project, id: TargetId): AppError {
  const known = listTargets(project).map((each) =>
    each.name === null ? each.id : say('targets.named', { id: each.id, name: each.name }),
  );
  const listed = known.length > 0 ? known : say('targets.none');
  return new AppError('input/bad-argument', say('targets.unknown', { target: id, known: listed }));
}

/** What the analyst called targets, hidden ones too. */
export const ownTargetNames = (project: Project): TargetNames =>
  new Map(
    project
      .all<{ id: TargetId; name: string }>('SELECT id, name FROM targets WHERE name IS NOT NULL')
      .map(({ id, name }) => [id, name]),
  );

/** A project file is hostile. */
function checked(target: TargetDefinition): TargetDefinition {
  const { id, kind, transform } = target;
  if (isTargetId(id) && Object.hasOwn(targetKinds, kind) && Object.hasOwn(targetTransforms, transform))
    return target;
  throw new AppError('io/corrupt', say('targets.damaged'));
}

/** The targets with their sources. */
export function listStoredTargets(project: Project): StoredTarget[] {
  const sources = project.all<TargetSource & { targetId: TargetId }>(
    `SELECT target_id AS targetId, target_columns.dataset_id AS datasetId, of.name AS column, per.name AS per, dated.name AS date
     FROM target_columns JOIN datasets ON datasets.id = target_columns.dataset_id AND state = 'ready'
       JOIN columns AS of ON of.id = column_id LEFT JOIN columns AS per ON per.id = per_id
       LEFT JOIN columns AS dated ON dated.id = date_id ORDER BY datasetId`,
  );
  const createdAt = new Map(
    project
      .all<{ id: TargetId; at: string }>('SELECT id, created_at AS at FROM targets')
      .map(({ id, at }) => [id, at]),
  );
  return listTargets(project).map((target) => ({
    ...target,
    createdAt: createdAt.get(target.id)!,
    sources: sources
      .filter(({ targetId }) => targetId === target.id)
      .map(({ datasetId, column, per, date }) => ({ datasetId, column, per, date })),
  }));
}

/** Labels of a target; NaN where a place has none. Of a class: the index of its name. */
interface Labels {
  byDataset: Map<number, Float64Array>;
  /** Of a class: the names in their order (`byClassName`); null for a number. */
  classes: string[] | null;
}

interface SourceRow {
  datasetId: number;
  columnId: number;
  columnName: string;
  perId: number | null;
  perName: string | null;
  rowCount: number;
}

const sourcesOf = (
  project: Project,
  targetId: TargetId,
  condition: string,
  ...values: number[]
): SourceRow[] =>
  project.all<SourceRow>(
    `SELECT target_columns.dataset_id AS datasetId, of.id AS columnId, of.name AS columnName, per.id AS perId, per.name AS perName,
       coalesce((SELECT max(row) + 1 FROM places WHERE places.dataset_id = target_columns.dataset_id), 0) AS rowCount
     FROM target_columns JOIN datasets ON datasets.id = target_columns.dataset_id
       JOIN columns AS of ON of.id = column_id LEFT JOIN columns AS per ON per.id = per_id
     WHERE target_id = ? AND ${condition} ORDER BY target_columns.dataset_id`,
    targetId,
    ...values,
  );

function labelsFrom(project: Project, target: TargetDefinition, sources: SourceRow[]): Labels {
  if (target.kind === 'class') return classLabels(project, sources);
  const byDataset = new Map(
    sources.map((source) => [source.datasetId, numericLabels(project, target, source)]),
  );
  return { byDataset, classes: null };
}

function classLabels(project: Project, sources: SourceRow[]): Labels {
  const found = new Map<string, number>();
  const byDataset = new Map(
    sources.map((source) => [
      source.datasetId,
      categoriesByRow(project, columnOf(source), source.rowCount, found),
    ]),
  );
  const classes = [...found.keys()].sort(byClassName);
  const placeOf = new Float64Array(classes.length);
  classes.forEach((name, index) => (placeOf[found.get(name)!] = index));
  for (const labels of byDataset.values())
    labels.forEach((label, row) => (labels[row] = Number.isNaN(label) ? NaN : placeOf[label]));
  return { byDataset, classes };
}

const columnOf = ({ columnId, columnName }: SourceRow): Pick<StoredColumn, 'id' | 'name'> => ({
  id: columnId,
  name: columnName,
});

function numericLabels(project: Project, { transform }: TargetDefinition, source: SourceRow): Float64Array {
  const values = numbersByRow(project, columnOf(source), source.rowCount);
  const { perId, perName } = source;
  const per = perId === null ? null : numbersByRow(project, { id: perId, name: perName! }, source.rowCount);
  const { isUsable } = targetTransforms[transform];
  for (let row = 0; row < values.length; row++) {
    if (per) values[row] = per[row] > 0 ? values[row] / per[row] : NaN;
    if (!isUsable(values[row])) values[row] = NaN;
  }
  return values;
}

const visibleLabels = (project: Project, target: TargetDefinition): Labels =>
  labelsFrom(project, target, sourcesOf(project, target.id, `state = 'ready'`));

/** The labels of a target by row of a dataset, visible or not; undefined where it takes none from it. */
export function labelsByRow(
  project: Project,
  target: TargetDefinition,
  datasetId: number,
): Float64Array | undefined {
  const sources = sourcesOf(project, target.id, 'target_columns.dataset_id = ?', datasetId);
  return labelsFrom(project, target, sources).byDataset.get(datasetId);
}

/**
 * The labels of a target by place id, of all visible places that have a usable one: values in its own unit, of a class the index of
 * its name among those of today (`labelsWithClasses`), which is not to be kept. Of a hidden target too. Codes: those
 * of `anyTarget`.
 */
export const labelsOf = (project: Project, targetId: TargetId): Map<number, number> =>
  labelsWithClasses(project, anyTarget(project, targetId)).labels;

/** The same, with the names of the classes in their order; null for a number. */
export function labelsWithClasses(
  project: Project,
  target: TargetDefinition,
): { labels: Map<number, number>; classes: string[] | null } {
  const { byDataset, classes } = visibleLabels(project, target);
  const found = new Map<number, number>();
  for (const { datasetId, firstId, firstRow, count } of rowSpans(project)) {
    const labels = byDataset.get(datasetId);
    if (!labels) continue;
    for (let i = 0; i < count; i++) {
      const label = labels[firstRow + i];
      if (!Number.isNaN(label)) found.set(firstId + i, label);
    }
  }
  return { labels: found, classes };
}

/** Labels for all visible places by ascending id; NaN where a place has none. */
interface LabelColumn {
  target: TargetDefinition;
  values: Float64Array;
  /** Of a class, by index; null for a number. */
  classes: string[] | null;
}

export function labelColumn(
  project: Project,
  target: TargetDefinition,
  spans: readonly RowSpan[] = rowSpans(project),
): LabelColumn {
  const { byDataset, classes } = visibleLabels(project, target);
  return { target, values: alongPlaces(spans, byDataset), classes };
}

/** The labels of all targets. */
export function labelColumns(project: Project): LabelColumn[] {
  const spans = rowSpans(project);
  return listTargets(project).map((target) => labelColumn(project, target, spans));
}

/** How many places have a label of each target. */
export const countLabels = (project: Project): Record<TargetId, number> =>
  Object.fromEntries(labelColumns(project).map(({ target, values }) => [target.id, presentCount(values)]));

/** How many of the values are there. */
export const presentCount = (values: Float64Array): number =>
  values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
