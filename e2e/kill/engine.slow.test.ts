import { afterAll, beforeAll, expect, it } from 'vitest';
import { toErrorData } from '../../src-shared/errors';
import { randomStream } from '../../src-shared/random';
import { type Project } from '../../src-main/project/project';
import { getRun, lastCheckpoint, type Run } from '../../src-main/project/runs';
import { EngineClient } from '../../src-main/runs/engineClient';
import { startEngineProcess } from '../../src-main/runs/engineProcess';
import { tinyProject, tinySettings } from '../../src-main/runs/tinyProject.fixture';
import { type NewTraining, resumeRun, trainRun } from '../../src-main/runs/trainRun';

const kills = 20;
const training: NewTraining = { settings: { ...tinySettings, epochs: 10 }, executor: 'compiled', threads: 2 };

let project: Project;
beforeAll(() => {
  project = tinyProject();
});
afterAll(() => project.close());

/** Trains, or goes on with a run that has not ended, with an engine that is killed that long after its start. */
async function trainUntilKilled(run: Run | undefined, delayMs: number): Promise<Run> {
  const engine = startEngineProcess();
  const timer = setTimeout(() => process.kill(engine.pid!, 'SIGKILL'), delayMs);
  const options = { startEngine: () => EngineClient.start({ process: engine }) };
  try {
    return await (run ? resumeRun(project, run.id, options) : trainRun(project, training, options));
  } catch (error) {
    expect(toErrorData(error)).toMatchObject({ code: 'engine/crashed', data: { signal: 'SIGKILL' } });
    return getRun(project, undefined, ['failed']);
  } finally {
    clearTimeout(timer);
  }
}

const weightsOf = (run: Run) => Buffer.from(lastCheckpoint(project, run.id)!.bytes).toString('base64');

it(`resumes a run whose engine is killed at any moment, ${kills} times, to the same weights`, async () => {
  const startedMs = performance.now();
  const whole = await trainRun(project, training);
  const durationMs = performance.now() - startedMs;
  const weights = weightsOf(whole);
  const random = randomStream(20);
  let run: Run | undefined;
  let killed = 0;
  while (killed < kills) {
    run = await trainUntilKilled(run, random.next() * durationMs);
    expect(project.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    if (run.state === 'failed') killed++;
    if (run.state === 'done') {
      expect(weightsOf(run) === weights).toBe(true);
      run = undefined;
    }
  }
  const last = run ? await resumeRun(project, run.id) : whole;
  expect(weightsOf(last) === weights).toBe(true);
});
