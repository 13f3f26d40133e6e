import { EventEmitter, on } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorData, fromErrorData, throwIfCancelled } from '../../src-shared/errors';
import { type Message } from '../../src-shared/message';

/** What a thread posts for each task that it is sent. */
export type ThreadAnswer<Answer> = { ok: true; value: Answer } | { ok: false; error: ErrorData };

export interface ThreadWork<Task> {
  /** The bundle that each thread runs (`entryPath`), and what it is started with. */
  entry: string;
  setup: unknown;
  /** Taken one by one, as threads become free. */
  tasks: Task[];
  /** Default: as many as the machine has cores. */
  threads?: number;
  signal?: AbortSignal;
  /** What is said when a thread ends by itself. */
  onEnd: (why: string) => Message;
}

/**
 * Does tasks in worker threads, and yields the answers as they are ready, in no fixed order. Leaving the loop, an error, and the signal
 * end all threads. `state/cancelled` once the signal fires; `bug/unexpected` when a thread ends by itself; else what a thread throws.
 */
export async function* inThreads<Task, Answer>({
  entry,
  setup,
  tasks,
  threads = availableParallelism(),
  signal,
  onEnd,
}: ThreadWork<Task>): AsyncGenerator<Answer> {
  let [sent, left] = [0, tasks.length];
  if (left === 0) return;
  const pool = Array.from(
    { length: Math.min(threads, left) },
    () => new Worker(entry, { workerData: setup }),
  );
  try {
    for (const worker of pool) worker.postMessage(tasks[sent++]);
    for await (const [worker, answer] of answersOf<Answer>(pool, onEnd, signal)) {
      if (!answer.ok) throw fromErrorData(answer.error);
      if (sent < tasks.length) worker.postMessage(tasks[sent++]);
      yield answer.value;
      throwIfCancelled(signal);
      if (--left === 0) return;
    }
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    await Promise.all(pool.map((worker) => worker.terminate()));
  }
}

/**
 * What the workers answer, one after the other; throws when one of them ends or the signal fires. A queue, not a race of
 * promises: a promise that outlives the races keeps every answer it has lost to, which may be large.
 */
function answersOf<Answer>(
  pool: Worker[],
  onEnd: ThreadWork<never>['onEnd'],
  signal: AbortSignal | undefined,
): AsyncIterable<[worker: Worker, answer: ThreadAnswer<Answer>]> {
  const events = new EventEmitter();
  // Workers that we end say so when nobody waits for answers any more.
  events.on('error', () => {});
  const ended = (why: string, cause?: unknown) => new AppError('bug/unexpected', onEnd(why), { cause });
  for (const worker of pool) {
    worker.on('message', (answer: ThreadAnswer<Answer>) => events.emit('answer', worker, answer));
    worker.on('error', (cause: Error) => events.emit('error', ended(cause.message, cause)));
    worker.on('exit', (code) => events.emit('error', ended(`exit code ${code}`)));
  }
  return on(events, 'answer', { signal }) as AsyncIterable<[Worker, ThreadAnswer<Answer>]>;
}
