import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { AppError, reasonOf } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { notStarted } from './notStarted';
import { type Executor } from '../program/executor';
import { type ExecutorId } from '../../../src-shared/kinds/executors';

export interface ExecutorOptions {
  /** Threads of the `compiled` executor; default: all that the machine grants. */
  threads?: number;
}

/**
 * Starts an executor; loads only what it needs. `engine/unavailable` says why one cannot run here.
 */
export async function createExecutor(name: ExecutorId, options: ExecutorOptions = {}): Promise<Executor> {
  try {
    if (name === 'compiled') {
      const { compiledExecutor } = await import('./compiled');
      return compiledExecutor(options.threads ?? availableParallelism());
    }
    if (name === 'compiled-webgpu') {
      const { compiledWebgpuExecutor } = await import('./compiledWebgpu');
      return await compiledWebgpuExecutor();
    }
    if (name === 'tensorflow') {
      const { tensorflowExecutor } = await import('./tensorflow');
      return await tensorflowExecutor();
    }
    if (name === 'webgpu') {
      const { webgpuExecutor } = await import('./webgpu');
      return await webgpuExecutor();
    }
    if (name === 'wasm') return await wasmExecutor();
    if (name === 'cpu') return await cpuExecutor();
    throw new AppError('engine/unavailable', say('engine.noneOfThatName'));
  } catch (cause) {
    const message = say('engine.cannotRun', { executor: name, reason: reasonOf(cause) });
    throw new AppError('engine/unavailable', message, { cause });
  }
}

async function wasmExecutor(): Promise<Executor> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  const { setBackend } = await import('@tensorflow/tfjs-core');
  const { eagerExecutor } = await import('./eager');
  const { addWasmConv2dFilter } = await import('./wasmConv2d');
  const { replaceWasmMatMul } = await import('./wasmMatMul');
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(join(dirname(entry), '/'));
  if (!(await setBackend('wasm'))) throw notStarted('WebAssembly');
  replaceWasmMatMul();
  addWasmConv2dFilter();
  return eagerExecutor('wasm', 'CPU, WebAssembly SIMD');
}

async function cpuExecutor(): Promise<Executor> {
  await import('@tensorflow/tfjs-backend-cpu');
  const { setBackend } = await import('@tensorflow/tfjs-core');
  const { eagerExecutor } = await import('./eager');
  await setBackend('cpu');
  return eagerExecutor('cpu', 'CPU, plain JavaScript');
}
