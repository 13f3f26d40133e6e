import { basename } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { addMapSource, readMapSource } from '../project/mapSources';
import { type Project } from '../project/project';
import { type LayerStore, openLayerStore } from './layerStore';
import { readSource, type ReadSourceOptions, type SourceFile, type SourceSummary } from './readSource';

export interface AddSourceOptions extends ReadSourceOptions {
  /** Shown in lists; the first file's name where absent. */
  name?: string;
}

/**
 * Reads map files and stores them in the project as one map source; nothing is visible before all is stored. Throws as
 * `readSource` does, and `state/busy` where the project is open for reading only.
 */
export async function addSource(
  project: Project,
  files: SourceFile[],
  options: AddSourceOptions = {},
): Promise<SourceSummary & { sourceId: number }> {
  if (files.length === 0) throw new AppError('input/bad-argument', 'Name at least one map file.');
  const { store, summary } = await readSource(files, options);
  const sourceId = addMapSource(project, {
    name: options.name ?? basename(files[0].path),
    attribution: summary.attribution,
    featureCount: summary.featureCount,
    summary,
    store: store.buffer,
  });
  return { sourceId, ...summary };
}

/** A stored source, ready to be drawn. Throws `state/missing`, `io/corrupt`. */
export const loadSource = (project: Project, sourceId: number): LayerStore =>
  openLayerStore(readMapSource(project, sourceId));
