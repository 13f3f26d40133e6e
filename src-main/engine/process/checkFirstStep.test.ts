import { expect, it } from 'vitest';
import { createExecutor } from '../executors/createExecutor';
import { type Executor } from '../program/executor';
import { tinyResnetSettings, tinySet, tinySettings } from '../golden/tinySet.fixture';
import { checkFirstStep } from './checkFirstStep';

/** Doubles the first moments of one tensor: what a gradient that is wrong by a factor leaves behind. */
function withWrongGradient(executor: Executor): Executor {
  return {
    name: executor.name,
    device: executor.device,
    dispose: () => executor.dispose(),
    async prepare(spec) {
      const program = await executor.prepare(spec);
      return {
        load: (state) => program.load(state),
        run: (data) => program.run(data),
        dispose: () => program.dispose(),
        async save() {
          const state = await program.save();
          const wrong = Object.keys(state).find(
            (name) => name.startsWith('first/') && state[name].some(Boolean),
          )!;
          return { ...state, [wrong]: state[wrong].map((value) => 2 * value) };
        },
      };
    },
  };
}

it.each([
  { encoder: 'a vision transformer', settings: tinySettings() },
  { encoder: 'a residual network', settings: tinyResnetSettings() },
])('with $encoder trusts a right first step, and refuses a wrong gradient', async ({ settings }) => {
  const set = tinySet(8);
  const compiled = await createExecutor('compiled', { threads: 1 });
  expect((await checkFirstStep(compiled, set, settings, 1e-3)).difference).toBeLessThan(1e-3);
  await expect(checkFirstStep(withWrongGradient(compiled), set, settings, 0.05)).rejects.toMatchObject({
    code: 'engine/mismatch',
    data: { name: expect.stringMatching(/^next:first\//) },
  });
  await compiled.dispose();
});
