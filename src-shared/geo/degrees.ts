import { type DecimalMark, isMissing, parseNumber } from '../numbers';
import { type LngLat } from './lngLat';

export type Axis = 'lng' | 'lat';

const hemispheres: Record<string, { axis: Axis; sign: 1 | -1 }> = {
  ...Object.fromEntries(
    ['n', 'north', '북위', '北緯', '北纬'].map((word) => [word, { axis: 'lat', sign: 1 }]),
  ),
  ...Object.fromEntries(
    ['s', 'south', '남위', '南緯', '南纬'].map((word) => [word, { axis: 'lat', sign: -1 }]),
  ),
  ...Object.fromEntries(
    ['e', 'east', '동경', '東経', '东经', '東經'].map((word) => [word, { axis: 'lng', sign: 1 }]),
  ),
  ...Object.fromEntries(
    ['w', 'west', '서경', '西経', '西经', '西經'].map((word) => [word, { axis: 'lng', sign: -1 }]),
  ),
} as Record<string, { axis: Axis; sign: 1 | -1 }>;
const word = Object.keys(hemispheres).join('|');

/** Which way from the equator or the first meridian a cell points: `N`, `south`, `서경`; null where it is no such word. */
export const hemisphereOf = (cell: string): { axis: Axis; sign: 1 | -1 } | null =>
  hemispheres[cell.trim().toLowerCase()] ?? null;

const degreeText = new RegExp(
  `^(${word})?\\s*([+-]?)(\\d+(?:[.,]\\d+)?)\\s*(?:[°d:]|deg|도|度|\\s)?\\s*(?:(\\d+(?:[.,]\\d+)?)\\s*(?:['m:]|min|분|分|\\s)\\s*)?(?:(\\d+(?:[.,]\\d+)?)\\s*(?:"|s|sec|''|초|秒)?)?\\s*(${word}|-)?$`,
  'i',
);

/**
 * Degrees of a longitude or latitude as people write them: `42.36`, `42.36°N`, `S 33.45`, `71.11-`, `42°22'30"N`, `42 22 30 N`,
 * `42:22.5`. Null where the cell is missing, NaN where it is none of these or points along the other axis.
 */
export function parseDegrees(text: string, axis: Axis, decimal: DecimalMark = '.'): number | null {
  if (!/[^\d.,+\-e]/i.test(text) && !/\d-$/.test(text)) return parseNumber(text, decimal);
  if (isMissing(text)) return null;
  const match = text.length > 64 ? null : degreeText.exec(plainMarks(text));
  if (!match) return parseNumber(text, decimal);
  const [, before, minus, degrees, minutes = '0', seconds = '0', after] = match;
  const [deg, min, sec] = [degrees, minutes, seconds].map((part) => Number(part.replace(',', '.')));
  const isWhole = minutes === '0' && seconds === '0';
  if (isWhole && !before && !after && /^[+-]?[\d.,\s]+$/.test(text.trim())) return parseNumber(text, decimal);
  if (min >= 60 || sec >= 60) return NaN;
  const value = (minus === '-' ? -1 : 1) * (deg + min / 60 + sec / 3600);
  if (after === '-') return -value;
  const named = hemisphereOf(before ?? after ?? '');
  if (!named) return value;
  return named.axis === axis ? named.sign * value : NaN;
}

const plainMarks = (text: string) =>
  text
    .trim()
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
