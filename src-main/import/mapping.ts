import { AppError } from '../../src-shared/errors';
import { type BBox } from '../../src-shared/geo/lngLat';
import { say, sentences } from '../../src-shared/message';
import { type Column, findProjected, guessMapping, type Mapping } from './columns';
import { likelyCoordinates, offered } from './likelyCoordinates';
import { type Role, roles } from './columnNames';
import { toldWhy } from './turnedDown';
import { ratioIn } from '../project/targetEdits';
import { listColumns, unknownColumn } from './rowFilter';
import { type RowSource } from './rowSource';

/** What the user says about columns; null means that there is none, absent means guess. */
export type MappingChoice = Partial<Record<Role, string | null>>;

/**
 * The user's choice completed by guesses, among the columns that no `named` target takes. `input/bad-argument` names a column that is not there,
 * `input/no-coordinates` lists the columns where longitude and latitude cannot be found,
 * with those that could be them by their values, on the `maps` of the project (their extents).
 */
export function resolveMapping(
  source: Pick<RowSource<unknown>, 'columns' | 'needsCoordinateColumns'>,
  choice: MappingChoice,
  fileName: string,
  named: readonly { column: string }[] = [],
  maps: readonly BBox[] = [],
): Mapping {
  const names = source.columns.map(({ name }) => name);
  const chosen: Mapping = {};
  for (const role of roles) {
    const wanted = choice[role];
    if (wanted != null) chosen[role] = findColumn(wanted, names);
  }
  const taken = [...Object.values(chosen), ...named.map(({ column }) => ratioIn(column, names).column)];
  const free = source.columns.filter(({ name }) => !taken.includes(name));
  const guessed = guessMapping(free);
  const mapping: Mapping = {};
  for (const role of roles) {
    const isGuessed =
      choice[role] === undefined &&
      (source.needsCoordinateColumns || role === 'price' || role === 'population');
    const name = chosen[role] ?? (isGuessed ? guessed[role] : undefined);
    if (name !== undefined) mapping[role] = name;
  }
  if (source.needsCoordinateColumns) requireCoordinates(mapping, source.columns, fileName, maps);
  return mapping;
}

/** A column by its name, whatever its case and the blanks around it. `input/bad-argument` if there is none. */
export function findColumn(wanted: string, names: string[]): string {
  const same = (name: string) => name.trim().toLowerCase() === wanted.trim().toLowerCase();
  const found = names.find((name) => name === wanted) ?? names.find(same);
  if (found === undefined) throw unknownColumn(wanted, names);
  return found;
}

function requireCoordinates(
  mapping: Mapping,
  columns: Column[],
  fileName: string,
  maps: readonly BBox[],
): void {
  const { lng, lat } = mapping;
  const chosen = columns.filter(({ name }) => name === lng || name === lat);
  const inMetres = chosen.find(({ metres }) => metres !== null);
  if (lng !== undefined && lat !== undefined && !inMetres) return;
  const projected = inMetres ?? findProjected(columns);
  const names = columns.map(({ name }) => name);
  const likely = likelyCoordinates(columns, mapping, maps);
  throw new AppError(
    'input/no-coordinates',
    sentences(
      say(missingKey(lng !== undefined, lat !== undefined), { file: fileName }),
      projected
        ? say('import.projected', { column: projected.name, example: projected.metres! })
        : toldWhy(columns, { lng, lat }, ['lng', 'lat'])[0],
      likely && offered(likely).notice,
      say('import.columnsFound', { found: listColumns(names) }),
    ),
    {
      data: { columns: names },
      commandLine: likely ? offered(likely).commandLine : say('import.nameColumnsAdvice'),
    },
  );
}

function missingKey(hasLng: boolean, hasLat: boolean) {
  if (hasLng === hasLat) return 'import.noLngLat';
  return hasLng ? 'import.noLat' : 'import.noLng';
}
