// Builds out/ when a source is newer than the last build; safe when two callers come at once.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = resolve(fileURLToPath(import.meta.url), '../..');
const out = join(root, 'out');
const stamp = join(out, '.built');
const inputs = ['src-shared', 'src-main', 'src-renderer', 'migrations', 'electron.config.ts', 'package.json'];

/** Newest modification time (ms) below a path. */
function newestMs(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((ms, name) => Math.max(ms, newestMs(join(path, name))), stat.mtimeMs);
}

function isStale() {
  if (!existsSync(stamp)) return true;
  const builtMs = statSync(stamp).mtimeMs;
  return inputs.some((input) => newestMs(join(root, input)) > builtMs);
}

/** Builds into a folder of its own and swaps it in, so that a running build is never half visible. */
export async function buildIfStale() {
  if (!isStale()) return;
  const startedAt = new Date();
  const fresh = join(root, `out.${process.pid}`);
  mkdirSync(fresh, { recursive: true });
  const bin = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const node = join(root, 'node_modules', '.bin', 'node');
  const run = spawnSync(node, [bin, 'build', '-c', 'electron.config.ts', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, PLACEPRINT_OUT_DIR: fresh },
    encoding: 'utf8',
  });
  if (run.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`The build failed:\n${run.stdout}\n${run.stderr}`);
  }
  writeFileSync(join(fresh, '.built'), `${startedAt.toISOString()}\n`);
  const old = join(root, `out.old.${process.pid}`);
  if (existsSync(out)) renameSync(out, old);
  renameSync(fresh, out);
  rmSync(old, { recursive: true, force: true });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildIfStale();
