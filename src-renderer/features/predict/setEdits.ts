import { type PredictionSetView } from '../../../src-shared/contract/app/predictions';
import { history } from '../../state/history.svelte';
import { predictionName } from '../../ui/names';
import { t } from './texts';

/** Edits of predictions that can be taken back. */
export const renameSet = ({ id: setId, name: before }: PredictionSetView, name: string) =>
  history().run({
    label: t('edit.rename', { name }),
    do: ['predictions.rename', { setId, name }],
    undo: ['predictions.rename', { setId, name: before }],
  });

export const deleteSet = (set: PredictionSetView) =>
  history().run({
    label: t('edit.delete', { name: predictionName(set) }),
    do: ['predictions.delete', { setId: set.id }],
    undo: ['predictions.restore', { setId: set.id }],
  });
