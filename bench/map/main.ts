// Frames a second while the map is dragged with 100,000 places and with 40,021 H3 cells, beside plain Leaflet's canvas.
//   npm run -s bench -- map
// A real mouse drag in headless Chromium (no GPU: everything is painted by the processor), 1200 × 800 px, across more than
// the margin that is painted ahead, released, four times. `ready` is the time from data to painted picture.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../../e2e/app/chromium';
import { appRoot } from '../../src-main/files/entryPath';
import { dragMap, framesDuring, pageScript } from './frames';
// Not even evaluated here: it needs a window.
import type { bench, Layer, Way } from './page';

declare global {
  interface Window {
    page: { bench: typeof bench };
  }
}

const target = { medianFps: 50 };

async function openPage(page: Page, script: string): Promise<void> {
  await page.setContent('<div id="map" style="position:fixed;inset:0"></div>');
  await page.addStyleTag({ path: createRequire(import.meta.url).resolve('leaflet/dist/leaflet.css') });
  await page.addScriptTag({ content: script });
}

async function measure(page: Page, layer: Layer, way: Way) {
  const readyMs = await page.evaluate(([what, how]) => window.page.bench.show(what, how), [
    layer,
    way,
  ] as const);
  await page.waitForTimeout(1000);
  return { readyMs, ...(await framesDuring(page, () => dragMap(page, 100, 1100))) };
}

const browser = await chromium.launch({ executablePath: chromiumPath });
const script = await pageScript(join(appRoot, 'bench', 'map', 'page.ts'));
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
