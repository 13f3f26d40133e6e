import { models } from './kinds/models';
import { isIdOf } from './kinds/table';
import { proposedWords } from './kinds/targets';
import { variants } from './kinds/variants';
import { type Message, plain, say } from './message';
import { type NamedEmbeddings, type NamedPredictions, type NamedRun } from './named';

/** What has no row of its table, such as a model of an older project, stands for itself. */
export const modelName = (id: string): Message => (isIdOf(models, id) ? say(`model.${id}`) : plain(id));
export const targetName = (id: string): Message =>
  isIdOf(proposedWords, id) ? say(`target.${id}`) : plain(id);
const variantName = (id: string): Message => (isIdOf(variants, id) ? say(`variant.${id}`) : plain(id));

/** The name of a run, as the analyst gave it, else after what it is. */
export function runName({ name, origin }: NamedRun): Message {
  if (name !== null) return plain(name);
  const { network, variant, parent, tunedOn = [] } = origin;
  // No quantity: it has no separators.
  const seed = String(origin.seed);
  const own =
    variant === undefined
      ? say('names.run', { network: network ?? '', seed })
      : say('names.ablation', { variant: variantName(variant), seed });
  const begun = parent === undefined ? own : plain(parent);
  return tunedOn.reduce((run, target) => say('names.fineTuned', { run, target: targetName(target) }), begun);
}

export function embeddingsName({ name, run, encoderName, seed }: NamedEmbeddings): Message {
  if (name !== null) return plain(name);
  if (run) return runName(run);
  return encoderName === null ? say('names.randomWeights', { seed: String(seed) }) : plain(encoderName);
}

export const predictionsName = ({ name, target, model }: NamedPredictions): Message =>
  name === null
    ? say('names.prediction', { target: targetName(target), model: modelName(model) })
    : plain(name);
