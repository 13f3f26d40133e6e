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
  const lengths = {
    contexts: [set.contexts?.images.length ?? places, places],
    entropy: [set.entropy.length, places],
    location: [set.location.length, 2 * places],
    price: [set.price?.length ?? places, places],
    population: [set.population?.values.length ?? places, places],
  };
  for (const [name, [found, expected]] of Object.entries(lengths))
    if (found !== expected) refuse(plain(`${name} has ${found} values where ${expected} are expected.`));
  for (const name of ['entropy', 'location'] as const)
    if (!set[name].every(Number.isFinite)) refuse(plain(`${name} holds a value that is not a number.`));
  const { classes = 0, values = [] } = set.population ?? {};
  if (values.some((value) => value < -1 || value >= classes))
    refuse(plain(`population holds a class outside 0 to ${classes - 1}.`));
}
