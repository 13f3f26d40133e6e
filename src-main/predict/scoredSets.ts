import { getEmbeddingSet, isTrained, listEmbeddingSets } from '../project/embeddings';
import { type Project } from '../project/project';
import { labelsOfRun } from '../project/runLabels';
import { getRun } from '../project/runs';
import { type EvaluateOptions } from './evaluate';

/** What splits are cut with where no run says otherwise. */
const plainSeed = 1;

/** A trained set (the newest unless told; none where nothing is embedded), the random weights of its seed, and the seed that its splits are cut with. */
export function scoredSets(
  project: Project,
  embeddingSetId?: number,
): Pick<EvaluateOptions, 'seed' | 'randomSetId'> & { embeddingSetId: number | null } {
  if (embeddingSetId === undefined && !listEmbeddingSets(project).some(isTrained))
    return { embeddingSetId: null, seed: plainSeed };
  const trained = getEmbeddingSet(project, embeddingSetId);
  const random = listEmbeddingSets(project).findLast(
    (set) => !isTrained(set) && set.seed === trained.seed && set.imageSetId === trained.imageSetId,
  );
  const labels = trained.runId === null ? null : labelsOfRun(getRun(project, trained.runId));
  return { embeddingSetId: trained.id, randomSetId: random?.id, seed: labels?.split?.seed ?? trained.seed };
}
