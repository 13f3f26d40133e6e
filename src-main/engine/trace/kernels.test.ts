import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createExecutor } from '../executors/createExecutor';
import { type Executor } from '../program/executor';
import { expectClose } from '../golden/close.fixture';
import { type Case, cases } from './kernelCases.fixture';
import { caseInputs, caseProgram, runCase } from './runCase.fixture';
import { traceBackendName } from './traceBackend';

let compiled: Executor;
let cpu: Executor;
const used = new Set<string>();

beforeAll(async () => {
  compiled = await createExecutor('compiled', { threads: 1 });
  cpu = await createExecutor('cpu');
  const { registerTraceKernels } = await import('./kernels/register');
  registerTraceKernels();
});

describe('every traced kernel', () => {
  it.each(cases.map((each) => [each.name, each] as const))(
    '%s: value and gradient as on the cpu backend',
    async (_, each) => {
      for (const name of await kernelsOf(each)) used.add(name);
      const expected = await runCase(cpu, each);
      const found = await runCase(compiled, each);
      expect(Object.keys(found)).toEqual(Object.keys(expected));
      for (const name of Object.keys(expected)) expectClose(found[name], expected[name]);
    },
  );

  it('has a case in the table', () => {
    const registered = tf.getKernelsForBackend(traceBackendName).map(({ kernelName }) => kernelName);
    expect(registered.filter((name) => !used.has(name)).sort()).toEqual([]);
  });
});

it('slices with strides and without an axis, where the cpu backend takes wrong elements', async () => {
  const each: Case = {
    name: 'StridedSlice',
    shapes: [[5, 6, 2]],
    fn: (a) => tf.stridedSlice(a, [1, 1, 1], [5, 6, 2], [2, 3, 1], 0, 0, 0, 0, 4),
    gradient: false,
  };
  const { value } = await runCase(compiled, each);
  const { input0 } = caseInputs(each);
  expect(Array.from(value)).toEqual([15, 21, 39, 45].map((at) => input0[at]));
});

it('refuses a convolution with dilation, which it would compute without', async () => {
  const each: Case = {
    name: 'Conv2D',
    shapes: [
      [1, 8, 8, 2],
      [3, 3, 2, 2],
    ],
    fn: (a, b) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'same', 'NHWC', 2),
    gradient: false,
  };
  await expect(runCase(compiled, each)).rejects.toMatchObject({ code: 'bug/unexpected' });
});

/** The kernels that tracing a case runs. */
async function kernelsOf(each: Case): Promise<string[]> {
  const seen: string[] = [];
  const engine = tf.engine();
  const run = engine.runKernel.bind(engine);
  engine.runKernel = ((name: string, ...rest: [never, never]) => {
    seen.push(name);
    return run(name, ...rest);
  }) as typeof engine.runKernel;
  try {
    await (await compiled.prepare(caseProgram(each))).dispose();
  } finally {
    engine.runKernel = run;
  }
  return seen;
}
