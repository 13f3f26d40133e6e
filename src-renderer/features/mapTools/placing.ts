import { gridResolutions, type Placing } from '../../../src-shared/contract/app/places';
import { mostPlaces } from '../../../src-shared/mostPlaces';

/** What the form holds: all ways at once, so that a change of mind loses nothing. */
export interface PlacingChoice {
  by: Placing['by'];
  resolution: number;
  count: number;
  seed: number;
  everyM: number;
}

/** A city of some 30 km² gets about two thousand places. */
export const firstChoice: PlacingChoice = { by: 'h3', resolution: 10, count: 1000, seed: 1, everyM: 100 };

export const resolutions = Array.from(
  { length: gridResolutions.max - gridResolutions.min + 1 },
  (_, i) => gridResolutions.min + i,
);

/** Metres between neighbouring centres of H3's cells at resolution 5, on average: √3 edges of 9.85 km. */
const spacingAt5M = 17_068;

/** Each resolution has seven times the cells of the one before. */
export const spacingM = (resolution: number): number => spacingAt5M / 7 ** ((resolution - 5) / 2);

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

/** The choice as the contract has it; null while a number is missing or out of range. */
export function placingOf({ by, resolution, count, seed, everyM }: PlacingChoice): Placing | null {
  if (by === 'h3') return { by, resolution };
  if (by === 'roads') return everyM >= 1 && everyM <= 100_000 ? { by, everyM } : null;
  return isWhole(count, 1, mostPlaces) && isWhole(seed, 0, 0xffffffff) ? { by, count, seed } : null;
}
