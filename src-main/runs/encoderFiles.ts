import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, parse } from 'node:path';
import { type EmbedResult, type JobEvent } from '../../src-shared/contract/engine';
import { maxEncoderBytes } from '../../src-shared/encoderFile';
import { AppError, throwIfCancelled } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { refuseStream } from '../files/refuseStream';
import { unreadable } from '../files/unreadable';
import { addEmbeddingSet, type EmbeddingSet, getEmbeddingSet } from '../project/embeddings';
import { addEncoder, type Encoder, encoderFile, getEncoder } from '../project/encoders';
import { countImages, type ImagePlace, type ImageSet, listImageSets } from '../project/images';
import { type Project } from '../project/project';
import { canvasesOf, keptPlaces } from './trainingSet';
import { type RunOptions, withEngine } from './withEngine';

/**
 * Adds an encoder from a file (docs/encoderFile.md), which may be anything: only the engine, a process of its own, looks into
 * it. Codes: `input/unreadable`, `input/too-large`, `input/malformed`, `input/unsupported`, `state/newer-version`,
 * `state/exists`.
 */
export async function addEncoderFile(
  project: Project,
  path: string,
  { name, ...options }: RunOptions & { name?: string } = {},
): Promise<Encoder> {
  const { signal, onProgress } = options;
  throwIfCancelled(signal);
  onProgress?.({ stage: 'check', done: 0, total: 1, unit: 'files' });
  const model = await readEncoder(path);
  const description = await withEngine(options, (engine) =>
    engine.run('checkEncoder', { model }, { images: [], signal }),
  );
  onProgress?.({ stage: 'check', done: 1, total: 1, unit: 'files' });
  const fileName = basename(path);
  return addEncoder(project, { name: name ?? parse(path).name, fileName, description }, model);
}

async function readEncoder(path: string): Promise<Uint8Array> {
  refuseStream(path);
  try {
    const { size } = await stat(path);
    if (size <= maxEncoderBytes) return await readFile(path);
  } catch (cause) {
    throw unreadable(path, cause);
  }
  throw new AppError(
    'input/too-large',
    say('runs.encoderTooLarge', { path, most: maxEncoderBytes / 2 ** 20 }),
  );
}

/**
 * Embeds all places with a kept map image by an encoder from a file, and stores their vectors as a set in one transaction.
 * `state/missing` where the project has no map images as the encoder takes them.
 */
export async function embedWithEncoder(
  project: Project,
  encoderId: number,
  options: RunOptions = {},
): Promise<EmbeddingSet> {
  throwIfCancelled(options.signal);
  const encoder = getEncoder(project, encoderId);
  const set = imagesFor(project, encoder);
  const places = keptPlaces(project, set);
  const { vectors, dimension } = await vectorsOfFile(project, encoder, { set, places }, options);
  const { description } = encoder;
  const id = addEmbeddingSet(
    project,
    {
      runId: null,
      encoderId,
      imageSetId: set.id,
      dimension,
      settings: description.encoder,
      seed: description.training.seed,
    },
    { placeIds: Float64Array.from(places, (place) => place.id), vectors },
  );
  return getEmbeddingSet(project, id);
}

/** What an encoder from a file makes of the map images of these places. */
export async function vectorsOfFile(
  project: Project,
  encoder: Encoder,
  { set, places }: { set: ImageSet; places: ImagePlace[] },
  options: RunOptions,
): Promise<EmbedResult> {
  const { signal, onProgress } = options;
  const { header, images } = canvasesOf(project, set, places);
  const job = { model: encoderFile(project, encoder), threads: availableParallelism(), set: header };
  const onEvent = (event: JobEvent) => {
    if (event.type === 'progress') onProgress?.(event.progress);
  };
  return withEngine(options, (engine) => engine.run('embedWithFile', job, { images, signal, onEvent }));
}

/** The fullest image set that is drawn as the encoder's own images were. */
function imagesFor(project: Project, { name, description }: Encoder): ImageSet {
  const { sizePx, metresPerPixel, styleVersion } = description.images;
  const sets = listImageSets(project);
  const sized = sets.filter((set) => set.sizePx === sizePx && set.metresPerPixel === metresPerPixel);
  const fitting = sized.filter((set) => set.styleVersion === styleVersion);
  const drawn = fitting.map((set) => countImages(project, set).drawn);
  if (fitting.length > 0) return fitting[drawn.lastIndexOf(Math.max(...drawn))];
  const wanted = { name, sizePx: String(sizePx), scale: metresPerPixel, style: styleVersion };
  const other = sized.at(-1);
  if (other)
    throw new AppError(
      'state/missing',
      say('runs.otherStyle', { ...wanted, found: other.styleVersion, version: description.productVersion }),
    );
  throw new AppError('state/missing', say('runs.noSuchImages', wanted), {
    commandLine: say('runs.drawAsAdvice', { sizePx: String(sizePx), scale: String(metresPerPixel) }),
  });
}
