import { type TargetView } from '../../../src-shared/contract/app/targets';
import { AppError } from '../../../src-shared/errors';
import { say } from '../../../src-shared/message';
import { type Project } from '../../project/project';
import {
  changeTarget,
  deleteTarget,
  nameTarget,
  restoreTarget,
  setTargetSources,
} from '../../project/targetEdits';
import { labelColumns, listStoredTargets, presentCount } from '../../project/targets';
import { type HandlersOf } from '../context';

export const targets: HandlersOf<'targets'> = {
  'targets.list': (context) => viewsOf(context.project()),
  'targets.add': (context, target) => {
    const { id } = nameTarget(context.project(), target);
    context.changed('data');
    return viewOf(context.project(), id);
  },
  'targets.change': (context, { targetId, sources, ...changes }) => {
    const project = context.project();
    project.transaction(() => {
      changeTarget(project, targetId, changes);
      if (sources) setTargetSources(project, targetId, sources);
    });
    context.changed('data');
    return viewOf(project, targetId);
  },
  'targets.delete': (context, { targetId }) => {
    deleteTarget(context.project(), targetId);
    context.changed('data');
    return null;
  },
  'targets.restore': (context, { targetId }) => {
    restoreTarget(context.project(), targetId);
    context.changed('data');
    return null;
  },
};

function viewsOf(project: Project): TargetView[] {
  const columns = labelColumns(project);
  return listStoredTargets(project).map((target, i) => ({
    ...target,
    count: presentCount(columns[i].values),
    classes: columns[i].classes,
  }));
}

function viewOf(project: Project, id: string): TargetView {
  const view = viewsOf(project).find((each) => each.id === id);
  if (view) return view;
  throw new AppError(
    'state/missing',
    say('targets.unknown', { target: id, known: listStoredTargets(project).map((each) => each.id) }),
  );
}
