import { expect, it } from 'vitest';
import { createExecutor } from '../executors/createExecutor';
import { type Executor } from '../executors/executor';
import { tinySet, tinySettings } from '../golden/fixtures';
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

it('trusts an executor whose first step is right, and refuses one with a wrong gradient', async () => {
  const [set, settings] = [tinySet(8), tinySettings()];
  const compiled = await createExecutor('compiled', { threads: 1 });
  expect((await checkFirstStep(compiled, set, settings)).difference).toBeLessThan(1e-3);
  await expect(checkFirstStep(withWrongGradient(compiled), set, settings)).rejects.toMatchObject({
    code: 'engine/mismatch',
    data: { name: expect.stringMatching(/^next:first\//) },
  });
  await compiled.dispose();
});
