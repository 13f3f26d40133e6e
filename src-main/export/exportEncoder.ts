import { throwIfCancelled } from '../../src-shared/errors';
import { type Project } from '../project/project';
import { encoderAsFile } from '../runs/encoderAsFile';
import { type RunOptions } from '../runs/withEngine';
import { writeWhole } from './wholeFile';

export interface ExportEncoderOptions extends RunOptions {
  /** Default: the newest that is done. */
  runId?: number;
}

/**
 * The encoder of a run as an ONNX file that runs without Placeprint (docs/encoderFile.md). Codes: those of `encoderAsFile` and
 * `writeWhole`.
 */
export async function exportEncoder(
  project: Project,
  path: string,
  { runId, ...options }: ExportEncoderOptions = {},
): Promise<{ path: string; features: null }> {
  const progress = (done: number) => options.onProgress?.({ stage: 'export', done, total: 1, unit: 'files' });
  progress(0);
  const bytes = await encoderAsFile(project, runId, options);
  throwIfCancelled(options.signal);
  const written = await writeWhole({ path, features: null }, [bytes], options.signal);
  progress(1);
  return written;
}
