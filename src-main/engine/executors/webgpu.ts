import { type WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { AppError } from '../../../src-shared/errors';
import { outOfMemory } from '../../../src-shared/outOfMemory';
import { eagerExecutor } from './eager';
import { type Executor } from './executor';

/** A GPU that was opened: its name, and what it complained of, which calls do not throw. */
interface Device {
  name: string;
  /** A processor that plays a GPU (SwiftShader, llvmpipe, WARP): right, and far slower than any other executor. */
  isSoftware: boolean;
  backend: WebGPUBackend;
  complaint: AppError | null;
}

/** Opened once a process: Dawn ends its devices when the object that made them is collected. */
let opening: Promise<Device> | undefined;

/**
 * tfjs' WebGPU backend on Dawn, eager: Vulkan, Metal or Direct3D 12, whichever the machine has. Throws where no adapter is
 * found.
 */
export async function webgpuExecutor(): Promise<Executor> {
  const device = await (opening ??= open());
  if (!(await tf.setBackend('webgpu'))) throw new Error('WebGPU did not start');
  return {
    ...eagerExecutor('webgpu', device.name, () => throwComplaint(device)),
    isSoftware: device.isSoftware,
    deviceBytes: () => device.backend.memory().numBytesAllocatedInGPU,
  };
}

async function open(): Promise<Device> {
  // Before `navigator.gpu` is there: it would register a backend of its own otherwise.
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const gpu = await startDawn();
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new Error('no graphics adapter was found (Vulkan, Metal or Direct3D 12)');
  const { info } = adapter;
  const gpuDevice = await adapter.requestDevice({ requiredLimits: wantedLimits(adapter.limits) });
  // Below this number of tiles, long sums would be cut and added up atomically, in an order that changes from run to run: a
  // run could not be resumed to the same weights.
  tf.env().set('WEBGPU_THRESHOLD_TO_INCREASE_WORKGROUPS_FOR_MATMUL', 0.01);
  const backend = new WebGPUBackend(gpuDevice, info);
  tf.registerBackend('webgpu', () => backend);
  const name = [info.description, info.device, info.vendor].find(Boolean) ?? 'unnamed';
  const device: Device = {
    name: info.isFallbackAdapter ? `CPU, software adapter ${name}, WebGPU` : `GPU, ${name}, WebGPU`,
    isSoftware: info.isFallbackAdapter,
    backend,
    complaint: null,
  };
  gpuDevice.addEventListener('uncapturederror', (event) => {
    event.preventDefault();
    device.complaint ??= complaintOf(event.error);
  });
  void gpuDevice.lost.then(({ message }) => {
    device.complaint ??= new AppError('engine/lost', `The GPU was lost: ${message}`);
  });
  return device;
}

/** WebGPU's classes and `navigator.gpu` as in a browser, which the backend expects. */
async function startDawn(): Promise<GPU> {
  const { create, globals } = await import('webgpu');
  Object.assign(globalThis, globals);
  const gpu = create([]);
  Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true });
  return gpu;
}

/** All that the adapter has of what bounds the size of a tensor or of a kernel. */
const wantedLimits = (limits: GPUSupportedLimits) => ({
  maxComputeWorkgroupStorageSize: limits.maxComputeWorkgroupStorageSize,
  maxComputeWorkgroupsPerDimension: limits.maxComputeWorkgroupsPerDimension,
  maxStorageBufferBindingSize: limits.maxStorageBufferBindingSize,
  maxBufferSize: limits.maxBufferSize,
  maxComputeWorkgroupSizeX: limits.maxComputeWorkgroupSizeX,
  maxComputeInvocationsPerWorkgroup: limits.maxComputeInvocationsPerWorkgroup,
});

/** A tensor beyond the largest buffer of the device is too much memory as well, whatever is free. */
function complaintOf(error: GPUError): AppError {
  if (error instanceof GPUOutOfMemoryError || error.message.includes('max buffer size'))
    return outOfMemory(`GPU: ${error.message}`);
  return new AppError('bug/unexpected', `The GPU refused a kernel: ${error.message}`);
}

function throwComplaint(device: Device): void {
  const { complaint } = device;
  device.complaint = null;
  if (complaint) throw complaint;
}
