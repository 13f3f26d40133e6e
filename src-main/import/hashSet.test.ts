import { expect, it } from 'vitest';
import { hashCoordinate, HashSet, hashText } from './hashSet';

it('tells 400,000 neighbouring texts and coordinates apart, and knows each again', () => {
  const hash = { high: 0, low: 0 };
  const [texts, points] = [new HashSet(), new HashSet(800_000)];
  const addAll = () => {
    let added = 0;
    for (let i = 0; i < 400_000; i++) {
      if (texts.add(hashText(`${i},row,${i % 7}`, hash))) added++;
      if (points.add(hashCoordinate(13 + (i % 1000) / 1e6, 52 + Math.floor(i / 1000) / 1e6, hash))) added++;
    }
    return added;
  };
  expect([addAll(), addAll()]).toEqual([800_000, 0]);
  expect(points.add(hashCoordinate(0, -0, hash)) && !points.add(hashCoordinate(-0, 0, hash))).toBe(true);
});

it('forgets all once it is full', () => {
  const set = new HashSet(0, 3);
  const add = (low: number) => set.add({ high: 1, low });
  expect([1, 1, 2, 3, 1].map(add)).toEqual([true, false, true, true, true]);
});

it('tells what it has without adding it', () => {
  const set = new HashSet();
  set.add({ high: 1, low: 2 });
  const has = (high: number, low: number) => set.has({ high, low });
  expect([has(1, 2), has(1, 3), has(1, 3), has(2, 2)]).toEqual([true, false, false, false]);
});
