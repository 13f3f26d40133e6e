import { expect, it } from 'vitest';
import { fitOf, roles } from './columnNames';
import { type Column, guessMapping } from './columns';

const column = (name: string): Column => ({
  name,
  decimal: '.',
  numericShare: 1,
  filledShare: 1,
  min: 1,
  max: 9000,
  metres: '9000',
  examples: ['1'],
  signs: { negative: 0, zero: 0 },
  degreeShare: 0,
  misfits: { number: null, degrees: null },
  degrees: null,
  fineShare: 0,
  points: null,
  hemisphere: null,
  isMoney: false,
  unitsPerDegree: 1,
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
  '单价(元/㎡)',
  'Цена за м²',
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

it.each([
  ['Longitude', 'Latitude', 'Price', 'Population'],
  ['경도', '위도', '공시지가', '인구수'],
  ['경도(WGS84)', '위도(WGS84)', '거래금액(만원)', '인구밀도'],
  ['経度', '緯度', '取引価格(総額)', '人口'],
  ['世界測地系_経度', '世界測地系_緯度', '価格(円)', '人口密度'],
  ['经度', '纬度', '单价', '人口'],
  ['經度', '緯度', '總價', '人口數'],
  ['Долгота', 'Широта', 'Цена', 'Население'],
  ['Länge', 'Breite', 'Kaufpreis (EUR)', 'Einwohner'],
  ['longitude', 'latitude', 'Valeur foncière', 'habitants'],
  ['longitud', 'latitud', 'Precio', 'Población'],
  ['longitude', 'latitude', 'Preço', 'População'],
  ['longitudine', 'latitudine', 'Prezzo', 'Abitanti'],
  ['długość', 'szerokość', 'cena', 'ludność'],
  ['lengtegraad', 'breedtegraad', 'prijs', 'inwoners'],
  ['Boylam', 'Enlem', 'Fiyat', 'Nüfus'],
])('knows %s, %s, %s and %s', (lng, lat, price, population) => {
  const degrees = (name: string): Column => ({ ...column(name), metres: null, degreeShare: 1 });
  const columns = [degrees('id'), degrees(lng), degrees(lat), degrees(price), degrees(population)];
  expect(guessMapping(columns)).toEqual({ lng, lat, price, population });
});

it.each([
  ['ลองจิจูด', 'ละติจูด', 'ราคา', 'ประชากร'],
  ['Довгота', 'Широта', 'Ціна', 'Населення'],
  ['Länge', 'Breite', 'Preis', 'Bevölkerung'],
  ['Vĩ độ', 'Kinh độ', 'Giá', 'Dân số'],
  ['خط الطول', 'خط العرض', 'سعر', 'عدد السكان'],
  ['経度', '緯度', '価格', '人口'],
])('knows the words of a language with the signs that it is written with: %s', (...names) => {
  const fits = (name: string) => roles.filter((role) => fitOf(name, role) !== null);
  expect(names.flatMap(fits).sort()).toEqual([...roles].sort());
});
