import { resolve } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Shell } from '../app/shell';

/** Files that the user chose in a dialog, dropped, opened from the file manager or opened before. No others are touched. */
export class GrantedFiles implements Shell {
  readonly kind = 'electron';
  private readonly granted = new Set<string>();

  /** `remembered` tells the projects that were opened before. */
  constructor(
    readonly stateFolder: string,
    private readonly remembered: () => string[],
  ) {}

  /** Lets the interface name this path. Returns the reference. */
  grant(path: string): string {
    const file = resolve(path);
    this.granted.add(file);
    return file;
  }

  inputPath(reference: string): string {
    return this.check(reference);
  }

  outputPath(reference: string): string {
    return this.check(reference);
  }

  projectPath(reference: string, mustExist: boolean): string {
    if (mustExist && this.remembered().includes(reference)) return reference;
    return this.check(reference);
  }

  private check(reference: string): string {
    if (this.granted.has(reference)) return reference;
    throw new AppError('input/bad-argument', say('electron.notChosen', { path: reference }));
  }
}
