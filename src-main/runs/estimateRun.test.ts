import { toErrorData } from '../../src-shared/errors';
import { afterEach, expect, it } from 'vitest';
import { type Progress } from '../../src-shared/progress';
import { type Project } from '../project/project';
import { estimateRun, requireMemory } from './estimateRun';
import { tinyProject, tinySettings } from './tinyProject.fixture';

let project: Project;
afterEach(() => project.close());

const placement = { executor: 'compiled', threads: 1 } as const;

it('reckons a run from measured steps, and refuses one whose memory is not there', async () => {
  project = tinyProject();
  const told: unknown[] = [];
  const onProgress = ({ stage, done, total, note }: Progress) => told.push([stage, done, total, note]);
  const fits = await estimateRun(project, tinySettings, placement, { onProgress });
  const note = { kind: 'batch', size: 4 };
  expect(told).toEqual([0, 1, 2, 3].map((done) => ['measure', done, 3, note]));
  expect(fits).toMatchObject({ places: 12, totalSteps: 12, fittingBatch: 4 });
  expect(fits.imagesPerSecond).toBeGreaterThan(0);
  expect(fits.memoryBytes).toBeLessThan(fits.freeBytes);
  requireMemory(fits, tinySettings);

  const short = await estimateRun(project, tinySettings, placement, { freeBytes: 2 ** 20 });
  expect(short.fittingBatch).toBeNull();
  expect(() => requireMemory(short, tinySettings)).toThrow(/needs about .+ No batch size fits/);
});

it('ends with its engine when cancelled amid a step', async () => {
  project = tinyProject();
  const controller = new AbortController();
  const onProgress = ({ done }: Progress) => done === 1 && controller.abort();
  const options = { signal: controller.signal, onProgress };
  const settings = { ...tinySettings, batchSize: 8 };
  const error = await estimateRun(project, settings, placement, options).catch(toErrorData);
  expect(error).toMatchObject({ code: 'state/cancelled' });
});

it('says which batch size would fit', () => {
  project = tinyProject(0);
  const estimate = { places: 9, totalSteps: 9, device: null, imagesPerSecond: 1, seconds: 9 };
  const refused = { ...estimate, memoryBytes: 6 * 2 ** 30, freeBytes: 4 * 2 ** 30, fittingBatch: 2 };
  expect(() => requireMemory(refused, tinySettings)).toThrow(
    'A batch size of 4 needs about 6.0 GB of memory; 4.0 GB are free. A batch size of 2 fits.',
  );
});
