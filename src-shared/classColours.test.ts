import { expect, it } from 'vitest';
import { classColours, classesWithColour, countClasses } from './classColours';

it('counts classes, without what is none of them', () => {
  expect(countClasses(3, [0, 2, NaN, 2, 3], Float32Array.of(2, -1))).toEqual(Uint32Array.of(1, 0, 3));
});

it('gives colours to the classes that occur, in their order, and of too many to the commonest', () => {
  expect(classesWithColour([5, 0, 1])).toEqual([0, 2]);
  const many = Array.from({ length: classColours.length + 3 }, (_, i) => (i < 3 ? 1 : i));
  expect(classesWithColour(many)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
});
