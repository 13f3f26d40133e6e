// Who may import whom (ARCHITECTURE.md, "Rooms"). Exits 1 and lists every import that breaks a rule.
import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../..');

/** For each room: the rooms it may import, and the packages that only the listed rooms may import. */
export const rooms = {
  'src-shared': [],
  'src-main/channel': ['src-shared'],
  'src-main/engine': ['src-shared', 'src-main/channel'],
  'src-main/project': ['src-shared'],
  'src-main/jobs': ['src-shared', 'src-main/project'],
  'src-main/geojson': ['src-shared'],
  'src-main/import': ['src-shared', 'src-main/project', 'src-main/geojson'],
  'src-main/sources': ['src-shared', 'src-main/project', 'src-main/geojson'],
  'src-main/placing': ['src-shared', 'src-main/project', 'src-main/sources'],
  'src-main/images': ['src-shared', 'src-main/project', 'src-main/sources'],
  'src-main/predict': ['src-shared', 'src-main/project'],
  'src-main/search': ['src-shared', 'src-main/project'],
  'src-main/runs': ['src-shared', 'src-main/channel', 'src-main/project', 'src-main/predict'],
  'src-main/experiments': [
    'src-shared',
    'src-main/project',
    'src-main/predict',
    'src-main/runs',
    'src-main/search',
  ],
  'src-main/export': ['src-shared', 'src-main/project', 'src-main/search', 'src-main/runs'],
  'src-main/sample': ['src-shared'],
  'src-main/demo': ['src-shared', 'src-main/*'],
  'src-main/app': ['src-shared', 'src-main/*'],
  'src-main/cli': ['src-shared', 'src-main/*', 'src-main/web'],
  'src-main/web': ['src-shared', 'src-main/*'],
  'src-main/electron': ['src-shared', 'src-main/*'],
  'src-renderer': ['src-shared', 'src-renderer/*'],
  'src-renderer/state': ['src-shared', 'src-renderer'],
  'src-renderer/ui': ['src-shared', 'src-renderer', 'src-renderer/state'],
  'src-renderer/map': ['src-shared', 'src-renderer', 'src-renderer/state', 'src-renderer/ui'],
  'src-renderer/features': [
    'src-shared',
    'src-renderer',
    'src-renderer/state',
    'src-renderer/ui',
    'src-renderer/map',
  ],
};
const shells = ['src-main/cli', 'src-main/web', 'src-main/electron'];
const packageOwners = {
  'better-sqlite3': ['src-main/project'],
  leaflet: ['src-renderer/map'],
  electron: ['src-main/electron'],
  '@tensorflow/': ['src-main/engine'],
  'onnxruntime-node': ['src-main/engine'],
};

const roomOf = (path) =>
  Object.keys(rooms)
    .filter((room) => path === room || path.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

function allowed(from, to) {
  if (from === to) return true;
  if (shells.includes(to)) return rooms[from].includes(to);
  return rooms[from].some((rule) => rule === to || (rule.endsWith('/*') && to.startsWith(rule.slice(0, -1))));
}

/** The broken rules of one file, as text. */
export function violations(file, source) {
  const found = [];
  const from = roomOf(file);
  const isTest = /\.(test|fixture)\.ts$/.test(file);
  for (const match of source.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)) {
    const target = match[1];
    if (target.startsWith('.')) {
      const path = relative(root, resolve(root, dirname(file), target));
      const to = roomOf(path);
      if (path.endsWith('.fixture') && !isTest) found.push(`${file}: only tests may import ${path}`);
      if (from && to && !isTest && !allowed(from, to)) found.push(`${file}: ${from} may not import ${to}`);
      if (from === 'src-main/engine' && !to && path.startsWith('src-main/'))
        found.push(`${file}: the engine may not import ${path}`);
      continue;
    }
    for (const [name, owners] of Object.entries(packageOwners)) {
      const hit = name.endsWith('/')
        ? target.startsWith(name)
        : target === name || target.startsWith(`${name}/`);
      if (hit && from && !owners.includes(from))
        found.push(`${file}: only ${owners.join(', ')} may import ${target}`);
    }
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = globSync('{src-shared,src-main,src-renderer}/**/*.{ts,svelte}', { cwd: root });
  const found = files.flatMap((file) => violations(file, readFileSync(resolve(root, file), 'utf8')));
  for (const line of found) console.error(line);
  process.exit(found.length ? 1 : 0);
}
