import { executors, type ExecutorId } from '../../src-shared/kinds/executors';
import { isIdOf } from '../../src-shared/kinds/table';
import { say } from '../../src-shared/message';
import { type TrainSettings, trainSettingsSchema } from '../../src-shared/settings/trainSettings';
import { type EmbeddingSet } from './embeddings';
import { type Run } from './runs';
import { damaged, fitStored } from './stored';

/** What a run was told to do; `io/corrupt` where the project does not hold it. */
export const settingsOfRun = ({ id, settings }: Pick<Run, 'id' | 'settings'>): TrainSettings =>
  fitStored(trainSettingsSchema, settings, say('stored.runSettings', { id: String(id) }));

/** The settings of the encoder that made a set; `io/corrupt`. */
export const settingsOfSet = ({ id, settings }: Pick<EmbeddingSet, 'id' | 'settings'>): TrainSettings =>
  fitStored(trainSettingsSchema, settings, say('stored.setSettings', { id: String(id) }));

/** What a run was on; `io/corrupt` where there is no such executor. */
export function executorOfRun({ id, executor }: Pick<Run, 'id' | 'executor'>): ExecutorId {
  if (isIdOf(executors, executor)) return executor;
  throw damaged(say('stored.runExecutor', { id: String(id) }));
}
