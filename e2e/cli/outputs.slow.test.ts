import { execFile, spawn } from 'node:child_process';
import { lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { entryPath } from '../../src-main/files/entryPath';
import { namedPipe, newFolder } from '../../src-main/files/places.fixture';
import { addDataset } from '../../src-main/project/places.fixture';
import { createProject } from '../../src-main/project/createProject';
import { nodeBinary } from '../../src-main/runs/nodeBinary';
import { placeprint } from './placeprint';

const folder = newFolder();
const project = join(folder, 'p.placeprint');
const placeCount = 5000;

beforeAll(() => {
  const created = createProject(project);
  addDataset(
    created,
    Array.from({ length: placeCount }, (_, i) => ({
      lng: i / 1000,
      lat: 50,
      properties: { name: '가나다' },
    })),
  );
  created.close();
});

const exportTo = (path: string, ...more: string[]) => ['export', project, 'places', '--out', path, ...more];
const count = (geoJson: string) => (JSON.parse(geoJson) as { features: unknown[] }).features.length;

describe('export', () => {
  it('writes to stdout, as GeoJSON or as a table, and tells of it on stderr', async () => {
    for (const path of ['-', '/dev/stdout']) {
      const { code, stdout, stderr } = await placeprint(exportTo(path));
      expect([code, count(stdout), stderr]).toEqual([0, placeCount, expect.stringContaining('Wrote 5000')]);
    }
    const { stdout } = await placeprint(exportTo('-', '--format', 'csv'));
    expect(stdout.slice(0, 10)).toBe('\uFEFFlongitude');
    expect(lstatSync('/dev/stdout').isSymbolicLink()).toBe(true);
  });

  it('goes after what a shell redirected has already, and never in its place', async () => {
    const path = join(folder, 'log');
    writeFileSync(path, 'first\n');
    const command = `"$0" "$1" export "$2" places --out /dev/stdout >> "$3"`;
    await promisify(execFile)('sh', ['-c', command, nodeBinary(), entryPath('cli'), project, path]);
    const [first, ...rest] = readFileSync(path, 'utf8').split('\n');
    expect([first, count(rest.join('\n'))]).toEqual(['first', placeCount]);
  });

  it('ends in words where the reader of stdout goes', async () => {
    const command = `"$0" "$1" export "$2" places --out - | head -c 1`;
    const { stdout, stderr } = await promisify(execFile)('sh', [
      '-c',
      command,
      nodeBinary(),
      entryPath('cli'),
      project,
    ]);
    expect([stdout, stderr]).toEqual(['{', expect.stringMatching(/ended before|Wrote 5000/)]);
  });

  it('writes through a link, which stays', async () => {
    const [target, link] = [join(newFolder(), 'target.geojson'), join(folder, 'link.geojson')];
    writeFileSync(target, 'old');
    symlinkSync(target, link);
    expect((await placeprint(exportTo(link))).code).toBe(0);
    expect([count(readFileSync(target, 'utf8')), lstatSync(link).isSymbolicLink()]).toEqual([
      placeCount,
      true,
    ]);
  });

  it('writes into a named pipe', async () => {
    const pipe = namedPipe();
    const [{ stdout }, { code }] = await Promise.all([
      promisify(execFile)('cat', [pipe], { maxBuffer: 1 << 24 }),
      placeprint(exportTo(pipe)),
    ]);
    expect([code, count(stdout), statSync(pipe).isFIFO()]).toEqual([0, placeCount, true]);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('to a pipe that nobody reads ends at %s', async (signal) => {
    const child = spawn(nodeBinary(), [entryPath('cli'), ...exportTo(namedPipe())], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill(signal), 2000);
    const code = await new Promise((resolve) => child.once('exit', resolve));
    clearTimeout(timer);
    expect(code).toBe(130);
  });

  it('refuses the ending of another format', async () => {
    const { code, stderr } = await placeprint(exportTo(join(folder, 'a.shp')));
    expect([code, stderr]).toEqual([2, expect.stringContaining('ends in .shp')]);
  });
});

it('refuses to read from a pipe, at once', async () => {
  const pipe = namedPipe();
  for (const args of [
    ['import', project, pipe],
    ['source', 'add', project, pipe],
    ['encoder', 'add', project, pipe],
    ['export', project, 'places', '--out', '-', '--within', pipe],
  ]) {
    const { code, stderr } = await placeprint(args);
    expect([args[0], code, stderr]).toEqual([args[0], 2, expect.stringContaining('is a pipe or a device')]);
  }
  const { code, stderr } = await placeprint(['runs', pipe]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('is no file')]);
});
