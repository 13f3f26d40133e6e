import { type ParamsIn } from '../../../src-shared/contract/app/index';
import { type TargetView } from '../../../src-shared/contract/app/targets';
import { call } from '../../api';
import { history } from '../../state/history.svelte';
import { targetName } from '../../ui/names';
import { t } from './targetTexts';

/** Edits of targets that can be taken back. */
export const addTarget = (target: ParamsIn<'targets.add'>): Promise<void> =>
  history().keep(async () => {
    const { id: targetId } = await call('targets.add', target);
    return {
      label: t('edit.add', { name: target.name }),
      do: ['targets.restore', { targetId }],
      undo: ['targets.delete', { targetId }],
    };
  });

export const renameTarget = ({ id: targetId }: TargetView, name: string) =>
  history().run({
    label: t('edit.rename', { name }),
    do: ['targets.change', { targetId, name }],
    undo: ['targets.change', { targetId, name: targetName(targetId) }],
  });

export const deleteTarget = ({ id: targetId }: TargetView) =>
  history().run({
    label: t('edit.delete', { name: targetName(targetId) }),
    do: ['targets.delete', { targetId }],
    undo: ['targets.restore', { targetId }],
  });
