import { type ModelFigures, type PredictionSetView } from '../../../src-shared/contract/app/predictions';
import { targetName } from '../../../src-shared/names';
import { chosenReadouts } from '../../predict/chosenReadouts';
import { predictionGrid } from '../../predict/predictionGrid';
import { predict } from '../../predict/predict';
import { scoredSets } from '../../predict/scoredSets';
import {
  deletePredictionSet,
  getPredictionSet,
  listPredictionSets,
  type PredictionSet,
  readPredictions,
  renamePredictionSet,
  restorePredictionSet,
} from '../../project/predictions';
import { evaluationOf, type StoredEvaluation } from '../../project/storedEvaluation';
import { ownTargetNames } from '../../project/targets';
import { type HandlersOf } from '../context';

export const predictions: HandlersOf<'predictions'> = {
  'predictions.make': (context, { embeddingSetId, ...asked }) => {
    const label = targetName(asked.target, ownTargetNames(context.project()));
    const job = { kind: 'predict' as const, label, parts: ['predictions' as const] };
    return context.startJob(job, async (project, work) => {
      const sets = scoredSets(project, embeddingSetId);
      const { predictionSetId } = await predict(project, { ...asked, ...sets }, work);
      return { predictionSetId };
    });
  },
  'predictions.list': (context) => listPredictionSets(context.project()).map(viewOf),
  'predictions.classes': (context, { setId }) =>
    readPredictions(context.project(), getPredictionSet(context.project(), { id: setId })).classes,
  'predictions.rename': (context, { setId, name }) => {
    renamePredictionSet(context.project(), setId, name);
    context.changed('predictions');
    return null;
  },
  'predictions.delete': (context, { setId }) => {
    deletePredictionSet(context.project(), setId);
    context.changed('predictions');
    return null;
  },
  'predictions.restore': (context, { setId }) => {
    restorePredictionSet(context.project(), setId);
    context.changed('predictions');
    return null;
  },
  'predictions.grid': (context, { setId, resolution }) =>
    predictionGrid(context.project(), setId, resolution),
};

function viewOf(scored: PredictionSet): PredictionSetView {
  const { definition, split, folds, usedPlaces, columns, rows } = evaluationOf(scored);
  const { split: _split, classes: _classes, metrics: _metrics, ...set } = scored;
  return {
    ...set,
    target: set.target,
    definition,
    split: {
      name: split.name,
      folds: split.folds,
      scoredFolds: folds,
      bufferM: split.bufferM,
      places: usedPlaces,
      scoredPlaces: (rows[0]?.pooled ?? rows[0]?.classes)?.count ?? 0,
    },
    columns: columns ?? null,
    figures: rows.map(figuresOf),
    byClass: rows.find(({ model }) => model === set.model)?.byClass ?? null,
  };
}

const figuresOf = ({
  model,
  pooled,
  byFold,
  classes,
  interval,
}: StoredEvaluation['rows'][number]): ModelFigures => ({
  model,
  r2: pooled?.r2 ?? null,
  rmse: pooled?.rmse ?? null,
  mae: pooled?.mae ?? null,
  maeOriginal: pooled?.original.mae ?? null,
  mape: pooled?.original.mape ?? null,
  top1: classes?.top1 ?? null,
  top5: classes?.top5 ?? null,
  macroF1: classes?.macroF1 ?? null,
  coverage: interval?.coverage ?? null,
  chosen: chosenReadouts(byFold),
});
