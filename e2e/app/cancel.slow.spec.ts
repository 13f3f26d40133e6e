import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jobKinds, type JobKind } from '../../src-shared/contract/app/jobs';
import { type StartedJob } from '../../src-shared/contract/app/values';
import { ContractClient } from './contractClient';
import { expect, test } from './fixtures';

/** What a person takes for an answer to the click (the bound), however busy the work. */
const acknowledgedMs = 1000;

/** Enough rows to be amid the work when the cancel comes. */
function largeTable(path: string): string {
  const rows = Array.from({ length: 300_000 }, (_, i) => `${-40 + (i % 600) / 1e4},${40 + i / 6e6},${i}\n`);
  writeFileSync(path, `lng,lat,price\n${rows.join('')}`);
  return path;
}

function largeMap(path: string): string {
  const features = Array.from({ length: 60_000 }, (_, i) => {
    const [lng, lat] = [-40 + (i % 300) / 6e3, 40 + i / 6e6];
    const ring = [0, 1, 2, 0].map((k) => [lng + k * 1e-5, lat + (k % 2) * 1e-5]);
    return {
      type: 'Feature',
      properties: { building: 'yes' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  return path;
}

const largeRegion = {
  polygons: [
    [
      [
        [-40, 40],
        [-39, 40],
        [-39, 41],
        [-40, 40],
      ] as [number, number][],
    ],
  ],
};

test('acknowledges a cancel of every kind of job within a second, and goes on after it', async ({
  app: { page, folder },
}) => {
  const client = await ContractClient.of(page);
  const told: string[] = [];
  const cancelled = new Set<JobKind>();

  async function cancel(kind: JobKind, { jobId }: StartedJob): Promise<void> {
    await client.jobThat(jobId, ({ state, stage }) => state === 'running' && stage !== null);
    const askedMs = performance.now();
    const answer = await client.call('jobs.cancel', { jobId });
    const answeredMs = performance.now() - askedMs;
    const end = await client.endOf(jobId);
    const stoppedMs = performance.now() - askedMs;
    told.push(`${kind} ${answeredMs.toFixed(0)} (stopped ${stoppedMs.toFixed(0)})`);
    expect(answer, kind).toMatchObject({ kind, cancelling: true });
    expect(end, kind).toMatchObject({ kind, state: 'cancelled' });
    expect(answeredMs, kind).toBeLessThan(acknowledgedMs);
    cancelled.add(kind);
  }

  async function finish({ jobId }: StartedJob): Promise<void> {
    expect(await client.endOf(jobId)).toMatchObject({ state: 'done', error: null });
  }

  await client.call('project.create', { file: 'cancel' });
  await cancel('sample', await client.call('project.fillWithSample', {}));
  const table = await client.upload(largeTable(join(folder, 'large.csv')));
  await cancel('import', await client.call('data.import', { file: table }));
  const map = await client.upload(largeMap(join(folder, 'large.geojson')));
  await cancel('source', await client.call('sources.add', { files: [{ file: map }], everything: true }));
  const { id: regionId } = await client.call('regions.add', { name: 'large', region: largeRegion });
  const placing = { by: 'random' as const, count: 1_000_000, seed: 1 };
  await cancel('place', await client.call('places.add', { regionId, placing, name: 'many' }));
  expect(await client.call('project.summary', {})).toMatchObject({ places: 0, mapSources: 0 });

  await finish(await client.call('project.fillWithSample', {}));
  await cancel('render', await client.call('images.render', { sizePx: 96 }));
  await finish(await client.call('images.render', { sizePx: 96 }));

  const [quick] = await client.call('runs.presets', {});
  const settings = { ...quick.settings, epochs: 1 };
  await cancel('measure', await client.call('runs.estimate', { settings }));
  await cancel('train', await client.call('runs.train', { settings, executor: 'compiled', force: true }));
  const [stopped] = await client.call('runs.list', {});
  expect(stopped).toMatchObject({ state: 'cancelled' });
  await finish(await client.call('runs.resume', { runId: stopped.id }));
  await cancel('embed', await client.call('explore.embed', { runId: stopped.id }));
  await cancel('predict', await client.call('predictions.make', { target: 'price' }));
  await cancel('export', await client.call('exports.write', { what: 'embeddings', file: 'vectors.geojson' }));
  await finish(await client.call('exports.write', { what: 'embeddings', file: 'vectors.geojson' }));

  process.stdout.write(`Cancel answered after, ms: ${told.join(', ')}\n`);
  // That of bringing an old project up to date: src-main/app/oldProject.test.ts.
  expect([...cancelled, 'open'].sort()).toEqual([...jobKinds].sort());
  client.close();
});
