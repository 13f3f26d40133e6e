import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createProject } from '../../project/createProject';
import { serve } from './serve';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-serve-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('ends at a Ctrl-C that came while the project was opened', { timeout: 60_000 }, async () => {
  const path = join(folder, 'city.placeprint');
  createProject(path).close();
  expect(await serve(path, { port: 0, projects: folder }, AbortSignal.abort())).toBeUndefined();
});
