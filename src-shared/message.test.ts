import { expect, it } from 'vitest';
import { languageCodes } from './languages';
import { isMessage, plain, say, sentences, toMessage, wordsOf } from './message';
import { messageWords } from './messages/index';

const placesOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].toSorted();
const script = { ko: /\p{Script=Hangul}/u, ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u };

it('every message has the same places in every language', () => {
  const different = Object.entries(messageWords).filter(([, words]) =>
    languageCodes.some((language) => `${placesOf(words[language])}` !== `${placesOf(words.en)}`),
  );
  expect(different.map(([key]) => key)).toEqual([]);
});

it('every message with words of its own is translated', () => {
  const hasWords = (text: string) => /\p{L}{2,}/u.test(text.replace(/\{[^}]*\}/g, ''));
  const left = Object.entries(messageWords).flatMap(([key, words]) =>
    (['ko', 'ja'] as const)
      .filter((code) => hasWords(words.en) && !script[code].test(words[code]))
      .map((code) => `${key} ${code}`),
  );
  expect(left).toEqual([]);
});

it('a flag of the command line stands in advice alone, which a window does not show', () => {
  const flagged = Object.entries(messageWords).filter(([, words]) =>
    languageCodes.some((language) => /(^|[\s(])--[a-z]/.test(words[language])),
  );
  expect(flagged.map(([key]) => key).filter((key) => !key.endsWith('Advice'))).toEqual([]);
  expect(flagged.length).toBeGreaterThan(3);
});

it('is worded with numbers, lists and messages in it', () => {
  const said = sentences(plain('a'), null, say('cancelled'), plain('b'));
  expect(languageCodes.map((language) => wordsOf(said, language))).toEqual([
    'a Cancelled. b',
    'a 취소했습니다. b',
    'a取り消しました。b',
  ]);
  const list = { key: 'plain', values: { text: ['x', 12_345, say('cancelled')] } } as const;
  expect(languageCodes.map((language) => wordsOf(list, language))).toEqual([
    'x, 12,345, Cancelled.',
    'x, 12,345, 취소했습니다.',
    'x、12,345、取り消しました。',
  ]);
});

it('knows a message from outside, and takes older words as they are', () => {
  const nested = say('sentences', { first: say('cancelled'), second: 'b' });
  expect([nested, { key: 'a' }, null, 'x', { key: 'a', values: { b: {} } }].map(isMessage)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  expect([nested, 'Old words.', 7].map(toMessage)).toEqual([nested, plain('Old words.'), plain('7')]);
  const newer = toMessage({ key: 'of.later', values: {} });
  expect(wordsOf(newer, 'ko')).toBe('of.later');
});
