import { wordsOf } from '../../src-shared/message';
import { eachStatistics, measuredColumns } from '../project/mapStatistics';
import { eachPlaceDetails } from '../project/placeDetails';
import { countPlaces } from '../project/places';
import { type Project } from '../project/project';
import { type Feature } from './geoJsonWriter';
import { PlaceFeatures } from './placeFeatures';
import { originOf } from './provenance';
import { sevenDigits } from './sevenDigits';
import { type WrittenFile } from './writtenFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

export interface ExportPlacesOptions extends ExportOptions {
  /** With what was measured on this map source around them. */
  statisticsOf?: number;
}

/**
 * All places (`PlaceFeatures`) as GeoJSON or a table. Map statistics stand in columns called by their ids; GeoJSON says what they mean
 * in `provenance`. Codes: those of `writeFeatures`; with statistics `state/missing`, `io/corrupt`.
 */
export async function exportPlaces(
  project: Project,
  path: string,
  { statisticsOf: sourceId, ...options }: ExportPlacesOptions = {},
): Promise<WrittenFile> {
  const statistics = sourceId === undefined ? [] : measuredColumns(project, sourceId);
  const ids = statistics.map(({ id }) => id);
  const surroundings = sourceId === undefined ? undefined : { sourceId, columns: statistics.map(described) };
  const features = () => new PlaceFeatures(project, ids);
  const read = () =>
    sourceId === undefined
      ? placeFeatures(project, features())
      : measuredFeatures(project, features(), { sourceId, columns: ids.length });
  return writeFeatures(path, read, {
    ...options,
    members: { ...originOf(project, { surroundings }) },
    columns: features().columns,
    total: countPlaces(project),
  });
}

const described = ({ id, message, unit }: ReturnType<typeof measuredColumns>[number]) => ({
  id,
  meaning: wordsOf(message, 'en'),
  unit,
});

function* placeFeatures(project: Project, features: PlaceFeatures): Generator<Feature> {
  for (const place of eachPlaceDetails(project)) yield features.of(place);
}

/** Both are read in the order of the ids of places; one that was not measured has no numbers. */
function* measuredFeatures(
  project: Project,
  features: PlaceFeatures,
  { sourceId, columns }: { sourceId: number; columns: number },
): Generator<Feature> {
  const measured = eachStatistics(project, sourceId, columns);
  const nothing = Array.from({ length: columns }, () => null);
  let next = measured.next();
  for (const place of eachPlaceDetails(project)) {
    while (!next.done && next.value.id < place.id) next = measured.next();
    const isOf = !next.done && next.value.id === place.id;
    yield features.of(place, isOf ? Array.from(next.value!.numbers, sevenDigits) : nothing);
  }
}
