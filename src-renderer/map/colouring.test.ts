import { expect, it } from 'vitest';
import { type Colouring, packedColour, plainColouring, readColouring } from './colouring';

it('reads what a project keeps', () => {
  const kept: Colouring = {
    by: { target: 'price' },
    flat: '#aa0011',
    method: 'manual',
    count: 7,
    palette: 'PuOr',
    breaks: [1, 2.5],
  };
  expect(readColouring(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  const byColumn = { ...kept, by: { column: 'Zone, of <2024>' } };
  expect(readColouring(byColumn)).toEqual(byColumn);
  const { by: _by, ...older } = kept;
  expect(readColouring({ ...older, column: 'price' })).toEqual(kept);
});

it('takes nothing that is none of ours', () => {
  const hostile = {
    by: { target: 'constructor' },
    flat: 'url(x)',
    method: '<b>',
    count: 1e9,
    palette: 3,
    breaks: [null, 'a', 4],
  };
  expect(readColouring(hostile)).toEqual({ ...plainColouring, breaks: [4] });
  expect([null, 7, 'text', []].map(readColouring)).toEqual(Array(4).fill(plainColouring));
});

it('packs a colour', () => expect(packedColour('#0b62c4')).toBe(0xffc4620b));
