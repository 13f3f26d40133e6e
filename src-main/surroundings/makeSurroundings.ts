import { say } from '../../src-shared/message';
import { type WorkOptions } from '../../src-shared/progress';
import { entryPath } from '../files/entryPath';
import {
  addMapStatistics,
  placesWithoutStatistics,
  setStatisticColumns,
  type StatisticColumn,
} from '../project/mapStatistics';
import { readMapFacts, sourceToDraw } from '../project/mapSources';
import { countPlaces, type Place } from '../project/places';
import { type Project } from '../project/project';
import { loadSource } from '../sources/addSource';
import { openFacts } from '../sources/mapFacts';
import { inThreads } from '../threads/inThreads';
import { planOf } from './plan';
import { type SurveyAnswer, type SurveySetup, type SurveyTask } from './surveyProtocol';
import { tileOf } from './tiles';

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

/** Places of a task at most, so that little is lost when it is cancelled. */
const placesPerTask = 512;

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
  for await (const measured of inThreads<SurveyTask, SurveyAnswer>({
    entry: entryPath('surveyWorker'),
    setup: { store: store.buffer, facts } satisfies SurveySetup,
    tasks: tasksOf(places),
    threads,
    signal,
    onEnd: (why) => say('surroundings.threadEnded', { why }),
  })) {
    addMapStatistics(project, sourceId, measured);
    progress((done += measured.ids.length));
  }
  return { sourceId, columns, measured: done, reused: countPlaces(project) - done };
}

/** The places of each tile together; more than a task takes are several. */
function tasksOf(places: Place[]): SurveyTask[] {
  const byTile = new Map<string, SurveyTask>();
  const tasks: SurveyTask[] = [];
  for (const { id, lng, lat } of places) {
    const tile = tileOf({ lng, lat });
    const key = `${tile.row} ${tile.column}`;
    let task = byTile.get(key);
    if (!task || task.places.length === placesPerTask) {
      task = { tile, places: [] };
      byTile.set(key, task);
      tasks.push(task);
    }
    task.places.push({ id, lng, lat });
  }
  return tasks;
}
