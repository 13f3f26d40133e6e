import { modelTitle } from '../../src-shared/kinds/models';
import { wordsOf } from '../../src-shared/message';
import { predictionsName } from '../../src-shared/names';
import { getEmbeddingSet } from '../project/embeddings';
import {
  getPredictionSet,
  type PredictedPlace,
  type PredictionSet,
  readPredictions,
} from '../project/predictions';
import { evaluationOf } from '../project/storedEvaluation';
import { type Project } from '../project/project';
import { ownTargetNames } from '../project/targets';
import { type TargetId } from '../../src-shared/kinds/targets';
import { type Feature } from './geoJsonWriter';
import { originOf } from './provenance';
import { type WrittenFile } from './writtenFile';
import { type ExportOptions, writeFeatures } from './writeFeatures';

export interface ExportPredictionsOptions extends ExportOptions {
  /** Default: the newest prediction set, of `target` where given. */
  setId?: number;
  target?: TargetId;
}

/**
 * A prediction set as GeoJSON or a table, in the target's own unit: value, lower, upper; at labelled places actual, and where they
 * were held out also out_of_fold and its residual (actual − out_of_fold). in_sample: the model behind value was fitted to the label of
 * the place, so that value says nothing there of how good it is. Of a class value, actual and out_of_fold are names, and there are
 * neither intervals nor residuals. Codes: `state/missing`, those of `writeFeatures`.
 */
export async function exportPredictions(
  project: Project,
  path: string,
  { setId, target, ...options }: ExportPredictionsOptions = {},
): Promise<WrittenFile> {
  const set = getPredictionSet(project, { id: setId, target });
  const embeddingSet = set.embeddingSetId === null ? null : getEmbeddingSet(project, set.embeddingSetId);
  const { id, split, createdAt } = set;
  const [name, model] = [
    wordsOf(predictionsName(set, ownTargetNames(project)), 'en'),
    modelTitle(set.model, 'en'),
  ];
  const predictions = { id, name, target: set.target, model, split, metrics: metricsOf(set), createdAt };
  const members = { ...originOf(project, { embeddingSet, predictions }) };
  return writeFeatures(path, () => predictionFeatures(project, set), { ...options, members });
}

/** The pooled figures of the compared models, the one that predicted among them. */
function metricsOf(set: PredictionSet): unknown {
  const { folds, rows } = evaluationOf(set);
  const models = rows.map(({ model, pooled, interval, classes, byClass }) => [
    modelTitle(model, 'en'),
    { pooled, interval, classes, byClass },
  ]);
  return { folds, models: Object.fromEntries(models) as unknown };
}

function* predictionFeatures(project: Project, set: PredictionSet): Generator<Feature> {
  const { classes, places } = readPredictions(project, set);
  const propertiesOf = classes ? (place: PredictedPlace) => classProperties(place, classes) : valueProperties;
  for (const place of places) {
    const { placeId, lng, lat } = place;
    yield {
      id: placeId,
      geometry: { lng, lat },
      properties: new Map(Object.entries({ place_id: placeId, ...propertiesOf(place) })),
    };
  }
}

function valueProperties({
  value,
  lower,
  upper,
  inSample,
  outOfFold,
  actual,
}: PredictedPlace): Record<string, unknown> {
  const residual = actual === null || outOfFold === null ? null : actual - outOfFold;
  return { value, lower, upper, actual, in_sample: inSample, out_of_fold: outOfFold, residual };
}

function classProperties(
  { value, inSample, outOfFold, actual }: PredictedPlace,
  classes: string[],
): Record<string, unknown> {
  const nameOf = (index: number | null) => (index === null ? null : (classes[index] ?? null));
  return {
    value: nameOf(value),
    actual: nameOf(actual),
    in_sample: inSample,
    out_of_fold: nameOf(outOfFold),
  };
}
