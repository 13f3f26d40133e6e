import { setImmediate } from 'node:timers/promises';
import { throwIfCancelled } from '../../src-shared/errors';

/** Called often in long loops, it lets whatever else the thread has to do take its turn, and throws on a cancel. */
export type Pause = () => Promise<void>;

/** How long others wait at most, ms. */
const longestTurnMs = 30;

export function pauses(signal?: AbortSignal): Pause {
  let dueMs = performance.now() + longestTurnMs;
  return async () => {
    if (performance.now() < dueMs) return;
    await setImmediate();
    throwIfCancelled(signal);
    dueMs = performance.now() + longestTurnMs;
  };
}
