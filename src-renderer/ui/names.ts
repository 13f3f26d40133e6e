import { capitalised } from '../../src-shared/languages';
import { type EmbeddingSetView } from '../../src-shared/contract/app/explore';
import { type ImageSetView } from '../../src-shared/contract/app/images';
import { type PredictionSetView } from '../../src-shared/contract/app/predictions';
import { modelIds, models, modelTitle as titleOf } from '../../src-shared/kinds/models';
import { splitTitle } from '../../src-shared/kinds/splits';
import { proposedTargets, type ProposedTarget, type TargetId } from '../../src-shared/kinds/targets';
import { preferences } from '../state/preferences.svelte';
import { t } from './texts';

/** A model in the language of the moment; `model` is its name, or its English title. */
export function modelTitle({ model }: { model: string }): string {
  const id = modelIds.find((each) => models[each].words.en === model) ?? model;
  return titleOf(id, preferences.language);
}

/** Whether the analyst gave it its name. */
export const isNamed = ({ name, target, model }: PredictionSetView): boolean =>
  name !== `${target}, ${model}`;

/** What services name themselves is stored in English: told in the language of the moment, other names as they are. */
export const predictionName = (set: PredictionSetView): string =>
  isNamed(set) ? set.name : `${t(`target.${set.target}`)}, ${modelTitle(set)}`;

export function embeddingName({ name, runId }: EmbeddingSetView): string {
  const seed = runId === null && /^random weights, seed (\d+)$/.exec(name)?.[1];
  return seed ? t('randomWeights', { seed }) : name;
}

/** A target in the language of the moment: the product’s own words for those that an import proposes, else its id. */
export const targetName = (id: TargetId): string =>
  Object.hasOwn(proposedTargets, id) ? t(`target.${id as ProposedTarget}`) : id;

/** An image set in one line. */
export const imageSetName = ({ sizePx, metresPerPixel, sourceName }: ImageSetView): string =>
  t('imageSet', { size: sizePx, scale: metresPerPixel, source: sourceName });

/** A split in the language of the moment. */
export const splitName = (name: string): string => capitalised(splitTitle(name, preferences.language));
