import { type ImageSetView } from '../../src-shared/contract/app/images';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { modelTitle as titleOf } from '../../src-shared/kinds/models';
import { splitTitle } from '../../src-shared/kinds/splits';
import { type TargetId } from '../../src-shared/kinds/targets';
import { capitalised } from '../../src-shared/languages';
import { type Message, wordsOf } from '../../src-shared/message';
import { type NamedEmbeddings, type NamedPredictions, type NamedRun } from '../../src-shared/named';
import {
  embeddingsName,
  predictionsName,
  runName as nameOfRun,
  targetName as nameOfTarget,
} from '../../src-shared/names';
import { preferences } from '../state/preferences.svelte';
import { targetOf } from '../state/targets';
import { t } from './texts';

/** A model in the language of the moment; one that nothing is known of stands for itself. */
export const modelTitle = (model: string): string => titleOf(model, preferences.language);

const said = (name: Message): string => wordsOf(name, preferences.language);

export const predictionName = (set: NamedPredictions): string =>
  set.name ?? capitalised(said(predictionsName(set)));
export const embeddingName = (set: NamedEmbeddings): string => said(embeddingsName(set));
export const runName = (run: NamedRun): string => said(nameOfRun(run));
/** What a job is about. */
export const jobLabel = ({ label }: Pick<LiveJob, 'label'>): string =>
  typeof label === 'string' ? label : said(label);

/** A target as the analyst called it, else in the language of the moment. */
export const targetName = (id: TargetId): string => targetOf(id)?.name ?? capitalised(said(nameOfTarget(id)));

/** An image set in one line. */
export const imageSetName = ({ sizePx, metresPerPixel, sourceName }: ImageSetView): string =>
  t('imageSet', { size: sizePx, scale: metresPerPixel, source: sourceName });

/** A split in the language of the moment. */
export const splitName = (name: string): string => capitalised(splitTitle(name, preferences.language));
