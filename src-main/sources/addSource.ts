import { basename, dirname } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { isNearlyAll } from '../../src-shared/nearlyAll';
import { say } from '../../src-shared/message';
import { addMapSource, readMapSource } from '../project/mapSources';
import { type Project } from '../project/project';
import { type LayerStore, openLayerStore } from './layerStore';
import { packFacts } from './mapFacts';
import {
  mostReasons,
  readSource,
  type ReadSourceOptions,
  type SourceFile,
  type SourceSummary,
} from './readSource';

export interface AddSourceOptions extends ReadSourceOptions {
  /** Shown in lists; see `nameOfFiles` where absent. */
  name?: string;
  /** Also a map that loses nearly all of its features. */
  anyway?: boolean;
}

/**
 * Reads map files and stores them in the project as one map source; nothing is visible before all is stored. Throws as
 * `readSource` does, `input/doubtful` (unless `anyway`) where nearly all features are lost, and `state/read-only` where the project is open for reading only.
 */
export async function addSource(
  project: Project,
  files: SourceFile[],
  options: AddSourceOptions = {},
): Promise<SourceSummary & { sourceId: number }> {
  if (files.length === 0) throw new AppError('input/bad-argument', say('sources.noFile'));
  const { store, facts, summary, seen, lost } = await readSource(files, options);
  if (!options.anyway && isNearlyAll(lost, seen))
    throw new AppError(
      'input/doubtful',
      say('sources.nearlyAllLost', { lost, seen, reasons: summary.notices.slice(0, mostReasons) }),
      { commandLine: say('sources.anywayAdvice') },
    );
  const sourceId = addMapSource(project, {
    name: options.name ?? nameOfFiles(files.map(({ path }) => path)),
    attribution: summary.attribution,
    featureCount: summary.featureCount,
    summary,
    store: store.buffer,
    facts: packFacts(facts),
  });
  return { sourceId, ...summary };
}

/** What a source is called without a name: as its file; several as the folder they share, else as the first and how many more. */
export function nameOfFiles(paths: string[]): string {
  const folders = new Set(paths.map(dirname));
  const [first, ...more] = paths.map((path) => basename(path)).toSorted();
  if (more.length === 0) return first;
  return (folders.size === 1 && basename([...folders][0])) || `${first} + ${more.length}`;
}

/** A stored source, ready to be drawn. Throws `state/missing`, `io/corrupt`. */
export const loadSource = (project: Project, sourceId: number): LayerStore =>
  openLayerStore(readMapSource(project, sourceId));
