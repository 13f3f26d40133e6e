import { parentPort, type Transferable } from 'node:worker_threads';
import { toErrorData } from '../../src-shared/errors';
import { type ThreadAnswer } from './inThreads';

/** In a thread of `inThreads`: answers every task that it is sent. `transferOf`: what of an answer is handed over without a copy. */
export function answerTasks<Task, Answer>(
  work: (task: Task) => Answer,
  transferOf: (answer: Answer) => Transferable[] = () => [],
): void {
  parentPort!.on('message', (task: Task) => {
    try {
      const value = work(task);
      parentPort!.postMessage({ ok: true, value } satisfies ThreadAnswer<Answer>, transferOf(value));
    } catch (error) {
      parentPort!.postMessage({ ok: false, error: toErrorData(error) } satisfies ThreadAnswer<Answer>);
    }
  });
}
