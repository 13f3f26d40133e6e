import { AppError } from '../../src-shared/errors';
import { isNearlyAll } from '../../src-shared/nearlyAll';
import { say } from '../../src-shared/message';
import { type WorkOptions } from '../../src-shared/progress';
import { defaultImages } from '../../src-shared/settings/imageDefaults';
import {
  addPlaceImages,
  type ImageSet,
  imageSetFor,
  listImagePlaces,
  placesWithoutImage,
} from '../project/images';
import { sourceToDraw } from '../project/mapSources';
import { type Project } from '../project/project';
import { loadSource } from '../sources/addSource';
import { renderPlaces } from './renderPool';
import { styleVersion } from './style';

export interface RenderOptions extends WorkOptions {
  /** Default: the newest one. */
  sourceId?: number;
  /** Side of m, pixels. Default 128. */
  sizePx?: number;
  /** Scale of m; m* has twice as many metres a pixel. Default 2. */
  metresPerPixel?: number;
  /** Images at or below it are dropped. Default 0.1: blank ground, open water and a lone road fall out. */
  minEntropy?: number;
  threads?: number;
}

export interface RenderSummary {
  imageSetId: number;
  drawn: number;
  /** Drawn before, in the same way. */
  reused: number;
  kept: number;
  dropped: number;
  minEntropy: number;
}

/**
 * Draws m's canvas and m* for every place that has none in this style, size and scale, and stores them batch by batch: what
 * is drawn stays when the work is cancelled or killed, and the next call goes on from there. `state/missing` without the map
 * source.
 */
export async function renderImages(project: Project, options: RenderOptions = {}): Promise<RenderSummary> {
  const { sizePx, metresPerPixel, minEntropy } = { ...defaultImages, ...defined(options) };
  if (!(Number.isInteger(sizePx) && sizePx % 2 === 0 && sizePx >= 16 && sizePx <= 1024))
    throw new AppError('input/bad-argument', say('images.size', { size: sizePx }));
  const sourceId = sourceToDraw(project, options.sourceId);
  const set = imageSetFor(project, { sourceId, sizePx, metresPerPixel, styleVersion, minEntropy });
  const drawn = await drawMissing(project, set, options);
  const all = listImagePlaces(project, set, false);
  const kept = all.filter(({ entropy }) => entropy > minEntropy).length;
  return {
    imageSetId: set.id,
    drawn,
    reused: all.length - drawn,
    kept,
    dropped: all.length - kept,
    minEntropy,
  };
}

/** Refuses images of which nearly all are blank, unless they are wanted `anyway`: `input/doubtful`. What is drawn stays. */
export function checkNotBlank(summary: RenderSummary, anyway = false): RenderSummary {
  const { kept, dropped, minEntropy: least } = summary;
  const drawn = kept + dropped;
  if (anyway || !isNearlyAll(dropped, drawn)) return summary;
  throw new AppError('input/doubtful', say('images.nearlyAllBlank', { drawn, dropped, least }), {
    commandLine: say('images.anywayAdvice'),
  });
}

const defined = <T extends object>(options: T): Partial<T> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;

async function drawMissing(
  project: Project,
  set: ImageSet,
  { signal, onProgress, threads }: RenderOptions,
): Promise<number> {
  const places = placesWithoutImage(project, set.id);
  if (places.length === 0) return 0;
  const { buffer: store } = loadSource(project, set.sourceId);
  const setup = { store, sizePx: set.sizePx, metresPerPixel: set.metresPerPixel, threads, signal };
  const progress = (done: number) =>
    onProgress?.({ stage: 'draw', done, total: places.length, unit: 'places' });
  let done = 0;
  progress(done);
  for await (const batch of renderPlaces(places, setup)) {
    addPlaceImages(project, set.id, batch);
    progress((done += batch.length));
  }
  return done;
}
