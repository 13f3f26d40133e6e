import { worded } from '../../src-shared/message.fixture';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unpackColumns } from '../../src-shared/contract/app/columns';
import { type MethodName, type ParamsIn, type Result } from '../../src-shared/contract/app/index';
import { type LiveJob } from '../../src-shared/contract/app/jobs';
import {
  type EntropyColumns,
  type LabelColumns,
  type PlaceColumns,
} from '../../src-shared/contract/app/resources';
import { type StartedJob } from '../../src-shared/contract/app/values';
import { AppError, fromErrorData } from '../../src-shared/errors';
import { parsePreset } from '../../src-shared/settings/presets';
import { Application } from './application';
import { type Shell } from './shell';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-app-'));
const shell: Shell = {
  kind: 'web',
  inputPath: (reference) => join(folder, reference),
  outputPath: (reference) => join(folder, reference),
  projectPath: (reference) => join(folder, reference),
  stateFolder: join(folder, 'state'),
};
const application = new Application(shell);
const ends = new Map<number, LiveJob>();
const events: string[] = [];
application.on((name, payload) => {
  events.push(name);
  const job = payload as LiveJob;
  if (name === 'job.changed' && job.finishedAt) ends.set(job.id, job);
});

async function call<Name extends MethodName>(name: Name, params: ParamsIn<Name>): Promise<Result<Name>> {
  const answer = await application.call(name, params);
  if (answer.ok) return answer.value as Result<Name>;
  throw fromErrorData(answer.error);
}

async function endOf({ jobId }: StartedJob): Promise<LiveJob> {
  while (!ends.has(jobId)) await new Promise((resolve) => setTimeout(resolve, 20));
  return ends.get(jobId)!;
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );

beforeAll(async () => {
  await call('project.create', { file: 'city.placeprint' });
  expect((await endOf(await call('project.fillWithSample', {}))).state).toBe('done');
});
afterAll(() => application.close());

it('fills a project with the sample city and tells what it holds', async () => {
  const summary = await call('project.summary', {});
  expect(summary).toMatchObject({
    name: 'city',
    places: 2500,
    datasets: 1,
    mapSources: 1,
    runs: { total: 0 },
  });
  expect(summary!.attributions).toEqual(['Generated sample data, not a real place']);
  expect((await call('project.recent', {})).map(({ name, exists }) => [name, exists])).toEqual([
    ['city', true],
  ]);
  expect(events).toContain('project.changed');
});

it('opens a project, and tells of it, where that cannot be remembered', async () => {
  writeFileSync(join(folder, 'noFolder'), '');
  const forgetful = new Application({ ...shell, stateFolder: join(folder, 'noFolder') });
  const told: unknown[] = [];
  forgetful.on((name, payload) => told.push([name, payload]));
  try {
    const opened = await forgetful.call('project.create', { file: 'forgotten.placeprint' });
    expect(opened).toMatchObject({ ok: true, value: { name: 'forgotten' } });
    expect(told).toEqual([['project.changed', { parts: ['project'] }]]);
    expect(await forgetful.call('project.recent', {})).toEqual({ ok: true, value: [] });
  } finally {
    await forgetful.close();
  }
});

it('hands out places as columns and the map as tiles', async () => {
  const places = await application.resource('places');
  const { id, lng, lat } = unpackColumns<PlaceColumns>(places.body.buffer as ArrayBuffer);
  const first = await call('data.place', { placeId: id[0] });
  expect([id.length, first.lng, first.lat]).toEqual([2500, lng[0], lat[0]]);
  const [{ id: source }] = await call('sources.list', {});
  const zoom = 15;
  const x = Math.floor(((lng[0] + 180) / 360) * 2 ** zoom);
  const sine = Math.sin((lat[0] * Math.PI) / 180);
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom);
  const tile = await application.resource(`tile/${source}/${zoom}/${x}/${y}`);
  expect([tile.status, tile.type, Buffer.from(tile.body.subarray(1, 4)).toString()]).toEqual([
    200,
    'image/png',
    'PNG',
  ]);
});

it('tells the labels and the wanted cells of places, of those that are there', async () => {
  const { body } = await application.resource('labels');
  const { price } = unpackColumns<LabelColumns>(body.buffer as ArrayBuffer);
  const { body: places } = await application.resource('places');
  const { id } = unpackColumns<PlaceColumns>(places.buffer as ArrayBuffer);
  const row = price.findIndex(Number.isFinite);
  const found = await call('data.places', { placeIds: [id[row], 4_000_000], columns: [] });
  const whole = await call('data.place', { placeId: id[row] });
  expect(found).toEqual([{ ...whole, properties: [] }]);
  expect(found[0].labels.price).toBeCloseTo(price[row], -1);
});

it('answers what is not there, or no number, with a status', async () => {
  const paths = [
    'tile/1/40/0/0',
    'tile/1/15/99999/0',
    'image/1/2',
    'places/../secret',
    'nothing',
    '',
    'image/1/x',
  ];
  const answers = await Promise.all(paths.map((path) => application.resource(path)));
  expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404));
});

it('refuses calls that do not fit, as data', async () => {
  const unknown = await application.call('project.explode', {});
  expect(unknown).toMatchObject({ ok: false, error: { code: 'input/bad-argument' } });
  const names = ['__proto__', 'constructor', 'toString', 'x'.repeat(1e6), '', 7, null, undefined, {}];
  for (const name of [...names, { toString: 1 }, ['project.summary']]) {
    const answer = await application.call(name, {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'input/bad-argument' } });
    expect(JSON.stringify(answer).length).toBeLessThan(1000);
  }
  const wrong = { name: 'x', region: { polygons: [[[[0, 0]]]] }, extra: 1 };
  expect(await application.call('regions.add', wrong)).toMatchObject({
    ok: false,
    error: { code: 'input/bad-argument' },
  });
  expect(await codeOf(call('runs.curves', { runId: -1 }))).toBe('input/bad-argument');
});

it('imports with a report, hides and restores a dataset', async () => {
  writeFileSync(join(folder, 'few.csv'), 'lon,lat,price\n-71,42,100\n-71.1,42.1,\n999,42,5\n');
  const preview = await call('data.preview', { file: 'few.csv' });
  expect(preview.mapping).toEqual({ lng: 'lon', lat: 'lat', price: 'price' });
  const job = await endOf(await call('data.import', { file: 'few.csv', name: 'Few' }));
  expect(job).toMatchObject({ kind: 'import', state: 'done', result: { placesImported: 2, rowsRead: 3 } });
  const { datasetId } = job.result as { datasetId: number };
  await call('data.deleteDataset', { datasetId });
  expect((await call('project.summary', {}))!.places).toBe(2500);
  await call('data.restoreDataset', { datasetId });
  await call('data.renameDataset', { datasetId, name: ' Fewer ' });
  expect((await call('data.datasets', {})).at(-1)!.name).toBe('Fewer');
  expect((await call('project.summary', {}))!.places).toBe(2502);
  await call('data.deleteDataset', { datasetId });
});

it('draws images, shows them by entropy, and moves the threshold', async () => {
  const job = await endOf(await call('images.render', { sizePx: 32 }));
  expect(job.state).toBe('done');
  const [set] = await call('images.sets', {});
  expect(set).toMatchObject({ sizePx: 32, drawn: 2500, missing: 0 });
  const { body } = await application.resource(`entropies/${set.id}`);
  const { placeId, entropy } = unpackColumns<EntropyColumns>(body.buffer as ArrayBuffer);
  expect(entropy).toEqual(entropy.toSorted());
  const changed = await call('images.setMinEntropy', { setId: set.id, minEntropy: 0.3 });
  expect([changed.drawn, changed.kept]).toEqual([2500, entropy.filter((each) => each > 0.3).length]);
  const image = await application.resource(`image/${set.id}/${placeId[0]}`);
  expect([image.status, image.type]).toEqual([200, 'image/png']);
});

it('draws from the source that is named; a run learns from the fullest set unless told', async () => {
  const [{ id: sourceId, name }] = await call('sources.list', {});
  await endOf(await call('images.render', { sizePx: 32, metresPerPixel: 4, sourceId }));
  const sets = await call('images.sets', {});
  expect(sets.map(({ sourceName, isDefault }) => [sourceName, isDefault])).toEqual([
    [name, false],
    [name, true],
  ]);
  const missing = await endOf(await call('images.render', { sizePx: 32, sourceId: sourceId + 7 }));
  expect(missing.error?.message).toEqual(
    worded(`There is no map source ${sourceId + 7}. Map sources of this project: ${sourceId} (${name}).`),
  );
  const noSet = await codeOf(
    call('runs.estimate', { settings: parsePreset('quick'), imageSetId: 99, executor: 'compiled' }),
  );
  expect(noSet).toBe('state/missing');
});

it('renames, hides and restores a map source; its images stay, and it is still named', async () => {
  const [{ id: sourceId }] = await call('sources.list', {});
  await call('sources.rename', { sourceId, name: ' Streets ' });
  expect((await call('sources.list', {})).map(({ name }) => name)).toEqual(['Streets']);
  await call('sources.delete', { sourceId });
  expect(await call('sources.list', {})).toEqual([]);
  const { mapSources, imageSets, attributions } = (await call('project.summary', {}))!;
  expect([mapSources, imageSets, attributions.length]).toEqual([0, 2, 1]);
  const [set] = await call('images.sets', {});
  expect(set).toMatchObject({ sourceId, sourceDeleted: true, drawn: 2500 });
  const failed = await endOf(await call('images.render', { sizePx: 32 }));
  expect(failed).toMatchObject({ state: 'failed', error: { code: 'state/missing' } });
  await call('sources.restore', { sourceId });
  expect((await call('images.sets', {}))[0].sourceDeleted).toBe(false);
});

it('acknowledges a cancel at once, ends queued work without beginning it, and stays usable', async () => {
  const running = await call('images.render', { sizePx: 256 });
  const queued = await call('images.render', { sizePx: 254 });
  expect(await codeOf(call('project.close', {}))).toBe('state/busy');
  expect((await call('jobs.cancel', { jobId: queued.jobId })).state).toBe('cancelled');
  expect(await call('jobs.cancel', { jobId: running.jobId })).toMatchObject({ cancelling: true });
  expect((await endOf(running)).state).toBe('cancelled');
  expect(await codeOf(call('jobs.cancel', { jobId: 999 }))).toBe('state/missing');
  expect((await call('jobs.clear', {})).length).toBe(0);
});

it('keeps regions with undo in mind, and settings', async () => {
  const ring: [number, number][] = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ];
  const { id } = await call('regions.add', { name: ' Harbour ', region: { polygons: [[ring]] } });
  await call('regions.delete', { regionId: id });
  expect(await call('regions.list', {})).toEqual([]);
  expect(await call('regions.restore', { regionId: id })).toMatchObject({ name: 'Harbour' });
  await call('project.keepSetting', { key: 'view', value: { zoom: 3 } });
  expect(await call('project.setting', { key: 'view' })).toEqual({ zoom: 3 });
});

it('puts places into a region, and takes them back', async () => {
  const ring: [number, number][] = [
    [-40.01, 39.99],
    [-39.99, 39.99],
    [-39.99, 40.01],
    [-40.01, 39.99],
  ];
  const { id: regionId } = await call('regions.add', { name: 'Centre', region: { polygons: [[ring]] } });
  const placing = { by: 'roads' as const, everyM: 200 };
  const { places, beyondMap } = await call('places.count', { regionId, placing });
  expect([places > 50, beyondMap]).toEqual([true, false]);
  const job = await endOf(await call('places.add', { regionId, placing, name: 'Along' }));
  expect(job).toMatchObject({ kind: 'place', label: 'Along', state: 'done', result: { placeCount: places } });
  const dataset = (await call('data.datasets', {})).at(-1)!;
  expect(dataset).toMatchObject({ name: 'Along', placed: { placing, region: 'Centre' }, report: null });
  await call('data.deleteDataset', { datasetId: dataset.id });
  expect((await call('project.summary', {}))!.places).toBe(2500);
  expect(await codeOf(call('places.count', { regionId: 999, placing }))).toBe('state/missing');
});

it('keeps the language of the interface for the shell', async () => {
  expect(await call('system.language', {})).toBeNull();
  await call('system.setLanguage', { language: 'ja' });
  expect(await call('system.language', {})).toBe('ja');
  expect(await application.call('system.setLanguage', { language: 'xx' })).toMatchObject({ ok: false });
});

it('opens another project and says what is missing in it', async () => {
  await call('project.create', { file: 'empty.placeprint' });
  expect(await call('project.summary', {})).toMatchObject({ places: 0, bbox: null });
  expect(await codeOf(call('explore.similar', { query: { placeId: 1 } }))).toBe('state/missing');
  expect((await endOf(await call('images.render', {}))).error?.code).toBe('state/missing');
  await call('project.open', { file: 'city.placeprint' });
  expect((await call('project.summary', {}))!.places).toBe(2500);
  expect(await codeOf(call('project.open', { file: 'none.placeprint' }))).toBe('state/missing');
  expect((await call('project.summary', {}))!.name).toBe('city');
});
