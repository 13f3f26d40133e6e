import { expect, it } from 'vitest';
import { unitInName, unitOfRatio } from './units';

it('finds the unit in brackets at the end of a name', () => {
  const names = ['price (USD)', 'area [ m² ]', 'Kaufpreis (EUR/m²)', 'name (2)', 'price', '(a) b', 'x ()'];
  expect(names.map(unitInName)).toEqual(['USD', 'm²', 'EUR/m²', null, null, null, null]);
});

it('makes the unit of a ratio of two units that are known', () => {
  expect([unitOfRatio('USD', 'm²'), unitOfRatio('USD', null), unitOfRatio(null, 'm²')]).toEqual([
    'USD/m²',
    null,
    null,
  ]);
});
