import { plain } from '../../src-shared/message';
import { englishOf } from '../../src-shared/errors';
import { type ExecutorId } from '../../src-shared/kinds/executors';
import { expect, it } from 'vitest';
import { doctor } from './doctor';
import { checkExecutor, chooseExecutor, type ExecutorCheck, fastest } from './executors';
import { tinySettings } from './tinyProject.fixture';

const options = { threads: 1, settings: { ...tinySettings, epochs: 2, batchSize: 8 } };

const speed = (executor: ExecutorId, imagesPerSecond: number | null): ExecutorCheck => ({
  executor,
  device: null,
  isSoftware: false,
  difference: null,
  imagesPerSecond,
  memoryBytes: null,
  deviceMemoryBytes: null,
  error: imagesPerSecond === null ? { code: 'engine/crashed', message: plain('It ended.') } : null,
});

it('finds the modules and executors of this machine in order', async () => {
  const notes: unknown[] = [];
  const report = await doctor({
    ...options,
    onProgress: ({ note }) => notes.push(note?.kind === 'name' && note.name),
  });
  expect(report).toMatchObject({
    node: { version: process.version },
    modules: [
      { name: 'better-sqlite3', version: expect.stringMatching(/^3\./), error: null },
      { name: 'onnxruntime-node', version: expect.stringMatching(/^1\./), error: null },
    ],
    executors: [
      { executor: 'compiled', device: expect.stringMatching(/CPU/), error: null },
      { executor: 'compiled-webgpu' },
      { executor: 'tensorflow' },
      { executor: 'webgpu' },
      { executor: 'wasm', device: expect.stringMatching(/WebAssembly/), error: null },
    ],
    healthy: true,
  });
  const [compiled, onCard, tensorflow, webgpu, wasm] = report.executors;
  if (tensorflow.error) expect(englishOf(tensorflow.error)).toContain('npm run setup:tensorflow');
  else expect(tensorflow.device).toMatch(/TensorFlow 2\./);
  if (webgpu.error) expect(englishOf(webgpu.error)).toContain('no graphics adapter');
  else expect(webgpu.device).toMatch(/WebGPU$/);
  expect([onCard.error?.code, onCard.isSoftware]).toEqual([webgpu.error?.code, webgpu.isSoftware]);
  const measured = report.executors.filter(({ error, isSoftware }) => !error && !isSoftware);
  expect(measured.every(({ imagesPerSecond, memoryBytes }) => imagesPerSecond! > 0 && memoryBytes! > 0)).toBe(
    true,
  );
  expect([compiled.difference! < 1e-3, wasm.difference]).toEqual([true, null]);
  expect(notes).toEqual([
    'native modules',
    'compiled',
    'compiled-webgpu',
    'tensorflow',
    'webgpu',
    'wasm',
    '',
  ]);
});

it('chooses the fastest executor, and says what an executor fails with', async () => {
  const { executor, passedOver } = await chooseExecutor(options);
  expect([['compiled', 'compiled-webgpu', 'tensorflow', 'webgpu'].includes(executor), passedOver]).toEqual([
    true,
    [],
  ]);
  expect(fastest([speed('compiled', 3), speed('tensorflow', 9), speed('wasm', null)])?.executor).toBe(
    'tensorflow',
  );
  expect(fastest([speed('tensorflow', 10), speed('compiled', 9)])?.executor).toBe('compiled');
  expect(fastest([speed('compiled', null)])).toBeUndefined();
  const software = { ...speed('webgpu', 99), isSoftware: true };
  expect(fastest([software, speed('wasm', 1)])?.executor).toBe('wasm');
  expect(fastest([software])).toBeUndefined();
  const diverging = { ...options.settings, learningRate: { base: Infinity, warmUp: 0, final: Infinity } };
  const check = await checkExecutor('cpu', { ...options, settings: diverging });
  expect(check).toMatchObject({ device: 'CPU, plain JavaScript', error: { code: 'engine/non-finite' } });
});
