import { expect, it } from 'vitest';
import { languageCodes, type Words } from '../languages';

const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./*.test.ts'], { eager: true });

const isWords = (value: object): value is Words => languageCodes.every((code) => code in value);

/** Every text of a value, with the way to it. */
function wordsIn(value: unknown, path: string): [path: string, words: Words][] {
  if (typeof value !== 'object' || value === null) return [];
  if (isWords(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => wordsIn(part, `${path} ${key}`));
}

const all = Object.entries(modules).flatMap(([file, module]) => wordsIn(module, file));

/** Names of formats and products, and values that are filled in, are the same in every language. */
const isName = (text: string) => !/\p{Ll}{3,}/u.test(text.replace(/\{\w+\}|TensorFlow|WebAssembly/g, ''));

it('every kind has words in every language, in its script', () => {
  expect(all.length).toBeGreaterThan(20);
  const strange = all.filter(([, { en, ko, ja }]) => {
    if (isName(en)) return false;
    return (
      !/\p{Script=Hangul}/u.test(ko) || !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(ja)
    );
  });
  expect(strange).toEqual([]);
});
