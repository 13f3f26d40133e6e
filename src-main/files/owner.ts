import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Who owns a temporary file or a lock: machine, start of the machine, process and start of the process, `a1b2c3-d4e5f6-4711-98765`.
 * A process's number is given again; with its start (Linux) it is not.
 */
export const owner = (pid = process.pid): string => [machineName, bootName, pid, startOf(pid)].join('-');

/** Whether a process of this machine had that name and is no more; false for those of other machines, which cannot be seen from here. */
export function ownerIsGone(name: string): boolean {
  const [machine, boot, pid, start] = name.split('-');
  if (machine !== machineName) return false;
  const now = boot === bootName ? startOf(Number(pid)) : 'gone';
  return now !== 'running' && now !== start;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 6);

/** A container counts its processes anew: to another one it is another machine. */
const machineName = digest(`${hostname()} ${tryRead(() => readlinkSync('/proc/self/ns/pid')) ?? ''}`);
const bootName = digest(textOf('/proc/sys/kernel/random/boot_id') ?? '');

/** When a process started, in ticks since the machine did; without `/proc`, whether it is `running` or `gone`. */
function startOf(pid: number): string {
  const stat = textOf(`/proc/${pid}/stat`);
  if (!stat) return isRunning(pid) ? 'running' : 'gone';
  // proc_pid_stat(5): from the state, field 3, to the start, field 22. Field 2 is a name in parentheses that may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? 'gone' : fields[19];
}

function textOf(path: string): string | null {
  return tryRead(() => readFileSync(path, 'latin1'));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tryRead(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
