import { say } from '../../src-shared/message';
import { type LngLat } from '../../src-shared/geo/lngLat';
import { entryPath } from '../files/entryPath';
import { inThreads } from '../threads/inThreads';
import { type PlaceImage } from './placeImage';
import { type RenderSetup, type RenderTask } from './renderProtocol';

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
 * no fixed order. Each image depends on its place alone. Ends and fails as `inThreads` does.
 */
export const renderPlaces = (
  places: (LngLat & { id: number })[],
  { threads, signal, ...setup }: PoolOptions,
): AsyncGenerator<RenderedImage[]> =>
  inThreads<RenderTask, RenderedImage[]>({
    entry: entryPath('renderWorker'),
    setup,
    tasks: tasksOf(places),
    threads,
    signal,
    onEnd: (why) => say('images.threadEnded', { why }),
  });

function tasksOf(places: (LngLat & { id: number })[]): RenderTask[] {
  const tasks: RenderTask[] = [];
  for (let from = 0; from < places.length; from += placesPerTask) {
    const part = places.slice(from, from + placesPerTask);
    tasks.push({ places: part.map(({ id, lng, lat }) => ({ id, lng, lat })) });
  }
  return tasks;
}
