import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract, type MethodName } from '../../src-shared/contract/app/index';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import { type StartedJob } from '../../src-shared/contract/app/values';
import { parsePreset } from '../../src-shared/settings/presets';
import { createProject } from '../project/createProject';
import { openProject } from '../project/openProject';
import { fill } from '../project/whole.fixture';
import { applicationIn } from './application.fixture';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-hidden-'));
const application = applicationIn(folder);
const ends = new Map<number, LiveJob>();
application.on((name, payload) => {
  const job = payload as LiveJob;
  if (name === 'job.changed' && job.finishedAt) ends.set(job.id, job);
});

/** The code of the error that a method ends with, its job included. */
async function codeOf(name: MethodName, params: object): Promise<string> {
  const answer = await application.call(name, params);
  if (!answer.ok) return answer.error.code;
  const { jobId } = (answer.value ?? {}) as Partial<StartedJob>;
  if (jobId === undefined) return 'none';
  while (!ends.has(jobId)) await new Promise((resolve) => setTimeout(resolve, 5));
  return ends.get(jobId)!.error?.code ?? 'none';
}

const settings = { ...parsePreset('quick'), geoShares: { shops: 1 } };
const placement = { executor: 'compiled' };
const source = { datasetId: 1, column: 'price', per: null, date: null };

/** Of each noun that can be hidden: its table, how it is hidden, and all that acts on one, with its other parameters. */
const nouns: Record<string, { table: string; hide: [MethodName, object]; acts: [MethodName, object][] }> = {
  dataset: {
    table: 'datasets',
    hide: ['data.deleteDataset', { datasetId: 1 }],
    acts: [
      ['data.renameDataset', { datasetId: 1, name: 'other' }],
      ['data.deleteDataset', { datasetId: 1 }],
      ['targets.add', { name: 'New', sources: [source] }],
      ['targets.change', { targetId: 'shops', sources: [source] }],
    ],
  },
  target: {
    table: 'targets',
    hide: ['targets.delete', { targetId: 'shops' }],
    acts: [
      ['targets.change', { targetId: 'shops', name: 'other' }],
      ['targets.delete', { targetId: 'shops' }],
      ['predictions.make', { target: 'shops', split: 'gaps' }],
      ['runs.fineTune', { runId: 1, target: 'shops', ...placement }],
      ['runs.train', { settings, force: true, ...placement }],
    ],
  },
  source: {
    table: 'map_sources',
    hide: ['sources.delete', { sourceId: 1 }],
    acts: [
      ['sources.rename', { sourceId: 1, name: 'other' }],
      ['sources.delete', { sourceId: 1 }],
      ['images.render', { sourceId: 1 }],
    ],
  },
  run: {
    table: 'runs',
    hide: ['runs.delete', { runId: 1 }],
    acts: [
      ['runs.change', { runId: 1, name: 'other' }],
      ['runs.delete', { runId: 1 }],
      ['runs.obstacle', { runId: 1 }],
      ['runs.resume', { runId: 1 }],
      ['runs.fineTune', { runId: 1, target: 'price', ...placement }],
      ['explore.embed', { runId: 1 }],
      ['explore.similar', { query: { placeId: 1 }, setId: 1 }],
      ['predictions.make', { target: 'price', split: 'gaps', embeddingSetId: 1 }],
      ['predictions.classes', { setId: 1 }],
      ['predictions.grid', { setId: 1, resolution: 8 }],
      ['predictions.rename', { setId: 1, name: 'other' }],
      ['predictions.delete', { setId: 1 }],
    ],
  },
  encoder: {
    table: 'encoders',
    hide: ['encoders.delete', { encoderId: 1 }],
    acts: [
      ['encoders.rename', { encoderId: 1, name: 'other' }],
      ['encoders.delete', { encoderId: 1 }],
      ['encoders.embed', { encoderId: 1 }],
    ],
  },
  'prediction set': {
    table: 'prediction_sets',
    hide: ['predictions.delete', { setId: 1 }],
    acts: [
      ['predictions.rename', { setId: 1, name: 'other' }],
      ['predictions.delete', { setId: 1 }],
      ['predictions.classes', { setId: 1 }],
      ['predictions.grid', { setId: 1, resolution: 8 }],
    ],
  },
  region: {
    table: 'regions',
    hide: ['regions.delete', { regionId: 1 }],
    acts: [
      ['regions.change', { regionId: 1, name: 'other' }],
      ['regions.delete', { regionId: 1 }],
    ],
  },
};

/** What brings back one that is gone for good. */
const restores: [MethodName, object][] = [
  ['data.restoreDataset', { datasetId: 99 }],
  ['targets.restore', { targetId: 'nobody' }],
  ['sources.restore', { sourceId: 99 }],
  ['runs.restore', { runId: 99 }],
  ['encoders.restore', { encoderId: 99 }],
  ['predictions.restore', { setId: 99 }],
  ['regions.restore', { regionId: 99 }],
];

beforeAll(() => {
  const project = createProject(join(folder, 'whole.placeprint'));
  fill(project);
  project.run(
    `INSERT INTO targets (id, name, unit, kind, transform, created_at) SELECT 'shops', 'Shops', unit, kind, transform, created_at
     FROM targets WHERE id = 'price'`,
  );
  project.run(`UPDATE runs SET state = 'done'`);
  project.close();
});
afterAll(() => application.close());

const rowsOf = (table: string) => {
  const project = openProject(join(folder, 'whole.placeprint'), { mode: 'read' });
  const rows = project.all(`SELECT * FROM ${table}`);
  project.close();
  return rows;
};

describe.each(Object.entries(nouns))('a hidden %s', (_, { table, hide, acts }) => {
  it('is not there for what acts on it, stays as it is, and can be brought back', async () => {
    await application.call('project.open', { file: 'whole.placeprint' });
    for (const [name, params] of acts)
      expect([name, contract[name].params.safeParse(params).success]).toEqual([name, true]);
    expect(await codeOf(...hide)).toBe('none');
    const before = rowsOf(table);
    for (const [name, params] of acts)
      expect([name, await codeOf(name, params)]).toEqual([
        name,
        table === 'targets' ? 'input/bad-argument' : 'state/missing',
      ]);
    expect(rowsOf(table)).toEqual(before);
    const restore = hide[0].replace('delete', 'restore') as MethodName;
    expect(await codeOf(restore, hide[1])).toBe('none');
    await application.call('project.close', {});
  });
});

it.each(restores)('%s says where there is nothing to bring back', async (name, params) => {
  await application.call('project.open', { file: 'whole.placeprint' });
  expect(await codeOf(name, params)).toMatch(/^(?:state\/missing|input\/bad-argument)$/);
});
