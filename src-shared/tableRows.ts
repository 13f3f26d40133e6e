import { mostPlaces } from './mostPlaces';

/** With so many times more rows than places are allowed, no share of bad and repeated rows makes a table fit. */
const hopeless = 5;

const [lineFeed, carriageReturn, quote] = [0x0a, 0x0d, 0x22];

/**
 * How many rows a table as text has, from its first bytes: its size by the mean length of the whole rows in them. Line ends
 * between quotation marks end no row, unless all of them lie there: then the marks mean something else. Null where the
 * bytes hold no line end.
 */
export function estimateRows(start: Uint8Array, sizeBytes: number): number | null {
  const whole = wholeRows(start, true) ?? wholeRows(start, false);
  return whole && Math.round((whole.rows * sizeBytes) / whole.bytes);
}

function wholeRows(start: Uint8Array, quotesCount: boolean): { rows: number; bytes: number } | null {
  const end = start.includes(lineFeed) ? lineFeed : carriageReturn;
  let [rows, bytes, isQuoted] = [0, 0, false];
  for (let at = 0; at < start.length; at++) {
    if (quotesCount && start[at] === quote) isQuoted = !isQuoted;
    if (start[at] !== end || isQuoted) continue;
    rows++;
    bytes = at + 1;
  }
  return rows === 0 ? null : { rows, bytes };
}

/** Whether a table of so many rows cannot be imported whole, whatever its rows hold. */
export const isHopeless = (rows: number, most = mostPlaces): boolean => rows > hopeless * most;
