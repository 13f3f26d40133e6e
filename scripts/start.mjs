// Opens the application: in Electron where its binary is there or can be fetched, else in a browser (placeprint serve).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, root } from './build.mjs';
import { productNode, setup } from './setup.mjs';

const folder = join(root, 'node_modules', 'electron');

/** Path of Electron's binary; null where it is not there. Never requires the package: that would start a download. */
export function electronBinary() {
  const name = join(folder, 'path.txt');
  if (!existsSync(name)) return null;
  const path = join(folder, 'dist', readFileSync(name, 'utf8').trim());
  return existsSync(path) ? path : null;
}

function fetchedBinary() {
  console.error('Fetching Electron (once) …');
  spawnSync(productNode, [join(folder, 'install.js')], { stdio: ['ignore', 2, 'ignore'], timeout: 600_000 });
  return electronBinary();
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setup();
  await buildIfStale();
  const binary = electronBinary() ?? fetchedBinary();
  if (!binary)
    console.error('Electron cannot be had here: the same application opens in your browser instead.');
  const args = process.argv.slice(2);
  const [command, first] = binary
    ? [binary, [root]]
    : [productNode, [join(root, 'out', 'main', 'cli.js'), 'serve']];
  const child = spawn(command, [...first, ...args], { stdio: 'inherit' });
  process.on('SIGINT', () => {});
  child.on('exit', (code) => process.exit(code ?? 1));
}
