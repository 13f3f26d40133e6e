import { describe, expect, it } from 'vitest';
import { randomStream } from '../random';
import { parseDegrees, parsePoint } from './degrees';

describe('parseDegrees', () => {
  it.each([
    ['42.36', 'lat', 42.36],
    ['-71.11', 'lng', -71.11],
    ['42.36°N', 'lat', 42.36],
    ['71.11° W', 'lng', -71.11],
    ['S 33.45', 'lat', -33.45],
    ['W71.11', 'lng', -71.11],
    ['71.11-', 'lng', -71.11],
    ['42°22\'30"N', 'lat', 42.375],
    ['42º22′30″', 'lat', 42.375],
    ['-71°06\'00"', 'lng', -71.1],
    ['42 22 30 N', 'lat', 42.375],
    ["42°22.5'N", 'lat', 42.375],
    ['42:22:30', 'lat', 42.375],
    ['42:22.5', 'lat', 42.375],
    ['42°22.5N', 'lat', 42.375],
    ['N42 22.5', 'lat', 42.375],
    ['42 30', 'lat', 42.5],
    ['42°30', 'lat', 42.5],
    ['42°0\'30"', 'lat', 42 + 30 / 3600],
    ['42° 30"N', 'lat', 42 + 30 / 3600],
    ['42d22m30s', 'lat', 42.375],
    ['42d22m30sS', 'lat', -42.375],
    ['42 22 30 S', 'lat', -42.375],
    ['42 22 30S', 'lat', -42.375],
    ['42 30S', 'lat', -42.5],
    ["42°22'30S", 'lat', -42.375],
    ['42.375 degrees', 'lat', 42.375],
    ['42.375 degrees S', 'lat', -42.375],
    ['４２°２２．５′Ｎ', 'lat', 42.375],
    ['42度22分30秒北', 'lat', 42.375],
    ['서 71.25', 'lng', -71.25],
    ['북위 37.5', 'lat', 37.5],
    ['東経139.5', 'lng', 139.5],
    ['35度30分0秒', 'lat', 35.5],
    ['', 'lat', null],
    ['n/a', 'lat', null],
    ['42.36 W', 'lat', NaN],
    ["42°75'", 'lat', NaN],
    ['here', 'lat', NaN],
    ['42.5 30', 'lat', NaN],
    ['42 30.5 10', 'lat', NaN],
    ['42.36.5', 'lat', NaN],
    ['N 42.36 S', 'lat', NaN],
    ['S', 'lat', NaN],
    ['12 345', 'lat', NaN],
  ] as const)('reads %s as a %s of %d', (text, axis, degrees) => {
    expect(parseDegrees(text, axis)).toBe(degrees);
  });

  it('reads degrees with a decimal comma', () => {
    expect([parseDegrees('52,52', 'lat', ','), parseDegrees('52,52 N', 'lat', ',')]).toEqual([52.52, 52.52]);
  });

  it('reads minutes with decimals, and seconds, whatever stands behind them', () => {
    const random = randomStream(6, 1);
    const ends = ['S', ' S', 's', 'south', '남', '南'];
    for (let round = 0; round < 500; round++) {
      const [deg, min, sec] = [random.int(90), random.int(600) / 10, random.int(60)];
      const [sign, end] = [random.int(2) === 0 ? ' ' : '°', ends[random.int(ends.length)]];
      expect(parseDegrees(`${deg}${sign}${min}${end}`, 'lat')).toBeCloseTo(-deg - min / 60, 9);
      const whole = Math.floor(min);
      const text = `${deg}${sign}${whole}${sign === ' ' ? ' ' : "'"}${sec}${end}`;
      expect(parseDegrees(text, 'lat')).toBeCloseTo(-deg - whole / 60 - sec / 3600, 9);
    }
  });

  it('reads back degrees, minutes and seconds that it is written', () => {
    const random = randomStream(5, 1);
    for (let round = 0; round < 500; round++) {
      const seconds = random.int(180 * 3600 * 10) / 10;
      const [deg, min, sec] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      const text = `${deg}°${min}'${sec.toFixed(1)}"W`;
      expect(parseDegrees(text, 'lng')).toBeCloseTo(-seconds / 3600, 6);
    }
  });
});

describe('parsePoint', () => {
  const point = { lng: -71.11, lat: 42.36 };
  it.each([
    '(42.36, -71.11)',
    '42.36, -71.11',
    '42.36 -71.11',
    '[42.36; -71.11]',
    'POINT (-71.11 42.36)',
    'point(-71.11 42.36)',
    'SRID=4326;POINT Z (-71.11 42.36 5)',
    '42.36°N 71.11°W',
    '42°21\'36"N, 71°06\'36"W',
    '0101000020E6100000D7A3703D0AC751C0AE47E17A142E4540',
  ])('reads %s', (text) => {
    const found = parsePoint(text, 'latLng')!;
    expect([found.lng, found.lat].map((degrees) => Number(degrees.toFixed(9)))).toEqual([
      point.lng,
      point.lat,
    ]);
  });

  it('reads no list of thousands, and longitude first where it stands so', () => {
    expect([parsePoint('1,234', 'latLng'), parsePoint('', 'latLng')]).toEqual([{ lng: NaN, lat: NaN }, null]);
    expect(parsePoint('(-171.5, 42)', 'lngLat')).toEqual({ lng: -171.5, lat: 42 });
  });
});
