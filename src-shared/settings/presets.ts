import { AppError } from '../errors';
import { presetIds, presets } from '../kinds/presets';
import { isIdOf } from '../kinds/table';
import { say } from '../message';
import { parseTrainSettings, type TrainSettings } from './trainSettings';

/** A fresh copy of a preset; `input/bad-argument` for an unknown name. */
export function parsePreset(name: string): TrainSettings {
  if (isIdOf(presets, name)) return parseTrainSettings(structuredClone(presets[name].settings));
  throw new AppError('input/bad-argument', say('settings.noPreset', { name, known: presetIds }));
}
