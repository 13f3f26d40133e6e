import { expect, it, vi } from 'vitest';
import { classColours, otherColour } from '../../src-shared/classColours';
import { cssOf, missingColour, missingPacked, packed } from './palettes';
import { shadingOfNames, shadingOfNumbers } from './shading';

vi.hoisted(() => vi.stubGlobal('localStorage', { getItem: () => null }));

it('colours and names classes, those that are missing in grey', () => {
  const values = Float32Array.of(2, 0, NaN, 2);
  const shading = shadingOfNames(['flat', 'park', 'shop'], values);
  expect(shading.colours(values)).toEqual(
    Uint32Array.of(packed(classColours[1]), packed(classColours[0]), missingPacked, packed(classColours[1])),
  );
  expect(shading.legend(values)).toEqual({
    classes: [
      { colour: cssOf(classColours[0]), text: 'flat', count: 1 },
      { colour: cssOf(classColours[1]), text: 'shop', count: 2 },
      { colour: missingColour, text: 'no value', count: 1 },
    ],
  });
  expect([shading.css(2), shading.text(2, 0)]).toEqual([cssOf(classColours[1]), 'shop']);
});

it('keeps the colours of a class whatever is looked at, and lets rare ones share one', () => {
  const names = Array.from({ length: classColours.length + 2 }, (_, i) => `class ${i}`);
  const common = names.flatMap((_, i) => (i < 2 ? [i] : [i, i]));
  const shading = shadingOfNames(names, common);
  expect(shading.colours([0, 2])).toEqual(Uint32Array.of(packed(otherColour), packed(classColours[0])));
  const { classes } = shading.legend(common);
  expect([classes.length, classes.at(-1)]).toEqual([
    classColours.length + 1,
    { colour: cssOf(otherColour), text: 'other classes', count: 2 },
  ]);
});

it('shades numbers by their breaks', () => {
  const shading = shadingOfNumbers([10], 'viridis');
  expect([shading.css(3), shading.css(12)]).toEqual(
    shading.legend([3, 12]).classes.map(({ colour }) => colour),
  );
  expect(shading.text(1234.5, 0)).toBe('1,235');
});
