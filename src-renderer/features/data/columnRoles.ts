import { type ColumnRole, type ImportPreviewView } from '../../../src-shared/contract/app/data';

/** Column names by role; absent: there is none. */
export type Roles = Partial<Record<ColumnRole, string>>;

/** What columns can be in a file: a table needs its coordinates named, GeoJSON has them in its geometry. */
export const rolesOf = (format: ImportPreviewView['format']): ColumnRole[] =>
  format === 'table' ? ['lng', 'lat', 'price', 'population'] : ['price', 'population'];

/** The choice as the import takes it: null where there is no such column, nothing for what the file decides itself. */
export const mappingOf = (roles: Roles, format: ImportPreviewView['format']) =>
  Object.fromEntries(rolesOf(format).map((role) => [role, roles[role] ?? null]));

/** Why a choice of columns cannot be imported. */
export type RoleProblem =
  | { kind: 'needsCoordinates' }
  | { kind: 'usedTwice'; column: string }
  /** Coordinates that are no degrees. */
  | { kind: 'metres'; column: string; example: string };

export function roleProblem(
  roles: Roles,
  { format, columns, projected }: Pick<ImportPreviewView, 'format' | 'columns' | 'projected'>,
): RoleProblem | null {
  const inMetres = (column: string): RoleProblem => ({
    kind: 'metres',
    column,
    example: columns.find(({ name }) => name === column)?.metres ?? '',
  });
  if (format === 'table') {
    const chosen = columns.filter(({ name }) => name === roles.lng || name === roles.lat);
    const wrong = chosen.find(({ metres }) => metres !== null);
    if (wrong) return inMetres(wrong.name);
    if (!(roles.lng && roles.lat))
      return projected === null ? { kind: 'needsCoordinates' } : inMetres(projected);
  }
  const used = rolesOf(format).flatMap((role) => roles[role] ?? []);
  const isPoint = (column: string) =>
    roles.lng === roles.lat && columns.some(({ name, points }) => name === column && points !== null);
  const others = roles.lng !== undefined && isPoint(roles.lng) ? used.slice(1) : used;
  const twice = others.find((column, index) => others.indexOf(column) !== index);
  return twice === undefined ? null : { kind: 'usedTwice', column: twice };
}
