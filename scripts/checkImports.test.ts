import { expect, it } from 'vitest';
import { brokenRules, productFiles, staleRules } from './checkImports.mjs';

const product = productFiles();
/** What a file breaks, beside another that it may import. */
const brokenBy = (path: string, source: string, other = path) =>
  brokenRules(
    new Map([
      [other, ''],
      [path, source],
    ]),
  );
const importing = (name: string) => `import '${name}';`;

it('finds the product in order', () => {
  expect([...brokenRules(product), ...staleRules(product)]).toEqual([]);
});

const noRoom = (path: string) => `${path} lies in no room: give its folder a row in scripts/importRules.mjs`;
const only = (path: string, name: string, owners: string) =>
  `${path} imports ${name}: only ${owners} may import this package`;
const mayNot = (path: string, target: string, room: string, other: string) =>
  `${path} imports ${target}: ${room} may not import ${other}`;

it.each([
  {
    what: 'a new room that nobody classified',
    path: 'src-main/rent/readRent.ts',
    source: `import Database from 'better-sqlite3';`,
    broken: (path: string) => [noRoom(path), only(path, 'better-sqlite3', 'src-main/project')],
  },
  {
    what: 'a loose file',
    path: 'src-main/rent.ts',
    source: 'export {};',
    broken: (path: string) => [noRoom(path)],
  },
  {
    what: 'a new room of the engine',
    path: 'src-main/engine/extra/x.ts',
    source: 'export {};',
    broken: (path: string) => [noRoom(path)],
  },
])('$what is an error', ({ path, source, broken }) => {
  expect(brokenBy(path, source)).toEqual(broken(path));
});

const nodeOwners =
  'src-main/*, src-main/engine/data, src-main/engine/executors, src-main/engine/portable, src-main/engine/process, src-main/engine/train';

it.each([
  ['src-shared/extra.ts', 'node:fs', nodeOwners],
  ['src-renderer/ui/extra.ts', 'node:path', nodeOwners],
  ['src-main/engine/model/extra.ts', 'node:os', nodeOwners],
  ['src-renderer/features/data/Extra.svelte', 'leaflet', 'src-renderer/map'],
  ['src-main/app/extra.ts', 'electron/main', 'src-main/electron'],
])('%s may not import %s', (path, name, owners) => {
  const source = path.endsWith('.svelte')
    ? `<script lang="ts">\n${importing(name)}\n</script>`
    : importing(name);
  expect(brokenBy(path, source)).toEqual([only(path, name, owners)]);
});

it.each([
  ['src-renderer/features/data', 'src-renderer/features/explore', 'dots'],
  ['src-main/engine/model', 'src-main/engine/process', 'memory'],
  ['src-main/engine/ops', 'src-main/engine/train', 'types'],
  ['src-renderer/state', 'src-renderer', 'App'],
  ['src-main/demo', 'src-main/app', 'context'],
  ['src-main/project', 'src-main/runs', 'logTail'],
  ['src-shared', 'src-main/files', 'unreadable'],
])('a file of %s may not import one of %s', (room, other, name) => {
  const path = `${room}/extra.ts`;
  const target = [`${other}/${name}.ts`, `${other}/${name}.svelte`].find((each) => product.has(each))!;
  const climb = '../'.repeat(room.split('/').length);
  expect(brokenBy(path, importing(`${climb}${target.replace(/\.ts$/, '')}`), target)).toEqual([
    mayNot(path, target, room, other),
  ]);
});

it('keeps the fixtures of the tests out of the product, the slow reference with them', () => {
  const path = 'src-main/engine/train/extra.ts';
  const target = 'src-main/engine/golden/losses.fixture.ts';
  const source = importing('../golden/losses.fixture');
  expect(brokenBy(path, source, target)).toEqual([`${path} imports ${target}, which is for tests alone`]);
  expect(brokenBy(path.replace('.ts', '.test.ts'), source, target)).toEqual([]);
});

it('lets a test import what its room has for tests, and no more', () => {
  const path = 'src-main/engine/losses/extra.test.ts';
  const executors = 'src-main/engine/executors/createExecutor.ts';
  const memory = 'src-main/engine/process/memory.ts';
  expect(brokenBy(path, importing('../executors/createExecutor'), executors)).toEqual([]);
  expect(brokenBy(path, importing('../process/memory'), memory)).toEqual([
    mayNot(path, memory, 'src-main/engine/losses', 'src-main/engine/process'),
  ]);
});

it('refuses packages that no rule names, and paths outside of the product', () => {
  const path = 'src-main/app/extra.ts';
  expect(brokenBy(path, importing('left-pad') + importing('../../bench/run.mjs'))).toEqual([
    `${path} imports left-pad: no room may import this package`,
    `${path} imports bench/run.mjs, which lies in no room`,
  ]);
});

it('reads every way to import, of types too, and no text or comment', () => {
  const path = 'src-shared/extra.ts';
  const source = `
    import { type Stats } from 'node:fs';
    export * from 'node:os';
    const net = await import('node:net');
    type Url = import('node:url').Url;
    // import 'node:tls';
    const text = "import 'node:vm'";`;
  expect(brokenBy(path, source)).toEqual(
    ['node:fs', 'node:os', 'node:net', 'node:url'].map((name) => only(path, name, nodeOwners)),
  );
});

it('keeps SQL in the project', () => {
  const source = 'export const count = (project) => project.get(`\n  SELECT count(*) FROM places`);';
  const path = 'src-main/export/extra.ts';
  expect(brokenBy(path, source)).toEqual([
    `${path} has SQL in it; only src-main/project and src-main/runs/nativeModules.ts may`,
  ]);
  expect(brokenBy('src-main/project/extra.ts', source)).toEqual([]);
});

it('finds circles, of types too', () => {
  const files = new Map([
    ['src-shared/a.ts', `import { type B } from './b';`],
    ['src-shared/b.ts', `export * from './c';`],
    ['src-shared/c.ts', `type A = import('./a').A;`],
    ['src-shared/d.ts', `import './a';`],
  ]);
  expect(brokenRules(files)).toEqual([
    'src-shared/a.ts → src-shared/b.ts → src-shared/c.ts → src-shared/a.ts: a circle of imports',
  ]);
});

it('tells rules that nothing needs', () => {
  const rules = {
    rooms: {
      'src-main/a': ['src-main/b', 'src-main/c'],
      'src-main/b': [],
      'src-main/c': [],
      'src-main/gone': [],
    },
    testImports: { 'src-main/b': ['src-main/a', 'src-main/c'] },
    packages: { zod: ['src-main/a', 'src-main/b'] },
    sqlOwners: ['src-main/a', 'src-main/c'],
  };
  const files = new Map([
    ['src-main/a/a.ts', `import '../b/b'; import 'zod';`],
    ['src-main/b/b.ts', 'export {};'],
    ['src-main/b/b.test.ts', `import '../c/c'; import 'zod';`],
    ['src-main/c/c.ts', `const sql = 'DELETE FROM places';`],
  ]);
  expect(brokenRules(files, rules)).toEqual([]);
  expect(staleRules(files, rules)).toEqual(
    [
      'src-main/gone',
      'src-main/a → src-main/c',
      'tests of src-main/b → src-main/a',
      'src-main/b → zod',
      'src-main/a → SQL',
    ].map((rule) => `scripts/importRules.mjs: nothing needs ${rule}`),
  );
});
