import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { packColumns } from '../../src-shared/contract/app/columns';
import {
  type ComponentColumns,
  type EntropyColumns,
  type LabelColumns,
  type PlaceColumns,
  type PredictionColumns,
  type ValueColumn,
} from '../../src-shared/contract/app/resources';
import { getEmbeddingSet, readEmbeddings } from '../project/embeddings';
import { getImageSet, listImagePlaces } from '../project/images';
import { getColumn } from '../project/columns';
import { readColumns } from '../project/columnValues';
import { listPlaces } from '../project/places';
import { getPredictionSet, readPredictions } from '../project/predictions';
import { type Project } from '../project/project';
import { labelColumns } from '../project/targets';
import { clusters } from '../search/clusters';
import { normaliseRows } from '../search/cosine';
import { principalComponents, stretched } from '../search/principalComponents';

export function placeColumns(project: Project): Uint8Array {
  const places = listPlaces(project);
  const columns: PlaceColumns = {
    id: Uint32Array.from(places, ({ id }) => id),
    lng: Float64Array.from(places, ({ lng }) => lng),
    lat: Float64Array.from(places, ({ lat }) => lat),
  };
  return packColumns(columns);
}

export function labelValues(project: Project): Uint8Array {
  const labels: LabelColumns = Object.fromEntries(
    labelColumns(project).map(({ target, values }) => [target.id, Float32Array.from(values)]),
  );
  return packColumns(labels);
}

export function columnValues(project: Project, columnId: number): Uint8Array {
  const { name } = getColumn(project, columnId);
  const [column] = readColumns(project, [name]);
  if (column.kind === 'text') throw new AppError('state/missing', say('columns.isText', { column: name }));
  const values: ValueColumn = { value: column.values };
  return packColumns(values);
}

export function entropyColumns(project: Project, setId: number): Uint8Array {
  const places = listImagePlaces(project, getImageSet(project, setId), false);
  places.sort((a, b) => a.entropy - b.entropy || a.id - b.id);
  const columns: EntropyColumns = {
    placeId: Uint32Array.from(places, ({ id }) => id),
    entropy: Float64Array.from(places, ({ entropy }) => entropy),
  };
  return packColumns(columns);
}

export function predictionColumns(project: Project, setId: number): Uint8Array {
  const rows = [...readPredictions(project, getPredictionSet(project, { id: setId })).places];
  const columns: PredictionColumns = {
    placeId: Uint32Array.from(rows, ({ placeId }) => placeId),
    value: Float32Array.from(rows, ({ value }) => value),
    lower: Float32Array.from(rows, ({ lower }) => lower),
    upper: Float32Array.from(rows, ({ upper }) => upper),
    actual: Float32Array.from(rows, ({ actual }) => actual ?? NaN),
    outOfFold: Float32Array.from(rows, ({ outOfFold }) => outOfFold ?? NaN),
  };
  return packColumns(columns);
}

const clusterCount = 8;

export function componentColumns(project: Project, setId: number): Uint8Array {
  const { placeIds, vectors, dimension } = readEmbeddings(project, getEmbeddingSet(project, setId));
  normaliseRows(vectors, dimension);
  const [first, second, third] = principalComponents(vectors, dimension, 3).map(stretched);
  const columns: ComponentColumns = {
    placeId: Uint32Array.from(placeIds),
    first,
    second,
    third,
    cluster: clusters(vectors, dimension, clusterCount),
  };
  return packColumns(columns);
}
