import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where Debian's Chromium keeps SwiftShader, a Vulkan that runs on the processor, and a loader for it. */
const chromium = '/usr/lib/chromium';

/**
 * Lets the tests of the executor `webgpu` run without a GPU. Nothing is changed where a driver is named already; it has to
 * be named before a process starts, which is why it is done here.
 */
export default function setup(): void {
  const { env } = process;
  const driver = join(chromium, 'vk_swiftshader_icd.json');
  if (env.VK_ICD_FILENAMES ?? env.VK_DRIVER_FILES ?? !existsSync(driver)) return;
  env.VK_ICD_FILENAMES = driver;
  env.LD_LIBRARY_PATH = [env.LD_LIBRARY_PATH, chromium].filter(Boolean).join(':');
}
