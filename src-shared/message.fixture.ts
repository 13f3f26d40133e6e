import { isMessage, type Message, wordsOf } from './message';

interface Matcher {
  asymmetricMatch(value: unknown): boolean;
}

/** In place of a message in an expected value: one whose English words are these, or match. */
export const worded = (words: string | RegExp): Matcher & { toString(): string } => ({
  asymmetricMatch: (value) => {
    if (!isMessage(value)) return false;
    const found = wordsOf(value, 'en');
    return typeof words === 'string' ? found === words : words.test(found);
  },
  toString: () => `worded(${String(words)})`,
});

export const inEnglish = (messages: readonly Message[]): string[] =>
  messages.map((each) => wordsOf(each, 'en'));
