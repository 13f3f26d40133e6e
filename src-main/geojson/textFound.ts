import { type Message, say } from '../../src-shared/message';

/** What a file's text turned out to be. */
export interface TextFound {
  /** A label that TextDecoder takes. */
  encoding: string;
  /** Whether that is a code page that nobody named. */
  isGuessed: boolean;
  /** Characters of features that are none in that encoding, read as U+FFFD. */
  badCharacters: number;
  /** The first feature, from 0, that has one. */
  firstBad: number | null;
  /** How often NaN or Infinity stood for a number, and was read as null. */
  noNumbers: number;
  /** The first of them, with its feature, from 0. */
  firstNoNumber: { word: string; feature: number } | null;
}

const replacement = '\uFFFD';
const occurrences = (text: string, wanted: string) => text.split(wanted).length - 1;

/** Characters of a text that its bytes do not hold: U+FFFD, but where it stood in the file. `isTurned`: nothing else was UTF-8 before. */
export function badCharacters(bytes: Buffer, text: string, isTurned: boolean): number {
  if (!text.includes(replacement)) return 0;
  const written = isTurned ? 0 : occurrences(bytes.toString('latin1'), '\xef\xbf\xbd');
  return occurrences(text, replacement) - written;
}

/** What a person should know of a text: that it was a code page, which is a guess, what could not be read, and what was read as null. */
export function textNotices({
  encoding,
  isGuessed,
  badCharacters,
  firstBad,
  noNumbers,
  firstNoNumber,
}: TextFound): Message[] {
  return [
    ...(isGuessed ? [say('notice.notUtf8', { encoding })] : []),
    ...(badCharacters > 0
      ? [say('notice.badCharacters', { count: badCharacters, encoding, number: String(firstBad! + 1) })]
      : []),
    ...(firstNoNumber === null
      ? []
      : [
          say('notice.noJsonNumber', {
            count: noNumbers,
            example: firstNoNumber.word,
            number: String(firstNoNumber.feature + 1),
          }),
        ]),
  ];
}
