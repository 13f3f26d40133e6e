import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { importFile } from '../../src-main/import/importFile';
import { createProject, openProject } from '../../src-main/project/openProject';
import { type Project } from '../../src-main/project/project';
import { writeSampleCity } from '../../src-main/sample/writeSampleCity';
import { addSource } from '../../src-main/sources/addSource';
import { placeprint } from '../cli/placeprint';

const kills = 20;
const placeCount = 600;
const folder = mkdtempSync(join(tmpdir(), 'placeprint-kill-render-'));
const fresh = join(folder, 'fresh.placeprint');

async function prepare(): Promise<void> {
  const files = await writeSampleCity(folder, { seed: 5, sizeM: 2500, placeCount });
  const project = createProject(fresh);
  await importFile(project, join(folder, 'places.csv'));
  await addSource(
    project,
    files.filter((name) => name.startsWith('map/')).map((name) => ({ path: join(folder, name) })),
  );
  project.close();
}

/** Draws with one killing after some time; null if it was killed. */
async function render(path: string, killAfterMs?: number): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined;
  const { code } = await placeprint(['render', path], (process) => {
    if (killAfterMs !== undefined) timer = setTimeout(() => process.kill('SIGKILL'), killAfterMs);
  });
  clearTimeout(timer);
  return code;
}

/** Content hashes of m and m* by place; every stored image is whole. */
function drawn(project: Project): Map<number, string> {
  for (const { side, bytes } of project.each<{ side: number; bytes: Uint8Array }>(
    'SELECT side_px AS side, bytes FROM images',
  ))
    expect(zstdDecompressSync(bytes).length).toBe(3 * side * side);
  const rows = project.all<{ place: number; canvas: Uint8Array; context: Uint8Array }>(
    `SELECT place_id AS place, canvas.hash AS canvas, context.hash AS context FROM place_images
     JOIN images AS canvas ON canvas.id = canvas_id JOIN images AS context ON context.id = context_id`,
  );
  expect(rows.length).toBe(
    project.get<{ count: number }>('SELECT count(*) AS count FROM place_images')!.count,
  );
  return new Map(
    rows.map(({ place, canvas, context }) => [place, Buffer.concat([canvas, context]).toString('hex')]),
  );
}

function look(path: string): Map<number, string> {
  const project = openProject(path);
  expect(project.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
  const images = drawn(project);
  project.close();
  return images;
}

it(`draws the same images however often it is killed: ${kills} times`, async () => {
  await prepare();
  const whole = join(folder, 'whole.placeprint');
  copyFileSync(fresh, whole);
  const startedMs = performance.now();
  expect(await render(whole)).toBe(0);
  const durationMs = performance.now() - startedMs;
  const expected = look(whole);
  expect(expected.size).toBe(placeCount);
  const random = randomStream(21);
  const path = join(folder, 'killed.placeprint');
  copyFileSync(fresh, path);
  for (let killed = 0; killed < kills;) {
    if ((await render(path, random.next() * durationMs)) === null) killed++;
    const images = look(path);
    for (const [place, hashes] of images) expect(hashes).toBe(expected.get(place));
    if (images.size === placeCount) copyFileSync(fresh, path);
  }
  expect(await render(path)).toBe(0);
  expect(look(path)).toEqual(expected);
});
