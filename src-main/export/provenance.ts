import { basename } from 'node:path';
import { wordsOf } from '../../src-shared/message';
import { embeddingsName, runName } from '../../src-shared/names';
import { type EmbeddingSet } from '../project/embeddings';
import { getEncoder } from '../project/encoders';
import { creditsOf } from '../project/credits';
import { type Project, timestamp } from '../project/project';
import { getRun } from '../project/runs';
import { settingsOfRun } from '../project/runSettings';
import { ownTargetNames } from '../project/targets';
import { productVersion } from '../files/productVersion';

/** Members of an exported collection that say where it comes from. */
export interface Origin {
  /** What has to be shown beside the data: of the datasets, and of the map sources where images were used or what lies around was measured. */
  attribution: string | null;
  provenance: Record<string, unknown>;
}

/** `details`: what made these features, such as the prediction set. */
export function originOf(
  project: Project,
  {
    embeddingSet,
    surroundings,
    ...details
  }: {
    embeddingSet?: EmbeddingSet | null;
    surroundings?: { sourceId: number };
    [detail: string]: unknown;
  },
): Origin {
  const credits = creditsOf(project, ({ id }) => !!embeddingSet || id === surroundings?.sourceId);
  return {
    attribution: credits.join('; ') || null,
    provenance: {
      generator: `Placeprint ${productVersion()}`,
      project: basename(project.path),
      createdAt: timestamp(),
      ...(embeddingSet && { embeddingSet: describeSet(project, embeddingSet) }),
      ...(surroundings && { surroundings }),
      ...details,
    },
  };
}

function describeSet(project: Project, set: EmbeddingSet) {
  const { id, runId, encoderId, seed, dimension, createdAt } = set;
  const run = runId === null ? null : getRun(project, runId);
  const encoder = encoderId === null ? null : getEncoder(project, encoderId);
  return {
    id,
    name: wordsOf(embeddingsName(set, ownTargetNames(project)), 'en'),
    dimension,
    seed,
    createdAt,
    run: run && {
      id: run.id,
      name: wordsOf(runName(run, ownTargetNames(project)), 'en'),
      seed: run.seed,
      step: run.step,
      settings: settingsOfRun(run),
    },
    ...(encoder && { encoder: { id: encoder.id, fileName: encoder.fileName, ...encoder.description } }),
  };
}
