import { z } from 'zod';
import { keptLook } from './keptLook.svelte';
import { perProject } from './perProject.svelte';

export const stepNames = ['data', 'source', 'images', 'train', 'explore', 'predict', 'export'] as const;
export type StepName = (typeof stepNames)[number];

/** The step of the analyst's way that is open. */
class OpenStep {
  name = $state<StepName>(keptLook().of('step', z.enum(stepNames)) ?? 'data');
}

const open = perProject(() => new OpenStep());

export const openStep = (): StepName => open().name;
export const goTo = (name: StepName): void => void (open().name = name);
