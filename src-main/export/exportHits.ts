import { getEmbeddingSet } from '../project/embeddings';
import { type PlaceDetails, placesById } from '../project/placeDetails';
import { type Project } from '../project/project';
import { mostSimilar, type SearchHit, type SearchOptions } from '../search/mostSimilar';
import { type Feature } from './geoJsonWriter';
import { noLabels, placeProperties } from './exportPlaces';
import { originOf } from './provenance';
import { type WrittenFile } from './writtenFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

export interface ExportHitsOptions extends Omit<ExportOptions, 'within'> {
  search: SearchOptions;
}

/**
 * What a search finds, best first, as GeoJSON or a table: rank, similarity (cosine), distance to the place asked for (metres),
 * then what is known of the place. Codes: those of `mostSimilar` and `writeFeatures`.
 */
export async function exportHits(
  project: Project,
  path: string,
  { search, ...options }: ExportHitsOptions,
): Promise<WrittenFile> {
  const { setId, queryPlaces, hits } = mostSimilar(project, search);
  const embeddingSet = getEmbeddingSet(project, setId);
  const members = { ...originOf(project, { embeddingSet, search: { ...search, queryPlaces } }) };
  const unlabelled = noLabels(project);
  const places = placesById(
    project,
    hits.map(({ placeId }) => placeId),
  );
  const features = [...places].map((place, i) => hitFeature(hits[i], place, i + 1, unlabelled));
  return writeFeatures(path, () => features, { ...options, members, total: hits.length });
}

function hitFeature(
  { placeId, lng, lat, similarity, distanceM }: SearchHit,
  place: PlaceDetails,
  rank: number,
  unlabelled: Record<string, null>,
): Feature {
  const found = {
    rank,
    similarity: Number(similarity.toFixed(6)),
    distance_m: Number(distanceM.toFixed(1)),
  };
  return {
    id: placeId,
    geometry: { lng, lat },
    properties: placeProperties(place, unlabelled, found),
  };
}
