import { basename } from 'node:path';
import { type Params } from '../../../src-shared/contract/app/index';
import { type WrittenFileView } from '../../../src-shared/contract/app/exports';
import { exportEmbeddings } from '../../export/exportEmbeddings';
import { exportEncoder } from '../../export/exportEncoder';
import { exportHits } from '../../export/exportHits';
import { exportPlaces } from '../../export/exportPlaces';
import { exportPredictions } from '../../export/exportPredictions';
import { exportRegions } from '../../export/exportRegions';
import { type Project } from '../../project/project';
import { type WorkOptions } from '../../../src-shared/progress';
import { type HandlersOf } from '../context';

export const exports: HandlersOf<'exports'> = {
  'exports.write': (context, { file, ...wanted }) => {
    const path = context.shell.outputPath(file);
    return context.startJob({ kind: 'export', label: basename(path), parts: [] }, (project, work) =>
      write(project, path, wanted, work),
    );
  },
};

type Wanted =
  Params<'exports.write'> extends infer Each ? (Each extends unknown ? Omit<Each, 'file'> : never) : never;

function write(project: Project, path: string, wanted: Wanted, work: WorkOptions): Promise<WrittenFileView> {
  switch (wanted.what) {
    case 'places':
      return exportPlaces(project, path, { within: wanted.within, ...work });
    case 'predictions':
      return exportPredictions(project, path, { setId: wanted.id, within: wanted.within, ...work });
    case 'embeddings':
      return exportEmbeddings(project, path, { setId: wanted.id, within: wanted.within, ...work });
    case 'regions':
      return exportRegions(project, path, work);
    case 'encoder':
      return exportEncoder(project, path, { runId: wanted.id, ...work });
    case 'hits':
      return exportHits(project, path, { search: wanted.search, ...work });
  }
}
