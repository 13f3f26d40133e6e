import { type TrainSettings } from '../../../src-shared/settings/trainSettings';
import { type HostMap } from '../program/executor';
import { initialState, type LabelShape } from './networks';
import { below, withPrefix } from './parameters';

/**
 * The state before the first step of a run that goes on with the encoder of another one, whose last state is `parent`: that
 * one's teacher's encoder in student and teacher, its geographic heads where they have the same outputs, all else as a run
 * begins.
 */
export function pretrainedState(settings: TrainSettings, labels: LabelShape, parent: HostMap): HostMap {
  const state = initialState(settings, labels);
  const encoder = below('teacher/encoder/', parent);
  const taken: HostMap = {
    ...withPrefix('student/encoder/', encoder),
    ...withPrefix('teacher/encoder/', encoder),
    ...withPrefix('student/geo/', below('student/geo/', parent)),
  };
  for (const [name, values] of Object.entries(taken))
    if (state[name]?.length === values.length) state[name] = values.slice();
  return state;
}
