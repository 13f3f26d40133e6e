import { type EncoderView } from '../../../src-shared/contract/app/encoders';
import { history } from '../../state/history.svelte';
import { t } from './encoderTexts';

/** Edits of encoders from files that can be taken back. */
export const renameEncoder = ({ id: encoderId, name: before }: EncoderView, name: string) =>
  history().run({
    label: t('edit.rename', { name }),
    do: ['encoders.rename', { encoderId, name }],
    undo: ['encoders.rename', { encoderId, name: before }],
  });

export const deleteEncoder = ({ id: encoderId, name }: EncoderView) =>
  history().run({
    label: t('edit.delete', { name }),
    do: ['encoders.delete', { encoderId }],
    undo: ['encoders.restore', { encoderId }],
  });
