import { expect, it } from 'vitest';
import { type ExecutorId } from '../../../src-shared/kinds/executors';
import { createExecutor } from './createExecutor';
import { testExecutor } from './testExecutor.fixture';

for (const name of ['compiled', 'wasm', 'cpu'] as const) testExecutor(name);

it('is not available under a name that no executor has', async () => {
  await expect(createExecutor('abacus' as ExecutorId)).rejects.toMatchObject({
    code: 'engine/unavailable',
  });
});
