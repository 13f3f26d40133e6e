import { throwIfCancelled } from '../../src-shared/errors';
import { formatByEnding } from '../files/outputFormat';
import { writeOutput } from '../files/writeOutput';
import { type Project } from '../project/project';
import { encoderAsFile } from '../runs/encoderAsFile';
import { type RunOptions } from '../runs/withEngine';

export interface ExportEncoderOptions extends RunOptions {
  /** Default: the newest that is done. */
  runId?: number;
}

/**
 * The encoder of a run as an ONNX file that runs without Placeprint (docs/encoderFile.md). Codes: those of `formatByEnding`,
 * `encoderAsFile` and `writeOutput`.
 */
export async function exportEncoder(
  project: Project,
  path: string,
  { runId, ...options }: ExportEncoderOptions = {},
): Promise<{ path: string; features: null }> {
  formatByEnding(path, ['encoder']);
  const progress = (done: number) => options.onProgress?.({ stage: 'export', done, total: 1, unit: 'files' });
  progress(0);
  const bytes = await encoderAsFile(project, runId, options);
  throwIfCancelled(options.signal);
  await writeOutput(path, [bytes], options.signal);
  progress(1);
  return { path, features: null };
}
