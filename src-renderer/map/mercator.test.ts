import { expect, it } from 'vitest';
import { oneWorld, turnsShown, worldX, worldY } from './mercator';

it('tells on which turns of the map a stretch shows what lies in the world', () => {
  const turns = (left: number, right: number) => turnsShown(oneWorld, left, right);
  expect([turns(60, 61), turns(250, 260), turns(-5, 5), turns(-300, 600), turns(700, 701)]).toEqual([
    [0],
    [0, 256],
    [-256, 0],
    [-512, -256, 0, 256, 512],
    [512],
  ]);
  expect(turnsShown({ minX: 255, maxX: 257 }, 0, 2)).toEqual([-256]);
  expect(turnsShown({ minX: 100, maxX: 101 }, 0, 2)).toEqual([]);
});

it('has the poles at the edges of its square', () => {
  expect([worldX(-180), worldX(180)]).toEqual([0, 256]);
  expect([worldY(90), worldY(86), worldY(-90)]).toEqual([worldY(89), worldY(90), expect.closeTo(256, 6)]);
  expect(worldY(90)).toBeCloseTo(0, 6);
});
