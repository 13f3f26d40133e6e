import { type MapLegend } from './mapTypes';
import { ownColours } from './ownColours.svelte';
import { stepView } from './stepView.svelte';

/** What the colours mean that are seen now; null where they mean nothing. */
export const shownLegend = (): MapLegend | null =>
  stepView().isColoured ? stepView().legend : ownColours.legend;
