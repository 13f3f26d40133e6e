import { createHash } from 'node:crypto';
import { type EncoderOrigin } from '../../src-shared/contract/engine';
import { encoderFormat } from '../../src-shared/encoderFile';
import { AppError } from '../../src-shared/errors';
import { say, wordsOf } from '../../src-shared/message';
import { runName } from '../../src-shared/names';
import { shownLabels } from '../predict/seenLabels';
import { productVersion } from '../files/productVersion';
import { creditsOf } from '../project/credits';
import { getImageSet, type ImageSet, listImagePlaces } from '../project/images';
import { type Project } from '../project/project';
import { labelsOfRun } from '../project/runLabels';
import { getRun, type Run } from '../project/runs';
import { runTargets } from '../project/shownLabels';
import { settingsOfRun } from '../project/runSettings';
import { ownTargetNames } from '../project/targets';
import { checkpointOf } from './embedPlaces';
import { canvasesOf } from './trainingSet';
import { type RunOptions, withEngine } from './withEngine';

/** Map images on which the file is tried before it is handed out. */
const triedImages = 4;

/**
 * The encoder of a run (the newest that is done unless told) as the bytes of a file (docs/encoderFile.md). Codes: `state/missing`,
 * `engine/mismatch` where the file would embed otherwise than the run's encoder, what the engine fails with.
 */
export async function encoderAsFile(
  project: Project,
  runId: number | undefined,
  options: RunOptions = {},
): Promise<Uint8Array> {
  const run = getRun(project, runId);
  const from = checkpointOf(project, run);
  const imageSet = getImageSet(project, run.imageSetId);
  const places = listImagePlaces(project, imageSet, false).slice(0, triedImages);
  if (places.length === 0)
    throw new AppError('state/missing', say('runs.noImageForFile'), {
      commandLine: say('images.drawAdvice'),
    });
  const { header, images } = canvasesOf(project, imageSet, places);
  const settings = settingsOfRun(run);
  const job = { settings, set: header, from, origin: originOf(project, run, imageSet) };
  const { signal } = options;
  const { model } = await withEngine(options, (engine) =>
    engine.run('exportEncoder', job, { images, signal }),
  );
  return model;
}

function originOf(project: Project, run: Run, imageSet: ImageSet): EncoderOrigin {
  const { sizePx, metresPerPixel, styleVersion } = imageSet;
  const settingsHash = createHash('sha256').update(JSON.stringify(run.settings)).digest('hex');
  const { seed, step: steps, finishedAt } = run;
  const places = run.placeCount;
  return {
    formatVersion: encoderFormat,
    productVersion: productVersion(),
    images: { sizePx, metresPerPixel, styleVersion },
    training: {
      run: wordsOf(runName(run, ownTargetNames(project)), 'en'),
      settingsHash,
      seed,
      steps,
      places,
      finishedAt,
    },
    labels: labelsOf(project, run),
    attribution: attributionOf(project, imageSet),
  };
}

function labelsOf(project: Project, run: Run): EncoderOrigin['labels'] {
  const seen = runTargets(project, run.id).map((id) => ({
    target: id,
    places: shownLabels(project, run.id, id).length,
  }));
  return { seen: seen.filter(({ places }) => places > 0), hidden: labelsOfRun(run)?.split ?? null };
}

const attributionOf = (project: Project, { sourceId }: ImageSet): string | null =>
  creditsOf(project, ({ id }) => id === sourceId).join('; ') || null;
