import { getEmbeddingSet } from '../project/embeddings';
import { placesById } from '../project/placeDetails';
import { type Project } from '../project/project';
import { mostSimilar, type SearchHit, type SearchOptions } from '../search/mostSimilar';
import { PlaceFeatures } from './placeFeatures';
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
  const hitFeatures = new PlaceFeatures(project, ['rank', 'similarity', 'distance_m']);
  const places = placesById(
    project,
    hits.map(({ placeId }) => placeId),
  );
  const features = [...places].map((place, i) => hitFeatures.of(place, found(hits[i], i + 1)));
  return writeFeatures(path, () => features, {
    ...options,
    members,
    columns: hitFeatures.columns,
    total: hits.length,
  });
}

const found = ({ similarity, distanceM }: SearchHit, rank: number): number[] => [
  rank,
  Number(similarity.toFixed(6)),
  Number(distanceM.toFixed(1)),
];
