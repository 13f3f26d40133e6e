import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { evaluationBatch } from '../data/batches';
import { type Executor } from '../program/executor';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import { tinySet, tinySettings } from '../golden/tinySet.fixture';
import { encode } from '../golden/encode.fixture';
import { toMatrix } from '../golden/numbers.fixture';
import { initialState, noLabels } from '../model/networks';
import { mapValues } from '../model/parameters';
import { embedImages } from './embed';
import { teacherEncoder } from './embeddingProgram';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

const settings = tinySettings();
const state = initialState(settings, noLabels);

describe('embedImages', () => {
  it('gives the teacher’s embedding of every image, also in a last batch that is not full', async () => {
    const set = tinySet(67);
    const done: number[] = [];
    const found = await embedImages(executor, set, settings, state, {
      onProgress: (progress) => void done.push(progress.done),
    });
    const weights = mapValues(teacherEncoder(state), (values) => [...values]);
    const images = toMatrix(evaluationBatch(set, 0, 67, 16), 16 * 16 * 3);
    const checked = [0, 63, 64, 66];
    expectClose(
      checked.flatMap((i) => [...found.subarray(16 * i, 16 * (i + 1))]),
      checked.flatMap((i) => encode(images[i], weights, settings.encoder).embedding),
    );
    expect([found.length, ...done]).toEqual([67 * 16, 64, 67]);
  });

  it('embeds nothing where there is nothing', async () => {
    expect(await embedImages(executor, { ...tinySet(2), images: [] }, settings, state)).toEqual(
      new Float32Array(0),
    );
  });

  it('stops when cancelled', async () => {
    const run = embedImages(executor, tinySet(2), settings, state, { signal: AbortSignal.abort() });
    await expect(run).rejects.toMatchObject({ code: 'state/cancelled' });
  });
});
