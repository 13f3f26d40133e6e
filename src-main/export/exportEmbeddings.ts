import { datasetNames } from '../project/datasets';
import { type Embeddings, getEmbeddingSet, readEmbeddings } from '../project/embeddings';
import { eachPlaceDetails } from '../project/placeDetails';
import { type Project } from '../project/project';
import { type Feature } from './geoJsonWriter';
import { PlaceFeatures } from './placeFeatures';
import { originOf } from './provenance';
import { sevenDigits } from './sevenDigits';
import { type WrittenFile } from './writtenFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

export interface ExportEmbeddingsOptions extends ExportOptions {
  /** Default: the newest trained set. */
  setId?: number;
}

/**
 * The places of an embedding set (`PlaceFeatures`) as GeoJSON or a table, in the order of their ids: the name of the dataset, then the
 * vector, one number a column (`e0`, `e1`, …), since desktop GIS styles and filters by columns, where an array would be opaque text to
 * it. Codes: `state/missing`, those of `writeFeatures`.
 */
export async function exportEmbeddings(
  project: Project,
  path: string,
  { setId, ...options }: ExportEmbeddingsOptions = {},
): Promise<WrittenFile> {
  const set = getEmbeddingSet(project, setId);
  const embeddings = readEmbeddings(project, set);
  const members = { ...originOf(project, { embeddingSet: set }) };
  const { columns } = embeddedPlaces(project, set);
  const total = embeddings.placeIds.length;
  const read = () => embeddingFeatures(project, embeddings);
  return writeFeatures(path, read, { ...options, members, columns, total });
}

const embeddedPlaces = (project: Project, { dimension }: Pick<Embeddings, 'dimension'>) =>
  new PlaceFeatures(project, ['dataset', ...Array.from({ length: dimension }, (_, i) => `e${i}`)]);

/** Places since deleted are left out. */
function* embeddingFeatures(project: Project, embeddings: Embeddings): Generator<Feature> {
  const { placeIds, vectors, dimension } = embeddings;
  const rowOf = new Map(Array.from(placeIds, (id, row) => [id, row]));
  const datasets = datasetNames(project);
  const features = embeddedPlaces(project, embeddings);
  for (const place of eachPlaceDetails(project)) {
    const row = rowOf.get(place.id);
    if (row === undefined) continue;
    const vector = Array.from(vectors.subarray(row * dimension, (row + 1) * dimension), sevenDigits);
    yield features.of(place, [datasets.get(place.datasetId), ...vector]);
  }
}
