import { isMapClass, mapClassRows } from '../../../src-shared/kinds/mapClasses';
import { preferences } from '../../state/preferences.svelte';

/** A map class in the language of the moment; one of a newer version goes by its own name. */
export const className = (name: string): string =>
  isMapClass(name) ? mapClassRows[name].words[preferences.language] : name;
