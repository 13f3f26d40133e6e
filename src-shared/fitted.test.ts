import { expect, it } from 'vitest';
import { z } from 'zod';
import { fitted, misfitsOf as allMisfitsOf, rule } from './fitted';
import { languageCodes } from './languages';
import { say, wordsOf } from './message';

const classes = z.union([
  z.enum(['water', 'wood']),
  z.strictObject({ property: z.string(), map: z.string() }),
]);
const schema = z.strictObject({ files: z.array(z.strictObject({ path: z.string(), classes })) });

const misfitsOf = (file: unknown) => {
  try {
    return fitted(schema, { files: [file] }, (misfits) => new Error(wordsOf(misfits, 'en')));
  } catch (error) {
    return (error as Error).message;
  }
};

it('hands on what fits', () => {
  const file = { path: 'a', classes: 'wood' };
  expect(misfitsOf(file)).toEqual({ files: [file] });
});

it('names what does not fit, and for an unknown key the nearest', () => {
  const broken = [
    { path: 'a', clases: 'wood', classes: 'wood' },
    { path: 3, classes: 'lava' },
    { path: 'a', classes: { property: 'type', maps: 'x' } },
  ];
  expect(broken.map(misfitsOf)).toEqual([
    'files[0]: there is no "clases", the nearest is "classes"',
    'files[0].path: must be a text, not 3; ' +
      'files[0].classes: must be one of "water", "wood"; or must be a group of values, not "lava"',
    'files[0].classes: map: is missing; there is no "maps", the nearest is "map"',
  ]);
});

const everything = z
  .strictObject({
    whole: z.int().min(2),
    share: z.number().positive().max(1),
    even: z.number().multipleOf(2),
    word: z.string().min(2).max(3),
    pair: z.tuple([z.number(), z.number()]),
    one: z.literal(1),
    yes: z.boolean(),
    form: z.string().regex(/^a/),
    rows: z.record(z.string(), z.number()),
  })
  .refine(({ whole }) => whole < 9, rule(say('settings.rangeOrder')));
const right = {
  ...{ whole: 3, share: 1, even: 2, word: 'ab', pair: [1, 2], one: 1, yes: true, form: 'a', rows: { a: 1 } },
};

it('words every kind of misfit in every language', () => {
  const wrongs = [
    { whole: 1.5 },
    { whole: 1 },
    { whole: 9 },
    { share: 0 },
    { share: 2 },
    { even: 3 },
    { word: 'a' },
    { word: 'abcd' },
    { pair: [1] },
    { pair: 'x'.repeat(100) },
    { one: 2 },
    { yes: 'no' },
    { form: 'b' },
    { rows: { a: 'x' } },
    { yes: undefined },
  ];
  const told = wrongs.map((wrong) => {
    const [{ path, message }] = allMisfitsOf(everything, { ...right, ...wrong });
    return [path.join('.'), ...languageCodes.map((language) => wordsOf(message, language))];
  });
  expect(allMisfitsOf(everything, right)).toEqual([]);
  expect(told.map(([path, english]) => `${path} ${english}`)).toEqual([
    'whole must be a whole number, not 1.5',
    'whole must be at least 2',
    ' the first value must not exceed the second',
    'share must be above 0',
    'share must be at most 1',
    'even must be a multiple of 2',
    'word must have a length of at least 2',
    'word must have a length of at most 3',
    'pair must have a length of at least 2',
    `pair must be a list, not "${'x'.repeat(59)}`,
    'one must be 1',
    'yes must be true or false, not "no"',
    'form does not fit',
    'rows.a must be a number, not "x"',
    'yes is missing',
  ]);
  for (const [, , korean, japanese] of told) {
    expect(korean).toMatch(/\p{Script=Hangul}/u);
    expect(japanese).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}]/u);
  }
});

it('tells the first of very many', () => {
  const misfits = Array.from({ length: 50 }, () => 'x');
  try {
    fitted(z.array(z.number()), misfits, (found) => new Error(wordsOf(found, 'en')));
  } catch (error) {
    expect((error as Error).message.split('; ')).toHaveLength(21);
    expect((error as Error).message).toMatch(/; and 30 more$/);
  }
  expect.assertions(2);
});
