import { readFileSync } from 'node:fs';

/**
 * The most memory that this process has held, bytes. On Linux the kernel's own figure (proc(5), VmHWM): the one of getrusage
 * counts the process that started this one.
 */
export function peakMemoryBytes(): number {
  if (process.platform !== 'linux') return 1024 * process.resourceUsage().maxRSS;
  const kilobytes = readFileSync('/proc/self/status', 'utf8').match(/^VmHWM:\s*(\d+) kB$/m)?.[1];
  return kilobytes ? 1024 * Number(kilobytes) : process.memoryUsage.rss();
}
