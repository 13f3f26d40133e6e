import { type Message, say } from '../../src-shared/message';
import { type Column, type Mapping } from './columns';
import { hemisphereColumn } from './coordinateReader';

/** Which columns give coordinates their signs. */
export function signNotices(columns: Column[], mapping: Mapping): Message[] {
  if (mapping.lng === mapping.lat) return [];
  return (['lat', 'lng'] as const).flatMap((axis) => {
    const at = columns.findIndex(({ name }) => name === mapping[axis]);
    const sign = hemisphereColumn(columns, at, axis);
    return sign === null ? [] : say('notice.sign', { column: columns[at].name, sign: columns[sign].name });
  });
}
