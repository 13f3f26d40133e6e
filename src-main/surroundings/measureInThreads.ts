import { say } from '../../src-shared/message';
import { entryPath } from '../files/entryPath';
import { type Place } from '../project/places';
import { inThreads } from '../threads/inThreads';
import { type SurveyAnswer, type SurveySetup, type SurveyTask } from './surveyProtocol';
import { tasksOf } from './tasks';

/**
 * Measures places in worker threads that share one map, and yields rows as they are ready, in no fixed order. The row of a place depends
 * on it alone. Ends and fails as `inThreads` does.
 */
export const measureInThreads = (
  setup: SurveySetup,
  places: Pick<Place, 'id' | 'lng' | 'lat'>[],
  options: { threads?: number; signal?: AbortSignal },
): AsyncGenerator<SurveyAnswer> =>
  inThreads<SurveyTask, SurveyAnswer>({
    entry: entryPath('surveyWorker'),
    setup,
    tasks: tasksOf(places),
    onEnd: (why) => say('surroundings.threadEnded', { why }),
    ...options,
  });
