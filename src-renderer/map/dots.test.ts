import { expect, it } from 'vitest';
import { discOf, stamp } from './dots';

it('writes a disc of pixels, large ones with a darker rim', () => {
  const small = new Uint32Array(25);
  stamp(small, 12, 7, discOf(1, 5));
  expect([...small].join('').match(/.{5}/g)).toEqual(['00000', '00700', '07770', '00700', '00000']);

  const large = new Uint32Array(121);
  stamp(large, 60, 0xff0000fe, discOf(4, 11));
  const rows = Array.from({ length: 11 }, (_, y) =>
    Array.from(large.subarray(11 * y, 11 * y + 11), (pixel) =>
      pixel === 0 ? '.' : pixel === 0xff00007f ? 'o' : '#',
    ).join(''),
  );
  expect(rows.slice(0, 6)).toEqual([
    '...........',
    '.....o.....',
    '...oo#oo...',
    '..o#####o..',
    '..o#####o..',
    '.o#######o.',
  ]);
});
