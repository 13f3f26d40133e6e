import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../src-shared/errors';
import { proposedTargets, type TargetId } from '../../src-shared/kinds/targets';
import { say } from '../../src-shared/message';
import { openProject } from '../project/openProject';
import { listTargets } from '../project/targets';

const project = 'demo.placeprint';
const results = ['contact-sheet.png', 'metrics.md', 'metrics.json'];
const resultsOf = (target: TargetId) => [`predictions-${target}.geojson`, `map-${target}.png`];

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
  const replaced = openProject(path);
  const targets = [...Object.keys(proposedTargets), ...listTargets(replaced).map(({ id }) => id)];
  replaced.close();
  const beside = ['', '-lock', '-wal', '-shm'].map((ending) => project + ending);
  for (const name of [...results, ...beside, ...targets.flatMap(resultsOf)])
    rmSync(join(outDir, name), { force: true });
}
