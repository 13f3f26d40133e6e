import { type Message, say } from '../../src-shared/message';
import { type Column, type Mapping } from './columns';
import { signColumn } from './coordinateReader';

/** Which columns give coordinates their signs, and which look as if they might and do not. */
export function signNotices(columns: Column[], mapping: Mapping): Message[] {
  if (mapping.lng === mapping.lat) return [];
  const at = (axis: 'lng' | 'lat') => columns.findIndex(({ name }) => name === mapping[axis]);
  const pair = { lng: at('lng'), lat: at('lat') };
  return (['lat', 'lng'] as const).flatMap((axis) => {
    const sign = signColumn(columns, pair, axis);
    if (!sign) return [];
    const names = { column: columns[pair[axis]].name, sign: columns[sign.at].name };
    return [sign.isTaken ? say('notice.sign', names) : say('notice.noSign', names)];
  });
}
