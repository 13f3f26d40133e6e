import Database from 'better-sqlite3';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import { discardDataset, listDatasets } from './datasets';
import { createProject } from './createProject';
import { checkProject, openProject } from './openProject';
import { addDataset, addUnfinishedDataset } from './places.fixture';
import { type Project } from './project';

const folder = () => mkdtempSync(join(tmpdir(), 'placeprint-strangers-'));
const place = (i: number) => ({ lng: i / 1000, lat: 1, properties: { note: 'x'.repeat(200) } });
const places = (count: number) => Array.from({ length: count }, (_, i) => place(i));

function told(work: () => unknown): string {
  try {
    work();
    return 'no error';
  } catch (error) {
    return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
  }
}

function goodProject(path: string): Buffer {
  const project = createProject(path);
  addDataset(project, places(2000));
  project.close();
  return readFileSync(path);
}

/** Another program's database, open and with changes that are not in its file yet. */
function otherDatabase(path: string): Buffer {
  const source = `${path}.open`;
  const database = new Database(source);
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
  cpSync(source, path);
  cpSync(`${source}-wal`, `${path}-wal`);
  database.close();
  return readFileSync(path);
}

function randomPages(good: Buffer): Buffer {
  const bytes = Buffer.from(good);
  const random = randomStream(7);
  for (let page = 4096; page < bytes.length; page += 3 * 4096)
    for (let at = page + 4; at < page + 1000; at++) bytes[at] = Math.floor(256 * random.next());
  return bytes;
}

it('refuses what it cannot open in words, touches no byte and locks nothing of others', () => {
  const dir = folder();
  const good = goodProject(join(dir, 'good'));
  const strangers: Record<string, Buffer> = {
    'picture.png': Buffer.from([
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      ...Array<number>(2000).fill(7),
    ]),
    'model.onnx': Buffer.from('\x08\x07\x12\x07pytorch'.repeat(100)),
    'archive.zip': Buffer.from('PK\x03\x04'.repeat(300)),
    empty: Buffer.alloc(0),
    header: Buffer.from('SQLite format 3\0'),
    'truncated in a page': good.subarray(0, 4096 * 6 + 100),
    'truncated at a page': good.subarray(0, 4096 * 6),
    'random pages': randomPages(good),
  };
  for (const [name, bytes] of Object.entries(strangers)) writeFileSync(join(dir, name), bytes);
  strangers.other = otherDatabase(join(dir, 'other'));
  mkdirSync(join(dir, 'folder.placeprint'));
  const before = readdirSync(dir);
  const names = [...Object.keys(strangers), 'folder.placeprint'];
  const brief = (text: string) => text.replaceAll(dir, '').replace(/\(.*(?:Tree|tree|page).*\)/s, '(…)');
  expect(Object.fromEntries(names.map((name) => [name, brief(told(() => openProject(join(dir, name))))])))
    .toMatchInlineSnapshot(`
      {
        "archive.zip": "input/unsupported: /archive.zip is no Placeprint project (not an SQLite file).",
        "empty": "input/unsupported: /empty is empty. Expected a Placeprint project.",
        "folder.placeprint": "input/unsupported: /folder.placeprint is no file. Expected a Placeprint project.",
        "header": "input/unsupported: /header is no Placeprint project (not an SQLite file).",
        "model.onnx": "input/unsupported: /model.onnx is no Placeprint project (not an SQLite file).",
        "other": "input/unsupported: /other is an SQLite file, but no Placeprint project.",
        "picture.png": "input/unsupported: /picture.png is no Placeprint project (not an SQLite file).",
        "random pages": "io/corrupt: /random pages is damaged (…). Restore it from a backup; it was not changed.",
        "truncated at a page": "io/corrupt: /truncated at a page is damaged (database disk image is malformed). Restore it from a backup.",
        "truncated in a page": "io/corrupt: /truncated in a page is damaged (database disk image is malformed). Restore it from a backup.",
      }
    `);
  for (const name of names)
    expect(brief(told(() => checkProject(join(dir, name), `/${name}`))), name).toBe(
      brief(told(() => openProject(join(dir, name)))),
    );
  for (const [name, bytes] of Object.entries(strangers))
    expect(readFileSync(join(dir, name)).equals(bytes), name).toBe(true);
  // SQLite's own files may stand beside what is a project or a database.
  const isOwn = (name: string) => /^(?:other|random|truncated).*-(?:shm|wal|lock)$/.test(name);
  expect(readdirSync(dir).filter((name) => !isOwn(name))).toEqual(before.filter((name) => !isOwn(name)));
  expect(told(() => checkProject(join(dir, 'good')))).toBe('no error');
});

it('tells a full disk as one', () => {
  const project = createProject(join(folder(), 'full'));
  project.get('PRAGMA max_page_count = 1'); // as few as there are
  expect(told(() => addDataset(project, places(2000)))).toMatch(
    /^io\/disk: .*cannot be written or read \(database or disk is full\)/,
  );
  project.close();
});

it('discards an import in portions, between which others get their turn', async () => {
  const project: Project = createProject(join(folder(), 'many'));
  const id = addUnfinishedDataset(project, places(60_000));
  let turns = 0;
  const timer = setInterval(() => turns++, 0);
  await discardDataset(project, id);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(0);
  expect([listDatasets(project), project.get('SELECT count(*) AS n FROM places')]).toEqual([[], { n: 0 }]);
  project.close();
  expect(existsSync(`${project.path}-wal`)).toBe(false);
});
