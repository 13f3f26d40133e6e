import { expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { memoryFit } from './memoryFit';

/** What is found for a batch of 32 with so much memory free, and which batches were measured for it. */
async function found(freeBytes: number, { base = 100, perImage = 10, batch = 32, killedFrom = 99 } = {}) {
  const measured: number[] = [];
  const fit = await memoryFit(batch, freeBytes, (size) => {
    measured.push(size);
    if (size >= killedFrom) return Promise.reject(new AppError('engine/out-of-memory', plain('killed')));
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
  expect(await found(150)).toEqual([2, 420, [4, 2]]);
  expect(await found(320, { batch: 33 })).toEqual([16, 430, [4, 8, 16]]);
});

it('names none where the model alone is too much', async () => {
  expect(await found(100)).toEqual([null, 420, [4, 2]]);
  expect(await found(100, { batch: 1 })).toEqual([null, 110, [1]]);
});

it('takes a batch that was killed for one that does not fit', async () => {
  expect(await found(600, { killedFrom: 8 })).toEqual([4, 1120, [4, 8]]);
  expect(await found(600, { killedFrom: 32 })).toEqual([16, 420, [4, 8, 32, 16]]);
  await expect(found(600, { killedFrom: 1 })).rejects.toMatchObject({ code: 'engine/out-of-memory' });
});
