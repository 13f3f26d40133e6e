import Database from 'better-sqlite3';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Page } from '@playwright/test';
import { createProject } from '../../src-main/project/createProject';
import { choose, drop, expectRefusal, newProject, panel, step } from './actions';
import { expect, test } from './fixtures';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array<number>(500).fill(7)]);
const zip = Buffer.from('PK\x03\x04'.repeat(300));
const point = { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [20, 10] } };
const corners = [
  [20, 10],
  [20.01, 10],
  [20.01, 10.01],
  [20, 10],
];
const polygon = {
  type: 'Feature',
  properties: { price: 5 },
  geometry: { type: 'Polygon', coordinates: [corners] },
};
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features });

function files(folder: string, contents: Record<string, string | Buffer>): (name: string) => string {
  for (const [name, content] of Object.entries(contents)) writeFileSync(join(folder, name), content);
  return (name) => join(folder, name);
}

const projectsIn = (folder: string) => readdirSync(folder).filter((name) => /\.placeprint$/.test(name));

test('refuses every file that is no whole project, in words, unchanged, and keeps none of them', async ({
  app: { page, folder },
}) => {
  const good = join(folder, 'good.placeprint');
  createProject(good).close();
  const bytes = readFileSync(good);
  const newer = Buffer.from(bytes);
  newer.writeUInt32BE(9999, 60); // SQLite's header: user_version
  const scrambled = Buffer.from(bytes);
  for (let page = 4096; page < bytes.length; page += 8192) scrambled.fill(0xa7, page + 1, page + 900);
  const foreign = new Database(join(folder, 'other.db'));
  foreign.exec('CREATE TABLE places (id)');
  foreign.close();
  const contents: Record<string, Buffer> = {
    'newer.placeprint': newer,
    'cut off.placeprint': bytes.subarray(0, bytes.length / 2 + 100),
    'scrambled.placeprint': scrambled,
    'nothing.placeprint': Buffer.alloc(0),
    'photo.placeprint': png,
    'model.onnx': Buffer.from('\x08\x07\x12\x07pytorch'.repeat(100)),
    'archive.zip': zip,
    'other.db': readFileSync(join(folder, 'other.db')),
  };
  const path = files(folder, contents);
  const before = projectsIn(folder);
  const said: Record<string, RegExp> = {
    'newer.placeprint': /^newer\.placeprint was written by a newer Placeprint .* the file was not changed/,
    'cut off.placeprint': /^cut off\.placeprint is damaged .* Restore it from a backup/,
    'scrambled.placeprint': /^scrambled\.placeprint is damaged .* Restore it from a backup/,
    'nothing.placeprint': /^nothing\.placeprint is empty\. Expected a Placeprint project/,
    'photo.placeprint': /^photo\.placeprint is no Placeprint project/,
    'model.onnx': /^model\.onnx is no Placeprint project/,
    'archive.zip': /^archive\.zip is no Placeprint project/,
    'other.db': /^other\.db is an SQLite file, but no Placeprint project/,
  };
  for (const [name, text] of Object.entries(said)) {
    await choose(page, 'Open a project …', [path(name)]);
    await expectRefusal(page, text);
    expect(readFileSync(path(name)).equals(contents[name]), name).toBe(true);
  }
  expect(projectsIn(folder)).toEqual(before);

  await choose(page, 'Open a project …', [good]);
  await expect(page.getByText('0 places')).toBeVisible();
  await drop(page, [path('scrambled.placeprint')]);
  await expectRefusal(page, said['scrambled.placeprint']);
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeVisible();
});

test('says at every door what a file of the wrong kind is, and goes on', async ({
  app: { page, folder },
}) => {
  const path = files(folder, {
    'photo.csv': png,
    'sheet.csv': Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from('xl/workbook.xml'.repeat(50))]),
    'plots.csv': 'lng,lat,price\n20,10,5\n',
    'areas.geojson': collection(polygon),
    'points.geojson': collection(point),
    'broken.geojson': '{"type":"FeatureCollection","features":[{"type":',
  });
  mkdirSync(path('my data.csv'));
  mkdirSync(path('plain folder'));
  await newProject(page);
  await choose(page, 'Choose a file …', [path('photo.csv')]);
  await expectRefusal(page, 'photo.csv is a PNG picture. Expected a table as text (CSV) or GeoJSON.');
  await choose(page, 'Choose a file …', [path('sheet.csv')]);
  await expectRefusal(page, 'sheet.csv is an Excel workbook.');
  await drop(page, [path('my data.csv'), path('plain folder')]);
  await expectRefusal(page, 'my data.csv, plain folder: a folder. Open it, and drop the files in it.');

  await choose(page, 'Choose a file …', [path('areas.geojson')]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(page.getByText('1 of 1 rows became places.')).toBeVisible();

  await step(page, 'Map source').click();
  for (const [name, text] of [
    ['plots.csv', /^plots\.csv/],
    ['photo.csv', /^photo\.csv/],
    ['broken.geojson', /^broken\.geojson/],
  ] as const) {
    await choose(page, 'Choose files …', [path(name)]);
    await page.getByRole('button', { name: 'Add map source' }).click();
    await expect(page.getByRole('region', { name: 'Work under way' }).getByText(text).last()).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Next: map images' })).toBeHidden();

  await page.getByRole('button', { name: 'Regions' }).click();
  await choose(page, 'Import GeoJSON …', [path('photo.csv')]);
  await expectRefusal(page, /photo\.csv.* GeoJSON/);
  await choose(page, 'Import GeoJSON …', [path('points.geojson')]);
  await expectRefusal(page, 'There is no polygon in the region: expected a GeoJSON Polygon.');
  await choose(page, 'Import GeoJSON …', [path('areas.geojson')]);
  await expect(page.getByLabel('Name of the region')).toHaveValue('areas');
  await expect(page.getByText('1 place', { exact: true })).toBeVisible();
});

/** A file of a size that begins with a text; the rest is a hole of zeros, which takes no room on the disk. */
function sparse(path: string, start: string, bytes: number): string {
  const file = openSync(path, 'w');
  writeSync(file, start);
  ftruncateSync(file, bytes);
  closeSync(file);
  return path;
}

const peakMb = (pid: number) =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

/** Of a server that has read no file whole. */
const boundedMb = 700;

test.describe('files of gigabytes', () => {
  const header = 'lng,lat,price,note\n';
  const rows = (length: number) =>
    header + Array.from({ length: Math.ceil(1.2e6 / length) }, (_, i) => row(i, length)).join('');
  const row = (i: number, length: number) => `20.${1000 + i},10.5,${i + 1},`.padEnd(length - 1, 'x') + '\n';

  async function expectNothingImported(page: Page): Promise<void> {
    await expect(page.getByRole('button', { name: 'Choose a file …' })).toBeEnabled();
    await expect(page.getByText('0 places')).toBeVisible();
  }

  test('are refused before they are sent where they cannot be imported', async ({
    app: { page, folder, serverPid },
  }) => {
    await newProject(page);
    await choose(page, 'Choose a file …', [sparse(join(folder, 'zeros.csv'), '', 2e9)]);
    await expectRefusal(page, 'zeros.csv (2,000 MB) has no end of a line in its first megabyte');
    await choose(page, 'Choose a file …', [sparse(join(folder, 'sales.csv'), rows(80), 2e9)]);
    await expectRefusal(
      page,
      'sales.csv (2,000 MB) has some 25,000,000 rows; a project is made for up to 1,000,000',
    );
    await choose(page, 'Choose a file …', [sparse(join(folder, 'huge.geojson'), '{', 9e9)]);
    await expectRefusal(page, 'huge.geojson: The file is larger than 8 GB.');
    await expectNothingImported(page);
    expect(peakMb(serverPid)).toBeLessThan(boundedMb);
  });

  test('are sent with progress, cancelled at once, and leave nothing half imported', async ({
    app: { page, folder, serverPid },
  }) => {
    test.skip(!existsSync('/proc/self/status'), 'SKIPPED: no /proc to read the memory of the server from');
    await newProject(page);
    await choose(page, 'Choose a file …', [sparse(join(folder, 'long rows.csv'), rows(1000), 2e9)]);
    const sending = page.getByRole('progressbar', { name: 'Uploading long rows.csv' });
    await expect(sending).toBeVisible();
    const askedMs = performance.now();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(sending).toBeHidden();
    process.stdout.write(
      `Cancel of an upload answered after ${(performance.now() - askedMs).toFixed(0)} ms\n`,
    );
    await expectNothingImported(page);

    writeFileSync(join(folder, 'many.csv'), header + rows(40).slice(header.length).repeat(50));
    await choose(page, 'Choose a file …', [join(folder, 'many.csv')]);
    await expect(
      page.getByText('The file has some 1,500,000 rows; a project is made for up to'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await panel(page).getByRole('button', { name: 'Cancel' }).click();
    await expect(panel(page).getByText('Begin with places')).toBeVisible();
    await expectNothingImported(page);
    process.stdout.write(`Peak memory of the web shell: ${peakMb(serverPid).toFixed(0)} MB\n`);
    expect(peakMb(serverPid)).toBeLessThan(boundedMb);
  });
});
