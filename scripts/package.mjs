// Packages of the application, by electron-forge, for the platform it runs on: `npm run package`. Arguments go to electron-forge.
// Electron's own zip is fetched, or taken from the folder that PLACEPRINT_ELECTRON_ZIPS names.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './build.mjs';
import { productNode, setup } from './setup.mjs';

/** Where @electron/get keeps what it has fetched. */
const caches = {
  linux: process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'),
  darwin: join(homedir(), 'Library', 'Caches'),
  win32: process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'),
};

/** What is wanted of Electron: the file's name, and its address. */
export function wantedZip(platform = process.platform, arch = process.arch) {
  const { version } = JSON.parse(
    readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  const name = `electron-v${version}-${platform}-${arch}.zip`;
  return { name, url: `https://github.com/electron/electron/releases/download/v${version}/${name}` };
}

/** Why Electron cannot be had, in words; null if it is in the named folder or in the cache, or can be fetched. */
export async function whyNoElectron({ name, url }, { folder, cache, reach }) {
  if (folder !== undefined)
    return existsSync(join(folder, name))
      ? null
      : `PLACEPRINT_ELECTRON_ZIPS is ${folder}, but there is no ${name} in it.`;
  const fetched = join(cache, 'electron');
  const isFetched =
    existsSync(fetched) && readdirSync(fetched, { recursive: true }).some((path) => path.endsWith(name));
  if (isFetched || (await reach(url))) return null;
  return (
    `Packaging needs Electron's own binary, ${name}. It is not in the cache (${fetched}), and cannot be fetched from\n` +
    `  ${url}\n` +
    'Fetch that file on a machine that can, put it into a folder, and run:\n' +
    '  PLACEPRINT_ELECTRON_ZIPS=FOLDER npm run package'
  );
}

const canReach = (url) =>
  fetch(url, { method: 'HEAD', signal: globalThis.AbortSignal.timeout(20_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setup();
  const problem = await whyNoElectron(wantedZip(), {
    folder: process.env.PLACEPRINT_ELECTRON_ZIPS,
    cache: caches[process.platform] ?? caches.linux,
    reach: canReach,
  });
  if (problem) {
    console.error(problem);
    process.exit(1);
  }
  const forge = join(root, 'node_modules', '@electron-forge', 'cli', 'dist', 'electron-forge.js');
  const { status } = spawnSync(productNode, [forge, 'make', ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}
