import { expect, it, vi } from 'vitest';
import { say, type Message } from '../../../src-shared/message';
import { parsePreset } from '../../../src-shared/settings/presets';
import { type AppContext } from '../context';
import { runs } from './runs';

const error = { code: 'engine/unavailable', message: say('runs.noExecutor') };
vi.mock('../../runs/executors', () => ({
  chooseExecutor: () => ({ executor: 'wasm', passedOver: [{ executor: 'compiled', error }] }),
}));
const trainScored = vi.hoisted(() => vi.fn(() => ({ id: 4 })));
vi.mock('../../runs/trainAndEmbed', () => ({ trainScored, embedBoth: () => [{ id: 5 }] }));

it('a start with auto tells what was passed over, and why, and goes on', async () => {
  const notices: Message[] = [];
  let ended: Promise<unknown> | unknown;
  const startJob: AppContext['startJob'] = (_job, work) => {
    ended = work({} as never, { onNotice: (notice) => notices.push(notice) });
    return { jobId: 1 };
  };
  const context = { startJob, changed: () => {} } as unknown as AppContext;
  const settings = parsePreset('quick');
  await runs['runs.train'](context, { settings, force: true, executor: 'auto', threads: 2 });
  expect(await ended).toEqual({ runId: 4, embeddingSetId: 5 });
  expect(trainScored.mock.lastCall).toMatchObject([{}, { executor: 'wasm', threads: 2 }, {}]);
  expect(notices).toEqual([say('runs.passedOver', { executor: 'compiled', reason: error.message })]);
});
