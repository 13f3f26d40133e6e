import { type MapSourceView } from '../../../src-shared/contract/app/sources';
import { call } from '../../api';
import { history } from '../../state/history.svelte';
import { t } from './texts';

/** Edits of map sources that can be taken back. */
export const renameSource = ({ id: sourceId, name: before }: MapSourceView, name: string) =>
  history.run({
    label: t('edit.rename', { name }),
    do: async () => void (await call('sources.rename', { sourceId, name })),
    undo: async () => void (await call('sources.rename', { sourceId, name: before })),
  });

export const deleteSource = ({ id: sourceId, name }: MapSourceView) =>
  history.run({
    label: t('edit.delete', { name }),
    do: async () => void (await call('sources.delete', { sourceId })),
    undo: async () => void (await call('sources.restore', { sourceId })),
  });
