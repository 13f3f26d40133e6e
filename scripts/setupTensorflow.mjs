// Makes the executor `tensorflow` ready: finds or fetches a TensorFlow library, builds tfjs-node-gpu's add-on against it, and
// tries it. `npm run setup:tensorflow` (-- --gpu: fetch the CUDA build). Linux and macOS; needs g++ or clang++.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, root } from './build.mjs';
import { productNode, setup } from './setup.mjs';

/** Where the add-on and a fetched library live; src-main/engine/executors/tensorflow.ts looks there. */
const folder = resolve(
  process.env.PLACEPRINT_TENSORFLOW ?? join(homedir(), '.cache', 'placeprint', 'tensorflow'),
);
const python = process.env.PLACEPRINT_PYTHON ?? 'python3';
const archive = 'https://storage.googleapis.com/tensorflow/versions/2.18.0/libtensorflow';

const run = (command, args, options = {}) =>
  spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1e8, ...options });
const hasGpu = () => run('nvidia-smi', ['-L']).status === 0;

/** A folder with the headers and the libraries, if this one holds them. */
function libraryIn(path) {
  for (const [lib, include] of [
    [path, join(path, 'include')],
    [join(path, 'lib'), join(path, 'include')],
  ]) {
    if (!existsSync(join(include, 'tensorflow', 'c', 'c_api.h'))) continue;
    const files = readdirSync(lib);
    const find = (...names) =>
      names.flatMap((name) => files.filter((file) => file.startsWith(`${name}.`)).sort()).at(0);
    const library = find('libtensorflow_cc', 'libtensorflow');
    const framework = find('libtensorflow_framework');
    if (library && framework) return { lib: realpathSync(lib), include, library, framework };
  }
  return undefined;
}

function installedPackage() {
  const code = "import importlib.util as u; print(u.find_spec('tensorflow').submodule_search_locations[0])";
  const found = run(python, ['-c', code]);
  return found.status === 0 ? libraryIn(found.stdout.trim()) : undefined;
}

/** The library alone: TensorFlow's Python side is never imported. */
function fetchedPackage(gpu) {
  const target = join(folder, 'python');
  const known = libraryIn(join(target, 'tensorflow'));
  if (known) return known;
  console.log(`Fetching ${gpu ? 'tensorflow with CUDA' : 'tensorflow-cpu'} with pip (once) …`);
  const wanted = gpu ? ['tensorflow[and-cuda]'] : ['--no-deps', 'tensorflow-cpu'];
  const pip = run(python, ['-m', 'pip', 'install', '--quiet', '--target', target, ...wanted]);
  if (pip.status === 0) return libraryIn(join(target, 'tensorflow'));
  console.error(`pip: ${pip.stderr?.trim().split('\n').at(-1) ?? pip.error?.message}`);
  rmSync(target, { recursive: true, force: true });
  return undefined;
}

async function fetchedArchive(gpu) {
  const target = join(folder, 'libtensorflow');
  const known = existsSync(target) ? libraryIn(target) : undefined;
  if (known) return known;
  const system = { 'linux x64': 'linux-x86_64', 'darwin arm64': 'darwin-arm64' }[
    `${process.platform} ${process.arch}`
  ];
  if (!system) return undefined;
  const url = `${archive}-${gpu ? 'gpu' : 'cpu'}-${system}.tar.gz`;
  console.log(`Fetching ${url} …`);
  const answer = await fetch(url).catch((error) => ({ ok: false, statusText: error.message }));
  if (!answer.ok) return void console.error(`${url}: ${answer.statusText}`);
  mkdirSync(target, { recursive: true });
  const tar = run('tar', ['-xz', '-C', target], { input: Buffer.from(await answer.arrayBuffer()) });
  return tar.status === 0 ? libraryIn(target) : undefined;
}

/** tfjs-node-gpu's own sources (some 1,600 lines) against this library. */
function buildAddon({ lib, include, library, framework }) {
  const packages = join(root, 'node_modules');
  const gpuPackage = join(packages, '@tensorflow', 'tfjs-node-gpu');
  const addon = join(folder, 'tfjs_binding.node');
  const compiler = process.platform === 'darwin' ? 'clang++' : 'g++';
  const sources = ['tfjs_backend.cc', 'tfjs_binding.cc'].map((name) => join(gpuPackage, 'binding', name));
  const undefinedSymbols = process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : [];
  const args = [
    ...['-std=c++17', '-O2', '-shared', '-fPIC', '-DNAPI_VERSION=8', '-w'],
    ...['-I', gpuPackage, '-I', include, '-I', join(packages, 'node-api-headers', 'include')],
    ...sources,
    ...[join(lib, library), join(lib, framework), `-Wl,-rpath,${lib}`, ...undefinedSymbols],
    ...['-o', addon],
  ];
  console.log(`Building the add-on with ${compiler} …`);
  const built = run(compiler, args);
  if (built.status !== 0)
    throw new Error(
      `${compiler} failed:\n${built.stderr ?? built.error?.message}\nIs a C++ compiler installed?`,
    );
  return addon;
}

/** Trains a few steps, as `placeprint doctor` does. */
function tryExecutor() {
  const cli = join(root, 'out', 'main', 'cli.js');
  const env = { ...process.env, PLACEPRINT_TENSORFLOW: folder };
  const doctor = run(productNode, [cli, 'doctor', '--json'], { env });
  const report = JSON.parse(doctor.stdout);
  return report.executors.find(({ executor }) => executor === 'tensorflow');
}

export async function setupTensorflow({ gpu }) {
  if (process.platform === 'win32')
    throw new Error(
      'On Windows the add-on has to be built with Visual Studio: docs/executors.md says what is missing.',
    );
  mkdirSync(folder, { recursive: true });
  const found = (gpu ? undefined : installedPackage()) ?? fetchedPackage(gpu) ?? (await fetchedArchive(gpu));
  if (!found)
    throw new Error(
      `No TensorFlow was found or could be fetched. Install one (pip install tensorflow), or name a Python that has it: PLACEPRINT_PYTHON=/path/to/python.`,
    );
  const addon = buildAddon(found);
  writeFileSync(
    join(folder, 'installed.json'),
    `${JSON.stringify({ addon, library: join(found.lib, found.library) }, null, 2)}\n`,
  );
  const check = tryExecutor();
  if (check?.error) throw new Error(`The add-on was built but does not work: ${check.error.message}`);
  console.log(`tensorflow works: ${check.device}, ${check.imagesPerSecond.toFixed(1)} images/s.`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  setup();
  await buildIfStale();
  try {
    await setupTensorflow({ gpu: process.argv.includes('--gpu') || hasGpu() });
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
