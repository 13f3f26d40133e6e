import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Executor } from '../program/executor';
import { embeddingWidth } from '../../../src-shared/settings/encoderSettings';
import { createExecutor } from '../executors/createExecutor';
import { expectClose } from '../golden/close.fixture';
import { tinyResnetSettings, tinySet, tinySettings } from '../golden/tinySet.fixture';
import { initialState, noLabels } from '../model/networks';
import { embedImages } from '../train/embed';
import { teacherEncoder } from '../train/embeddingProgram';
import { ModelSession } from './modelSession';
import { portableModel } from './portableModel';

let executor: Executor;
beforeAll(async () => {
  executor = await createExecutor('cpu');
});
afterAll(() => executor.dispose());

const settings = tinySettings();
const state = initialState(settings, noLabels);

describe('portableModel', () => {
  it.each([
    { encoder: 'a vision transformer', settings },
    { encoder: 'a residual network', settings: tinyResnetSettings() },
  ])('embeds map images with $encoder as the engine does, in batches of any size', async (each) => {
    const set = tinySet(64);
    const weights = initialState(each.settings, noLabels);
    const model = portableModel(each.settings.encoder, set.sizePx, teacherEncoder(weights), {});
    const expected = await embedImages(executor, set, each.settings, weights);
    const width = embeddingWidth(each.settings.encoder);
    const session = await ModelSession.open(model, 1);
    for (const batch of [1, 3, 64]) {
      const found = await session.embed(set, 0, batch);
      expectClose(found, expected.subarray(0, batch * width), 1e-5);
    }
    await session.close();
  });

  it('uses standard operators alone and says what it is told to', () => {
    const notes = { docString: 'About a city.', metadata: { placeprint: '{"formatVersion":1}' } };
    const model = portableModel(settings.encoder, 32, teacherEncoder(state), notes);
    const text = Buffer.from(model).toString('latin1');
    expect(text).not.toContain('com.microsoft');
    for (const each of ['About a city.', '{"formatVersion":1}', 'block0.query.weight'])
      expect(text).toContain(each);
  });
});
