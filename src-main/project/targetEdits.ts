import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import {
  isTargetId,
  signsOf,
  suggestedTransform,
  type TargetDefinition,
  type TargetId,
} from '../../src-shared/kinds/targets';
import { unitOfRatio } from '../../src-shared/units';
import { mostCategories } from './columnProfile';
import { requireDataset } from './datasets';
import { columnsOf, namesOf, type StoredColumn } from './columns';
import { type Project, timestamp } from './project';
import { keepingShownLabels } from './shownLabels';
import { getTarget, labelColumn, noSuchTarget, presentCount, type TargetSource } from './targets';

/** `Rent 2024, €` → `rent-2024`. */
export function targetIdFrom(name: string): TargetId {
  const id = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return isTargetId(id) ? id : `target-${id}`.replace(/-+$/, '');
}

/** Writes a target, or restores one that was hidden and makes it what is said. `state/exists` if it is there. */
export function addTarget(project: Project, { id, name, unit, kind, transform }: TargetDefinition): void {
  if (!isTargetId(id)) throw new AppError('input/bad-argument', say('targets.badId', { id }));
  const { changes } = project.run(
    `INSERT INTO targets (id, name, unit, kind, transform, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit, kind = excluded.kind,
       transform = excluded.transform, deleted_at = NULL WHERE deleted_at IS NOT NULL`,
    id,
    name,
    unit,
    kind,
    transform,
    timestamp(),
  );
  if (changes === 0) throw new AppError('state/exists', say('targets.exists', { id }));
}

/** Says otherwise what is named; `input/bad-argument` if there is no such target. */
export function changeTarget(
  project: Project,
  id: TargetId,
  changes: Partial<Omit<TargetDefinition, 'id'>>,
): TargetDefinition {
  const { name, unit, kind, transform } = { ...getTarget(project, id), ...changes };
  keepingShownLabels(project, id, () =>
    project.change(
      () => noSuchTarget(project, id),
      'UPDATE targets SET name = ?, unit = ?, kind = ?, transform = ? WHERE id = ? AND deleted_at IS NULL',
      name,
      unit,
      kind,
      transform,
      id,
    ),
  );
  return getTarget(project, id);
}

/** Takes the labels of a target in a dataset from these columns. */
export function linkTarget(
  project: Project,
  id: TargetId,
  { datasetId, columnId, perId = null, dateId = null }: TargetLink,
): void {
  project.run(
    'INSERT OR REPLACE INTO target_columns (target_id, dataset_id, column_id, per_id, date_id) VALUES (?, ?, ?, ?, ?)',
    id,
    datasetId,
    columnId,
    perId,
    dateId,
  );
}

/** Ids of columns of one dataset. */
export interface TargetLink {
  datasetId: number;
  columnId: number;
  perId?: number | null;
  dateId?: number | null;
}

/** Takes the labels of a target from these datasets alone. `state/missing` names a column, or a dataset, that is not there. */
export function setTargetSources(project: Project, id: TargetId, sources: readonly TargetSource[]): void {
  const links = sources.map((source) => linkOf(project, source));
  keepingShownLabels(project, id, () => {
    project.run('DELETE FROM target_columns WHERE target_id = ?', id);
    for (const link of links) linkTarget(project, id, link);
  });
}

function linkOf(project: Project, source: TargetSource): TargetLink {
  const { column, per, date } = sourceColumns(project, source);
  return { datasetId: source.datasetId, columnId: column.id, perId: per && per.id, dateId: date && date.id };
}

interface SourceColumns {
  column: StoredColumn;
  per: StoredColumn | null;
  date: StoredColumn | null;
}

function sourceColumns(project: Project, { datasetId, column, per, date }: TargetSource): SourceColumns {
  requireDataset(project, datasetId);
  const columns = columnsOf(project, datasetId);
  const found = (name: string): StoredColumn => {
    const known = columns.find((each) => each.name === name);
    if (known) return known;
    throw new AppError(
      'state/missing',
      say('columns.noneInDataset', { id: datasetId, column: name, known: namesOf(columns) }),
    );
  };
  return {
    column: found(column),
    per: per === null ? null : found(per),
    date: date === null ? null : found(date),
  };
}

/** Hides a target; it can be restored, later too while a run or a prediction speaks of it. Codes: those of `changeTarget`. */
export function deleteTarget(project: Project, id: TargetId): void {
  project.change(
    () => noSuchTarget(project, id),
    'UPDATE targets SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL',
    timestamp(),
    id,
  );
}

/** Takes a deletion back; `input/bad-argument` if it is gone. */
export function restoreTarget(project: Project, id: TargetId): void {
  project.change(() => noSuchTarget(project, id), 'UPDATE targets SET deleted_at = NULL WHERE id = ?', id);
}

/** Removes hidden targets of which nothing that is kept speaks: their ids may be used again. */
export function sweepTargets(project: Project): void {
  project.run(
    `DELETE FROM targets WHERE deleted_at IS NOT NULL AND id NOT IN (SELECT target FROM prediction_sets)
       AND NOT EXISTS (SELECT 1 FROM runs WHERE labels_json IS NOT NULL)`,
  );
}

/** A target as the user names it: what is left out is judged by its columns. */
export interface NewTarget extends Partial<TargetDefinition> {
  name: string;
  sources: TargetSource[];
}

/** More classes than these are no classes. */
const mostClasses = mostCategories;

/**
 * Makes a target of columns that are there. `state/missing` names a column that is not; `state/exists`; `input/bad-argument` where
 * no cell is a usable label, or too many are classes of their own.
 */
export function nameTarget(project: Project, { sources, ...target }: NewTarget): TargetDefinition {
  return project.transaction(() => {
    const [{ column, per }, ...others] = sources.map((source) => sourceColumns(project, source));
    const isNumeric = [{ column, per }, ...others].every((each) => each.column.kind === 'number' || each.per);
    const kind = target.kind ?? (isNumeric ? 'value' : 'class');
    const unit = kind === 'class' ? null : per ? unitOfRatio(column.unit, per.unit) : column.unit;
    const id = target.id ?? freeId(project, target.name);
    const transform = target.transform ?? 'none';
    const definition = {
      id,
      name: target.name,
      unit: target.unit === undefined ? unit : target.unit,
      kind,
      transform,
    };
    addTarget(project, definition);
    setTargetSources(project, id, sources);
    const { values, classes } = labelColumn(project, definition);
    refuseUnusable(column.name, values, classes);
    if (target.transform !== undefined || kind === 'class') return definition;
    return changeTarget(project, id, { transform: suggestedTransform(signsOf(values)) });
  });
}

function refuseUnusable(column: string, values: Float64Array, classes: string[] | null): void {
  if (presentCount(values) === 0)
    throw new AppError('input/bad-argument', say('targets.noLabel', { column }));
  if (classes && classes.length > mostClasses)
    throw new AppError(
      'input/bad-argument',
      say('targets.tooManyClasses', { column, count: classes.length, most: mostClasses }),
    );
}

/** An id that no target has, nor had: predictions may speak of a hidden one. */
function freeId(project: Project, name: string): TargetId {
  const taken = new Set(project.all<{ id: TargetId }>('SELECT id FROM targets').map(({ id }) => id));
  const wanted = targetIdFrom(name);
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  return id;
}

/** `price/area` as two of these columns, unless it is the name of one; a column is found whatever its case. */
export function ratioIn(text: string, names: readonly string[]): { column: string; per: string | null } {
  const found = (wanted: string) => {
    const same = (name: string) => name.trim().toLowerCase() === wanted.trim().toLowerCase();
    return names.find((name) => name === wanted) ?? names.find(same);
  };
  const whole = found(text);
  if (whole !== undefined) return { column: whole, per: null };
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
    const [column, per] = [found(text.slice(0, at)), found(text.slice(at + 1))];
    if (column !== undefined && per !== undefined) return { column, per };
  }
  return { column: text, per: null };
}
