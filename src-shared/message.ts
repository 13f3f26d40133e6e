import { fillText, type Language } from './languages';
import { messageWords } from './messages/index';

type Catalogue = typeof messageWords;
export type MessageKey = keyof Catalogue;

/** What fills a place in a message: text and numbers as they are found, messages worded in turn, a list with commas between. */
export type MessageValue = string | number | Message | readonly (string | number | Message)[];

/**
 * Something said to a person, as data: which sentence, and what fills it in. Errors, notices, signs of health and names that
 * services give travel and are stored so, and are worded where they are shown.
 */
export interface Message {
  key: MessageKey;
  values: Record<string, MessageValue>;
}

type Names<Text extends string> = Text extends `${string}{${infer Inner}}${infer Rest}`
  ? (Inner extends `${infer Name}|${string}` ? Name : Inner) | Names<Rest>
  : never;
type Values<Key extends MessageKey> = Names<Catalogue[Key]['en']>;

/** A message of the catalogue (`messages/`), with a value for each of its places. */
export const say = <Key extends MessageKey>(
  key: Key,
  ...[values]: [Values<Key>] extends [never] ? [] : [Record<Values<Key>, MessageValue>]
): Message => ({ key, values: values ?? {} });

/** What others said: an operating system, a library, a server. It has no translation. */
export const plain = (text: string): Message => say('plain', { text });

/** Several messages one after the other. */
export const sentences = (...parts: (Message | null | undefined | false)[]): Message => {
  const said = parts.filter((part): part is Message => !!part);
  return said.length === 1 ? said[0] : said.reduce((first, second) => say('sentences', { first, second }));
};

/** One of several: `a, b or c`. */
export const either = (parts: Message[]): Message => {
  const [first, second] = [parts.slice(0, -1), parts[parts.length - 1]];
  return first.length === 0 ? second : say('or', { first, second });
};

const listMark: Record<Language, string> = { en: ', ', ko: ', ', ja: '、' };

/** A message in words. One that this version does not know, of a newer project file, is told as it can be. */
export function wordsOf(message: Message, language: Language): string {
  const words = Object.hasOwn(messageWords, message.key) ? messageWords[message.key][language] : message.key;
  const values = Object.entries(message.values).map(
    ([name, value]) => [name, wordsOfValue(value, language)] as const,
  );
  return fillText(words, Object.fromEntries(values), language);
}

function wordsOfValue(value: MessageValue, language: Language): string | number {
  if (typeof value !== 'object') return value;
  if ('key' in value) return wordsOf(value, language);
  return value
    .map((each) =>
      typeof each === 'object' ? wordsOf(each, language) : fillText('{each}', { each }, language),
    )
    .join(listMark[language]);
}

const isText = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** Whether a value from a file or another process is a message. */
export function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('values' in value)) return false;
  if (typeof value.key !== 'string' || typeof value.values !== 'object' || value.values === null)
    return false;
  return Object.values(value.values as object).every(
    (each) =>
      isText(each) ||
      isMessage(each) ||
      (Array.isArray(each) && each.every((part) => isText(part) || isMessage(part))),
  );
}

/** A stored message: older versions stored the English words. */
export const toMessage = (stored: unknown): Message =>
  isMessage(stored) ? stored : plain(typeof stored === 'string' ? stored : (JSON.stringify(stored) ?? ''));
