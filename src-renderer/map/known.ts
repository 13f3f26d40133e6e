import { type PlaceColumns } from '../../src-shared/contract/app/resources';
import { targets } from '../../src-shared/targets';
import { formatNumber } from '../ui/messages';
import { t } from './texts';

/** What is known of a place, by its row: `price 120,000 · population 800`; empty where nothing is. */
export const knownOf = (places: PlaceColumns, row: number): string =>
  targets
    .filter((target) => row >= 0 && !Number.isNaN(places[target][row]))
    .map((target) => t(target, { value: formatNumber(places[target][row]) }))
    .join(' · ');
