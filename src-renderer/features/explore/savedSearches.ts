import { KeptSetting } from '../../state/keptSetting.svelte';
import { parseSearches } from './searches';

/** The searches kept with the project. */
export const savedSearches = new KeptSetting('searches', parseSearches);
