import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeGeoJson } from '../export/geoJsonWriter';
import { Picture } from '../images/picture';
import { createProject } from './openProject';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-output-'));
const saved = async (path: string) => Promise.resolve(new Picture(2, 2).save(path));
const exported = (path: string) => writeGeoJson(path, []);

it.each([
  ['a picture', saved],
  ['an export', exported],
])('never writes %s over a project, but over other files', async (name, write) => {
  const path = join(folder, `${name}.placeprint`);
  createProject(path).close();
  const before = readFileSync(path);
  await expect(write(path)).rejects.toMatchObject({ code: 'input/bad-argument' });
  expect(readFileSync(path)).toEqual(before);
  const other = join(folder, `${name}.out`);
  writeFileSync(other, 'old');
  await write(other);
  expect(readFileSync(other, 'utf8')).not.toBe('old');
});

it('says that a picture cannot be written', async () => {
  await expect(saved(join(folder, 'none', 'a.png'))).rejects.toMatchObject({ code: 'io/disk' });
});

it('says that a project cannot be made', () => {
  expect(() => createProject(join(folder, 'none', 'a.placeprint'))).toThrow(
    expect.objectContaining({ code: 'io/disk' }),
  );
});
