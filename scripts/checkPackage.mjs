// Checks what a package of this platform would hold, without Electron: packs with a stand-in for its binary (standInElectron.mjs),
// then looks into the result and runs what a plain Node runs of it. Takes minutes, and a few gigabytes while it runs:
// node scripts/checkPackage.mjs [--make], the latter for zip and deb as well.
import { listPackage } from '@electron/asar';
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.mjs';
import { productNode } from './setup.mjs';
import { writeStandIn } from './standInElectron.mjs';

/** What a plain Node runs or loads: beside the archive. */
const unpacked = [
  'package.json',
  'out/main/cli.js',
  'out/main/engine.js',
  'out/main/renderWorker.js',
  'out/main/surveyWorker.js',
  'node_modules/node/bin/node',
  'node_modules/better-sqlite3/package.json',
  'node_modules/onnxruntime-node/package.json',
];
/** What only Electron reads: in the archive. */
const packed = ['/out/renderer/index.html', '/out/preload/preload.cjs', '/migrations/0010_project.sql'];
const leftOut = [
  /^\/(src-|e2e|bench|docs|\.git)/,
  /^\/node_modules\/(vitest|electron|eslint)\/./,
  /^\/out\/e2e/,
];

const failures = [];
const check = (holds, what) => {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
  if (!holds) failures.push(what);
};

const zips = mkdtempSync(join(tmpdir(), 'placeprint-zips-'));
const { version } = JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8'));
writeStandIn(zips, version);
const forge = join(root, 'node_modules', '@electron-forge', 'cli', 'dist', 'electron-forge.js');
const makes = process.argv.includes('--make');
execFileSync(productNode, [forge, makes ? 'make' : 'package'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PLACEPRINT_ELECTRON_ZIPS: zips },
});
rmSync(zips, { recursive: true });

const packages = join(root, 'out.packages');
const made = join(packages, `Placeprint-linux-${process.arch}`);
const archive = join(made, 'resources', 'app.asar');
const inside = listPackage(archive, { isPack: false });
for (const path of packed) check(inside.includes(path), `in the archive: ${path}`);
for (const path of unpacked)
  check(existsSync(join(`${archive}.unpacked`, path)), `beside the archive: ${path}`);
for (const pattern of leftOut) check(!inside.some((path) => pattern.test(path)), `left out: ${pattern}`);

const wire = await getCurrentFuseWire(join(made, 'placeprint'));
const isOn = (fuse) => wire[fuse] === '1'.charCodeAt(0);
check(
  !isOn(FuseV1Options.RunAsNode) && isOn(FuseV1Options.OnlyLoadAppFromAsar),
  'fuses are set in the binary',
);

const node = join(`${archive}.unpacked`, 'node_modules', 'node', 'bin', 'node');
const cli = join(`${archive}.unpacked`, 'out', 'main', 'cli.js');
const doctor = execFileSync(node, [cli, '--json', 'doctor'], { encoding: 'utf8', cwd: tmpdir() });
check(JSON.parse(doctor).healthy, 'its own Node loads the native modules, and an executor runs');

if (makes)
  for (const [kind, extension] of [
    ['zip', '.zip'],
    ['deb', '.deb'],
  ]) {
    const files = readdirSync(join(packages, 'make', kind), { recursive: true });
    const file = files.find((path) => path.endsWith(extension));
    const size = file && statSync(join(packages, 'make', kind, file)).size;
    check(
      size > 50e6,
      `${kind}: ${file}, ${Math.round(size / 1e6)} MB, of a stand-in: not to be given to anyone`,
    );
  }
process.exit(failures.length > 0 ? 1 : 0);
