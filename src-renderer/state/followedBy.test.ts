import { expect, it, vi } from 'vitest';
import { app } from './app.svelte';
import { followedBy } from './followedBy.svelte';

vi.hoisted(() => {
  vi.stubGlobal('localStorage', { getItem: () => null });
  vi.stubGlobal('sessionStorage', { getItem: () => null });
});
vi.mock('../api', () => ({ renewDataUrls: () => {} }));

it('asks once for each, and again for all when what they are made from changes', async () => {
  const tells: (() => unknown)[] = [];
  vi.spyOn(app, 'onChange').mockImplementation((_parts, tell) => void tells.push(tell));
  const asked: number[] = [];
  const answers = followedBy(['data'], async (id: number) => {
    asked.push(id);
    return `${id}: ${asked.length}`;
  });
  expect([answers(1), answers(2), answers(1), answers(null)]).toEqual([null, null, null, null]);
  await vi.waitFor(() => expect([answers(1), answers(2)]).toEqual(['1: 1', '2: 2']));
  for (const tell of tells) tell();
  await vi.waitFor(() => expect([answers(1), answers(2)]).toEqual(['1: 3', '2: 4']));
  expect(asked).toEqual([1, 2, 1, 2]);
});
