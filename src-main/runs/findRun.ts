import { isDeepStrictEqual } from 'node:util';
import { parseTrainSettings } from '../../src-shared/settings/trainSettings';
import { targets } from '../../src-shared/targets';
import { type Project } from '../project/project';
import { listRuns, type NewRun, type Run, runHiddenLabels, runPlaceIds } from '../project/runs';

/**
 * The newest run that began as this one would: with the same settings, images, places, and labels shown and hidden, on
 * whatever executor.
 */
export function findRun(project: Project, wanted: NewRun): Run | undefined {
  return listRuns(project).findLast(
    (run) =>
      run.parentRunId === (wanted.parentRunId ?? null) &&
      run.imageSetId === wanted.imageSetId &&
      isDeepStrictEqual(parseTrainSettings(run.settings), wanted.settings) &&
      isDeepStrictEqual(run.labels, wanted.labels) &&
      isDeepStrictEqual(runPlaceIds(project, run.id), wanted.placeIds) &&
      targets.every((target) =>
        isDeepStrictEqual(runHiddenLabels(project, run.id, target), new Set(wanted.hidden[target])),
      ),
  );
}
