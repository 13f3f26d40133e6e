import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import {
  proposedTargets,
  suggestedTransform,
  type TargetDefinition,
  type TargetId,
  targetTransforms,
} from '../../src-shared/kinds/targets';
import { unitInCells, unitInName, unitOfRatio } from '../../src-shared/units';
import { type Project } from '../project/project';
import { type DatasetWriter } from '../project/datasetWriter';
import { addTarget, linkTarget, ratioIn, targetIdFrom } from '../project/targetEdits';
import { listTargets } from '../project/targets';
import { type Column, type Mapping } from './columns';
import { findColumn } from './mapping';
import { type LabelReason } from './report';
import { type RowReader } from './rowSource';

/** A target as the user names it: what is left out is judged by the column. */
export interface NamedTarget extends Partial<TargetDefinition> {
  column: string;
  /** What the column is divided by. */
  per?: string | null;
  /** When a label was true. */
  date?: string | null;
}

/** What an import takes the labels of a target from. */
export interface ImportedTarget {
  definition: TargetDefinition;
  column: string;
  per: string | null;
  date: string | null;
}

/**
 * The targets of an import: those that are named, then price and population where the mapping has them. One that the project has
 * already stays what it is. `input/bad-argument` names a column that is not there, or what a target is already.
 */
export function resolveTargets(
  project: Project,
  columns: Column[],
  mapping: Mapping,
  named: readonly NamedTarget[],
): ImportedTarget[] {
  const known = listTargets(project);
  const asked = named.map((target) => resolve(columns, known, target));
  const proposed = Object.values(proposedTargets).flatMap((target) => {
    const column = mapping[target.id];
    if (column === undefined || asked.some(({ definition }) => definition.id === target.id)) return [];
    return resolve(columns, known, { ...target, column, unit: target.unit ?? undefined });
  });
  const all = [...proposed, ...asked];
  const twice = all.find(
    ({ definition: { id } }, i) => all.findIndex((each) => each.definition.id === id) < i,
  );
  if (twice) throw new AppError('input/bad-argument', say('targets.namedTwice', { id: twice.definition.id }));
  return all;
}

function resolve(columns: Column[], known: TargetDefinition[], target: NamedTarget): ImportedTarget {
  const names = columns.map(({ name }) => name);
  const found = (wanted: string) => columns.find(({ name }) => name === findColumn(wanted, names))!;
  const ratio =
    target.per === undefined ? ratioIn(target.column, names) : { column: target.column, per: target.per };
  const column = found(ratio.column);
  const per = ratio.per === null ? null : found(ratio.per);
  const date = target.date == null ? null : findColumn(target.date, names);
  const wanted = target.id ?? targetIdFrom(target.name ?? target.column);
  const existing = known.find(({ id }) => id === wanted);
  const definition = existing ? unchanged(existing, target) : definitionOf(wanted, target, column, per);
  return { definition, column: column.name, per: per?.name ?? null, date };
}

function unchanged(existing: TargetDefinition, { kind, transform }: NamedTarget): TargetDefinition {
  const differs =
    (kind ?? existing.kind) !== existing.kind || (transform ?? existing.transform) !== existing.transform;
  if (!differs) return existing;
  throw new AppError(
    'input/bad-argument',
    say('targets.existsOtherwise', { id: existing.id, kind: existing.kind, transform: existing.transform }),
  );
}

/** Of numbers that are written with it. */
const unitOfCells = ({ numericShare, examples }: Column) =>
  numericShare > 0.5 ? unitInCells(examples) : null;

/** Columns with fewer numbers hold classes. */
const leastNumeric = 0.5;

function definitionOf(
  id: TargetId,
  target: NamedTarget,
  column: Column,
  per: Column | null,
): TargetDefinition {
  const kind = target.kind ?? (column.numericShare >= leastNumeric || per ? 'value' : 'class');
  const isClass = kind === 'class';
  const unit = per
    ? unitOfRatio(unitInName(column.name), unitInName(per.name))
    : (unitInName(column.name) ?? unitOfCells(column));
  return {
    id,
    name:
      Object.hasOwn(proposedTargets, id) && (target.name ?? id) === id
        ? null
        : (target.name ?? target.column),
    unit: target.unit ?? (isClass ? null : unit),
    kind,
    transform: target.transform ?? (isClass ? 'none' : suggestedTransform(column.signs)),
  };
}

/** Why a number is no label of a target; null where it is one. */
export function labelProblem({ transform }: TargetDefinition, value: number): LabelReason | null {
  if (targetTransforms[transform].isUsable(value)) return null;
  if (!Number.isFinite(value)) return 'label-not-a-number';
  return transform === 'log' ? 'label-not-positive' : 'label-negative';
}

/** Makes the targets that the project has not yet, and takes their labels from the columns of a dataset that was written. */
export function linkImported(
  project: Project,
  writer: DatasetWriter,
  targets: readonly ImportedTarget[],
  { storedAs }: Pick<RowReader<unknown>, 'storedAs'>,
): void {
  const known = new Set(listTargets(project).map(({ id }) => id));
  for (const { definition, column, per, date } of targets) {
    if (!known.has(definition.id)) addTarget(project, definition);
    linkTarget(project, definition.id, {
      datasetId: writer.datasetId,
      columnId: writer.columnId(storedAs(column)),
      perId: per === null ? null : writer.columnId(storedAs(per)),
      dateId: date === null ? null : writer.columnId(storedAs(date)),
    });
  }
}
