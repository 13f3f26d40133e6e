import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { AppError, reasonOf } from '../../src-shared/errors';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { say } from '../../src-shared/message';
import { fitOf, roles } from './columnNames';

const chunkBytes = 1 << 20;
const mostBytes = 64 << 10;

/** The lines after the first bytes of a file that hold bytes above ASCII, some 64 KB of them; the whole file is looked through. */
export async function laterLetters(path: string, start: number): Promise<Buffer> {
  const found: Buffer[] = [];
  let bytes = 0;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, {
      start,
      highWaterMark: chunkBytes,
    }) as AsyncIterable<Buffer>) {
      const text = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
      const end = text.lastIndexOf(0x0a) + 1;
      rest = text.length - end < chunkBytes ? text.subarray(end) : Buffer.alloc(0);
      for (const line of lettersIn(text.subarray(0, end))) bytes += found.push(line) && line.length;
      if (bytes > mostBytes) break;
    }
  } catch (cause) {
    throw new AppError('input/unreadable', say('cannotRead', { path, why: reasonOf(cause) }), { cause });
  }
  return Buffer.concat([...found, ...lettersIn(rest)]);
}

function* lettersIn(text: Buffer): Generator<Buffer> {
  if (isAscii(text)) return;
  for (let from = 0, bytes = 0; from < text.length && bytes < mostBytes;) {
    const end = text.indexOf(0x0a, from);
    const line = text.subarray(from, end < 0 ? text.length : end + 1);
    if (!isAscii(line)) {
      yield line;
      bytes += line.length;
    }
    from += line.length;
  }
}

const searchedBytes = 16 << 10;
const pair = /(?<![\d.,-])(-?\d{1,3}[.,]\d{2,})["\s]*[,;\t|]["\s]*(-?\d{1,3}[.,]\d{2,})(?![\d.,])/g;

/** Points that a table may be about: neighbouring numbers with decimals, either of which may be the latitude. */
export function placesIn(sample: Buffer): LngLat[] {
  const text = sample.toString('latin1', 0, searchedBytes);
  return [...text.matchAll(pair)].slice(0, 100).flatMap(([, first, second]) => {
    const [a, b] = [first, second].map((degrees) => Number(degrees.replace(',', '.')));
    return [
      { lat: a, lng: b },
      { lat: b, lng: a },
    ].filter(({ lat, lng }) => Math.abs(lat) <= 90 && Math.abs(lng) <= 180);
  });
}

/** How much of a header is understood, from 0 to 1: two roles that names in letters beyond ASCII play are certainty. */
export function understoodNames(text: string): number {
  const cells = text.split(/[\n\r,;\t|"]/).filter((cell) => cell.length < 60 && /[^\0-\x7f]/.test(cell));
  const played = roles.filter((role) => cells.slice(0, 500).some((cell) => fitOf(cell, role) !== null));
  return Math.min(1, played.length / 2);
}
