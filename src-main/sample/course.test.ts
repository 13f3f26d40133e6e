import { expect, test } from 'vitest';
import { clearanceM, winding } from './course';
import { valueNoise } from './noise';

const shape = {
  halfM: 3000,
  vertical: true,
  offsetM: 500,
  swingM: 300,
  wavelengthM: 1500,
  halfWidthM: () => 40,
  noise: valueNoise(1, 2),
};

test.each([true, false])('distances to a course agree with its points (vertical: %s)', (vertical) => {
  const course = winding({ ...shape, vertical });
  for (let along = -1; along <= 1; along += 0.05) {
    expect(course.asideM(course.at(along))).toBeCloseTo(0, 9);
    expect(course.asideM(course.at(along, 25))).toBeCloseTo(25, 9);
    expect(clearanceM(course, course.at(along, -25))).toBeCloseTo(-15, 9);
  }
});

test('a course runs from border to border', () => {
  const course = winding(shape);
  expect([course.at(-1).y, course.at(1).y]).toEqual([-3000, 3000]);
});
