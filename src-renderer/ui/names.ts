import { type ImageSetView } from '../../src-shared/contract/app/images';
import { type HealthSign } from '../../src-shared/contract/engine';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { type ExecutorId, executors } from '../../src-shared/kinds/executors';
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
  signMessage,
  targetName as nameOfTarget,
  type TargetNames,
} from '../../src-shared/names';
import { preferences } from '../state/preferences.svelte';
import { lists } from '../state/lists';
import { t } from './texts';

/** A model in the language of the moment; one that nothing is known of stands for itself. */
export const modelTitle = (model: string): string => titleOf(model, preferences.language);

/** What the analyst called targets. */
export const ownTargetNames = (): TargetNames =>
  new Map(
    (lists.targets().value ?? []).flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])),
  );

const said = (name: Message): string => wordsOf(name, preferences.language);

export const predictionName = (set: NamedPredictions): string =>
  set.name ?? capitalised(said(predictionsName(set, ownTargetNames())));
export const embeddingName = (set: NamedEmbeddings): string => said(embeddingsName(set, ownTargetNames()));
export const runName = (run: NamedRun): string => said(nameOfRun(run, ownTargetNames()));
/** What a job is about. */
export const jobLabel = ({ label }: Pick<LiveJob, 'label'>): string =>
  typeof label === 'string' ? label : said(label);

/** A target as the analyst called it, else in the language of the moment. */
export const targetName = (id: TargetId): string =>
  ownTargetNames().get(id) ?? capitalised(said(nameOfTarget(id, ownTargetNames())));
/** A sign of how a run is doing. */
export const signText = (sign: Pick<HealthSign, 'target' | 'message'>): string =>
  said(signMessage(sign, ownTargetNames()));

/** What training runs on, in words. */
export const executorName = (id: ExecutorId): string => executors[id].words[preferences.language];

/** An image set in one line. */
export const imageSetName = ({ sizePx, metresPerPixel, sourceName }: ImageSetView): string =>
  t('imageSet', { size: sizePx, scale: metresPerPixel, source: sourceName });

/** A split in the language of the moment. */
export const splitName = (name: string): string => capitalised(splitTitle(name, preferences.language));
