import { EventEmitter, on } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError, fromErrorData, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { entryPath } from '../files/entryPath';
import { type PlaceImage } from './placeImage';
import { type RenderResult, type RenderSetup, type RenderTask } from './renderProtocol';

export type RenderedImage = PlaceImage & { placeId: number };

export interface PoolOptions extends RenderSetup {
  /** Worker threads; default: as many as the machine has cores. */
  threads?: number;
  signal?: AbortSignal;
}

/** A few tenths of a second of work: messages do not count, and little is lost when it is cancelled. */
const placesPerTask = 32;

/**
 * Draws places in worker threads that share one layer store, and yields the images batch by batch as they are ready, in
 * no fixed order. Each image depends on its place alone. Leaving the loop, an error, and the signal end all workers.
 * `state/cancelled` once the signal fires; `bug/unexpected` when a thread ends by itself.
 */
export async function* renderPlaces(
  places: (LngLat & { id: number })[],
  { threads = availableParallelism(), signal, ...setup }: PoolOptions,
): AsyncGenerator<RenderedImage[]> {
  const tasks = tasksOf(places);
  let left = tasks.length;
  if (left === 0) return;
  const pool = Array.from({ length: Math.min(threads, left) }, () => startWorker(setup));
  try {
    for (const worker of pool) worker.postMessage(tasks.shift());
    for await (const [worker, result] of answersOf(pool, signal)) {
      if (!result.ok) throw fromErrorData(result.error);
      const task = tasks.shift();
      if (task) worker.postMessage(task);
      yield result.images;
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

function tasksOf(places: (LngLat & { id: number })[]): RenderTask[] {
  const tasks: RenderTask[] = [];
  for (let from = 0; from < places.length; from += placesPerTask) {
    const part = places.slice(from, from + placesPerTask);
    tasks.push({ places: part.map(({ id, lng, lat }) => ({ id, lng, lat })) });
  }
  return tasks;
}

function startWorker(setup: RenderSetup): Worker {
  return new Worker(entryPath('renderWorker'), { workerData: setup });
}

/**
 * What the workers answer, one after the other; throws when one of them ends or the signal fires. A queue, not a race of
 * promises: a promise that outlives the races keeps every answer it has lost to, which here are all images of the job.
 */
function answersOf(
  pool: Worker[],
  signal: AbortSignal | undefined,
): AsyncIterable<[worker: Worker, result: RenderResult]> {
  const events = new EventEmitter();
  // Workers that we end say so when nobody waits for answers any more.
  events.on('error', () => {});
  for (const worker of pool) {
    worker.on('message', (result: RenderResult) => events.emit('answer', worker, result));
    worker.on('error', (cause: Error) => events.emit('error', threadEnded(cause.message, cause)));
    worker.on('exit', (code) => events.emit('error', threadEnded(`exit code ${code}`)));
  }
  return on(events, 'answer', { signal }) as AsyncIterable<[Worker, RenderResult]>;
}

const threadEnded = (reason: string, cause?: unknown) =>
  new AppError('bug/unexpected', say('images.threadEnded', { why: reason }), { cause });
