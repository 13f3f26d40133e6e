import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openProject } from '../../src-main/project/openProject';
import { tinyProject } from '../../src-main/runs/tinyProject.fixture';
import { cityIn, interruptAt, placeprint, placeprintJson, tinyTraining } from './placeprint';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-exit-'));
const file = (name: string) => join(folder, name);
const project = file('a.placeprint');
afterAll(() => rmSync(folder, { recursive: true }));

/** The exit code, and the code of the error that `--json` gives as the one object on stdout; stderr has its message. */
async function failure(...args: string[]): Promise<[code: number | null, error: string]> {
  const { code, stdout, stderr } = await placeprint(['--json', ...args]);
  const { error, ...others } = JSON.parse(stdout) as { error: { code: string; message: string } };
  expect(others).toEqual({});
  expect(stderr).toContain(error.message);
  return [code, error.code];
}

/** A closed project with map images of noise. */
function tinyPath(): string {
  const project = tinyProject();
  project.close();
  return project.path;
}

describe('exit codes', () => {
  it('are 2 for bad input', async () => {
    writeFileSync(file('table.csv'), 'name,value\na,1\n');
    writeFileSync(file('picture.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
    await placeprintJson('create', project);
    const badArgument = [2, 'input/bad-argument'];
    expect(await failure('render', project, '--scale', 'wide')).toEqual(badArgument);
    expect(await failure('nonsense')).toEqual(badArgument);
    expect(await failure('train', project, '--set', 'epoch=1')).toEqual(badArgument);
    expect(await failure('search', project, '--at', '200,10')).toEqual(badArgument);
    expect(await failure('import', project, file('table.csv'), '--lng', 'x', '--lat', 'y')).toEqual(
      badArgument,
    );
    expect(await failure('import', project, file('table.csv'))).toEqual([2, 'input/no-coordinates']);
    expect(await failure('import', project, file('picture.png'))).toEqual([2, 'input/unsupported']);
    expect(await failure('source', 'add', project, file('none.pbf'))).toEqual([2, 'input/unreadable']);
    expect(await failure('source', 'add', project, file('picture.png'))).toEqual([2, 'input/unsupported']);
    expect(await failure('runs', file('table.csv'))).toEqual([2, 'input/unsupported']);
  });

  it('are 3 for a wrong state', async () => {
    const missing = [3, 'state/missing'];
    expect(await failure('create', project)).toEqual([3, 'state/exists']);
    expect(await failure('runs', file('none'))).toEqual(missing);
    expect(await failure('render', project)).toEqual(missing);
    expect(await failure('train', project, '--executor', 'compiled')).toEqual(missing);
    expect(await failure('train', project, '--resume')).toEqual(missing);
    expect(await failure('embed', project)).toEqual(missing);
    const { stderr } = await placeprint(['embed', project]);
    expect(stderr).toBe(
      'There is no such run. Runs in this project: none. Train one with: placeprint train P\n',
    );
    expect(await failure('predict', project, '--target', 'price', '--split', 'gaps')).toEqual(missing);
    expect(await failure('export', project, 'predictions', '--out', file('out.geojson'))).toEqual(missing);
  });

  it('are 3 where another process changes the project, which can still be looked at', async () => {
    const open = openProject(project);
    expect(await failure('import', project, file('table.csv'))).toEqual([3, 'state/busy']);
    expect(await placeprintJson('runs', project)).toEqual({ runs: [] });
    open.close();
  });

  it('are 4 for a training that diverges', async () => {
    const diverging = ['--executor', 'compiled', ...tinyTraining, '--set', 'learningRate.base=1e38'];
    expect(await failure('train', tinyPath(), ...diverging)).toEqual([4, 'engine/non-finite']);
  });
});

describe('Ctrl-C', () => {
  it('cancels a training; stderr says how to go on, and it goes on to its end', async () => {
    const path = tinyPath();
    const train = ['train', path, '--executor', 'compiled', ...tinyTraining, '--set', 'epochs=40'];
    const cancelled = await placeprint(train, interruptAt('train  '));
    expect(cancelled).toMatchObject({ code: 130, stdout: '' });
    expect(cancelled.stderr).toContain(`Cancelled. Go on with: placeprint train ${path} --resume 1\n`);
    expect(await placeprintJson('runs', path)).toMatchObject({ runs: [{ id: 1, state: 'cancelled' }] });
    const resumed = await placeprintJson('train', path, '--resume', '1');
    expect(resumed).toMatchObject({ id: 1, state: 'done' });
    expect(await placeprintJson('runs', path)).toEqual({ runs: [resumed] });
  });

  it('also cancels while the engine is only starting', async () => {
    const train = ['--json', 'train', tinyPath(), '--executor', 'compiled', ...tinyTraining];
    const cancelled = await placeprint(train, interruptAt('start  '));
    expect(cancelled.code).toBe(130);
    expect(JSON.parse(cancelled.stdout)).toEqual({
      error: { code: 'state/cancelled', message: expect.any(String), data: { runId: 1 } },
    });
  });

  it('cancels a drawing, keeps what is drawn, and the same command goes on; progress is plain lines', async () => {
    const placeCount = 600;
    const map = await cityIn(folder, { seed: 4, sizeM: 2500, placeCount });
    const path = file('city.placeprint');
    const render = ['render', path, '--size-px', '64'];
    await placeprintJson('create', path);
    await placeprintJson('import', path, file('places.csv'));
    await placeprintJson('source', 'add', path, ...map);
    const cancelled = await placeprint([...render, '--threads', '1'], interruptAt('draw  '));
    expect(cancelled).toMatchObject({ code: 130, stdout: '' });
    expect(cancelled.stderr).toBe(
      `draw  0/600 places  0 %\nCancelling … (Ctrl-C again to stop at once)\n` +
        'Cancelled. What is drawn is kept; the same command goes on from there.\n',
    );
    const rest = await placeprintJson<{ drawn: number; reused: number }>(...render);
    expect(rest.drawn).toBeGreaterThan(0);
    expect(rest.drawn + rest.reused).toBe(placeCount);
  });
});
