import { expect, it } from 'vitest';
import { memoryFit } from './memoryFit';

/** What is found for a batch of 32 with so much memory free, and which batches were measured for it. */
async function found(freeBytes: number, { base = 100, perImage = 10, batch = 32 } = {}) {
  const measured: number[] = [];
  const fit = await memoryFit(batch, freeBytes, (size) => {
    measured.push(size);
    return Promise.resolve({ memoryBytes: base + perImage * size });
  });
  return [fit.batch, fit.memoryBytes, measured];
}

it('measures a batch that fits, after a small one', async () => {
  expect(await found(2000)).toEqual([32, 420, [4, 32]]);
  expect(await found(2000, { batch: 3 })).toEqual([3, 130, [3]]);
});

it('takes a second look where the small one leaves it open', async () => {
  expect(await found(600)).toEqual([32, 420, [4, 8, 32]]);
});

it('never measures what would not fit, and names the largest power of two that does, measured', async () => {
  expect(await found(400)).toEqual([16, 420, [4, 8, 16]]);
  expect(await found(150)).toEqual([2, 420, [4, 8, 2]]);
  expect(await found(320, { batch: 33 })).toEqual([16, 430, [4, 8, 16]]);
});

it('names none where the model alone is too much', async () => {
  expect(await found(100)).toEqual([null, 420, [4, 8]]);
  expect(await found(100, { batch: 1 })).toEqual([null, 110, [1, 2]]);
});
