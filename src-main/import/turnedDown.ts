import { type Message, say } from '../../src-shared/message';
import { type Column, type Mapping, turnedDown } from './columns';
import { type Role, roles } from './columnNames';

/** What is said of columns that are called like a role and do not serve, with a cell of each. */
export function toldWhy(
  columns: Column[],
  mapping: Mapping,
  wanted: readonly Role[] = roles,
  inUse: readonly string[] = [],
): Message[] {
  return turnedDown(columns, mapping, wanted, inUse).map(({ role, column, example, why }) =>
    say('notice.turnedDown', { column, role: say(`role.${role}`), example, why: say(`notice.${why}`) }),
  );
}
