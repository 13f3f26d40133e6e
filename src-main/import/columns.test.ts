import { expect, it } from 'vitest';
import { type Column, guessMapping } from './columns';

const column = (name: string): Column => ({
  name,
  decimal: '.',
  numericShare: 1,
  min: 1,
  max: 9000,
  beyondDegrees: true,
  examples: ['1'],
  signs: { negative: 0, zero: 0 },
});
const priceAmong = (...names: string[]) => guessMapping(names.map(column)).price;

it.each([
  'land_value_usd_per_sqft',
  'price per m²',
  'pricePerSqm',
  'Price/sqm (price per sq m)',
  'EUR per m2',
  'price_m2',
  'ppsf',
  'Kaufpreis pro qm',
  'Bodenwert je m²',
  'prix par m2',
  'sale price per square foot',
  '평당가',
  '평당 가격',
  '㎡당 가격',
  '坪単価',
  '㎡単価',
  '1平米あたりの価格',
])('takes %s, a price per area, before the price of a whole lot', (name) => {
  expect(priceAmong('price', 'land_value_usd', name, 'sale_price')).toBe(name);
});

it('takes land before buildings where both have a value per area', () => {
  expect(priceAmong('bldg_value_per_sqft', 'land_value_per_sqft')).toBe('land_value_per_sqft');
});

it.each(['lot_sqft', 'm2', 'area per m2 of floor', 'rent_per_sqm', 'population per m2', 'pyeong', '평'])(
  'does not take %s for a price',
  (name) => {
    expect([priceAmong(name), priceAmong(name, 'land_value_usd')]).toEqual([undefined, 'land_value_usd']);
  },
);
