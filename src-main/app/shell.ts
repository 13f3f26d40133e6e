import { type SystemInfo } from '../../src-shared/contract/app/system';

/**
 * What a shell does for the application. File references come from the interface: a shell turns those that it gave out
 * itself (a dialog's path, the token of an upload) into paths and refuses all others with `input/bad-argument`.
 */
export interface Shell {
  kind: SystemInfo['shell'];
  /** Path of a file to read. */
  inputPath(reference: string): string;
  /** Path of a file to write. */
  outputPath(reference: string): string;
  /** Path of a project to open (`mustExist`) or to make. */
  projectPath(reference: string, mustExist: boolean): string;
  /** Where the application keeps what belongs to no project, such as the recent projects. */
  stateFolder: string;
}
