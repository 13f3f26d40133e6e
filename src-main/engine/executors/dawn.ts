import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';

/** The graphics card that Dawn, WebGPU's implementation in Chromium, finds through Vulkan, Metal or Direct3D 12. */
export interface Adapter {
  adapter: GPUAdapter;
  /** For people. */
  name: string;
  /** A processor that plays a GPU (SwiftShader, llvmpipe, WARP): right, and far slower than any other executor. */
  isSoftware: boolean;
}

/** Started once a process: Dawn ends its devices when the object that made them is collected. */
let starting: Promise<GPU> | undefined;

export const dawn = (): Promise<GPU> =>
  (starting ??= import('webgpu').then(({ create, globals }) => {
    // WebGPU's classes as in a browser.
    Object.assign(globalThis, globals);
    return create([]);
  }));

/** `engine/unavailable` where no adapter is found. */
export async function findAdapter(): Promise<Adapter> {
  const adapter = await (await dawn()).requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new AppError('engine/unavailable', say('engine.noAdapter'));
  const { description, device, vendor, isFallbackAdapter } = adapter.info;
  const name = [device, description, vendor].find(Boolean) ?? 'unnamed';
  return {
    adapter,
    name: isFallbackAdapter ? `CPU, software adapter ${name}` : `GPU, ${name}`,
    isSoftware: isFallbackAdapter,
  };
}

/**
 * Whether a card's complaint is that a buffer is beyond its memory, or beyond the largest that it has; ONNX Runtime cuts such
 * a tensor into parts until a kernel has too many of them.
 */
export const saysTooLarge = (message: string): boolean =>
  /max buffer size|(buffer|binding) size .*(larger|exceeds)|maximum of \d+ bytes|too many storage buffers/i.test(
    message,
  );
