import { expect, it } from 'vitest';
import { doctor } from './doctor';
import { checkExecutor, chooseExecutor } from './executors';
import { tinySettings } from './fixtures';

const options = { threads: 1, settings: { ...tinySettings, epochs: 2, batchSize: 8 } };

it('finds the modules and executors of this machine in order', async () => {
  const notes: string[] = [];
  const report = await doctor({ ...options, onProgress: ({ note }) => notes.push(note!) });
  expect(report).toMatchObject({
    node: { version: process.version },
    modules: [
      { name: 'better-sqlite3', version: expect.stringMatching(/^3\./), error: null },
      { name: 'onnxruntime-node', version: expect.stringMatching(/^1\./), error: null },
    ],
    executors: [
      { executor: 'compiled', device: expect.stringMatching(/CPU/), error: null },
      { executor: 'wasm', device: expect.stringMatching(/WebAssembly/), error: null },
    ],
    healthy: true,
  });
  expect(report.executors.every(({ imagesPerSecond }) => imagesPerSecond! > 0)).toBe(true);
  expect(notes).toEqual(['native modules', 'compiled', 'wasm', '']);
});

it('chooses the compiled executor where it works, and says what an executor fails with', async () => {
  expect(await chooseExecutor(options)).toEqual({ executor: 'compiled', passedOver: [] });
  const diverging = { ...options.settings, learningRate: { base: Infinity, warmUp: 0, final: Infinity } };
  const check = await checkExecutor('cpu', { ...options, settings: diverging });
  expect(check).toMatchObject({ device: 'CPU, plain JavaScript', error: { code: 'engine/non-finite' } });
});
