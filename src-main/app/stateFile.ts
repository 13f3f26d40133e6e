import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type z } from 'zod';

/** A small JSON file of the application's own, beside no project. One that cannot be read counts as `otherwise`. */
export class StateFile<Value> {
  constructor(
    private readonly path: string,
    private readonly schema: z.ZodType<Value>,
    private readonly otherwise: Value,
  ) {}

  read(): Value {
    try {
      return this.schema.parse(JSON.parse(readFileSync(this.path, 'utf8')));
    } catch {
      return this.otherwise;
    }
  }

  /** Whole or not at all. */
  write(value: Value): void {
    mkdirSync(dirname(this.path), { recursive: true });
    const partial = join(dirname(this.path), `.${basename(this.path)}.${process.pid}`);
    writeFileSync(partial, `${JSON.stringify(value, null, 2)}\n`);
    renameSync(partial, this.path);
  }
}
