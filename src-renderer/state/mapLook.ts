import { z } from 'zod';
import { keptLook } from './keptLook.svelte';

const schema = z.object({ lng: z.number(), lat: z.number(), zoom: z.number().min(0).max(30) });
export type MapLook = z.infer<typeof schema>;

/** The middle of the map in degrees and its zoom, as they were kept; undefined where there is nothing to come back to. */
export const mapLook = (): MapLook | undefined => keptLook().of('map', schema);
export const keepMapLook = (look: MapLook): void => keptLook().keep('map', look);
