import { AppError } from '../errors';
import paper from './presets/paper.json';
import quick from './presets/quick.json';
import standard from './presets/standard.json';
import standardResnet from './presets/standardResnet.json';
import { parseTrainSettings, type TrainSettings } from './trainSettings';

/** Starting points by name; each is a whole, plain `TrainSettings`. */
const presets: Record<string, unknown> = {
  quick,
  standard,
  'standard-resnet': standardResnet,
  paper,
};

export const presetNames = Object.keys(presets);

/** A fresh copy of a preset; `input/bad-argument` for an unknown name. */
export function parsePreset(name: string): TrainSettings {
  if (Object.hasOwn(presets, name)) return parseTrainSettings(structuredClone(presets[name]));
  throw new AppError(
    'input/bad-argument',
    `There is no preset "${name}"; there is ${presetNames.join(', ')}.`,
  );
}
