import { type MapSourceView } from '../../../src-shared/contract/app/sources';
import { history } from '../../state/history.svelte';
import { t } from './texts';

/** Edits of map sources that can be taken back. */
export const renameSource = ({ id: sourceId, name: before }: MapSourceView, name: string) =>
  history().run({
    label: t('edit.rename', { name }),
    do: ['sources.rename', { sourceId, name }],
    undo: ['sources.rename', { sourceId, name: before }],
  });

export const deleteSource = ({ id: sourceId, name }: MapSourceView) =>
  history().run({
    label: t('edit.delete', { name }),
    do: ['sources.delete', { sourceId }],
    undo: ['sources.restore', { sourceId }],
  });
