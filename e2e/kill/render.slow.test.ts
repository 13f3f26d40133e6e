import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../src-shared/random';
import { importFile } from '../../src-main/import/importFile';
import { createProject } from '../../src-main/project/createProject';
import { openProject } from '../../src-main/project/openProject';
import { type Project } from '../../src-main/project/project';
import { addSource } from '../../src-main/sources/addSource';
import { selfTold } from '../../src-main/sources/readSource';
import { cityIn, placeprint, whenSaid } from '../cli/placeprint';

const kills = 20;
const placeCount = 600;
const sizePx = 64;
const folder = mkdtempSync(join(tmpdir(), 'placeprint-kill-render-'));
const file = (name: string) => join(folder, `${name}.placeprint`);

beforeAll(async () => {
  const map = await cityIn(folder, { seed: 5, sizeM: 2500, placeCount });
  const project = createProject(file('fresh'));
  await importFile(project, join(folder, 'places.csv'));
  await addSource(project, map.map(selfTold));
  project.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Renders; killed that long after its first word, which comes when it begins to draw. Tells how long it drew. */
async function render(path: string, killAfterMs?: number): Promise<{ code: number | null; drewMs: number }> {
  let timer: NodeJS.Timeout | undefined;
  let begunMs = performance.now();
  const { code } = await placeprint(['render', path, '--size-px', String(sizePx)], (process) =>
    whenSaid(process, 'draw  ', () => {
      begunMs = performance.now();
      if (killAfterMs !== undefined) timer = setTimeout(() => process.kill('SIGKILL'), killAfterMs);
    }),
  );
  clearTimeout(timer);
  return { code, drewMs: performance.now() - begunMs };
}

interface Drawn {
  place: number;
  canvas: Uint8Array;
  context: Uint8Array;
  canvasPx: number;
  contextPx: number;
  entropy: number;
}

/** What a start of the program after a kill finds: a sound project of whole images, as hashes and entropy by place. */
function look(path: string): Map<number, string> {
  const project = openProject(path);
  try {
    expect(project.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
    expect(project.all('PRAGMA foreign_key_check')).toEqual([]);
    checkImages(project);
    const rows = project.all<Drawn>(
      `SELECT place_id AS place, entropy, canvas.hash AS canvas, context.hash AS context,
         canvas.side_px AS canvasPx, context.side_px AS contextPx FROM place_images
       LEFT JOIN images AS canvas ON canvas.id = canvas_id LEFT JOIN images AS context ON context.id = context_id`,
    );
    for (const { canvasPx, contextPx } of rows)
      expect([canvasPx > sizePx, contextPx]).toEqual([true, sizePx]);
    return new Map(rows.map((row) => [row.place, described(row)]));
  } finally {
    project.close();
  }
}

const described = ({ canvas, context, entropy }: Drawn) =>
  [Buffer.from(canvas).toString('hex'), Buffer.from(context).toString('hex'), entropy].join();

/** Every stored image is whole and belongs to a place. */
function checkImages(project: Project): void {
  for (const { side, bytes } of project.each<{ side: number; bytes: Uint8Array }>(
    'SELECT side_px AS side, bytes FROM images',
  ))
    expect(zstdDecompressSync(bytes).length).toBe(3 * side * side);
  const orphans = project.get(
    `SELECT count(*) AS count FROM images
     WHERE id NOT IN (SELECT canvas_id FROM place_images UNION SELECT context_id FROM place_images)`,
  );
  expect(orphans).toEqual({ count: 0 });
}

it(`draws the same images however often it is killed: ${kills} times`, async () => {
  copyFileSync(file('fresh'), file('whole'));
  const { code, drewMs } = await render(file('whole'));
  expect(code).toBe(0);
  const whole = look(file('whole'));
  expect(whole.size).toBe(placeCount);

  const path = file('killed');
  copyFileSync(file('fresh'), path);
  const random = randomStream(21);
  let [killed, inTheMiddle, left] = [0, 0, placeCount];
  // The time is that of a busy moment: where it is too long for the rest, the drawing ends, and the next one starts anew.
  for (let spanMs = drewMs; killed < kills;) {
    const ended = await render(path, random.next() * spanMs * (left / placeCount));
    const images = look(path);
    for (const [place, image] of images) expect(image).toBe(whole.get(place));
    if (ended.code === null) killed++;
    else spanMs *= 0.8;
    left = placeCount - images.size;
    if (left > 0 && left < placeCount) inTheMiddle++;
    if (left > 0) continue;
    copyFileSync(file('fresh'), path);
    left = placeCount;
  }
  expect(inTheMiddle).toBeGreaterThan(kills / 4);
  expect((await render(path)).code).toBe(0);
  expect(look(path)).toEqual(whole);
});
