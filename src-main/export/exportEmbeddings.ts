import { type Embeddings, getEmbeddingSet, readEmbeddings } from '../project/embeddings';
import { listPlaces } from '../project/places';
import { type Project } from '../project/project';
import { type Feature } from './geoJsonWriter';
import { originOf } from './provenance';
import { type WrittenFile } from './writtenFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

export interface ExportEmbeddingsOptions extends ExportOptions {
  /** Default: the newest trained set. */
  setId?: number;
}

/**
 * The vectors of an embedding set as GeoJSON or a table, one number a column (`e0`, `e1`, …): desktop GIS styles and filters by
 * columns, where an array would be opaque text to it. Codes: `state/missing`, those of `writeFeatures`.
 */
export async function exportEmbeddings(
  project: Project,
  path: string,
  { setId, ...options }: ExportEmbeddingsOptions = {},
): Promise<WrittenFile> {
  const set = getEmbeddingSet(project, setId);
  const embeddings = readEmbeddings(project, set);
  const members = { ...originOf(project, { embeddingSet: set }) };
  const total = embeddings.placeIds.length;
  return writeFeatures(path, () => embeddingFeatures(project, embeddings), { ...options, members, total });
}

/** Places since deleted are left out. */
function* embeddingFeatures(
  project: Project,
  { placeIds, vectors, dimension }: Embeddings,
): Generator<Feature> {
  const placeOf = new Map(listPlaces(project).map((place) => [place.id, place]));
  for (let row = 0; row < placeIds.length; row++) {
    const place = placeOf.get(placeIds[row]);
    if (!place) continue;
    const vector = Array.from(vectors.subarray(row * dimension, (row + 1) * dimension), sevenDigits);
    const columns = vector.map((value, i) => [`e${i}`, value] as const);
    const properties = new Map([['place_id', place.id], ...columns]);
    yield { id: place.id, geometry: { lng: place.lng, lat: place.lat }, properties };
  }
}

/** A float32 knows hardly more than seven digits; its float64 neighbours would print seventeen. */
const sevenDigits = (value: number) => Number(value.toPrecision(7));
