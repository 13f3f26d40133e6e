import { type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openProject } from '../../src-main/project/openProject';
import { tinyProject } from '../../src-main/runs/fixtures';
import { placeprint, tinyTraining } from './placeprint';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-exit-'));
const project = join(folder, 'a.placeprint');

/** The exit code, and the code and message that `--json` gives. */
async function failure(...args: string[]): Promise<{ code: number | null; error: string }> {
  const { code, stdout } = await placeprint(['--json', ...args]);
  return { code, error: (JSON.parse(stdout) as { error: { code: string } }).error.code };
}

it('tells bad input from wrong state, as exit codes and as data', async () => {
  writeFileSync(join(folder, 'table.csv'), 'name,value\na,1\n');
  writeFileSync(join(folder, 'picture.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
  expect((await placeprint(['create', project])).code).toBe(0);
  expect({
    again: await failure('create', project),
    noProject: await failure('runs', join(folder, 'none')),
    noCoordinates: await failure('import', project, join(folder, 'table.csv')),
    wrongType: await failure('import', project, join(folder, 'picture.png')),
    noFile: await failure('source', 'add', project, join(folder, 'none.pbf')),
    noSource: await failure('render', project),
    noImages: await failure('train', project, '--executor', 'compiled'),
    badSetting: await failure('train', project, '--set', 'epoch=1'),
    badCoordinate: await failure('search', project, '--at', '200,10'),
    noEmbeddings: await failure('embed', project),
  }).toEqual({
    again: { code: 3, error: 'state/exists' },
    noProject: { code: 3, error: 'state/missing' },
    noCoordinates: { code: 2, error: 'input/no-coordinates' },
    wrongType: { code: 2, error: 'input/unsupported' },
    noFile: { code: 2, error: 'input/unreadable' },
    noSource: { code: 3, error: 'state/missing' },
    noImages: { code: 3, error: 'state/missing' },
    badSetting: { code: 2, error: 'input/bad-argument' },
    badCoordinate: { code: 2, error: 'input/bad-argument' },
    noEmbeddings: { code: 3, error: 'state/missing' },
  });
  expect((await placeprint(['nonsense'])).code).toBe(2);
  expect((await placeprint(['render', project, '--scale', 'wide'])).code).toBe(2);
});

it('refuses to change a project that another process changes, and still shows it', async () => {
  const open = openProject(project);
  expect(await failure('import', project, join(folder, 'table.csv'))).toEqual({
    code: 3,
    error: 'state/busy',
  });
  expect((await placeprint(['runs', project])).code).toBe(0);
  open.close();
});

/** Presses Ctrl-C once, when the training has begun. */
function interruptTraining(process: ChildProcess): void {
  const onText = (text: Buffer) => {
    if (!String(text).includes('steps')) return;
    process.stderr!.off('data', onText);
    process.kill('SIGINT');
  };
  process.stderr!.on('data', onText);
}

it('cancels a training on Ctrl-C, says how to go on, and goes on', async () => {
  const tiny = tinyProject();
  tiny.close();
  const train = ['train', tiny.path, '--executor', 'compiled', ...tinyTraining, '--set', 'epochs=400'];
  const cancelled = await placeprint(train, interruptTraining);
  expect(cancelled).toMatchObject({ code: 130, stdout: '' });
  expect(cancelled.stderr).toContain(`placeprint train ${tiny.path} --resume`);
  const project = openProject(tiny.path);
  expect(project.get('SELECT state FROM runs')).toEqual({ state: 'cancelled' });
  project.close();
  const again = await placeprint(['train', tiny.path, '--resume'], interruptTraining);
  expect(again.code).toBe(130);
});
