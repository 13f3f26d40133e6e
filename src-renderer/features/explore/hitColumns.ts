import { z } from 'zod';
import { KeptSetting } from '../../state/keptSetting.svelte';

/** As many as `data.places` tells. */
export const mostHitColumns = 50;

const kept = z.array(z.string().min(1)).max(mostHitColumns);

export const parseHitColumns = (value: unknown): string[] => kept.safeParse(value).data ?? [];

/** The names of the columns shown with what is found. Kept with the project. */
export const hitColumns = new KeptSetting('hitColumns', parseHitColumns);
