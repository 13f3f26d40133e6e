import { type WorkOptions } from '../../src-shared/progress';
import {
  addMapStatistics,
  placesWithoutStatistics,
  setStatisticColumns,
  type StatisticColumn,
} from '../project/mapStatistics';
import { readMapFacts, sourceToDraw } from '../project/mapSources';
import { countPlaces } from '../project/places';
import { type Project } from '../project/project';
import { loadSource } from '../sources/addSource';
import { openFacts } from '../sources/mapFacts';
import { measureInThreads } from './measureInThreads';
import { planOf } from './plan';

export interface SurroundingsOptions extends WorkOptions {
  /** Default: the newest one. */
  sourceId?: number;
  /** Measuring threads; default: as many as the machine has cores. */
  threads?: number;
}

export interface SurroundingsSummary {
  sourceId: number;
  columns: StatisticColumn[];
  measured: number;
  /** Measured before. */
  reused: number;
}

/**
 * Measures what lies around every place that was not measured on the source yet, and stores it task by task: what is measured stays
 * when the work is cancelled or killed, and the next call goes on from there. Where another version measured other columns, all is
 * measured anew. `state/missing` without the map source, `state/cancelled`.
 */
export async function makeSurroundings(
  project: Project,
  { sourceId: wanted, threads, signal, onProgress }: SurroundingsOptions = {},
): Promise<SurroundingsSummary> {
  const sourceId = sourceToDraw(project, wanted);
  const store = loadSource(project, sourceId);
  const facts = readMapFacts(project, sourceId);
  const { columns } = planOf(store, openFacts(facts, store));
  setStatisticColumns(project, sourceId, columns);
  const places = placesWithoutStatistics(project, sourceId);
  const progress = (done: number) =>
    onProgress?.({ stage: 'measure', done, total: places.length, unit: 'places' });
  let done = 0;
  progress(done);
  const setup = { store: store.buffer, facts };
  for await (const measured of measureInThreads(setup, places, { threads, signal })) {
    addMapStatistics(project, sourceId, measured);
    progress((done += measured.ids.length));
  }
  return { sourceId, columns, measured: done, reused: countPlaces(project) - done };
}
