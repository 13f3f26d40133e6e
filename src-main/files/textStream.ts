import iconv from 'iconv-lite';

/**
 * Pages that Node's TextDecoder (24) reads wrongly, as iconv-lite calls them: of Korean it knows 2,350 of 11,172 syllables, in Big5 it
 * makes signs of nobody's, in EUC-JP it lets pass what is none. The others are right there, and iconv-lite lacks signs of theirs.
 */
const ownTables: Record<string, string> = { 'euc-kr': 'cp949', big5: 'big5-hkscs', 'euc-jp': 'euc-jp' };

/**
 * An encoding as TextDecoder calls it, from any label of it (WHATWG Encoding, 4.2); null where there is none that is read. ISO-2022-JP,
 * in which what a byte means depends on all before it, is not.
 */
export function encodingOfLabel(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding === 'iso-2022-jp' ? null : encoding;
  } catch {
    return null;
  }
}

const replacement = '\uFFFD';
const isUnicode = (encoding: string) => encoding.startsWith('utf-');
/** A control character in a code page (U+0080 to U+009F) is a byte that the page does not have; in Unicode it was written as one. */
const controls = /[\x80-\x9f]/g;

/**
 * The text of bytes that begin with a sign, U+FFFD where they are none of the encoding. A sign that is cut at the end is left out, or
 * shows as U+FFFD too where they are `whole`. A byte order mark stays.
 */
export function decodeText(bytes: Uint8Array, encoding: string, whole = false): string {
  const text = decoded(bytes, encoding, whole);
  return isUnicode(encoding) ? text : text.replace(controls, replacement);
}

/** Always by a new decoder: both libraries lose signs, or throw, where what is damaged is cut between two calls. */
function decoded(bytes: Uint8Array, encoding: string, whole: boolean): string {
  const page = ownTables[encoding];
  if (page === undefined)
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes, { stream: !whole });
  const decoder = iconv.getDecoder(page);
  const text = decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  return whole ? text + (decoder.end() ?? '') : text;
}

/** Whether bytes that begin with a sign hold something that is none. */
function isDamaged(bytes: Uint8Array, encoding: string): boolean {
  if (!isUnicode(encoding)) return decodeText(bytes, encoding).includes(replacement);
  try {
    // U+FFFD itself may have been written.
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return false;
  } catch {
    return true;
  }
}

const mostBytesOfSign = 4;
/** A byte below this is a sign of its own in every encoding but UTF-16, never a part of one. */
const firstPart = 0x30;

/** How many bytes at the end are the beginning of a sign. */
function openBytes(bytes: Uint8Array, encoding: string): number {
  if (encoding.startsWith('utf-16')) return openBytes16(bytes, encoding === 'utf-16le');
  const end = bytes.subarray(bytes.findLastIndex((byte) => byte < firstPart) + 1);
  const text = decodeText(end, encoding);
  const most = Math.min(mostBytesOfSign - 1, end.length);
  let open = 0;
  // Without them the text is the same, and whole.
  while (open < most && decodeText(end.subarray(0, end.length - open), encoding, true) !== text) open++;
  return open;
}

/** Half a unit, and a unit that is the first of two (D800 to DBFF). */
function openBytes16(bytes: Uint8Array, isLittle: boolean): number {
  const half = bytes.length & 1;
  const high = bytes[bytes.length - half - (isLittle ? 1 : 2)];
  return half + ((high & 0xfc) === 0xd8 ? 2 : 0);
}

/** Turns a file that comes in pieces into text, U+FFFD where its bytes are none of the encoding, and says where that began. */
export class TextStream {
  /** The first byte, from 0, that is not of the encoding; null as long as all are. */
  firstBad: number | null = null;
  private bytesRead = 0;
  /** The beginning of a sign that is not whole yet. */
  private waiting: Uint8Array = new Uint8Array();

  /** `encoding`: as TextDecoder calls it. */
  constructor(readonly encoding: string) {}

  write(bytes: Uint8Array): string {
    const start = this.bytesRead - this.waiting.length;
    const all = this.waiting.length > 0 ? Buffer.concat([this.waiting, bytes]) : bytes;
    this.bytesRead += bytes.length;
    this.waiting = all.subarray(all.length - openBytes(all, this.encoding));
    const text = decodeText(all, this.encoding);
    if (this.firstBad === null && text.includes(replacement)) {
      const at = firstBadByte(all, this.encoding);
      if (at !== null) this.firstBad = start + at;
    }
    return text;
  }

  /** What is left of a sign that was cut off. */
  end(): string {
    if (this.waiting.length > 0) this.firstBad ??= this.bytesRead - this.waiting.length;
    return decodeText(this.waiting, this.encoding, true);
  }
}

/** Where the first sign begins that is none; null where there is none such. */
function firstBadByte(bytes: Uint8Array, encoding: string): number | null {
  if (!isDamaged(bytes, encoding)) return null;
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isDamaged(bytes.subarray(0, middle), encoding)) bad = middle;
    else good = middle;
  }
  return good - openBytes(bytes.subarray(0, good), encoding);
}
