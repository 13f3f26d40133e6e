import { expect, it } from 'vitest';
import { type JobEvent } from '../../src-shared/contract/engine';
import { AppError } from '../../src-shared/errors';
import { tinyProject, tinySettings } from './tinyProject.fixture';
import { type NewTraining, trainRun } from './trainRun';

const training: NewTraining = { settings: tinySettings, executor: 'cpu', threads: 1 };
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));

it('compares the first step before a run on a graphics card (SKIPPED without an adapter), and on no other', async (context) => {
  const project = tinyProject();
  const differences: number[] = [];
  const onEvent = (_: number, event: JobEvent) =>
    void (event.type === 'verified' && differences.push(event.difference));
  await trainRun(project, training, { onEvent });
  expect(differences).toEqual([]);
  const onCard = { ...training, executor: 'compiled-webgpu' } as const;
  const error = await trainRun(project, onCard, { onEvent }).catch(codeOf);
  if (error === 'engine/unavailable') return context.skip();
  expect(error).toMatchObject({ state: 'done', step: 12 });
  expect([differences.length, differences[0] < 1e-3]).toEqual([1, true]);
  project.close();
});
