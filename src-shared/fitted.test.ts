import { expect, it } from 'vitest';
import { z } from 'zod';
import { fitted } from './fitted';

const classes = z.union([
  z.enum(['water', 'wood']),
  z.strictObject({ property: z.string(), map: z.string() }),
]);
const schema = z.strictObject({ files: z.array(z.strictObject({ path: z.string(), classes })) });

const misfitsOf = (file: unknown) => {
  try {
    return fitted(schema, { files: [file] }, (misfits) => new Error(misfits.join(' | ')));
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
    'files[0].path: Invalid input: expected string, received number | ' +
      'files[0].classes: Invalid option: expected one of "water"|"wood"; or Invalid input: expected object, received string',
    'files[0].classes: map: Invalid input: expected string, received undefined; there is no "maps", the nearest is "map"',
  ]);
});
