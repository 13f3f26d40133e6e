import { type Component } from 'svelte';
import { type ProjectSummary } from '../../../src-shared/contract/app/project';
import { type StepName } from '../../state/step.svelte';

/** A step of the analyst's way: its panel beside the map, and whether it is done or can be begun. */
export interface Step {
  name: StepName;
  Panel: Component;
  isDone: (project: ProjectSummary) => boolean;
  isReady: (project: ProjectSummary) => boolean;
}
