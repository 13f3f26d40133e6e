import { AppError } from '../../src-shared/errors';
import { say, sentences } from '../../src-shared/message';
import { type Column, findProjected, guessMapping, type Mapping } from './columns';
import { type Role, roles } from './columnNames';
import { toldWhy } from './turnedDown';
import { ratioIn } from '../project/targetEdits';
import { listColumns, unknownColumn } from './rowFilter';
import { type RowSource } from './rowSource';

/** What the user says about columns; null means that there is none, absent means guess. */
export type MappingChoice = Partial<Record<Role, string | null>>;

/**
 * The user's choice completed by guesses, among the columns that no `named` target takes. `input/bad-argument` names a column that is not there,
 * `input/no-coordinates` lists the columns where longitude and latitude cannot be found.
 */
export function resolveMapping(
  source: Pick<RowSource<unknown>, 'columns' | 'needsCoordinateColumns'>,
  choice: MappingChoice,
  fileName: string,
  named: readonly { column: string }[] = [],
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
  if (source.needsCoordinateColumns) requireCoordinates(mapping, source.columns, fileName);
  return mapping;
}

/** A column by its name, whatever its case and the blanks around it. `input/bad-argument` if there is none. */
export function findColumn(wanted: string, names: string[]): string {
  const same = (name: string) => name.trim().toLowerCase() === wanted.trim().toLowerCase();
  const found = names.find((name) => name === wanted) ?? names.find(same);
  if (found === undefined) throw unknownColumn(wanted, names);
  return found;
}

function requireCoordinates({ lng, lat }: Mapping, columns: Column[], fileName: string): void {
  const chosen = columns.filter(({ name }) => name === lng || name === lat);
  const inMetres = chosen.find(({ metres }) => metres !== null);
  if (lng !== undefined && lat !== undefined && !inMetres) return;
  const projected = inMetres ?? findProjected(columns);
  const names = columns.map(({ name }) => name);
  throw new AppError(
    'input/no-coordinates',
    sentences(
      say(missingKey(lng !== undefined, lat !== undefined), { file: fileName }),
      projected
        ? say('import.projected', { column: projected.name, example: projected.metres! })
        : toldWhy(columns, { lng, lat }, ['lng', 'lat'])[0],
      say('import.columnsFound', { found: listColumns(names) }),
    ),
    { data: { columns: names }, commandLine: say('import.nameColumnsAdvice') },
  );
}

function missingKey(hasLng: boolean, hasLat: boolean) {
  if (hasLng === hasLat) return 'import.noLngLat';
  return hasLng ? 'import.noLat' : 'import.noLng';
}
