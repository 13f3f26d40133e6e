import { widenedBBox } from '../../src-shared/geo/bbox';
import { type BBox, metresPerDegree } from '../../src-shared/geo/lngLat';
import { placesBBox } from '../project/datasets';
import { countPlaces } from '../project/places';
import { type Project } from '../project/project';

/** Degrees of latitude around the places that map images may reach into: 4 km; of longitude as many, or 1.5 km near a pole. */
const marginDegrees = 0.04;
const marginEastM = 1500;

/** The box to keep of a map: around the places, if there are any yet. */
export function surroundings(project: Project): BBox | undefined {
  if (countPlaces(project) === 0) return undefined;
  const bbox = placesBBox(project);
  const nearPole = Math.max(Math.abs(bbox[1]), Math.abs(bbox[3]));
  const degreesEast = marginEastM / (metresPerDegree * Math.cos((nearPole * Math.PI) / 180));
  return widenedBBox(bbox, Math.max(marginDegrees, degreesEast), marginDegrees);
}
