import { type MapFilePreview, type MapSourceView } from '../../../src-shared/contract/app/sources';
import {
  deleteMapSource,
  listMapSources,
  type MapSource,
  renameMapSource,
  restoreMapSource,
} from '../../project/mapSources';
import { addSource, nameOfFiles } from '../../sources/addSource';
import { previewMap } from '../../sources/previewMaps';
import { surroundings } from '../../sources/surroundings';
import { askFirst } from '../askFirst';
import { type HandlersOf } from '../context';

export const sources: HandlersOf<'sources'> = {
  'sources.preview': async ({ shell }, { files }) => {
    const previews: MapFilePreview[] = [];
    for (const file of files) previews.push({ file, ...(await previewMap(shell.inputPath(file))) });
    return previews;
  },
  'sources.add': (context, params) => {
    const { files, everything, ...names } = params;
    const given = files.map(({ file, classes }) => ({ path: context.shell.inputPath(file), classes }));
    const label = names.name ?? nameOfFiles(given.map(({ path }) => path));
    return context.startJob({ kind: 'source', label, parts: ['sources'] }, async (project, work) => {
      const clip = everything ? undefined : surroundings(project);
      const added = await askFirst('sources.add', params, () =>
        addSource(project, given, { ...names, clip, ...work }),
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

const viewOf = ({ summary: { byClass, bbox, notices }, ...source }: MapSource): MapSourceView => ({
  ...source,
  byClass,
  bbox,
  notices,
});
