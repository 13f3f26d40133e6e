// Installs what package-lock.json names, if it is not there yet. Runs on the system's Node (20 or newer), with npm alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');
const stamp = join(root, 'node_modules', '.placeprint-installed');

/** The Node that the product runs on (npm package `node`); the system's may be too old for its native modules. */
export const productNode = join(
  root,
  'node_modules',
  '.bin',
  process.platform === 'win32' ? 'node.cmd' : 'node',
);

function npm(...args) {
  const run = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0)
    throw new Error(`npm ${args[0]} failed: see the lines above. Check the network, then run this again.`);
}

export function setup() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    throw new Error(`Node ${process.versions.node} was found; Placeprint needs Node 20 or newer.`);
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(productNode)) return;
  console.error('Installing packages (once) …');
  npm('ci');
  // .npmrc lets no package run scripts (tfjs-node-gpu would fetch a library of its own); the one that puts its binary in place
  // may.
  npm('rebuild', 'node', '--ignore-scripts=false');
  writeFileSync(stamp, lock);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) setup();
