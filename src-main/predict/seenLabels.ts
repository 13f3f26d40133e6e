import { AppError } from '../../src-shared/errors';
import { type Target } from '../../src-shared/targets';
import { type EmbeddingSet } from '../project/embeddings';
import { type Project } from '../project/project';
import { getRun, runHiddenLabels } from '../project/runs';
import { type FoldTask } from './foldTasks';

/**
 * The folds on which these encoders may be scored: those whose held-out and buffer places were all hidden from their
 * training heads; all folds of an encoder that saw no label. Wanted folds that were seen are refused with
 * `state/labels-seen`, and so is an encoder that no fold is left for.
 */
export function scorableFolds(
  project: Project,
  target: Target,
  sets: EmbeddingSet[],
  tasks: FoldTask[],
  ids: Float64Array,
  wanted?: number[],
): FoldTask[] {
  const asked = wanted ? wanted.map((fold) => taskOf(tasks, fold)) : tasks;
  const isHidden = hiddenFrom(project, target, sets);
  const allHidden = ({ test, buffer }: FoldTask) =>
    [test, buffer].every((part) => part.every((place) => isHidden(ids[place])));
  const scorable = asked.filter(allHidden);
  if (scorable.length === 0 || (wanted && scorable.length < asked.length))
    throw seen(asked.filter((task) => !scorable.includes(task)));
  return scorable;
}

function taskOf(tasks: FoldTask[], fold: number): FoldTask {
  const task = tasks.find((each) => each.fold === fold);
  if (task) return task;
  throw new AppError('input/bad-argument', `There is no fold ${fold}: folds are 0 to ${tasks.length - 1}.`);
}

/** Whether no head of any of the runs behind the sets was shown a place's label. */
function hiddenFrom(project: Project, target: Target, sets: EmbeddingSet[]): (placeId: number) => boolean {
  const hidden = sets.flatMap(({ runId }) => {
    if (runId === null || getRun(project, runId).labels === null) return [];
    return [runHiddenLabels(project, runId, target)];
  });
  return (placeId) => hidden.every((ids) => ids.has(placeId));
}

const seen = (tasks: FoldTask[]) =>
  new AppError(
    'state/labels-seen',
    `The encoder was trained with labels of places that this evaluation holds out (fold ${tasks.map(({ fold }) => fold).join(', ')}): ` +
      'its figures would flatter. Ask for the split, seed and fold that were hidden when it was trained, or train one ' +
      'that has them hidden, or one without labels.',
  );
