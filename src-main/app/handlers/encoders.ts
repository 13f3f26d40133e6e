import { basename } from 'node:path';
import { type WorkOptions } from '../../../src-shared/progress';
import {
  deleteEncoder,
  getEncoder,
  listEncoders,
  renameEncoder,
  restoreEncoder,
} from '../../project/encoders';
import { type Project } from '../../project/project';
import { embedMissingWithEncoder } from '../../runs/embedMissing';
import { addEncoderFile, embedWithEncoder } from '../../runs/encoderFiles';
import { type HandlersOf } from '../context';

export const encoders: HandlersOf<'encoders'> = {
  'encoders.list': (context) => listEncoders(context.project()),
  'encoders.add': (context, { file }) => {
    const path = context.shell.inputPath(file);
    const job = { kind: 'embed' as const, label: basename(path), parts: ['embeddings' as const] };
    return context.startJob(job, async (project, work) => {
      const { id } = await addEncoderFile(project, path, work);
      return embed(project, id, work);
    });
  },
  'encoders.embed': (context, { encoderId, missing }) => {
    const { name: label } = getEncoder(context.project(), encoderId);
    return context.startJob({ kind: 'embed', label, parts: ['embeddings'] }, async (project, work) => {
      if (!missing) return embed(project, encoderId, work);
      const { embeddingSetId } = await embedMissingWithEncoder(project, encoderId, work);
      return { encoderId, embeddingSetId };
    });
  },
  'encoders.rename': (context, { encoderId, name }) => {
    renameEncoder(context.project(), encoderId, name);
    context.changed('embeddings');
    return null;
  },
  'encoders.delete': (context, { encoderId }) => {
    deleteEncoder(context.project(), encoderId);
    context.changed('embeddings', 'predictions');
    return null;
  },
  'encoders.restore': (context, { encoderId }) => {
    restoreEncoder(context.project(), encoderId);
    context.changed('embeddings', 'predictions');
    return null;
  },
};

async function embed(project: Project, encoderId: number, work: WorkOptions) {
  const { id: embeddingSetId } = await embedWithEncoder(project, encoderId, work);
  return { encoderId, embeddingSetId };
}
