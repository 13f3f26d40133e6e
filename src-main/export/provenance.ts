import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type EmbeddingSet } from '../project/embeddings';
import { listDatasets } from '../project/datasets';
import { listMapSources } from '../project/mapSources';
import { type Project, timestamp } from '../project/project';
import { getRun } from '../project/runs';
import { appRoot } from '../entryPath';

/** Members of an exported collection that say where it comes from. */
export interface Origin {
  /** What has to be shown beside the data: of the datasets, and of the map sources where images were used. */
  attribution: string | null;
  provenance: Record<string, unknown>;
}

/** `details`: what made these features, such as the prediction set. */
export function originOf(
  project: Project,
  { embeddingSet, ...details }: { embeddingSet?: EmbeddingSet | null; [detail: string]: unknown },
): Origin {
  const sources = embeddingSet ? listMapSources(project) : [];
  const attributions = [...listDatasets(project), ...sources].flatMap(({ attribution }) => attribution ?? []);
  return {
    attribution: attributions.length > 0 ? [...new Set(attributions)].join('; ') : null,
    provenance: {
      generator: `Placeprint ${version()}`,
      project: basename(project.path),
      createdAt: timestamp(),
      ...(embeddingSet && { embeddingSet: describeSet(project, embeddingSet) }),
      ...details,
    },
  };
}

function describeSet(project: Project, { id, name, runId, seed, dimension, createdAt }: EmbeddingSet) {
  const run = runId === null ? null : getRun(project, runId);
  return {
    id,
    name,
    dimension,
    seed,
    createdAt,
    run: run && { id: run.id, name: run.name, seed: run.seed, step: run.step, settings: run.settings },
  };
}

const version = () =>
  (JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8')) as { version: string }).version;
