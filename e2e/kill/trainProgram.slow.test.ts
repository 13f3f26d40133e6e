import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { settingKeys } from '../../src-shared/settings/overrides';
import { entryPath } from '../../src-main/files/entryPath';
import { openProject } from '../../src-main/project/openProject';
import { lastCheckpoint, listRuns, type Run } from '../../src-main/project/runs';
import { tinyProject, tinySettings } from '../../src-main/runs/tinyProject.fixture';
import { nodeBinary } from '../../src-main/runs/nodeBinary';

const kills = 8;
const settings = { ...tinySettings, epochs: 10 };

/** The value of a dotted key as the command line takes it. */
function settingText(key: string): string {
  let value: unknown = settings;
  for (const part of key.split('.')) value = (value as Record<string, unknown>)[part];
  return JSON.stringify(value);
}
const overrides = settingKeys(settings).flatMap((key) => ['--set', `${key}=${settingText(key)}`]);

/** Runs `placeprint train`, killed that long after its start; resolves with its exit code, null if it was killed. */
function train(path: string, options: string[], killAfterMs?: number): Promise<number | null> {
  const program = spawn(nodeBinary(), [entryPath('cli'), 'train', path, ...options], { stdio: 'ignore' });
  const timer = killAfterMs && setTimeout(() => program.kill('SIGKILL'), killAfterMs);
  return new Promise((resolve) =>
    program.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    }),
  );
}

/** Opens the project as the next start of the program would, and looks at its newest run and that run's weights. */
function look(path: string): { run: Run | undefined; weights: string } {
  const project = openProject(path);
  expect(project.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  const run = listRuns(project).at(-1);
  const checkpoint = run && lastCheckpoint(project, run.id);
  project.close();
  return { run, weights: Buffer.from(checkpoint?.bytes ?? []).toString('base64') };
}

it(`resumes a run after the program itself was killed, ${kills} times, to the same weights`, async () => {
  const project = tinyProject();
  project.close();
  const { path } = project;
  const fresh = ['--executor', 'compiled', '--threads', '2', ...overrides];
  const startedMs = performance.now();
  expect(await train(path, fresh)).toBe(0);
  const durationMs = performance.now() - startedMs;
  const whole = look(path);
  expect(whole.run).toMatchObject({ state: 'done', step: 30 });
  const random = randomStream(8);
  for (let kill = 0; kill < kills; kill++) {
    const { run } = look(path);
    const options = run!.state === 'interrupted' ? ['--resume'] : fresh;
    await train(path, options, random.next() * durationMs);
    const after = look(path);
    expect(['interrupted', 'done']).toContain(after.run!.state);
    if (after.run!.state === 'done') expect(after.weights === whole.weights).toBe(true);
  }
  if (look(path).run!.state === 'interrupted') expect(await train(path, ['--resume'])).toBe(0);
  const last = look(path);
  expect({ state: last.run!.state, same: last.weights === whole.weights }).toEqual({
    state: 'done',
    same: true,
  });
});
