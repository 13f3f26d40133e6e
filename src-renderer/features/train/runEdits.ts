import { type RunView } from '../../../src-shared/contract/app/runs';
import { history } from '../../state/history.svelte';
import { runName } from '../../ui/names';
import { t } from './texts';

type Shelving = Partial<Pick<RunView, 'name' | 'tags' | 'archived'>>;

/** Edits of runs that can be taken back. */
export const renameRun = (run: RunView, name: string) =>
  change(run, t('edit.rename', { name: runName(run) }), { name }, { name: run.name });

export const tagRun = (run: RunView, tags: string[]) =>
  change(run, t('edit.tag', { name: runName(run) }), { tags }, { tags: run.tags });

export const archiveRun = (run: RunView, archived: boolean) =>
  change(
    run,
    t(archived ? 'edit.archive' : 'edit.unarchive', { name: runName(run) }),
    { archived },
    { archived: run.archived },
  );

export const deleteRun = (run: RunView) =>
  history().run({
    label: t('edit.delete', { name: runName(run) }),
    do: ['runs.delete', { runId: run.id }],
    undo: ['runs.restore', { runId: run.id }],
  });

const change = ({ id: runId }: RunView, label: string, after: Shelving, before: Shelving) =>
  history().run({
    label,
    do: ['runs.change', { runId, ...after }],
    undo: ['runs.change', { runId, ...before }],
  });
