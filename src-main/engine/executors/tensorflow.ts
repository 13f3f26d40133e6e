import * as tf from '@tensorflow/tfjs-core';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import util from 'node:util';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { eagerExecutor } from './eager';
import { type Executor } from '../program/executor';
import { notStarted } from './notStarted';

/** Where `npm run setup:tensorflow` leaves what it built. */
export const tensorflowFolder = (): string =>
  process.env.PLACEPRINT_TENSORFLOW ?? join(homedir(), '.cache', 'placeprint', 'tensorflow');

interface Installed {
  addon: string;
  library: string;
}

/** What was set up; null if nothing was. */
export function installedTensorflow(): Installed | null {
  const file = join(tensorflowFolder(), 'installed.json');
  if (!existsSync(file)) return null;
  const installed = JSON.parse(readFileSync(file, 'utf8')) as Installed;
  return existsSync(installed.addon) && existsSync(installed.library) ? installed : null;
}

/** The parts of tfjs-node-gpu that are ours to call: its package loads an add-on of its own otherwise. */
interface NodeBackend {
  NodeJSKernelBackend: new (
    binding: Binding,
    packageName: string,
  ) => tf.KernelBackend & { isUsingGpuDevice?: boolean };
}
interface Binding {
  TF_Version: string;
}

/**
 * TensorFlow through @tensorflow/tfjs-node-gpu, eager: CUDA where the library is built for it and there is a device. Its
 * CommonJS tfjs-core and our ESM one share the engine and the registries, which hang on the global object. `engine/unavailable`
 * where nothing is set up.
 */
export async function tensorflowExecutor(): Promise<Executor> {
  const installed = installedTensorflow();
  if (!installed) throw new AppError('engine/unavailable', say('engine.noTensorflow'));
  const binding = backendOf(installed);
  if (!(await tf.setBackend('tensorflow'))) throw notStarted('TensorFlow');
  const { isUsingGpuDevice } = tf.backend() as tf.KernelBackend & { isUsingGpuDevice?: boolean };
  const device = `${isUsingGpuDevice ? 'GPU' : 'CPU'}, TensorFlow ${binding.TF_Version}`;
  return eagerExecutor('tensorflow', device);
}

let registered: Binding | undefined;

/** Registers the backend, once a process. */
function backendOf(installed: Installed): Binding {
  if (registered) return registered;
  restoreNodeUtil();
  // Without it, every kernel and gradient that both copies of tfjs-core register is told on the console.
  tf.env().set('PROD', true);
  const require = createRequire(import.meta.url);
  const binding = require(installed.addon) as Binding;
  require('@tensorflow/tfjs-node-gpu/dist/register_all_kernels');
  const { NodeJSKernelBackend } =
    require('@tensorflow/tfjs-node-gpu/dist/nodejs_kernel_backend') as NodeBackend;
  tf.registerBackend('tensorflow', () => new NodeJSKernelBackend(binding, '@tensorflow/tfjs-node-gpu'));
  return (registered = binding);
}

/** tfjs-node-gpu 4.22 calls what Node 23 took away. */
function restoreNodeUtil(): void {
  const old = util as unknown as Record<string, unknown>;
  old.isNullOrUndefined ??= (value: unknown) => value === null || value === undefined;
  old.isArray ??= Array.isArray;
}
