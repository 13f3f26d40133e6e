import { z } from 'zod';
import { type Look, lookSchema } from '../../src-shared/contract/app/look';
import { StateFile } from './stateFile';

const stored = z.array(z.object({ path: z.string(), look: lookSchema }));
const most = 100;

/** How projects were looked at last, in a file of the application: a project may be read-only, or on another machine tomorrow. */
export class LastLooks {
  private readonly file: StateFile<z.infer<typeof stored>>;
  private looks: z.infer<typeof stored>;

  constructor(path: string) {
    this.file = new StateFile(path, stored, []);
    this.looks = this.file.read();
  }

  /** Of the project at a path; empty where nothing is known of it. */
  of(path: string): Look {
    return this.looks.find((each) => each.path === path)?.look ?? {};
  }

  /** Where the file cannot be written (a full disk, a home that is read-only), it is kept until the application ends. */
  keep(path: string, look: Look): void {
    const others = this.looks.filter((each) => each.path !== path);
    this.looks = [{ path, look }, ...others].slice(0, most);
    try {
      this.file.write(this.looks);
    } catch {
      // Nothing is lost but where one was.
    }
  }
}
