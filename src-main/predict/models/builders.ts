import { type ModelFeature, type ModelId, type ModelReadout, models } from '../../../src-shared/kinds/models';
import { type Coordinates } from '../splits/coordinates';
import { blendedModel } from './blended';
import { chosenModel, type ReadoutFeatures } from './chosen';
import {
  clippedFeatures,
  distinctFeatures,
  coordinateFeatures,
  type FeatureSource,
  fixedFeatures,
  joinedFeatures,
  planeFeatures,
  standardisedFeatures,
} from './features';
import { krigingModel } from '../kriging/universalKriging';
import { type Model, nearestModel, ridgeModel } from './model';
import { type RidgeScale } from './ridge';
import { type Rows } from './rows';

interface Features extends ReadoutFeatures {
  scale: RidgeScale;
}

/** How models are made, by their readout: from the features that a row of the table names. */
const builders: Record<ModelReadout, (features: Features, places: Coordinates) => Model> = {
  nearest: (_features, places) => nearestModel(places),
  ridge: ({ joined, scale }) => ridgeModel(joined, scale),
  blended: ({ joined }, places) => blendedModel(joined, places),
  best: (features) => chosenModel(features),
  kriging: ({ joined }, places) => krigingModel(joined, places),
};

/** A feature of all places, side by side with others, and as a block to measure distances in. */
interface Columns {
  joined: FeatureSource;
  block: FeatureSource;
  scale: RidgeScale;
}

/** What models are made from; null: not there. */
export interface ModelInputs {
  places: Coordinates;
  embedding: Rows | null;
  randomEmbedding: Rows | null;
  /** The analyst's own. */
  columns: FeatureSource | null;
  /** Measured on the map. */
  surroundings: FeatureSource | null;
}

/** How features are read; `null`: no columns, the readout itself takes them from the places. */
const columnsOf: Record<ModelFeature, ((inputs: ModelInputs) => Columns | null) | null> = {
  coordinates: ({ places }) => ({
    joined: coordinateFeatures(places),
    block: planeFeatures(places),
    scale: 'own',
  }),
  embedding: ({ embedding }) => embedding && vectorColumns(embedding),
  randomEmbedding: ({ randomEmbedding }) => randomEmbedding && vectorColumns(randomEmbedding),
  neighbours: null,
  columns: ({ columns }) => columns && measured(columns),
  surroundings: ({ surroundings }) => surroundings && measured(surroundings),
  all: ({ columns, surroundings, embedding }) => {
    const known = [columns, surroundings, embedding && fixedFeatures(embedding)];
    return measured(joinedFeatures(...known.filter((each) => each !== null)));
  },
};

/** Many numbers of different kinds: without those that say nothing, standardised and kept within reason. */
function measured(source: FeatureSource): Columns {
  const joined = clippedFeatures(distinctFeatures(source));
  return { joined, block: joined, scale: 'given' };
}

function vectorColumns(rows: Rows): Columns {
  const joined = fixedFeatures(rows);
  return { joined, block: standardisedFeatures(joined), scale: 'own' };
}

/** A model of the table; null where one of its features is not there. */
export function buildModel(id: ModelId, inputs: ModelInputs): Model | null {
  const { features, readout } = models[id];
  const columns = features.flatMap((feature) => columnsOf[feature] ?? []).map((read) => read(inputs));
  const known = columns.filter((each) => each !== null);
  if (known.length < columns.length) return null;
  const joined = joinedFeatures(...known.map((each) => each.joined));
  const scale = known.every((each) => each.scale === 'given') ? 'given' : 'own';
  return builders[readout]({ joined, scale, blocks: known.map(({ block }) => block) }, inputs.places);
}
