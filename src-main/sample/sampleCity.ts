import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { allBuildings, CityLayers } from './layers';
import { type Bend, cityBend } from './noise';
import { type SamplePlace, samplePlaces } from './places';
import { type CityPlan, planCity } from './plan';
import { type StreetPiece, streetPieces } from './streetPieces';
import { SurroundingsMap } from './surroundings';

export interface SampleCityOptions {
  seed: number;
  /** Side of the square that the city and its fields fill, 2,000 to 40,000 metres. */
  sizeM: number;
  placeCount: number;
}

/** A generated city: the same options give the same bytes on every platform. */
export interface SampleCity {
  plan: CityPlan;
  bend: Bend;
  streets: StreetPiece[];
  layers: CityLayers;
  around: SurroundingsMap;
  places(): Iterable<SamplePlace>;
}

const sizeRangeM = [2_000, 40_000];

export function sampleCity({ seed, sizeM, placeCount }: SampleCityOptions): SampleCity {
  if (!(sizeM >= sizeRangeM[0] && sizeM <= sizeRangeM[1]))
    throw new AppError(
      'input/bad-argument',
      say('sample.size', { sizeM, least: sizeRangeM[0], most: sizeRangeM[1] }),
    );
  if (!Number.isSafeInteger(placeCount) || placeCount < 0)
    throw new AppError('input/bad-argument', say('sample.places', { count: placeCount }));
  const plan = planCity(seed, sizeM);
  const bend = cityBend(seed, 0.055 * sizeM);
  const streets = streetPieces(plan);
  const around = new SurroundingsMap(plan, streets, allBuildings(plan));
  return {
    plan,
    bend,
    streets,
    layers: new CityLayers(plan, bend, streets),
    around,
    places: () => samplePlaces(plan, around, placeCount),
  };
}
