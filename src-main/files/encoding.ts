import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { encodingNames, encodings } from '../../src-shared/kinds/encodings';
import { type CodePage, narrowPages, widePages } from './codePages';
import { decodeText, encodingOfLabel } from './textStream';

export interface Encoding {
  /** A label that TextDecoder takes. */
  name: string;
  /** Length of the byte order mark. */
  bomBytes: number;
}

/** What speaks for a code page beside its bytes. */
export interface EncodingHints {
  /** Points that the file may be about. */
  places?: readonly LngLat[];
  /** Language of the interface, such as `ko`. */
  language?: string;
  /** How much of a decoded text is understood: of two pages that decode it, the one that says more is it. */
  understood?: (text: string) => number;
}

const marks: [name: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** An encoding that was named by hand, as TextDecoder calls it; null where there is none of that name. */
export function encodingNamed(text: string): string | null {
  const wanted = text.trim().toLowerCase();
  const known = encodingNames.find((name) => encodings[name].some((other) => other === wanted));
  return known ?? encodingOfLabel(wanted);
}

/** The byte order mark that bytes begin with, for an encoding. */
export const bomLength = (start: Uint8Array, encoding: string): number =>
  markOf(start)?.name === encoding ? markOf(start)!.bomBytes : 0;

const markOf = (start: Uint8Array): Encoding | null => {
  const found = marks.find(([, bytes]) => bytes.every((byte, i) => start[i] === byte));
  return found ? { name: found[0], bomBytes: found[1].length } : null;
};

/**
 * The encoding of a text file from its first bytes: byte order mark, NUL pattern, UTF-8 validity, then the code page whose letters
 * the bytes are. Pages of several bytes a sign are tried first, strictly, then beside the others with a few signs
 * spoilt; none is taken that leaves more than one in twenty undecoded.
 */
export function sniffEncoding(sample: Uint8Array, hints: EncodingHints = {}): Encoding {
  const marked = markOf(sample);
  if (marked) return marked;
  const name = sniffUtf16(sample) ?? (isMostlyUtf8(sample) ? 'utf-8' : sniffCodePage(sample, hints));
  return { name, bomBytes: 0 };
}

/** Latin text in UTF-16 has a zero in nearly every second byte. */
function sniffUtf16(sample: Uint8Array): string | null {
  const zeros = [0, 0];
  const end = Math.min(sample.length, 4096) & ~1;
  for (let i = 0; i < end; i++) if (sample[i] === 0) zeros[i & 1]++;
  if (end < 4 || zeros[0] + zeros[1] < end / 5) return null;
  if (zeros[1] > 8 * zeros[0]) return 'utf-16le';
  return zeros[0] > 8 * zeros[1] ? 'utf-16be' : null;
}

/**
 * Whether more characters beyond ASCII are valid UTF-8 than bytes are not; one that is cut at the end does not count, and a control
 * character (U+0080 to U+009F) is none that anybody wrote beside damage.
 */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let [letters, bad] = [0, 0];
  for (let at = 0; at < bytes.length;) {
    const length = characterBytes(bytes[at]);
    if (at + length > bytes.length && bytes.subarray(at + 1).every(isContinuation)) break;
    const isLetter = length > 1 && isUtf8(bytes.subarray(at, at + length));
    if (isLetter && !isControl(bytes, at)) letters++;
    else if (bytes[at] >= 0x80) bad++;
    at += isLetter ? length : 1;
  }
  return bad === 0 || letters > bad;
}

const isContinuation = (byte: number) => (byte & 0xc0) === 0x80;
const isControl = (bytes: Uint8Array, at: number) => bytes[at] === 0xc2 && bytes[at + 1] < 0xa0;

/** As many as the first byte of a character promises; 1 where it is none. */
function characterBytes(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 1;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

const mostLetterBytes = 65_536;

/** The lines that hold bytes above ASCII, some 64 KB of them: plain ones would drown what tells. */
function linesWithLetters(sample: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let bytes = 0;
  for (let start = 0; start < sample.length && bytes < mostLetterBytes;) {
    const end = lineEnd(sample, start);
    const line = sample.subarray(start, end);
    if (line.some((byte) => byte >= 0x80)) {
      lines.push(line);
      bytes += line.length;
    }
    start = end + 1;
  }
  return lines;
}

function lineEnd(sample: Uint8Array, from: number): number {
  for (let at = from; at < sample.length; at++) if (sample[at] === 0x0a || sample[at] === 0x0d) return at;
  return sample.length;
}

function sniffCodePage(sample: Uint8Array, hints: EncodingHints): string {
  const lines = linesWithLetters(sample);
  const bytes = Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')]));
  const confidence = statistics(bytes);
  const best = (pages: Candidate[]) =>
    pages
      .map(({ page, share, text }) => ({
        name: page.name,
        score: 3 * share + (confidence.get(page.name) ?? 0) + hintScore(page, text, hints),
      }))
      .reduce<{ name: string; score: number } | null>(
        (most, each) => (most && most.score >= each.score ? most : each),
        null,
      )?.name;
  const wide = widely(bytes);
  const whole = wide.filter(({ spoilt }) => spoilt === 0);
  return best(whole) ?? best([...wide, ...narrowly(bytes)]) ?? 'windows-1252';
}

/** Letter statistics by encoding, from 0 to 1. */
function statistics(bytes: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (const { name, confidence } of analyse(bytes)) {
    const label = encodingNamed(name);
    if (label !== null) found.set(label, Math.max(found.get(label) ?? 0, confidence / 100));
  }
  return found;
}

/** A page that a text may be of. */
interface Candidate {
  page: CodePage;
  text: string;
  /** Signs of the text that are not decoded, or signs of nobody’s. */
  spoilt: number;
  /** Of the letters beyond ASCII, those that are usual in it: from 0 to 1. */
  share: number;
}

/** Names that were cut to a length end within a sign: so many of the signs beyond ASCII may be spoilt. */
const mostSpoilt = 0.05;

/** The text of bytes with its spoilt signs; null where it is none of a page. */
function textOf(bytes: Uint8Array, { name }: CodePage): Pick<Candidate, 'text' | 'spoilt'> | null {
  const text = decodeText(bytes, name);
  const spoilt = text.match(/[\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  const beyond = text.match(/[^\0-\x7f]/gu)?.length ?? 0;
  return spoilt > mostSpoilt * beyond ? null : { text, spoilt };
}

const leastCommon = 0.75;

function widely(bytes: Uint8Array): Candidate[] {
  return widePages.flatMap((page) => {
    const found = textOf(bytes, page);
    if (found === null) return [];
    const share = page.commonShare(bytes);
    return share >= leastCommon && !isMostlyLoose(found.text) ? [{ page, share, ...found }] : [];
  });
}

/** Whether most signs touch small Latin letters, as accented letters do and signs of several bytes do not. */
function isMostlyLoose(text: string): boolean {
  const signs = text.match(/[^\0-\x7f]+/g) ?? [];
  const loose = text.match(/(?<=[a-z])[^\0-\x7f]+|[^\0-\x7f]+(?=[a-z])/g) ?? [];
  return loose.length * 2 > signs.length;
}

const leastPlausible = 0.5;

function narrowly(bytes: Uint8Array): Candidate[] {
  const all = narrowPages.flatMap((page) => {
    const found = textOf(bytes, page);
    return found === null ? [] : [{ page, ...found, share: plausible(found.text, page) }];
  });
  const likely = all.filter(({ share }) => share >= leastPlausible);
  return likely.length > 0 ? likely : all.slice(0, 1);
}

/** The share of the letters beyond ASCII that stand in words as people write them, in one script, capitals first. */
function plausible(text: string, { letters }: { letters: RegExp }): number {
  let [all, fitting] = [0, 0];
  for (const word of text.match(/[\p{L}\p{M}\u0080-\uffff]+/gu) ?? []) {
    const beyond = [...word].filter((sign) => sign > '\x7f');
    all += beyond.length;
    const isLatin = /[A-Za-zÀ-ɏ]/.test(beyond[0] ?? '');
    const isMixed = isLatin ? beyond.length === word.length && word.length > 2 : beyond.length < word.length;
    const isCased = /^\p{Lu}?[^\p{Lu}]*$|^[^\p{Ll}]+$/u.test(word);
    if (!isMixed && isCased) fitting += beyond.filter((sign) => letters.test(sign)).length;
  }
  return all === 0 ? 0 : fitting / all;
}

function hintScore(
  page: CodePage,
  text: string,
  { places = [], language, understood }: EncodingHints,
): number {
  const isThere = places.some(({ lng, lat }) =>
    page.places.some(
      ([west, south, east, north]) => lng >= west && lng <= east && lat >= south && lat <= north,
    ),
  );
  const isSpoken = language !== undefined && page.languages.includes(language);
  return 3 * (understood?.(text) ?? 0) + (isThere ? 1.5 : 0) + (isSpoken ? 0.5 : 0);
}
