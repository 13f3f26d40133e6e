import { basename } from 'node:path';
import { type MapSourceView } from '../../../src-shared/contract/app/sources';
import {
  deleteMapSource,
  listMapSources,
  type MapSource,
  renameMapSource,
  restoreMapSource,
} from '../../project/mapSources';
import { addSource } from '../../sources/addSource';
import { type SourceSummary } from '../../sources/readSource';
import { surroundings } from '../../sources/surroundings';
import { type HandlersOf } from '../context';

export const sources: HandlersOf<'sources'> = {
  'sources.add': (context, { files, everything, ...names }) => {
    const paths = files.map((file) => context.shell.inputPath(file));
    const job = { kind: 'source' as const, label: paths.map((path) => basename(path)).join(', ') };
    return context.startJob({ ...job, parts: ['sources'] }, async (project, work) => {
      const clip = everything ? undefined : surroundings(project);
      const added = await addSource(
        project,
        paths.map((path) => ({ path })),
        { ...names, clip, ...work },
      );
      return viewOf(listMapSources(project).find(({ id }) => id === added.sourceId)!);
    });
  },
  'sources.list': (context) => listMapSources(context.project()).map(viewOf),
  'sources.rename': (context, { sourceId, name }) => {
    renameMapSource(context.project(), sourceId, name);
    context.changed('sources');
    return null;
  },
  'sources.delete': (context, { sourceId }) => {
    deleteMapSource(context.project(), sourceId);
    context.changed('sources', 'images');
    return null;
  },
  'sources.restore': (context, { sourceId }) => {
    restoreMapSource(context.project(), sourceId);
    context.changed('sources', 'images');
    return null;
  },
};

function viewOf({ summary, ...source }: MapSource): MapSourceView {
  const { byClass = {}, bbox = null, notices = [] } = summary as Partial<SourceSummary>;
  return { ...source, byClass, bbox, notices };
}
