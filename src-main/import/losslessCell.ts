import { type CellValue, JsonText, writtenNull } from '../../src-shared/kinds/columns';

/** So many significant digits are told apart by every number that JavaScript holds, and so many by none. */
const [alwaysKept, mostKept] = [15, 17];

/**
 * A cell of a table: a number where writing the number gives the text back, else the text as it stands. Codes such as `0123`, `12E5` or
 * `2023.10`, and integers beyond 2^53, stay text; an empty cell is null.
 */
export function losslessCell(text: string): CellValue {
  if (text === '') return null;
  if (!couldBeNumber(text)) return text;
  const value = Number(text);
  return isKept(text, value) ? value : text;
}

/** Digits with at most one point and a minus sign; of others, the most are told from numbers by their first character. */
function couldBeNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first >= 0x30 && first <= 0x39) || (first === 0x2d && text.length > 1);
}

function isKept(text: string, value: number): boolean {
  if (text.length <= alwaysKept && isShortest(text)) return true;
  return String(value) === text && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

/** Whether a short text of digits is how its number is written: no zero that could be left out, nothing but digits and a point. */
function isShortest(text: string): boolean {
  let at = text.charCodeAt(0) === 0x2d ? 1 : 0;
  const start = at;
  while (isDigit(text.charCodeAt(at))) at++;
  const whole = at - start;
  if (whole === 0 || (whole > 1 && text.charCodeAt(start) === 0x30)) return false;
  if (at === text.length) return !(start === 1 && text.charCodeAt(start) === 0x30);
  // A number below 1 may be so small that it is written with an exponent: let the slow comparison tell.
  if (text.charCodeAt(at) !== 0x2e || text.charCodeAt(start) === 0x30) return false;
  for (at++; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false;
  const last = text.charCodeAt(at - 1);
  return last !== 0x30 && last !== 0x2e;
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/**
 * A property of GeoJSON as it was written: text, number or boolean; a list, an object or null as its JSON. A number of more digits
 * than JavaScript keeps is the text of its digits (RFC 8259, section 6).
 */
export function jsonCell(json: string): Exclude<CellValue, null> {
  const first = json.charCodeAt(0);
  if (first === 0x22) return JSON.parse(json) as string;
  if (first === 0x7b || first === 0x5b) return new JsonText(json);
  if (json === 'true' || json === 'false') return json === 'true';
  if (json === 'null') return writtenNull;
  const value = Number(json);
  return keepsDigits(json, value) ? value : json;
}

function keepsDigits(json: string, value: number): boolean {
  if (json.length <= alwaysKept && !/e/i.test(json)) return true;
  if (!Number.isFinite(value)) return false;
  if (/^-?\d+$/.test(json)) return Number.isSafeInteger(value);
  return significantDigits(json) <= mostKept && (value !== 0 || !/[1-9]/.test(mantissa(json)));
}

const mantissa = (json: string) => json.replace(/e.*$/i, '');

const significantDigits = (json: string) =>
  mantissa(json).replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
