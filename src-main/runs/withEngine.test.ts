import { expect, it } from 'vitest';
import { AppError, toErrorData } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { withEngine } from './withEngine';

const controller = new AbortController();

/** The code that it rejects with, from an engine that ends so while it starts. */
const codeOf = (error: Error, { signal }: { signal?: AbortSignal } = {}) =>
  withEngine({ startEngine: () => Promise.reject(error), signal }, () => Promise.resolve('done')).catch(
    (thrown) => toErrorData(thrown).code,
  );

it('takes an engine that a cancel ended for cancelled, and leaves every other failure as it is', async () => {
  const crash = new AppError('engine/crashed', plain('by signal SIGINT'));
  const mismatch = new AppError('engine/mismatch', plain('another protocol'));
  const before = await codeOf(crash, controller);
  controller.abort();
  expect([
    before,
    await codeOf(crash),
    await codeOf(crash, controller),
    await codeOf(mismatch, controller),
  ]).toEqual(['engine/crashed', 'engine/crashed', 'state/cancelled', 'engine/mismatch']);
});
