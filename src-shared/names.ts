import { models } from './kinds/models';
import { isIdOf } from './kinds/table';
import { proposedWords, type TargetId } from './kinds/targets';
import { variants } from './kinds/variants';
import { type Message, plain, say } from './message';
import { type NamedEmbeddings, type NamedPredictions, type NamedRun } from './named';

/** What has no row of its table, such as a model of an older project, stands for itself. */
export const modelName = (id: string): Message => (isIdOf(models, id) ? say(`model.${id}`) : plain(id));
/** What the analyst called targets, by their ids. */
export type TargetNames = ReadonlyMap<TargetId, string>;
/** Where nobody knows of any. */
export const noNames: TargetNames = new Map();

/** A target as the analyst called it, else in the product’s own words. */
export function targetName(id: TargetId, own: TargetNames): Message {
  const name = own.get(id);
  if (name !== undefined) return plain(name);
  return isIdOf(proposedWords, id) ? say(`target.${id}`) : plain(id);
}

/** A sign of health that speaks of a target, under the name that this has now. */
export const signMessage = (
  { target, message }: { target?: TargetId; message: Message },
  own: TargetNames,
): Message =>
  target === undefined
    ? message
    : { ...message, values: { ...message.values, target: targetName(target, own) } };

const variantName = (id: string): Message => (isIdOf(variants, id) ? say(`variant.${id}`) : plain(id));

/** The name of a run, as the analyst gave it, else after what it is. */
export function runName({ name, origin }: NamedRun, own: TargetNames): Message {
  if (name !== null) return plain(name);
  const { network, variant, parent, tunedOn = [] } = origin;
  // No quantity: it has no separators.
  const seed = String(origin.seed);
  const begun =
    variant === undefined
      ? say('names.run', { network: network ?? '', seed })
      : say('names.ablation', { variant: variantName(variant), seed });
  const first = parent === undefined ? begun : plain(parent);
  return tunedOn.reduce(
    (run, target) => say('names.fineTuned', { run, target: targetName(target, own) }),
    first,
  );
}

export function embeddingsName({ name, run, encoderName, seed }: NamedEmbeddings, own: TargetNames): Message {
  if (name !== null) return plain(name);
  if (run) return runName(run, own);
  return encoderName === null ? say('names.randomWeights', { seed: String(seed) }) : plain(encoderName);
}

export const predictionsName = ({ name, target, model }: NamedPredictions, own: TargetNames): Message =>
  name === null
    ? say('names.prediction', { target: targetName(target, own), model: modelName(model) })
    : plain(name);
