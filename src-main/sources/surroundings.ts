import { type BBox } from '../../src-shared/geo/lngLat';
import { placesBBox } from '../project/datasets';
import { countPlaces } from '../project/places';
import { type Project } from '../project/project';

/** Degrees around the places that map images may reach into: some 3 km at mid-latitudes. */
const marginDegrees = 0.04;

/** The box to keep of a map: around the places, if there are any yet. */
export function surroundings(project: Project): BBox | undefined {
  if (countPlaces(project) === 0) return undefined;
  const [west, south, east, north] = placesBBox(project);
  return [west - marginDegrees, south - marginDegrees, east + marginDegrees, north + marginDegrees];
}
