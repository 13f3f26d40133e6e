import { isDeepStrictEqual } from 'node:util';
import { type Project } from '../project/project';
import { labelsOfRun } from '../project/runLabels';
import { listRuns, type NewRun, type Run, runHiddenLabels, runPlaceIds } from '../project/runs';
import { settingsOfRun } from '../project/runSettings';

/**
 * The newest run that began as this one would: with the same settings, images, places, and labels shown and hidden, on
 * whatever executor.
 */
export function findRun(project: Project, wanted: NewRun): Run | undefined {
  return listRuns(project).findLast(
    (run) =>
      run.parentRunId === (wanted.parentRunId ?? null) &&
      run.imageSetId === wanted.imageSetId &&
      isDeepStrictEqual(settingsOfRun(run), wanted.settings) &&
      isDeepStrictEqual(labelsOfRun(run), wanted.labels) &&
      isDeepStrictEqual(runPlaceIds(project, run.id), wanted.placeIds) &&
      Object.entries(wanted.hidden).every(([target, ids]) =>
        isDeepStrictEqual(runHiddenLabels(project, run.id, target), new Set(ids)),
      ),
  );
}
