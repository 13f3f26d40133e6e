import { z } from 'zod';
import { type ChosenReadouts } from '../../kinds/readouts';
import { defaultSplit, splitIds } from '../../kinds/splits';
import { defaultModel, predictingModels } from '../../kinds/models';
import { type NamedPredictions } from '../../named';
import { type TargetId } from '../../kinds/targets';
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

export interface PredictionSetView extends NamedPredictions {
  id: number;
  target: TargetId;
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
  /** The compared models, baselines among them. */
  figures: ModelFigures[];
}

/** Places of one H3 cell. */
export interface GridCell {
  cell: string;
  /** `[lng, lat]`, not closed. */
  boundary: [number, number][];
  count: number;
  /** Medians over the cell's places; null where no place has one. */
  value: number;
  width: number;
  actual: number | null;
  residual: number | null;
}

export const predictions = {
  /** Ends with `{ predictionSetId }`. */
  'predictions.make': method<StartedJob>()(
    z.strictObject({
      target: targetId,
      split: z.enum(splitIds).default(defaultSplit),
      embeddingSetId: id.optional(),
      /** A choosing one compares all readouts, which is slow. */
      model: z.enum(predictingModels).default(defaultModel()),
    }),
  ),
  'predictions.list': method<PredictionSetView[]>()(nothing),
  /** Null: worded from what it is again. */
  'predictions.rename': method<null>()(z.strictObject({ setId: id, name: name.nullable() })),
  /** Hidden at once, gone for good when the project is next opened: until then it can be restored. */
  'predictions.delete': method<null>()(z.strictObject({ setId: id })),
  'predictions.restore': method<null>()(z.strictObject({ setId: id })),
  'predictions.grid': method<GridCell[]>()(z.strictObject({ setId: id, resolution: z.int().min(5).max(12) })),
};
