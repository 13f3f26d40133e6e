import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('hands no address to the system: `shell` of Electron is imported nowhere', () => {
  const sources = globSync(join(import.meta.dirname, '*.ts')).filter((path) => !path.endsWith('.test.ts'));
  const imports = sources.flatMap((path) =>
    Array.from(readFileSync(path, 'utf8').matchAll(/import ([^;]*) from 'electron'/g), ([, names]) => names),
  );
  expect(imports.length).toBeGreaterThan(3);
  expect(imports.filter((names) => /\bshell\b|\*/.test(names))).toEqual([]);
});
