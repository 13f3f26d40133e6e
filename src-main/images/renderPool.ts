import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError, fromErrorData, throwIfCancelled } from '../../src-shared/errors';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { entryPath } from '../entryPath';
import { type PlaceImage } from './placeImage';
import { type RenderResult, type RenderSetup, type RenderTask } from './renderProtocol';

export type RenderedImage = PlaceImage & { placeId: number };

export interface PoolOptions extends RenderSetup {
  /** Worker threads; default: as many as the machine has cores. */
  threads?: number;
  signal?: AbortSignal;
}

/** Some 30 ms of work: short enough to cancel within a second, long enough that messages do not count. */
const placesPerTask = 32;

/**
 * Draws places in worker threads that share one layer store, and yields the images batch by batch as they are ready, in
 * no fixed order. Each image depends on its place alone. Leaving the loop, an error, and the signal end all workers.
 */
export async function* renderPlaces(
  places: (LngLat & { id: number })[],
  { threads = availableParallelism(), signal, ...setup }: PoolOptions,
): AsyncGenerator<RenderedImage[]> {
  const tasks = tasksOf(places);
  const pool = Array.from({ length: Math.min(threads, tasks.length) }, () => startWorker(setup));
  const running = new Map<Worker, Promise<{ worker: Worker; result: RenderResult }>>();
  const cancelled = whenAborted(signal);
  const feed = (worker: Worker) => {
    const task = tasks.shift();
    if (!task) return void running.delete(worker);
    const answer = ask(worker, task);
    // Ending the workers early rejects what nobody waits for any more.
    answer.catch(() => {});
    running.set(worker, answer);
  };
  try {
    pool.forEach(feed);
    while (running.size > 0) {
      const { worker, result } = await Promise.race([...running.values(), cancelled.promise]);
      if (!result.ok) throw fromErrorData(result.error);
      feed(worker);
      yield result.images;
      throwIfCancelled(signal);
    }
  } finally {
    cancelled.forget();
    await Promise.all(pool.map((worker) => worker.terminate()));
  }
}

function tasksOf(places: (LngLat & { id: number })[]): RenderTask[] {
  const tasks: RenderTask[] = [];
  for (let from = 0; from < places.length; from += placesPerTask) {
    const part = places.slice(from, from + placesPerTask);
    tasks.push({ places: part.map(({ id, lng, lat }) => ({ id, lng, lat })) });
  }
  return tasks;
}

function startWorker(setup: RenderSetup): Worker {
  const worker = new Worker(entryPath('renderWorker'), { workerData: setup });
  // Every ask listens too: without this one, an error between two asks would end the process.
  worker.on('error', () => {});
  return worker;
}

function ask(worker: Worker, task: RenderTask): Promise<{ worker: Worker; result: RenderResult }> {
  return new Promise((resolve, reject) => {
    const failed = (cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : `exit code ${String(cause)}`;
      reject(
        new AppError(
          'bug/unexpected',
          `A drawing thread ended (${reason}). Run the command again: it goes on where it stopped.`,
          { cause },
        ),
      );
    };
    worker.once('error', failed);
    worker.once('exit', failed);
    worker.once('message', (result: RenderResult) => {
      worker.off('error', failed);
      worker.off('exit', failed);
      resolve({ worker, result });
    });
    worker.postMessage(task);
  });
}

/** A promise that only ever rejects: with `state/cancelled`, when the signal fires. */
function whenAborted(signal: AbortSignal | undefined): { promise: Promise<never>; forget: () => void } {
  let stop = () => {};
  const promise = new Promise<never>((_, reject) => {
    stop = () => reject(new AppError('state/cancelled', 'Cancelled.'));
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
  promise.catch(() => {});
  return { promise, forget: () => signal?.removeEventListener('abort', stop) };
}
