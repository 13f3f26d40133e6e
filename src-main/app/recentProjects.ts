import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { type RecentProject } from '../../src-shared/contract/app/project';
import { StateFile } from './stateFile';

const stored = z.array(z.object({ path: z.string(), openedAt: z.string() }));
type Stored = z.infer<typeof stored>;
const kept = 20;

/** The projects opened last, newest first, in a file of the application. */
export class RecentProjects {
  private readonly file: StateFile<Stored>;

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

  add(path: string): void {
    this.write([{ path, openedAt: new Date().toISOString() }, ...this.without(path)].slice(0, kept));
  }

  forget(path: string): void {
    this.write(this.without(path));
  }

  private without(path: string): Stored {
    return this.file.read().filter((each) => each.path !== path);
  }

  /** Where the file cannot be written (a full disk, a home that is read-only), the list stays as it was. */
  private write(projects: Stored): void {
    try {
      this.file.write(projects);
    } catch {
      // Nothing is lost but a line of the list.
    }
  }
}
