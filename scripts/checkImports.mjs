// Judges every import of the product by importRules.mjs. Exits 1 and lists what breaks a rule, and rules that nothing needs.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import * as book from './importRules.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files of the product: sources by path. */
export function productFiles() {
  const paths = globSync('{src-shared,src-main,src-renderer}/**/*.{ts,svelte}', { cwd: root });
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** What breaks a rule, a line each. `files`: sources by path. */
export function brokenRules(files, rules = book) {
  const imports = importsOf(files);
  const paths = [...files.keys()];
  return [
    ...paths
      .filter((path) => !roomOf(path, rules))
      .map((path) => `${path} lies in no room: give its folder a row in scripts/importRules.mjs`),
    ...imports.flatMap((each) => verdict(each, rules).broken ?? []),
    ...paths
      .filter((path) => !isTest(path) && hasSql(files.get(path)) && !sqlOwner(path, rules))
      .map((path) => `${path} has SQL in it; only ${rules.sqlOwners.join(' and ')} may`),
    ...circles(imports),
  ];
}

/** Rows without files and allowances that nothing uses, a line each. */
export function staleRules(files, rules = book) {
  const rows = new Set([...files.keys()].map((path) => roomOf(path, rules)?.row));
  const used = new Set(importsOf(files).map((each) => verdict(each, rules).by));
  for (const [path, source] of files) if (hasSql(source)) used.add(`${sqlOwner(path, rules)} → SQL`);
  const pairs = (table) => Object.entries(table).flatMap(([key, all]) => all.map((each) => [key, each]));
  const allowances = [
    ...pairs(rules.rooms).map(([row, other]) => `${row} → ${other}`),
    ...pairs(rules.testImports).map(([row, other]) => `tests of ${row} → ${other}`),
    ...pairs(rules.packages).map(([name, owner]) => `${owner} → ${name}`),
    ...rules.sqlOwners.map((owner) => `${owner} → SQL`),
  ];
  return [
    ...Object.keys(rules.rooms).filter((row) => !rows.has(row)),
    ...allowances.filter((each) => !used.has(each)),
  ].map((rule) => `scripts/importRules.mjs: nothing needs ${rule}`);
}

/** Of one import: the allowance that it stands on, or the rule that it breaks; neither where all may. */
function verdict({ from, to, name }, rules) {
  const room = roomOf(from, rules);
  return to === null ? packageVerdict(from, room, name, rules) : roomVerdict(from, room, to, rules);
}

function roomVerdict(from, room, to, rules) {
  const other = roomOf(to, rules);
  if (!other) return { broken: `${from} imports ${to}, which lies in no room` };
  if (isTest(to) && !isTest(from)) return { broken: `${from} imports ${to}, which is for tests alone` };
  if (!room || room.name === other.name || isTest(to)) return {};
  if (other.name.startsWith('src-shared') && !room.name.startsWith('src-shared')) return {};
  if (rules.rooms[room.row].includes(other.row)) return { by: `${room.row} → ${other.row}` };
  if (isTest(from) && rules.testImports[room.row]?.includes(other.row))
    return { by: `tests of ${room.row} → ${other.row}` };
  return { broken: `${from} imports ${to}: ${room.name} may not import ${other.name}` };
}

function packageVerdict(from, room, name, rules) {
  const known = Object.keys(rules.packages).find(
    (each) => name === each || name.startsWith(/[:/]$/.test(each) ? each : `${each}/`),
  );
  if (!known) return { broken: `${from} imports ${name}: no room may import this package` };
  if (isTest(from)) return {};
  const owner = rules.packages[known].find((each) => each === room?.row || matches(each, room?.name));
  if (owner) return { by: `${owner} → ${known}` };
  return {
    broken: `${from} imports ${name}: only ${rules.packages[known].join(', ')} may import this package`,
  };
}

/** The room of a path and its row in the rule book; null where it lies in none. */
function roomOf(path, { rooms }) {
  const folder = dirname(path);
  for (let name = folder; name !== '.'; name = dirname(name)) {
    const row = Object.keys(rooms).find((each) => matches(each, name));
    if (!row) continue;
    const hasRoomsBelow = Object.keys(rooms).some((each) => each.startsWith(`${row}/`));
    return name === folder || !hasRoomsBelow ? { name, row } : null;
  }
  return null;
}

/** Whether a room is the one that a row names, or one of a row `folder/*`. */
const matches = (row, name = '') =>
  row === name || (row.endsWith('/*') && row.slice(0, -2) === dirname(name));

const isTest = (path) => /\.(?:test|fixture)\.ts$/.test(path);

const sqlOwner = (path, { sqlOwners }) =>
  sqlOwners.find((owner) => path === owner || path.startsWith(`${owner}/`));

/** Whether a text of the source begins like a statement. */
const hasSql = (source) =>
  /['"`]\s*(?:SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|PRAGMA|WITH|BEGIN|ATTACH)\s/.test(source);

/** Every import of the files, of types too: from one path to another, or (`to` null) of a package by name. */
function importsOf(files) {
  return [...files].flatMap(([from, source]) =>
    ts.preProcessFile(codeOf(from, source)).importedFiles.map(({ fileName: name }) => {
      if (!name.startsWith('.')) return { from, to: null, name };
      const path = join(dirname(from), name);
      const endings = ['', '.ts', '.svelte', '/index.ts'];
      return { from, to: endings.map((each) => path + each).find((each) => files.has(each)) ?? path, name };
    }),
  );
}

/** Of a component, its scripts. */
const codeOf = (path, source) =>
  path.endsWith('.svelte')
    ? [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code).join('\n')
    : source;

/** Ways along imports that lead back to where they began, the shortest through each file. */
function circles(imports) {
  const next = Map.groupBy(
    imports.filter(({ to }) => to !== null),
    ({ from }) => from,
  );
  const told = new Set();
  const found = [];
  for (const start of next.keys()) {
    if (told.has(start)) continue;
    const circle = wayBack(start, next);
    if (!circle) continue;
    for (const path of circle) told.add(path);
    found.push(`${circle.join(' → ')}: a circle of imports`);
  }
  return found;
}

/** The shortest way from a file back to itself; null if there is none. */
function wayBack(start, next) {
  const cameFrom = new Map();
  const wayTo = (path) => (path === start ? [start] : [...wayTo(cameFrom.get(path)), path]);
  for (const queue = [start]; queue.length > 0;) {
    const from = queue.shift();
    for (const { to } of next.get(from) ?? []) {
      if (to === start) return [...wayTo(from), start];
      if (cameFrom.has(to)) continue;
      cameFrom.set(to, from);
      queue.push(to);
    }
  }
  return null;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = productFiles();
  const found = [...brokenRules(files), ...staleRules(files)];
  for (const line of found) console.error(line);
  process.exit(found.length > 0 ? 1 : 0);
}
