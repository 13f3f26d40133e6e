import { type TargetDefinition, type TargetId } from '../../../src-shared/kinds/targets';
import { type PredictorColumns, type ReasonLeftOut } from '../../../src-shared/predictorColumns';
import { listColumns } from '../../project/columns';
import { type ColumnValues, readColumns } from '../../project/columnValues';
import { type Project } from '../../project/project';
import { listStoredTargets } from '../../project/targets';
import { logCorrelation, madeOfTwo, reproduces } from './leakage';

/** What can be a number. */
export type PredictingColumn = Exclude<ColumnValues, { kind: 'text' }>;

/** The analyst's columns that places are predicted from, and those that are not. */
export interface OwnColumns {
  used: PredictingColumn[];
  leftOut: PredictorColumns['leftOut'];
}

/** Of more different words, one column each would stand for a few places. */
export const mostCategories = 20;
/** Below this share of cells that hold something, a column says more of who filled it in than of places. */
const leastFilled = 0.5;
/** Fewer places than this may have different whole numbers by chance. */
const leastIdentified = 20;

/**
 * The columns of the analyst's table that a target is predicted from: all of them, except those that the target itself is made of,
 * and those that could only mislead, each with the reason. `chosen`: these alone, whatever could be said against them; a free text
 * is no number even so. `learnt` and `values`: labels on the scale that they are learnt on and as they are, NaN where a place has
 * none, in the order of the places. `state/missing` where a chosen one is not there.
 */
export function ownColumns(
  project: Project,
  target: TargetDefinition,
  { learnt, values }: { learnt: Float64Array; values: Float64Array },
  chosen?: readonly string[],
): OwnColumns {
  const sources = sourceNames(project, target.id);
  const names = chosen ?? new Set(listColumns(project).map(({ name }) => name));
  const candidates = readColumns(
    project,
    [...names].filter((name) => !sources.has(name)),
  );
  const own: OwnColumns = { used: [], leftOut: [] };
  for (const column of candidates) {
    const why = column.kind === 'text' ? 'text' : chosen ? null : whyLeftOut(column, learnt, values);
    if (why) own.leftOut.push({ name: column.name, why });
    else if (column.kind !== 'text') own.used.push(column);
  }
  return chosen ? own : withoutPairs(own, learnt, values);
}

/**
 * Of two columns that make the target together one is left out: of a value and an area that make a price per area the value, of two
 * factors the one that tells more of it.
 */
function withoutPairs({ used, leftOut }: OwnColumns, learnt: Float64Array, values: Float64Array): OwnColumns {
  const numbers = used.filter(({ kind }) => kind === 'number');
  for (const [i, a] of numbers.entries())
    for (const b of numbers.slice(i + 1)) {
      const made = madeOfTwo(a.values, b.values, learnt, values);
      if (!made) continue;
      const tellsMore = () =>
        Math.abs(logCorrelation(a.values, values)) >= Math.abs(logCorrelation(b.values, values));
      const telling = made === 'over' || (made === 'times' && tellsMore()) ? a : b;
      const rest = used.filter((column) => column !== telling);
      const told = { name: telling.name, why: 'tellsTarget' as const };
      return withoutPairs({ used: rest, leftOut: [...leftOut, told] }, learnt, values);
    }
  return { used, leftOut };
}

/** The columns that a target is read from, and divided by. */
const sourceNames = (project: Project, id: TargetId): Set<string> =>
  new Set(
    listStoredTargets(project)
      .filter((target) => target.id === id)
      .flatMap(({ sources }) =>
        sources.flatMap(({ column, per }) => (per === null ? [column] : [column, per])),
      ),
  );

function whyLeftOut(
  column: PredictingColumn,
  learnt: Float64Array,
  values: Float64Array,
): ReasonLeftOut | null {
  if (column.kind === 'category' && column.categories.length > mostCategories) return 'manyCategories';
  const known = column.values.filter((value, row) => !Number.isNaN(value) && !Number.isNaN(learnt[row]));
  const labelled = learnt.reduce((count, value) => count + Number(!Number.isNaN(value)), 0);
  if (known.length < leastFilled * labelled) return 'mostlyMissing';
  if (known.every((value) => value === known[0])) return 'constant';
  if (column.kind !== 'number') return null;
  const isNumbered =
    known.length >= leastIdentified && known.every(Number.isInteger) && new Set(known).size === known.length;
  if (isNumbered && namesIdentifier.test(column.name)) return 'identifier';
  return reproduces(column.values, learnt, values) ? 'tellsTarget' : null;
}

/** As identifiers are called. Different whole numbers alone are none: areas are, too. */
const namesIdentifier = /(^|[^\p{L}])(id|fid|oid|gid|pin|key|code|no|nr|number|번호|番号)($|[^\p{L}])|id$/iu;
