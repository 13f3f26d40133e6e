import { type DecimalMark, isMissing, parseNumber } from '../numbers';
import { type LngLat } from './lngLat';

export type Axis = 'lng' | 'lat';

const hemispheres: Record<string, { axis: Axis; sign: 1 | -1 }> = {
  ...Object.fromEntries(
    ['n', 'north', '북위', '北緯', '北纬', '북', '北'].map((word) => [word, { axis: 'lat', sign: 1 }]),
  ),
  ...Object.fromEntries(
    ['s', 'south', '남위', '南緯', '南纬', '남', '南'].map((word) => [word, { axis: 'lat', sign: -1 }]),
  ),
  ...Object.fromEntries(
    ['e', 'east', '동경', '東経', '东经', '東經', '동', '東', '东'].map((word) => [
      word,
      { axis: 'lng', sign: 1 },
    ]),
  ),
  ...Object.fromEntries(
    ['w', 'west', '서경', '西経', '西经', '西經', '서', '西'].map((word) => [
      word,
      { axis: 'lng', sign: -1 },
    ]),
  ),
} as Record<string, { axis: Axis; sign: 1 | -1 }>;
const word = Object.keys(hemispheres).join('|');

/** Which way from the equator or the first meridian a cell points: `N`, `south`, `서경`; null where it is no such word. */
export const hemisphereOf = (cell: string): { axis: Axis; sign: 1 | -1 } | null =>
  hemispheres[cell.trim().toLowerCase()] ?? null;

/** What stands behind degrees, minutes and seconds. */
const marks = ['°|deg(?:rees?)?|d|도|度', "'|min(?:utes?)?|m|분|分", '"|sec(?:onds?)?|s|초|秒'];
const digits = '\\d+(?:[.,]\\d+)?';
/** A number with its mark, a colon, a blank or the end behind it. */
const part = new RegExp(
  `(${digits})(?:\\s*(?:${marks.map((mark) => `(${mark})`).join('|')}|:)\\s*|\\s+|$)`,
  'iy',
);
const before = new RegExp(`^(${word})\\s*`, 'i');
/** The last letter of `42d22m30s` and of `degrees` is no south. */
const after = new RegExp(
  `(?<!\\dm(?:in)?\\s*${digits}\\s*(?=s$)|(?:degree|deg|minute|min|second|sec)(?=s$))(${word})$`,
  'i',
);

/**
 * Degrees of a longitude or latitude as people write them: `42.36`, `42.36°N`, `S 33.45`, `71.11-`, `42°22'30"N`, `42 22 30 N`,
 * `42:22.5`, `42°22.5N`. Null where the cell is missing, NaN where it is none of these or points along the other axis.
 */
export function parseDegrees(text: string, axis: Axis, decimal: DecimalMark = '.'): number | null {
  if (!/[^\d.,+\-e]/i.test(text) && !/\d-$/.test(text)) return parseNumber(text, decimal);
  if (isMissing(text)) return null;
  const plain = text.length > 64 ? '' : plainMarks(text);
  if (/^[+-]?[\d.,]+$/.test(plain)) return parseNumber(plain, decimal);
  const [first, last] = [before.exec(plain)?.[0] ?? '', after.exec(plain)?.[0] ?? ''];
  const signed = plain.slice(first.length, plain.length - last.length).trim();
  const bare = signed.replace(/^[+-]\s*|-$/, '');
  const degrees = sexagesimal(bare);
  if (degrees === null) return first || last ? NaN : parseNumber(text, decimal);
  const value = signed.includes('-') ? -degrees : degrees;
  if (!first && !last) return value;
  const named = first && last ? null : hemisphereOf(first || last);
  return named?.axis === axis ? named.sign * value : NaN;
}

/** Degrees, minutes and seconds in their order, of which only the last has decimals; null where a text holds no such parts. */
function sexagesimal(text: string): number | null {
  let [value, unit, isWhole] = [0, -1, true];
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (!match) return null;
    const marked = match.slice(2).findIndex((mark) => mark !== undefined);
    const [before, number] = [unit, Number(match[1].replace(',', '.'))];
    unit = marked < 0 ? unit + 1 : marked;
    if (unit <= before || unit > 2 || (before < 0 && unit > 0)) return null;
    if (!isWhole || (unit > 0 && number >= 60)) return NaN;
    value += number / 60 ** unit;
    isWhole = Number.isInteger(number);
  }
  return unit < 0 ? null : value;
}

const plainMarks = (text: string) =>
  text
    .trim()
    .replace(/[！-～]/g, (character) => character.normalize('NFKC'))
    .replace(/[º˚∘]/g, '°')
    .replace(/[′’‘´`]/g, "'")
    .replace(/[″“”]|''/g, '"')
    .replace(/−/g, '-');

const number = '[+-]?\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?';
const wkt = new RegExp(
  `^(?:SRID=\\d+;)?\\s*POINT\\s*(?:Z|M|ZM)?\\s*\\(\\s*(${number})\\s+(${number})(?:\\s+${number}){0,2}\\s*\\)$`,
  'i',
);
const decimals = '[+-]?\\d+\\.\\d+';
/** Two numbers in brackets, or two that have decimals: `1,234` is one number. */
const tuple = new RegExp(
  `^[([]\\s*(${number})\\s*[,;\\s]\\s*(${number})\\s*[)\\]]$|^(${decimals})\\s*[,;\\s]\\s*(${decimals})$`,
  'i',
);
const twoDegrees = /^[([]?\s*(.*?[NS北南]|[NS北南].*?)[\s,;]+(.*?[EW東西东]|[EW東西东].*?)\s*[)\]]?$/i;

/** How the cells of one column say a whole point: which of two bare numbers stands first. */
export type PointOrder = 'latLng' | 'lngLat';

/**
 * The point that a cell holds: `(42.36, -71.11)` in that order, `POINT (-71.11 42.36)` and EWKB in hexadecimal, longitude first,
 * `42.36°N 71.11°W`. Null where the cell is missing, NaN twice where it holds something else.
 */
export function parsePoint(text: string, order: PointOrder): LngLat | null {
  if (isMissing(text)) return null;
  const trimmed = text.trim();
  const named = wkt.exec(trimmed);
  if (named) return { lng: Number(named[1]), lat: Number(named[2]) };
  const bare = tuple.exec(trimmed);
  if (bare) {
    const [a, b] = [Number(bare[1] ?? bare[3]), Number(bare[2] ?? bare[4])];
    return order === 'latLng' ? { lat: a, lng: b } : { lng: a, lat: b };
  }
  if (/^0[01]0[01][0-9a-f]{38,70}$/i.test(trimmed)) return binaryPoint(trimmed);
  const both = twoDegrees.exec(trimmed);
  const lat = both ? parseDegrees(both[1], 'lat') : NaN;
  const lng = both ? parseDegrees(both[2], 'lng') : NaN;
  return { lng: lng ?? NaN, lat: lat ?? NaN };
}

/** WKB and EWKB of a point (OGC 06-103r4, section 8): byte order, type with flags, perhaps the system, then x and y. */
function binaryPoint(hex: string): LngLat {
  const bytes = new DataView(Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16)).buffer);
  const isLittle = bytes.getUint8(0) === 1;
  const type = bytes.getUint32(1, isLittle);
  const start = type & 0x20000000 ? 9 : 5;
  if ((type & 0xff) !== 1 || bytes.byteLength < start + 16) return { lng: NaN, lat: NaN };
  return { lng: bytes.getFloat64(start, isLittle), lat: bytes.getFloat64(start + 8, isLittle) };
}
