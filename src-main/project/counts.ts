import { isTrainedSet, isUsableSet } from './embeddings';
import { canBeDrawn } from './mapSources';
import { isShownPrediction } from './predictions';
import { type Project } from './project';

export interface ProjectCounts {
  datasets: number;
  mapSources: number;
  imageSets: number;
  runs: number;
  doneRuns: number;
  resumableRuns: number;
  /** Of trained encoders. */
  embeddingSets: number;
  predictionSets: number;
  regions: number;
}

/** How much of each there is; reads nothing that could be damaged. */
export const countAll = (project: Project): ProjectCounts =>
  project.get<ProjectCounts>(
    `SELECT (SELECT count(*) FROM datasets WHERE state = 'ready') AS datasets,
       (SELECT count(*) FROM map_sources WHERE ${canBeDrawn}) AS mapSources,
       (SELECT count(*) FROM image_sets) AS imageSets,
       (SELECT count(*) FROM runs WHERE deleted_at IS NULL) AS runs,
       (SELECT count(*) FROM runs WHERE deleted_at IS NULL AND state = 'done') AS doneRuns,
       (SELECT count(*) FROM runs WHERE deleted_at IS NULL AND state IN ('cancelled', 'interrupted')) AS resumableRuns,
       (SELECT count(*) FROM embedding_sets WHERE ${isUsableSet} AND ${isTrainedSet}) AS embeddingSets,
       (SELECT count(*) FROM prediction_sets WHERE ${isShownPrediction}) AS predictionSets,
       (SELECT count(*) FROM regions WHERE deleted_at IS NULL) AS regions`,
  )!;
