import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { type RecentProject } from '../../src-shared/contract/app/project';
import { StateFile } from './stateFile';

const stored = z.array(z.object({ path: z.string(), openedAt: z.string() }));
const kept = 20;

/** The projects opened last, newest first, in a file of the application. */
export class RecentProjects {
  private readonly file: StateFile<z.infer<typeof stored>>;

  constructor(path: string) {
    this.file = new StateFile(path, stored, []);
  }

  list(): RecentProject[] {
    return this.file.read().map(({ path, openedAt }) => ({
      path,
      openedAt,
      name: basename(path, '.placeprint'),
      exists: existsSync(path),
    }));
  }

  /** Where the file cannot be written (a full disk, a home that is read-only), the list stays as it was: the project is open. */
  add(path: string): void {
    const others = this.file.read().filter((each) => each.path !== path);
    try {
      this.file.write([{ path, openedAt: new Date().toISOString() }, ...others].slice(0, kept));
    } catch {
      // Nothing is lost but a line of the list.
    }
  }

  forget(path: string): void {
    this.file.write(this.file.read().filter((each) => each.path !== path));
  }
}
