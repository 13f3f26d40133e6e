import { type WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu';
import * as tf from '@tensorflow/tfjs-core';
import { AppError, bug } from '../../../src-shared/errors';
import { plain, say } from '../../../src-shared/message';
import { outOfMemory } from '../../../src-shared/outOfMemory';
import { dawn, findAdapter, saysTooLarge } from './dawn';
import { eagerExecutor } from './eager';
import { type Executor } from '../program/executor';
import { notStarted } from './notStarted';

/** A GPU that was opened: its name, and what it complained of, which calls do not throw. */
interface Device {
  name: string;
  isSoftware: boolean;
  backend: WebGPUBackend;
  complaint: AppError | null;
}

/** Opened once a process. */
let opening: Promise<Device> | undefined;

/**
 * tfjs' WebGPU backend on Dawn, eager: Vulkan, Metal or Direct3D 12, whichever the machine has. Throws where no adapter is
 * found.
 */
export async function webgpuExecutor(): Promise<Executor> {
  const device = await (opening ??= open());
  if (!(await tf.setBackend('webgpu'))) throw notStarted('WebGPU');
  return {
    ...eagerExecutor('webgpu', device.name, () => throwComplaint(device)),
    isSoftware: device.isSoftware,
    deviceBytes: () => device.backend.memory().numBytesAllocatedInGPU,
  };
}

async function open(): Promise<Device> {
  // Before `navigator.gpu` is there: it would register a backend of its own otherwise.
  const { WebGPUBackend } = await import('@tensorflow/tfjs-backend-webgpu');
  const gpu = await dawn();
  // Where the backend looks for it, as in a browser.
  Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true });
  const { adapter, name, isSoftware } = await findAdapter();
  const gpuDevice = await adapter.requestDevice({ requiredLimits: wantedLimits(adapter.limits) });
  // Below this number of tiles, long sums would be cut and added up atomically, in an order that changes from run to run: a
  // run could not be resumed to the same weights.
  tf.env().set('WEBGPU_THRESHOLD_TO_INCREASE_WORKGROUPS_FOR_MATMUL', 0.01);
  const backend = new WebGPUBackend(gpuDevice, adapter.info);
  tf.registerBackend('webgpu', () => backend);
  const device: Device = { name: `${name}, WebGPU`, isSoftware, backend, complaint: null };
  gpuDevice.addEventListener('uncapturederror', (event) => {
    event.preventDefault();
    device.complaint ??= complaintOf(event.error);
  });
  void gpuDevice.lost.then(({ message }) => {
    device.complaint ??= new AppError('engine/lost', say('engine.cardLost', { reason: message }));
  });
  return device;
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
  if (error instanceof GPUOutOfMemoryError || saysTooLarge(error.message))
    return outOfMemory(plain(`GPU: ${error.message}`));
  return bug(`The GPU refused a kernel: ${error.message}`);
}

function throwComplaint(device: Device): void {
  const { complaint } = device;
  device.complaint = null;
  if (complaint) throw complaint;
}
