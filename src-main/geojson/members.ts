/** A member of a JSON object: its name, and its value as the text that it was written as. */
export type Member = [name: string, json: string];

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];
const isBlank = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/**
 * The members of a JSON object in the order in which they stand, which parsing loses for names that are integers, with the digits
 * of their numbers, which it rounds. `text` is valid JSON; empty for what is no object.
 */
export function membersOf(text: string): Member[] {
  let at = afterBlanks(text, 0);
  if (text.charCodeAt(at) !== openBrace) return [];
  const members: Member[] = [];
  for (at = afterBlanks(text, at + 1); text.charCodeAt(at) === quote; at = afterBlanks(text, at + 1)) {
    const nameEnd = afterString(text, at);
    const name = JSON.parse(text.slice(at, nameEnd)) as string;
    const start = afterBlanks(text, afterBlanks(text, nameEnd) + 1);
    const end = afterValue(text, start);
    members.push([name, text.slice(start, end)]);
    at = afterBlanks(text, end);
    if (text.charCodeAt(at) !== comma) break;
  }
  return members;
}

/** The value of a member as it was written, of several of that name the last, as in parsing; null where there is none. */
export const memberOf = (members: readonly Member[], wanted: string): string | null =>
  members.findLast(([name]) => name === wanted)?.[1] ?? null;

function afterBlanks(text: string, at: number): number {
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Where a string that begins at `at` has ended. */
function afterString(text: string, at: number): number {
  for (at++; at < text.length && text.charCodeAt(at) !== quote; at++)
    if (text.charCodeAt(at) === backslash) at++;
  return at + 1;
}

function afterValue(text: string, at: number): number {
  const first = text.charCodeAt(at);
  if (first === quote) return afterString(text, at);
  if (first !== openBrace && first !== openBracket) return afterWord(text, at);
  let depth = 0;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = afterString(text, at) - 1;
    else if (code === openBrace || code === openBracket) depth++;
    else if ((code === closeBrace || code === closeBracket) && --depth === 0) return at + 1;
  }
  return at;
}

/** Of a number, `true`, `false` or `null`. */
function afterWord(text: string, at: number): number {
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === comma || code === closeBrace || code === closeBracket || isBlank(code)) break;
  }
  return at;
}
