import { AppError } from '../../../src-shared/errors';
import { type Message, plain, say } from '../../../src-shared/message';
import { canvasPx } from '../../../src-shared/canvas';
import { type TrainingSet } from './imageSet';

function refuse(message: Message): never {
  throw new AppError('input/bad-argument', message);
}

/** Refuses a training set whose parts do not fit together (`input/bad-argument`). */
export function checkTrainingSet(set: TrainingSet): void {
  const places = set.images.length;
  if (places < 2) refuse(say('engine.fewImages', { places }));
  if (set.canvasPx < canvasPx(set.sizePx))
    refuse(plain(`Canvases of ${set.canvasPx} px are too small to turn images of ${set.sizePx} px.`));
  const labels = Object.entries(set.labels);
  const lengths = {
    contexts: [set.contexts?.images.length ?? places, places],
    entropy: [set.entropy.length, places],
    location: [set.location.length, 2 * places],
    ...Object.fromEntries(labels.map(([target, { values }]) => [target, [values.length, places]])),
  };
  for (const [name, [found, expected]] of Object.entries(lengths))
    if (found !== expected) refuse(plain(`${name} has ${found} values where ${expected} are expected.`));
  for (const name of ['entropy', 'location'] as const)
    if (!set[name].every(Number.isFinite)) refuse(plain(`${name} holds a value that is not a number.`));
  for (const [target, each] of labels)
    if (each.kind === 'classes' && each.values.some((value) => value < -1 || value >= each.classes))
      refuse(plain(`${target} holds a class outside 0 to ${each.classes - 1}.`));
}
