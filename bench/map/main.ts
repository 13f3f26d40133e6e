// Frames a second while the map is dragged with 100,000 places and with 40,021 H3 cells, beside plain Leaflet's canvas.
//   npm run -s bench -- map
// A real mouse drag in headless Chromium (no GPU: everything is painted by the processor), 1200 × 800 px, across more than
// the margin that is painted ahead, released, four times. `ready` is the time from data to painted picture.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { chromiumPath } from '../../e2e/app/chromium';
import { appRoot } from '../../src-main/entryPath';
// Not even evaluated here: it needs a window.
import type { bench, Layer, Way } from './page';

declare global {
  interface Window {
    page: { bench: typeof bench };
  }
}

const target = { medianFps: 50 };
const drags = 4;
const stepsPerDrag = 60;
const stepMs = 12;

async function pageScript(): Promise<string> {
  const entry = join(appRoot, 'bench', 'map', 'page.ts');
  const [{ output }] = (await build({
    root: appRoot,
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, name: 'page', formats: ['iife'] } },
  })) as Rolldown.RolldownOutput[];
  return output[0].code;
}

async function openPage(page: Page, script: string): Promise<void> {
  await page.setContent('<div id="map" style="position:fixed;inset:0"></div>');
  await page.addStyleTag({ path: createRequire(import.meta.url).resolve('leaflet/dist/leaflet.css') });
  await page.addScriptTag({ content: script });
}

async function drag(page: Page, right: boolean): Promise<void> {
  const [from, to] = right ? [100, 1100] : [1100, 100];
  await page.mouse.move(from, 300);
  await page.mouse.down();
  for (let step = 1; step <= stepsPerDrag; step++) {
    await page.mouse.move(from + ((to - from) * step) / stepsPerDrag, 300 + step);
    await page.waitForTimeout(stepMs);
  }
  await page.mouse.up();
  await page.waitForTimeout(300);
}

async function measure(page: Page, layer: Layer, way: Way) {
  const readyMs = await page.evaluate(([what, how]) => window.page.bench.show(what, how), [
    layer,
    way,
  ] as const);
  await page.waitForTimeout(1000);
  await page.evaluate(() => window.page.bench.record());
  for (let i = 0; i < drags; i++) await drag(page, i % 2 === 0);
  const intervals = (await page.evaluate(() => window.page.bench.recorded())).sort((a, b) => a - b);
  const at = (share: number) => intervals[Math.floor(share * (intervals.length - 1))];
  return { readyMs, medianFps: 1000 / at(0.5), p95Ms: at(0.95), longestMs: at(1) };
}

const browser = await chromium.launch({ executablePath: chromiumPath });
const script = await pageScript();
console.log('layer   by          ready ms  median fps  95th frame ms  longest frame ms');
for (const layer of ['places', 'cells'] as const)
  for (const way of ['leaflet', 'placeprint'] as const) {
    const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
    await openPage(page, script);
    const { readyMs, medianFps, p95Ms, longestMs } = await measure(page, layer, way);
    const figures = [readyMs, medianFps, p95Ms, longestMs].map((value) => value.toFixed(0).padStart(9));
    const verdict = way === 'placeprint' && medianFps < target.medianFps ? '  below the target' : '';
    console.log(`${layer.padEnd(7)} ${way.padEnd(10)} ${figures.join('  ')}${verdict}`);
    await page.close();
  }
await browser.close();
