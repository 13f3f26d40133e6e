import { type ColumnRole, type ImportPreviewView } from '../../../src-shared/contract/app/data';

/** Column names by role; absent: there is none. */
export type Roles = Partial<Record<ColumnRole, string>>;

/** What columns can be in a file: a table needs its coordinates named, GeoJSON has them in its geometry. */
export const rolesOf = (format: ImportPreviewView['format']): ColumnRole[] =>
  format === 'table' ? ['lng', 'lat', 'price', 'population'] : ['price', 'population'];

/** The choice as the import takes it: null where there is no such column, nothing for what the file decides itself. */
export const mappingOf = (roles: Roles, format: ImportPreviewView['format']) =>
  Object.fromEntries(rolesOf(format).map((role) => [role, roles[role] ?? null]));

/** Why a choice of columns cannot be imported yet. */
export type RoleProblem = { kind: 'needsCoordinates' } | { kind: 'usedTwice'; column: string };

export function roleProblem(roles: Roles, format: ImportPreviewView['format']): RoleProblem | null {
  if (format === 'table' && !(roles.lng && roles.lat)) return { kind: 'needsCoordinates' };
  const used = rolesOf(format).flatMap((role) => roles[role] ?? []);
  const twice = used.find((column, index) => used.indexOf(column) !== index);
  return twice === undefined ? null : { kind: 'usedTwice', column: twice };
}
