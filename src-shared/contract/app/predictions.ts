import { z } from 'zod';
import { type ChosenReadouts } from '../../kinds/readouts';
import { defaultSplit, splitIds } from '../../kinds/splits';
import { defaultModel, predictingModels } from '../../kinds/models';
import { predictorIds } from '../../kinds/predictors';
import { type NamedPredictions } from '../../named';
import { type PredictorColumns } from '../../predictorColumns';
import { type TargetDefinition, type TargetId } from '../../kinds/targets';
import { method } from './method';
import { id, name, nothing, targetId, type StartedJob } from './values';

export interface ModelFigures {
  model: string;
  /** On the scale that the target is learnt on; null where the labels do not vary. All of values are null of a category. */
  r2: number | null;
  /** In standard deviations of the training labels, on that scale. */
  rmse: number | null;
  mae: number | null;
  /** In the target's own unit. */
  maeOriginal: number | null;
  mape: number | null;
  top1: number | null;
  top5: number | null;
  macroF1: number | null;
  /** Share of held-out truths inside the 90 % interval. */
  coverage: number | null;
  /** Of a model that chooses among readouts: what it chose, and how often. */
  chosen: ChosenReadouts | null;
}

/** How well the places of a class are told. */
export interface ClassFiguresView {
  name: string;
  /** Held-out places that are of it. */
  count: number;
  /** Which share of them is predicted as it; null where there are none. */
  recall: number | null;
  /** Which share of those predicted as it is of it; null where there are none. */
  precision: number | null;
}

export interface PredictionSetView extends NamedPredictions {
  id: number;
  target: TargetId;
  /** What the target was when it was predicted. */
  definition: TargetDefinition;
  embeddingSetId: number | null;
  createdAt: string;
  split: {
    name: string;
    folds: number;
    scoredFolds: number[];
    bufferM: number;
    /** Labelled places that the split was made of, and those of them that were held out and scored. */
    places: number;
    scoredPlaces: number;
  };
  /** Of the analyst's columns; null of an older project. */
  columns: PredictorColumns | null;
  /** The compared models, baselines among them. */
  figures: ModelFigures[];
  /** Of the model that predicted a class: how well it tells each. */
  byClass: ClassFiguresView[] | null;
}

/** Places of one H3 cell. */
export interface GridCell {
  cell: string;
  /** `[lng, lat]`, not closed. */
  boundary: [number, number][];
  count: number;
  /** Medians over the cell's places, of classes the commonest, as in `PredictionColumns`; null where no place has one. */
  value: number;
  width: number | null;
  actual: number | null;
  /** Of classes: 0 where most are predicted right, 1 where most are wrong. */
  residual: number | null;
}

export const predictions = {
  /** Ends with `{ predictionSetId }`. */
  'predictions.make': method<StartedJob>()(
    z.strictObject({
      target: targetId,
      split: z.enum(splitIds).default(defaultSplit),
      embeddingSetId: id.optional(),
      predictors: z.array(z.enum(predictorIds)).optional(),
      /** Names of own columns; default: all that do not mislead. */
      columns: z.array(name).optional(),
      /** A choosing one compares all readouts, which is slow. */
      model: z.enum(predictingModels).default(defaultModel()),
    }),
  ),
  'predictions.list': method<PredictionSetView[]>()(nothing),
  /** The names that `PredictionColumns` and the cells of a grid are indices of; null for a number. */
  'predictions.classes': method<string[] | null>()(z.strictObject({ setId: id })),
  /** Null: worded from what it is again. */
  'predictions.rename': method<null>()(z.strictObject({ setId: id, name: name.nullable() })),
  /** Hidden at once, gone for good when the project is next opened: until then it can be restored. */
  'predictions.delete': method<null>()(z.strictObject({ setId: id })),
  'predictions.restore': method<null>()(z.strictObject({ setId: id })),
  'predictions.grid': method<GridCell[]>()(z.strictObject({ setId: id, resolution: z.int().min(5).max(12) })),
};
