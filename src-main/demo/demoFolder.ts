import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { targets } from '../../src-shared/targets';
import { openProject } from '../project/openProject';

const project = 'demo.placeprint';
const results = [
  'contact-sheet.png',
  'metrics.md',
  'metrics.json',
  ...targets.flatMap((target) => [`predictions-${target}.geojson`, `map-${target}.png`]),
];

/**
 * Makes sure that a demo can be written to this folder. One that is there already is refused with `state/exists`, or with
 * `overwrite` removed: its own files and nothing else, and not while it is open elsewhere (`state/busy`).
 */
export function prepareDemoFolder(outDir: string, overwrite: boolean): void {
  const path = join(outDir, project);
  if (!existsSync(path)) return;
  if (!overwrite)
    throw new AppError('state/exists', say('demo.exists', { folder: outDir }), {
      commandLine: say('demo.existsAdvice'),
    });
  openProject(path).close();
  const beside = ['', '-lock', '-wal', '-shm'].map((ending) => project + ending);
  for (const name of [...results, ...beside]) rmSync(join(outDir, name), { force: true });
}
