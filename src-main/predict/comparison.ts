import { AppError } from '../../src-shared/errors';
import { comparedModels, type ModelId, models } from '../../src-shared/kinds/models';
import { type ReadoutChoice } from '../../src-shared/kinds/readouts';
import { type TargetDefinition, type TargetId, targetTransforms } from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { type WorkOptions } from '../../src-shared/progress';
import { makeSurroundings } from '../surroundings/makeSurroundings';
import {
  type EmbeddingSet,
  getEmbeddingSet,
  isTrained,
  listEmbeddingSets,
  readEmbeddings,
} from '../project/embeddings';
import { getImageSet } from '../project/images';
import { listMapSources } from '../project/mapSources';
import { type MapStatistics, readSurroundings } from '../project/mapStatistics';
import { listPlaces } from '../project/places';
import { type Project } from '../project/project';
import { getTarget } from '../project/targets';
import { type PredictorId, predictorIds } from '../../src-shared/kinds/predictors';
import { labelledPlaces } from './labelledPlaces';
import { buildModel } from './models/builders';
import { type Model } from './models/model';
import { type Rows } from './models/rows';
import { columnFeatures } from './predictors/columnFeatures';
import { type OwnColumns, ownColumns, type PredictingColumn } from './predictors/ownColumns';
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
  /** The analyst's columns that are predicted from, and those that are not. */
  columns: OwnColumns;
  /** Null where nothing was embedded, or the embedding is no predictor. */
  embeddingSet: EmbeddingSet | null;
  randomSet: EmbeddingSet | null;
  /** One image width; without images, `bufferWithoutImagesM`. */
  bufferM: number;
}

export interface ComparisonOptions {
  target: TargetId;
  /** What is predicted from, of what the places have; default: all. */
  predictors?: readonly PredictorId[];
  /** The analyst's columns that are predicted from, by name; default: all that do not mislead. */
  columns?: readonly string[];
  /** Default: the newest trained set; null: none. */
  embeddingSetId?: number | null;
  /** Default: the newest random-weights set over the same images, if there is one. */
  randomSetId?: number;
  /** `ridge` (default) is fast; `all` adds the models that choose among ridge, k-NN and a small network. */
  readouts?: ReadoutChoice;
  /** Only these are compared; default: all that `readouts` gives. */
  models?: readonly ModelId[];
}

/** How far from held-out ground places are left out where no image shows any. */
const bufferWithoutImagesM = 256;

/**
 * Reads what `evaluate` and `predict` compare, and first measures what the map says of places that it was not measured of yet.
 * `state/missing` without labels.
 */
export async function readComparison(
  project: Project,
  options: ComparisonOptions,
  work: WorkOptions,
): Promise<Comparison> {
  const predictors = options.predictors ?? predictorIds;
  const { embeddingSet, randomSet } = findSets(project, options, predictors);
  const places = listPlaces(project);
  const ids = Float64Array.from(places, ({ id }) => id);
  const rowOf = new Map(places.map(({ id }, row) => [id, row]));
  const coordinates = {
    lng: Float64Array.from(places, ({ lng }) => lng),
    lat: Float64Array.from(places, ({ lat }) => lat),
  };
  const target = getTarget(project, options.target);
  const { labels, classNames } = readLabels(project, target, rowOf);
  const learnt = labels.map(targetTransforms[target.transform].forward);
  const columns = predictors.includes('columns')
    ? ownColumns(project, target, { learnt, values: labels }, options.columns)
    : { used: [], leftOut: [] };
  const wanted = options.models ?? comparedModels(options.readouts === 'all');
  const statistics = await statisticsFor(project, { predictors, embeddingSet, wanted }, work);
  const trained = embeddingSet && readFeatures(project, embeddingSet, rowOf);
  const random = randomSet && readFeatures(project, randomSet, rowOf);
  const inputs = {
    places: coordinates,
    embedding: trained?.rows ?? null,
    randomEmbedding: random?.rows ?? null,
    columns: columns.used.length > 0 ? columnFeatures(columns.used, ids.length) : null,
    surroundings: statistics && columnFeatures(statisticNumbers(statistics, rowOf), ids.length),
  };
  return {
    ids,
    places: coordinates,
    target,
    labels,
    classNames,
    learnt,
    labelled: Uint32Array.from(labels.keys()).filter((row) => !Number.isNaN(labels[row])),
    usable: (row) => [trained, random].every((features) => !features || features.has[row] === 1),
    models: wanted.flatMap((name) => {
      const model = buildModel(name, inputs);
      return model ? [{ name, model }] : [];
    }),
    columns,
    embeddingSet,
    randomSet,
    bufferM: embeddingSet ? imageWidthM(project, embeddingSet) : bufferWithoutImagesM,
  };
}

/** Of the source that the images were drawn from, or else the newest; null where no source is there, or none of the models asks. */
async function statisticsFor(
  project: Project,
  {
    predictors,
    embeddingSet,
    wanted,
  }: { predictors: readonly PredictorId[]; embeddingSet: EmbeddingSet | null; wanted: readonly ModelId[] },
  work: WorkOptions,
): Promise<MapStatistics | null> {
  const isAsked = wanted.some((id) =>
    models[id].features.some((feature) => feature === 'surroundings' || feature === 'all'),
  );
  const sources = listMapSources(project).map(({ id }) => id);
  if (!isAsked || !predictors.includes('surroundings') || sources.length === 0) return null;
  const drawn = embeddingSet && getImageSet(project, embeddingSet.imageSetId).sourceId;
  const asked = sources.find((id) => id === drawn);
  const { sourceId } = await makeSurroundings(project, { sourceId: asked, ...work });
  return readSurroundings(project, sourceId);
}

/** The columns in the order of the places; NaN where nothing was measured. */
function statisticNumbers(
  { columns, ids, rows }: MapStatistics,
  rowOf: Map<number, number>,
): PredictingColumn[] {
  return columns.map(({ id, unit }, j) => {
    const values = new Float64Array(rowOf.size).fill(NaN);
    ids.forEach((place, i) => (values[rowOf.get(place)!] = rows[i * columns.length + j]));
    return { name: id, unit, kind: 'number', values };
  });
}

function imageWidthM(project: Project, { imageSetId }: EmbeddingSet): number {
  const { sizePx, metresPerPixel } = getImageSet(project, imageSetId);
  return sizePx * metresPerPixel;
}

/** Nothing where nothing is embedded: own columns and coordinates predict alone. A set that is asked for has to be there. */
function findSets(
  project: Project,
  { embeddingSetId, randomSetId }: ComparisonOptions,
  predictors: readonly PredictorId[],
): Pick<Comparison, 'embeddingSet' | 'randomSet'> {
  const isWanted = predictors.includes('embedding') && embeddingSetId !== null;
  const isThere = embeddingSetId !== undefined || listEmbeddingSets(project).some(isTrained);
  if (!isWanted || !isThere) return { embeddingSet: null, randomSet: null };
  const embeddingSet = getEmbeddingSet(project, embeddingSetId);
  return { embeddingSet, randomSet: findRandomSet(project, embeddingSet, randomSetId) };
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
