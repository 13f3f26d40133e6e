import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout or the installed application: the folder that holds `package.json`. */
export const appRoot = findAppRoot(dirname(fileURLToPath(import.meta.url)));

/** The same folder as a plain Node sees it: outside the archive that an installed application lies in (forge.config.ts). */
export const plainRoot = outsideArchive(appRoot);

/** `…/app.asar` → `…/app.asar.unpacked`; any other folder stays. */
export function outsideArchive(folder: string): string {
  return folder.endsWith('.asar') ? `${folder}.unpacked` : folder;
}

function findAppRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json of Placeprint not found');
  return findAppRoot(parent);
}

/** Path of a built entry: processes and worker threads always run the bundle, also under the tests. */
export function entryPath(name: 'cli' | 'engine' | 'renderWorker' | 'surveyWorker' | 'tileWorker'): string {
  return join(plainRoot, 'out', 'main', `${name}.js`);
}
