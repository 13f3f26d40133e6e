import { execFile, execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src-shared/errors';
import { plain } from '../../src-shared/message';
import { owner } from './owner';
import {
  asNobody,
  canBeNobody,
  canMount,
  namedPipe,
  newFolder,
  openFolder,
  readOnlyView,
  smallDisk,
} from './places.fixture';
import { writeOutput } from './writeOutput';

const text = (path: string) => readFileSync(path, 'utf8');
const write = (path: string, signal?: AbortSignal) => writeOutput(path, ['new', Buffer.from(' 새')], signal);
/** Code and reason of an error. */
const failure = (writing: Promise<void>) =>
  writing.then(
    () => 'written',
    (error: AppError) => {
      const { why } = error.text?.values ?? {};
      const reason = typeof why === 'object' && 'key' in why ? why : error.text;
      return `${error.code} ${reason.key}`;
    },
  );

describe('a file', () => {
  it('is written, or replaced with who may do what as it was', async () => {
    const path = join(newFolder(), 'a.csv');
    await write(path);
    expect(text(path)).toBe('new 새');
    writeFileSync(path, 'old');
    chmodSync(path, 0o640);
    await write(path);
    expect([text(path), statSync(path).mode & 0o777]).toEqual(['new 새', 0o640]);
    expect(readdirSync(dirname(path))).toEqual(['a.csv']);
  });

  it.each([
    'a',
    'a'.repeat(255),
    '가'.repeat(85),
    '図'.repeat(85),
    'ё'.repeat(127),
    '🏙'.repeat(63),
    'ع'.repeat(100),
  ])('may have any name that the file system takes: %s', async (name) => {
    const folder = newFolder();
    await write(join(folder, name));
    await write(join(folder, name));
    expect([readdirSync(folder), text(join(folder, name))]).toEqual([[name], 'new 새']);
  });

  it('leaves what was there, and nothing else, where the writing fails or is cancelled', async () => {
    const path = join(newFolder(), 'a.csv');
    writeFileSync(path, 'old');
    const controller = new AbortController();
    function* half(then: () => void) {
      yield 'half';
      then();
    }
    const broken = half(() => {
      throw new AppError('io/corrupt', plain('broken'));
    });
    await expect(writeOutput(path, broken)).rejects.toMatchObject({ code: 'io/corrupt' });
    const cancelled = half(() => controller.abort());
    await expect(writeOutput(path, cancelled, controller.signal)).rejects.toMatchObject({
      code: 'state/cancelled',
    });
    expect([text(path), readdirSync(dirname(path))]).toEqual(['old', ['a.csv']]);
  });

  it('sweeps what a killed process left, and nothing of a process that lives', async () => {
    const folder = newFolder();
    const [machine, boot, pid, start] = owner().split('-');
    const gone = spawnedAndEnded();
    const left = (...parts: unknown[]) => {
      const name = `.placeprint-${parts.join('-')}-0`;
      writeFileSync(join(folder, name), '');
      return name;
    };
    left(machine, boot, gone, start);
    left(machine, boot, pid, Number(start) - 1);
    left(machine, 'before', pid, start);
    const kept = [
      left(owner()),
      left('another', boot, gone, start),
      left(machine, boot, process.ppid, startOf(process.ppid)),
    ];
    await write(join(folder, 'a.csv'));
    expect(readdirSync(folder).sort()).toEqual([...kept, 'a.csv'].sort());
  });

  it('is never a project, nor what lies beside one', async () => {
    const path = join(newFolder(), 'a.placeprint');
    writeFileSync(path, 'SQLite format 3\0 and so on');
    writeFileSync(`${path}-wal`, 'log');
    for (const each of [path, `${path}-wal`])
      expect(await failure(write(each))).toBe('input/bad-argument files.isDatabase');
    writeFileSync(join(dirname(path), 'notes-wal'), 'old');
    await write(join(dirname(path), 'notes-wal'));
  });

  it('says in words why it cannot be written', async () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'b'));
    symlinkSync('round', join(folder, 'round'));
    const failures: Record<string, string> = {
      b: 'io/disk files.isFolder',
      'c/': 'io/disk files.isFolder',
      'none/a.csv': 'io/disk files.noFolder',
      round: 'io/disk files.linksInCircle',
      ['a'.repeat(256)]: 'io/disk files.nameTooLong',
    };
    for (const [name, expected] of Object.entries(failures))
      expect([name, await failure(write(`${folder}/${name}`))]).toEqual([name, expected]);
    expect(readdirSync(folder).sort()).toEqual(['b', 'round']);
  });

  it.skipIf(!canMount)('says that the disk is full or read-only, and leaves nothing', async () => {
    const disk = smallDisk(32_768);
    const view = readOnlyView(disk);
    const large = () => writeOutput(join(disk, 'a.csv'), ['x'.repeat(100_000)]);
    expect(await failure(large())).toBe('io/disk files.noRoom');
    expect(readdirSync(disk)).toEqual([]);
    expect(await failure(write(join(view, 'a.csv')))).toBe('io/disk files.readOnlyDisk');
  });

  it.skipIf(!canBeNobody)('is not replaced where it belongs to another user', async () => {
    const folders = { open: openFolder(0o777), sticky: openFolder(0o1777), closed: openFolder(0o755) };
    for (const folder of Object.values(folders)) writeFileSync(join(folder, 'a.csv'), 'old', { mode: 0o644 });
    const others = [
      join(folders.open, 'a.csv'),
      join(folders.sticky, 'a.csv'),
      join(folders.closed, 'b.csv'),
    ];
    for (const path of others)
      expect(await asNobody(() => failure(write(path)))).toBe('io/disk files.notAllowed');
    expect(await asNobody(() => failure(write(join(folders.sticky, 'b.csv'))))).toBe('written');
    expect(text(join(folders.open, 'a.csv'))).toBe('old');
  });
});

describe('a link', () => {
  it('stays, and what it leads to is written, over several links and where it is not there yet', async () => {
    const [folder, other] = [newFolder(), newFolder()];
    writeFileSync(join(other, 'target.csv'), 'old');
    symlinkSync(join(other, 'target.csv'), join(folder, 'second'));
    symlinkSync('second', join(folder, 'first'));
    symlinkSync(join(other, 'to come.csv'), join(folder, 'dangling'));
    symlinkSync(other, join(folder, 'folder'));
    for (const name of ['first', 'dangling', 'folder/third.csv']) await write(join(folder, name));
    expect([readdirSync(other).sort(), text(join(other, 'target.csv'))]).toEqual([
      ['target.csv', 'third.csv', 'to come.csv'],
      'new 새',
    ]);
    expect([readlinkSync(join(folder, 'first')), readdirSync(folder).sort()]).toEqual([
      'second',
      ['dangling', 'first', 'folder', 'second'],
    ]);
  });

  it('of the hard kind keeps what the file was', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.csv'), 'old');
    linkSync(join(folder, 'a.csv'), join(folder, 'kept.csv'));
    await write(join(folder, 'a.csv'));
    expect([text(join(folder, 'a.csv')), text(join(folder, 'kept.csv'))]).toEqual(['new 새', 'old']);
  });
});

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  it('is written into: a pipe that is read, also where its reader comes later', async () => {
    const path = namedPipe();
    const large = 'x'.repeat(1 << 20);
    const writing = writeOutput(path, [large]);
    const { stdout } = await promisify(execFile)('cat', [path], { maxBuffer: 1 << 21 });
    await writing;
    expect([stdout === large, lstatSync(path).isFIFO()]).toEqual([true, true]);
  });

  it('lets a cancel through while nobody reads, and while the reader sleeps', async () => {
    const path = namedPipe();
    const controller = new AbortController();
    const waiting = write(path, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'state/cancelled' });
    const reader = execFile('sh', ['-c', 'exec sleep 100 < "$0"', path]);
    const full = new AbortController();
    const stuck = writeOutput(path, ['x'.repeat(1 << 20)], full.signal);
    await new Promise((resolve) => setTimeout(resolve, 300));
    full.abort();
    await expect(stuck).rejects.toMatchObject({ code: 'state/cancelled' });
    reader.kill();
  });

  it('tells that the reader of a pipe went', async () => {
    const path = namedPipe();
    const reader = promisify(execFile)('head', ['-c', '1', path]);
    expect(await failure(writeOutput(path, ['x'.repeat(1 << 22)]))).toBe('io/disk files.readerGone');
    await reader;
  });

  it('is never replaced: a device', async () => {
    await write('/dev/null');
    expect(await failure(write('/dev/full'))).toBe('io/disk files.noRoom');
    expect(['/dev/null', '/dev/full'].map((path) => statSync(path).isCharacterDevice())).toEqual([
      true,
      true,
    ]);
  });

  it('is refused where nobody could want it: the stream of another program', async () => {
    expect(await failure(write('/dev/fd/7'))).toBe('io/disk files.noOutput');
    expect(await failure(write('/dev/stdin'))).toBe('io/disk files.noOutput');
  });
});

function spawnedAndEnded(): number {
  return Number(execFileSync('sh', ['-c', 'echo $$'], { encoding: 'utf8' }));
}

const startOf = (pid: number) => text(`/proc/${pid}/stat`).split(') ')[1].split(' ')[19];
