import { isDeepStrictEqual } from 'node:util';
import { type Placement } from '../../src-shared/contract/engine';
import { type TrainSettings } from '../../src-shared/settings/trainSettings';
import { type EmbeddingSet, isTrained, listEmbeddingSets, readEmbeddings } from '../project/embeddings';
import { getImageSet } from '../project/images';
import { type Project } from '../project/project';
import { settingsOfSet } from '../project/runSettings';
import { getRun } from '../project/runs';
import { embedPlaces } from './embedPlaces';
import { keptPlaces } from './trainingSet';
import { type RunOptions } from './withEngine';

/** The embedding set of a run over all places with a kept map image: the one that is there, or a new one. */
export function embedRunOnce(
  project: Project,
  runId: number,
  options: RunOptions = {},
): Promise<EmbeddingSet> {
  const { imageSetId, finishedAt } = getRun(project, runId);
  // A set that is older than the end of the run holds what the encoder was then.
  const isOfItsEnd = ({ createdAt }: EmbeddingSet) => finishedAt !== null && createdAt >= finishedAt;
  const known = findSet(project, imageSetId, (set) => set.runId === runId && isOfItsEnd(set));
  return known ? Promise.resolve(known) : embedPlaces(project, { runId }, options);
}

/** The same for the random weights that a run of these settings begins with. */
export function embedRandomOnce(
  project: Project,
  random: { settings: TrainSettings; imageSetId?: number } & Placement,
  options: RunOptions = {},
): Promise<EmbeddingSet> {
  const { settings, ...where } = random;
  const { id: imageSetId } = getImageSet(project, random.imageSetId);
  const begins = ({ encoder, seed }: TrainSettings) => ({ encoder, seed });
  const known = findSet(
    project,
    imageSetId,
    (set) => !isTrained(set) && isDeepStrictEqual(begins(settingsOfSet(set)), begins(settings)),
  );
  return known
    ? Promise.resolve(known)
    : embedPlaces(project, { random: settings, ...where, imageSetId }, options);
}

function findSet(
  project: Project,
  imageSetId: number,
  fits: (set: EmbeddingSet) => boolean,
): EmbeddingSet | undefined {
  const kept = keptPlaces(project, getImageSet(project, imageSetId)).map(({ id }) => id);
  return listEmbeddingSets(project).findLast(
    (set) =>
      set.imageSetId === imageSetId &&
      fits(set) &&
      isDeepStrictEqual([...readEmbeddings(project, set).placeIds], kept),
  );
}
