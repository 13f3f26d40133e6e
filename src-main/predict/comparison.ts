import { AppError } from '../../src-shared/errors';
import { comparedModels, type ModelId } from '../../src-shared/kinds/models';
import { type ReadoutChoice } from '../../src-shared/kinds/readouts';
import { type TargetDefinition, type TargetId, targetTransforms } from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import {
  type EmbeddingSet,
  getEmbeddingSet,
  isTrained,
  listEmbeddingSets,
  readEmbeddings,
} from '../project/embeddings';
import { getImageSet } from '../project/images';
import { listPlaces } from '../project/places';
import { type Project } from '../project/project';
import { getTarget } from '../project/targets';
import { labelledPlaces } from './labelledPlaces';
import { buildModel } from './models/builders';
import { type Model } from './models/model';
import { type Rows } from './models/rows';
import { type Coordinates } from './splits/coordinates';

/** What models are compared on: all places in order of id, and those labelled and seen by every encoder. */
export interface Comparison {
  ids: Float64Array;
  places: Coordinates;
  target: TargetDefinition;
  /** In the target's own unit (of a class, indices of its names), and on the scale that they are learnt on; NaN where there is no usable label. */
  labels: Float64Array;
  /** Of a class: the names that its labels are indices of; null for a number. */
  classNames: string[] | null;
  learnt: Float64Array;
  /** Indices of the labelled places, ascending. */
  labelled: Uint32Array;
  /** Whether every compared model has features of the place. */
  usable: (place: number) => boolean;
  models: { name: ModelId; model: Model }[];
  embeddingSet: EmbeddingSet;
  randomSet: EmbeddingSet | null;
  /** One image width. */
  bufferM: number;
}

export interface ComparisonOptions {
  target: TargetId;
  /** Default: the newest trained set. */
  embeddingSetId?: number;
  /** Default: the newest random-weights set over the same images, if there is one. */
  randomSetId?: number;
  /** `ridge` (default) is fast; `all` adds the models that choose among ridge, k-NN and a small network. */
  readouts?: ReadoutChoice;
  /** Only these are compared; default: all that `readouts` gives. */
  models?: readonly ModelId[];
}

/** Reads what `evaluate` and `predict` compare. `state/missing` without embeddings or labels. */
export function readComparison(project: Project, options: ComparisonOptions): Comparison {
  const embeddingSet = getEmbeddingSet(project, options.embeddingSetId);
  const randomSet = findRandomSet(project, embeddingSet, options.randomSetId);
  const places = listPlaces(project);
  const ids = Float64Array.from(places, ({ id }) => id);
  const rowOf = new Map(places.map(({ id }, row) => [id, row]));
  const coordinates = {
    lng: Float64Array.from(places, ({ lng }) => lng),
    lat: Float64Array.from(places, ({ lat }) => lat),
  };
  const target = getTarget(project, options.target);
  const { labels, classNames } = readLabels(project, target, rowOf);
  const trained = readFeatures(project, embeddingSet, rowOf);
  const random = randomSet && readFeatures(project, randomSet, rowOf);
  const { sizePx, metresPerPixel } = getImageSet(project, embeddingSet.imageSetId);
  const inputs = { places: coordinates, embedding: trained.rows, randomEmbedding: random?.rows ?? null };
  const wanted = options.models ?? comparedModels(options.readouts === 'all');
  return {
    ids,
    places: coordinates,
    target,
    labels,
    classNames,
    learnt: labels.map(targetTransforms[target.transform].forward),
    labelled: Uint32Array.from(labels.keys()).filter((row) => !Number.isNaN(labels[row])),
    usable: (row) => trained.has[row] === 1 && (!random || random.has[row] === 1),
    models: wanted.flatMap((name) => {
      const model = buildModel(name, inputs);
      return model ? [{ name, model }] : [];
    }),
    embeddingSet,
    randomSet,
    bufferM: sizePx * metresPerPixel,
  };
}

function findRandomSet(project: Project, trained: EmbeddingSet, id?: number): EmbeddingSet | null {
  if (id !== undefined) return getEmbeddingSet(project, id);
  const { imageSetId } = trained;
  return (
    listEmbeddingSets(project).findLast((set) => !isTrained(set) && set.imageSetId === imageSetId) ?? null
  );
}

function readLabels(
  project: Project,
  target: TargetDefinition,
  rowOf: Map<number, number>,
): Pick<Comparison, 'labels' | 'classNames'> {
  const { ids, values: found, classNames } = labelledPlaces(project, target);
  if (ids.length === 0) {
    throw new AppError('state/missing', say('targets.unlabelled', { target: target.id }));
  }
  const labels = new Float64Array(rowOf.size).fill(NaN);
  found.forEach((value, i) => (labels[rowOf.get(ids[i])!] = value));
  return { labels, classNames };
}

/** Vectors in the order of the places; `has` is 1 where there is one. Vectors of places since deleted are left out. */
function readFeatures(project: Project, set: EmbeddingSet, rowOf: Map<number, number>) {
  const { placeIds, vectors, dimension } = readEmbeddings(project, set);
  const rows: Rows = { width: dimension, data: new Float32Array(rowOf.size * dimension) };
  const has = new Uint8Array(rowOf.size);
  placeIds.forEach((id, i) => {
    const row = rowOf.get(id);
    if (row === undefined) return;
    rows.data.set(vectors.subarray(i * dimension, (i + 1) * dimension), row * dimension);
    has[row] = 1;
  });
  return { rows, has };
}
