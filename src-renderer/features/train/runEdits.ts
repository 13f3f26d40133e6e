import { type RunView } from '../../../src-shared/contract/app/runs';
import { history } from '../../state/history.svelte';
import { t } from './texts';

type Shelving = Partial<Pick<RunView, 'name' | 'tags' | 'archived'>>;

/** Edits of runs that can be taken back. */
export const renameRun = (run: RunView, name: string) =>
  change(run, t('edit.rename', { name: run.name }), { name }, { name: run.name });

export const tagRun = (run: RunView, tags: string[]) =>
  change(run, t('edit.tag', { name: run.name }), { tags }, { tags: run.tags });

export const archiveRun = (run: RunView, archived: boolean) =>
  change(
    run,
    t(archived ? 'edit.archive' : 'edit.unarchive', { name: run.name }),
    { archived },
    { archived: run.archived },
  );

export const deleteRun = ({ id: runId, name }: RunView) =>
  history().run({
    label: t('edit.delete', { name }),
    do: ['runs.delete', { runId }],
    undo: ['runs.restore', { runId }],
  });

const change = ({ id: runId }: RunView, label: string, after: Shelving, before: Shelving) =>
  history().run({
    label,
    do: ['runs.change', { runId, ...after }],
    undo: ['runs.change', { runId, ...before }],
  });
