import Database from 'better-sqlite3';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { type Message } from '../../src-shared/message';
import { owner } from '../files/owner';
import {
  asNobody,
  canBeNobody,
  canMount,
  newFolder,
  openFolder,
  readOnlyView,
  sameFolder,
  smallDisk,
} from '../files/places.fixture';
import { createProject } from './createProject';
import { listDatasets } from './datasets';
import { ownerMark } from './lock';
import { projectAt } from './migrations/oldProject.fixture';
import { openProject } from './openProject';
import { countPlaces } from './places';
import { addDataset, addUnfinishedDataset } from './places.fixture';
import { type Project } from './project';

const opened = (project: Project): Project => {
  onTestFinished(() => project.close());
  return project;
};
const placeOf = [{ lng: 1, lat: 2 }];
const closedProject = (folder = newFolder()): string => {
  const project = createProject(join(folder, 'p.placeprint'));
  addDataset(project, placeOf);
  project.close();
  return project.path;
};

/** Code and reason of an error. */
function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const why = error.text.values.why as Message | undefined;
    return `${error.code} ${why?.key ?? error.text.key}`;
  }
  return 'none';
}

/** Opens a project as another process does that is killed before it closes it: its last change lies in the log alone. */
function changeAndDie(path: string): void {
  const script = `const p = new (require('better-sqlite3'))(process.argv[1]); p.pragma('journal_mode = WAL');
    p.exec("INSERT INTO settings VALUES ('last', '1')"); process.kill(process.pid, 'SIGKILL')`;
  try {
    execFileSync(process.execPath, ['-e', script, path], { stdio: 'ignore', cwd: import.meta.dirname });
  } catch {
    // Killed.
  }
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
}

/** Opens a project as a process does that notes nothing where this one looks; `end` makes a change, closes it and waits. */
async function openElsewhere(path: string): Promise<{ end: () => Promise<unknown> }> {
  const script = `const p = new (require('better-sqlite3'))(process.argv[1]); p.pragma('journal_mode = WAL');
    p.exec("INSERT INTO settings VALUES ('first', '1')"); console.log('open');
    process.stdin.resume().on('end', () => { p.exec("INSERT INTO settings VALUES ('last', '1')"); p.pragma('journal_mode = DELETE') })`;
  const child = spawn(process.execPath, ['-e', script, path], { cwd: import.meta.dirname });
  onTestFinished(() => void child.kill());
  await once(child.stdout, 'data');
  return { end: () => (child.stdin.end(), once(child, 'exit')) };
}
const lastChange = (project: Project) => project.get(`SELECT value_json FROM settings WHERE key = 'last'`);

describe('a project that is open', () => {
  const names: [string, (path: string) => string][] = [
    ['a symbolic link', (path) => made(join(newFolder(), 'a.placeprint'), (name) => symlinkSync(path, name))],
    [
      'a link to its folder',
      (path) =>
        join(
          made(join(newFolder(), 'folder'), (name) => symlinkSync(dirname(path), name)),
          basename(path),
        ),
    ],
    ['its new name', (path) => made(join(dirname(path), 'a.placeprint'), (name) => renameSync(path, name))],
  ];
  const made = (name: string, make: (name: string) => void) => {
    make(name);
    return name;
  };

  it.each(names)('is not written under %s too, nor is its import swept', (_, nameOf) => {
    const path = closedProject();
    const writer = opened(openProject(path));
    const unfinished = addUnfinishedDataset(writer, placeOf);
    const other = nameOf(path);
    expect(failure(() => openProject(other))).toBe('state/busy project.locked');
    expect(writer.get('SELECT state FROM datasets WHERE id = ?', unfinished)).toEqual({ state: 'importing' });
    writer.close();
    expect(countPlaces(opened(openProject(other)))).toBe(1);
  });

  it.skipIf(!canMount)('is not written at another place of its folder', () => {
    const path = closedProject();
    const other = join(sameFolder(dirname(path)), basename(path));
    opened(openProject(path));
    expect(failure(() => openProject(other))).toBe('state/busy project.locked');
  });

  it('is read under a symbolic link and a hard one, with what is new', () => {
    const path = closedProject();
    const [symbolic, hard] = [join(newFolder(), 'a.placeprint'), join(dirname(path), 'b.placeprint')];
    const writer = opened(openProject(path));
    symlinkSync(path, symbolic);
    linkSync(path, hard);
    addDataset(writer, placeOf);
    expect(countPlaces(opened(openProject(symbolic, { mode: 'read' })))).toBe(2);
    expect(countPlaces(opened(openProject(hard, { mode: 'read' })))).toBe(2);
    writer.close();
    expect(countPlaces(opened(openProject(hard, { mode: 'read' })))).toBe(2);
  });
});

describe('a project with a hard link', () => {
  const linked = (path: string): string => {
    const hard = join(newFolder(), 'a.placeprint');
    linkSync(path, hard);
    return hard;
  };

  it('is read under every name, and written once it has one', () => {
    const path = closedProject();
    const hard = linked(path);
    for (const name of [path, hard]) {
      expect(failure(() => openProject(name))).toBe('state/read-only project.otherNames');
      const project = openProject(name, { mode: 'either' });
      expect([project.mode, countPlaces(project)]).toEqual(['read', 1]);
      project.close();
    }
    rmSync(path);
    expect(countPlaces(opened(openProject(hard)))).toBe(1);
  });

  it('is written where the other name is what a killed process left of making it', () => {
    const path = closedProject();
    const gone = execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }).trim();
    linkSync(path, join(dirname(path), `.placeprint-${owner().replace(String(process.pid), gone)}-0`));
    expect(countPlaces(opened(openProject(path)))).toBe(1);
  });

  it('is read with the log that a killed process left under the other name', () => {
    const path = closedProject();
    openProject(path).close();
    const hard = linked(path);
    changeAndDie(path);
    expect(lastChange(opened(openProject(hard, { mode: 'read' })))).toEqual({ value_json: '1' });
  });
});

describe('a project that a process with other temporary files has open', () => {
  afterEach(() => void vi.unstubAllEnvs());

  it.each([
    ['a hard link', linkSync, 'state/read-only project.otherNames', 'io/database project.logElsewhere'],
    ['its new name', renameSync, 'state/busy project.locked', 'none'],
  ] as const)('is not written under %s', async (_, move, written, read) => {
    const path = closedProject();
    vi.stubEnv('TMPDIR', newFolder());
    const writer = await openElsewhere(path);
    const other = join(newFolder(), 'a.placeprint');
    move(path, other);
    // Neither a reader nor a refused writer leaves a log that the next one could take for its own.
    for (const attempt of [1, 2]) {
      expect(
        failure(() => openProject(other, { mode: 'read' }).close()),
        String(attempt),
      ).toBe(read);
      expect(
        failure(() => openProject(other)),
        String(attempt),
      ).toBe(written);
    }
    await writer.end();
    const project = opened(openProject(other, { mode: 'either' }));
    expect([countPlaces(project), lastChange(project)]).toEqual([1, { value_json: '1' }]);
    expect(project.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  });
});

describe('a log that a killed process left', () => {
  it('is missed where the project was renamed without it', () => {
    const path = closedProject();
    changeAndDie(path);
    const renamed = join(dirname(path), 'a.placeprint');
    renameSync(path, renamed);
    expect(failure(() => openProject(renamed))).toBe('io/database project.logLeft');
    renameSync(`${path}-wal`, `${renamed}-wal`);
    expect(lastChange(opened(openProject(renamed)))).toEqual({ value_json: '1' });
  });

  it('is not mixed into a new project', () => {
    const path = join(newFolder(), 'p.placeprint');
    writeFileSync(`${path}-wal`, 'log');
    expect(failure(() => createProject(path))).toBe('state/exists project.logInTheWay');
    expect(readdirSync(dirname(path))).toEqual(['p.placeprint-wal']);
  });
});

describe.skipIf(!canMount)('where nothing can be written, a project', () => {
  const viewOf = (path: string) => join(readOnlyView(dirname(path)), basename(path));

  it('is read and not changed, and says so', () => {
    const path = viewOf(closedProject());
    const files = readdirSync(dirname(path));
    const project = opened(openProject(path, { mode: 'either' }));
    expect([project.mode, countPlaces(project), project.readOnly?.key]).toEqual([
      'read',
      1,
      'project.readOnlyPlace',
    ]);
    const refused = 'state/read-only files.readOnlyDisk';
    expect(failure(() => project.transaction(() => {}))).toBe(refused);
    expect(failure(() => project.run('DELETE FROM datasets'))).toBe(refused);
    expect(failure(() => openProject(path))).toBe(refused);
    expect(readdirSync(dirname(path))).toEqual(files);
  });

  it('is read while it is written elsewhere, with what is new', () => {
    const path = closedProject();
    const writer = opened(openProject(path));
    addDataset(writer, placeOf);
    expect(countPlaces(opened(openProject(viewOf(path), { mode: 'read' })))).toBe(2);
  });

  it('is read from a copy with the log that a killed process left', () => {
    const path = closedProject();
    changeAndDie(path);
    execFileSync('rm', ['-f', `${path}-shm`]);
    const project = opened(openProject(viewOf(path), { mode: 'either' }));
    expect(lastChange(project)).toEqual({ value_json: '1' });
    expect(failure(() => project.run('DELETE FROM datasets'))).toBe('state/read-only files.readOnlyDisk');
  });

  it('is brought up to date in a copy', () => {
    const path = projectAt(100, '');
    const bytes = statSync(path).size;
    const project = opened(openProject(viewOf(path), { mode: 'either' }));
    expect([listDatasets(project), statSync(path).size]).toEqual([[], bytes]);
  });

  it('cannot be made', () => {
    const folder = readOnlyView(newFolder());
    expect(failure(() => createProject(join(folder, 'p.placeprint')))).toBe('io/disk files.readOnlyDisk');
  });
});

describe('a lock', () => {
  it.skipIf(!canBeNobody)('that belongs to another user is told', async () => {
    const path = closedProject(openFolder(0o777));
    openProject(path).close();
    execFileSync('chmod', ['666', path]);
    expect(await asNobody(() => failure(() => openProject(path)))).toBe('io/disk files.notAllowed');
  });

  it('that is no file is told', () => {
    const path = closedProject();
    execFileSync('rm', [`${path}-lock`]);
    mkdirSync(`${path}-lock`);
    expect(failure(() => openProject(path))).toMatch(/^io\/disk/);
  });

  it('that a living process has too is none', () => {
    const path = closedProject();
    const child = execFileSync('sh', ['-c', 'sleep 60 >/dev/null 2>&1 & echo $!'], { encoding: 'utf8' });
    onTestFinished(() => void process.kill(Number(child)));
    nameOwnerOf(`${path}-lock`, Number(child));
    expect(failure(() => openProject(path))).toBe('io/disk project.locksDoNotHold');
  });
});

describe('a new project', () => {
  it.skipIf(!canMount)(
    'leaves nothing on a full disk, whatever is in the way, and is made once there is room',
    () => {
      for (const bytes of [4096, 65_536, 262_144, 524_288]) {
        const disk = smallDisk(bytes);
        const outcome = failure(() => createProject(join(disk, 'p.placeprint')).close());
        expect(['none', 'io/disk files.noRoom', 'io/disk project.diskFails']).toContain(outcome);
        if (outcome !== 'none') expect(readdirSync(disk)).toEqual([]);
        execFileSync('mount', ['-o', 'remount,size=10m', disk]);
        if (outcome !== 'none') createProject(join(disk, 'p.placeprint')).close();
        expect(openProject(join(disk, 'p.placeprint')).close()).toBeUndefined();
      }
    },
  );

  it('takes a name as long as its backups leave room for, in any script', () => {
    const folder = newFolder();
    for (const name of ['a', 'a'.repeat(242), '가'.repeat(80)]) createProject(join(folder, name)).close();
    expect(failure(() => createProject(join(folder, 'b'.repeat(243))))).toBe('io/disk files.nameTooLong');
    expect(failure(() => createProject(join(folder, 'b'.repeat(256))))).toBe('io/disk files.nameTooLong');
    expect(readdirSync(folder).filter((name) => name.startsWith('b'))).toEqual([]);
  });

  it('has no name of another format, no folder that is missing, and replaces nothing', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.placeprint'), '');
    symlinkSync('a.placeprint', join(folder, 'link.placeprint'));
    const create = (name: string) => failure(() => createProject(join(folder, name)));
    expect(['a.csv', 'none/a.placeprint', 'a.placeprint', 'link.placeprint'].map(create)).toEqual([
      'input/bad-argument files.otherEnding',
      'io/disk files.noFolder',
      'state/exists project.exists',
      'state/exists project.exists',
    ]);
  });

  it('stays where somebody else has opened it in between', () => {
    const file = join(newFolder(), 'p.placeprint');
    const other = new Database(`${file}-lock`);
    onTestFinished(() => void other.close());
    other.exec('BEGIN EXCLUSIVE');
    expect(failure(() => createProject(file))).toMatch(/^state\/busy/);
    expect(readdirSync(dirname(file))).toEqual(expect.arrayContaining(['p.placeprint', 'p.placeprint-lock']));
  });
});

/** Makes a lock look as if a process had it that has not. */
function nameOwnerOf(lock: string, pid: number): void {
  const database = new Database(lock);
  database.pragma(`user_version = ${pid}`);
  database.pragma(`application_id = ${ownerMark(pid)}`);
  database.close();
}
