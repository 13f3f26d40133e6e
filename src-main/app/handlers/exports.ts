import { basename } from 'node:path';
import { exportEmbeddings } from '../../export/exportEmbeddings';
import { exportPlaces } from '../../export/exportPlaces';
import { exportPredictions } from '../../export/exportPredictions';
import { type HandlersOf } from '../context';

export const exports: HandlersOf<'exports'> = {
  'exports.write': (context, { what, id: setId, file }) => {
    const path = context.shell.outputPath(file);
    return context.startJob({ kind: 'export', label: basename(path), parts: [] }, async (project, work) => {
      if (what === 'places') return exportPlaces(project, path, work);
      if (what === 'embeddings') return exportEmbeddings(project, path, { setId, ...work });
      return exportPredictions(project, path, { setId, ...work });
    });
  },
};
