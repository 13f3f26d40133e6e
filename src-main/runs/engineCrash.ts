import { readFileSync } from 'node:fs';
import { AppError } from '../../src-shared/errors';
import { plain, say, sentences } from '../../src-shared/message';
import { outOfMemory, saysOutOfMemory } from '../../src-shared/outOfMemory';

/** How a process ended. */
export interface ProcessEnd {
  exitCode: number | null;
  signal: string | null;
  /** The last of its output. */
  log: string;
  /** Whether the system has ended some process for want of memory while it ran. */
  memoryKill: boolean;
}

/** Processes that Linux has ended for want of memory so far (oom_kill of /proc/vmstat); 0 where no system tells. */
export function memoryKills(): number {
  try {
    return Number(readFileSync('/proc/vmstat', 'utf8').match(/^oom_kill (\d+)$/m)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** An end that nobody asked for: `engine/out-of-memory` where that is known to be why, else `engine/crashed`. */
export function engineCrash({ exitCode, signal, log, memoryKill }: ProcessEnd): AppError {
  const data = { exitCode, signal, log };
  if (signal === 'SIGKILL' && memoryKill) return outOfMemory(say('runs.systemEnded'), data);
  const said = log.trimEnd().split('\n');
  // Of a process that ended well, or was killed, an earlier word about memory says nothing.
  const fatal = signal !== 'SIGKILL' && exitCode !== 0 && said.find(saysOutOfMemory);
  if (fatal) return outOfMemory(plain(fatal.trim()), data);
  const ended = signal
    ? say('runs.endedBySignal', { signal })
    : say('runs.endedWithCode', { code: String(exitCode) });
  const why = signal === 'SIGKILL' && say('runs.killedForMemory');
  const last = said.at(-1);
  return new AppError(
    'engine/crashed',
    sentences(ended, why, !!last && say('runs.lastWords', { words: last })),
    { data },
  );
}
