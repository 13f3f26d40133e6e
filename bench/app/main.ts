// The whole application in headless Chromium: frames while the map is dragged and while a threshold is moved, idle and while a
// run trains; the start; the size of the interface. Beside it plain Leaflet and deck.gl with the same layers alone.
//   npm run -s bench -- app [application] [leaflet] [deck.gl]
// 100,000 places coloured by a column, a prediction in 40,021 H3 cells. No GPU: all is painted by the processor, WebGL too.
// The map of the application is smaller than that of the peers, and beside it stands the whole interface.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { cellToLatLng } from 'h3-js';
import { buildProject } from '../../e2e/app/builtProject';
import { chromiumPath } from '../../e2e/app/chromium';
import { ContractClient } from '../../e2e/app/contractClient';
import { appRoot, entryPath } from '../../src-main/files/entryPath';
import { randomStream } from '../../src-shared/random';
import { cellIds, cellResolution, placeCount } from '../map/data';
import { dragMap, type FrameFigures, framesDuring } from '../map/frames';
import { measurePeer, type Peer } from './peers';

const targets = { medianFps: 50, trainingFps: 30, startMs: 1500 };
/** Of the map in the page: between the steps on the left and the panel on the right. */
const [west, east] = [250, 850];
const jitter = 4e-4;
const startWaitMs = 120_000;

/** Places around the middles of the cells, so that none is empty. */
function placesInCells() {
  const random = randomStream(3);
  const middles = cellIds().map(cellToLatLng);
  return Array.from({ length: placeCount }, (_, i) => {
    const [lat, lng] = middles[i % middles.length];
    return { lng: lng + jitter * (random.next() - 0.5), lat: lat + jitter * (random.next() - 0.5) };
  });
}

async function serve(project: string, folder: string) {
  const args = ['--max-semi-space-size=16', entryPath('cli'), 'serve', project, '--projects', folder];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  for await (const line of createInterface({ input: server.stderr! })) {
    const address = /^Open (\S+)$/.exec(line)?.[1];
    if (address) return { server, address };
  }
  throw new Error('The web shell did not start.');
}

function show(what: string, { medianFps, meanFps, p95Ms, longestMs }: FrameFigures, target?: number): void {
  const figures = [medianFps, meanFps, p95Ms, longestMs].map((value) => value.toFixed(0).padStart(9));
  const verdict = target && medianFps < target ? `  below the target of ${target}` : '';
  console.log(`${what.padEnd(44)} ${figures.join('  ')}${verdict}`);
}

/** From the page's reload until places are painted and the panel of the step is there, ms. */
async function reloadMs(page: Page): Promise<number> {
  await page.reload({ waitUntil: 'commit' });
  await page.waitForFunction(
    () => {
      const canvas = document.querySelector<HTMLCanvasElement>('.leaflet-places-pane canvas');
      if (!canvas || !document.querySelector('aside h2')) return false;
      const middle = [canvas.width / 2 - 50, canvas.height / 2 - 50, 100, 100] as const;
      return canvas
        .getContext('2d')!
        .getImageData(...middle)
        .data.some((value) => value > 0);
    },
    undefined,
    { timeout: startWaitMs, polling: 'raf' },
  );
  return page.evaluate(() => performance.now());
}

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name }).click();

async function showColumn(page: Page): Promise<void> {
  await step(page, 'Data');
  await page.getByRole('button', { name: 'Colours', exact: true }).click();
  await page.getByLabel('Colour places by').selectOption('target:price');
  await page.getByRole('button', { name: 'Colours', exact: true }).click();
  await page.waitForTimeout(1500);
}

async function showCells(page: Page): Promise<void> {
  await step(page, 'Predict');
  await page.getByLabel('Shown as').selectOption('grid');
  await page.getByLabel('Size of the cells').selectOption({ label: `H3 ${cellResolution}` });
  await page.locator('.leaflet-cells-pane canvas[width]').first().waitFor({ timeout: startWaitMs });
  await page.waitForTimeout(3000);
}

/** Moves the threshold from end to end and back, as a hand does. */
async function moveThreshold(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.getByRole('slider').boundingBox())!;
  await page.mouse.move(x + 10, y + height / 2);
  await page.mouse.down();
  for (let i = 0; i <= 160; i++) {
    const share = i <= 80 ? i / 80 : (160 - i) / 80;
    await page.mouse.move(x + 10 + share * (width - 20), y + height / 2);
    await page.waitForTimeout(12);
  }
  await page.mouse.up();
}

async function showThreshold(page: Page): Promise<void> {
  await step(page, 'Images');
  await page.getByRole('slider').waitFor({ timeout: startWaitMs });
  await page.waitForTimeout(2000);
}

const drag = (page: Page) => () => dragMap(page, west, east);

async function measureAll(page: Page, suffix: string, target: number): Promise<void> {
  await showColumn(page);
  show(`application, 100,000 places${suffix}`, await framesDuring(page, drag(page)), target);
  await showCells(page);
  show(`application, 40,021 cells${suffix}`, await framesDuring(page, drag(page)), target);
  await showThreshold(page);
  show(`application, threshold moved${suffix}`, await framesDuring(page, () => moveThreshold(page)), target);
}

/** Begins a training and waits for its first steps. */
async function train(client: ContractClient): Promise<number> {
  const [quick] = await client.call('runs.presets', {});
  const { jobId } = await client.call('runs.train', { settings: quick.settings });
  const job = await client.jobThat(
    jobId,
    ({ stage, done, state }) => state !== 'queued' && stage === 'train' && done > 0,
  );
  if (job.finishedAt) throw new Error(`The training ended: ${job.error?.message}`);
  return jobId;
}

function showSizes(): void {
  const folder = join(appRoot, 'out/renderer/assets');
  for (const kind of ['.js', '.css']) {
    const files = readdirSync(folder).filter((name) => name.endsWith(kind));
    const bytes = files.map((name) => readFileSync(join(folder, name)));
    const kb = (sizes: number[]) => (sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(0);
    const sizes = `${kb(bytes.map(({ length }) => length))} kB, gzip ${kb(bytes.map((each) => gzipSync(each).length))} kB`;
    console.log(`Interface, ${kind}: ${sizes}, ${files.length} files`);
  }
}

async function measureApplication(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'placeprint-bench-app-'));
  const path = join(folder, 'bench.placeprint');
  (await buildProject(path, { places: placesInCells(), name: 'bench', minEntropy: 0.75 })).close();
  const { server, address } = await serve(path, folder);
  const browser = await chromium.launch({ executablePath: chromiumPath });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.goto(address);
    await reloadMs(page);
    const starts = [await reloadMs(page), await reloadMs(page), await reloadMs(page)].sort((a, b) => a - b);
    console.log(
      `Start with 100,000 places (reload, median of 3): ${starts[1].toFixed(0)} ms, target ${targets.startMs}`,
    );
    await measureAll(page, '', targets.medianFps);
    const client = await ContractClient.of(page);
    const jobId = await train(client);
    await measureAll(page, ', a run trains', targets.trainingFps);
    await client.call('jobs.cancel', { jobId });
    await client.endOf(jobId);
    client.close();
  } finally {
    await browser.close();
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function showPeer(peer: Peer): Promise<void> {
  const figures = await measurePeer(peer);
  if (!figures.places || !figures.cells) return console.log(`${peer}: not to be had here`);
  show(`${peer}, 100,000 places, map alone`, figures.places);
  show(`${peer}, 40,021 cells, map alone`, figures.cells);
}

console.log(`${cpus().length} × ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)}`);
showSizes();
console.log(`${''.padEnd(44)} median fps   mean fps    95th ms  longest ms`);
const parts = {
  application: measureApplication,
  leaflet: () => showPeer('leaflet'),
  'deck.gl': () => showPeer('deck.gl'),
};
const wanted = process.argv.slice(2);
for (const [name, measure] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await measure();
