import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { type RecentProject } from '../../src-shared/contract/app/project';

const stored = z.array(z.object({ path: z.string(), openedAt: z.string() }));
const kept = 20;

/** The projects opened last, newest first, in a file of the application. */
export class RecentProjects {
  constructor(private readonly file: string) {}

  list(): RecentProject[] {
    return this.read().map(({ path, openedAt }) => ({
      path,
      openedAt,
      name: basename(path, '.placeprint'),
      exists: existsSync(path),
    }));
  }

  add(path: string): void {
    const others = this.read().filter((each) => each.path !== path);
    this.write([{ path, openedAt: new Date().toISOString() }, ...others].slice(0, kept));
  }

  forget(path: string): void {
    this.write(this.read().filter((each) => each.path !== path));
  }

  /** A list that cannot be read is an empty one: nothing hangs on it. */
  private read(): z.infer<typeof stored> {
    try {
      return stored.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    } catch {
      return [];
    }
  }

  private write(list: z.infer<typeof stored>): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const partial = join(dirname(this.file), `.recent.${process.pid}`);
    writeFileSync(partial, `${JSON.stringify(list, null, 2)}\n`);
    renameSync(partial, this.file);
  }
}
