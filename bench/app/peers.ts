import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../../e2e/app/chromium';
import { appRoot } from '../../src-main/files/entryPath';
import { dragMap, type FrameFigures, framesDuring, pageScript } from '../map/frames';
// Not even evaluated here: it needs a window.
import type { Layer } from '../map/page';

const deckVersion = '9.4.0';
const viewport = { width: 1200, height: 800 };

export type Peer = 'leaflet' | 'deck.gl';
export type PeerFigures = FrameFigures & { readyMs: number };

/** Where the packages of deck.gl lie, installed on first use outside of the product's own; null without a registry. */
function deckFolder(): string | null {
  const folder = join(appRoot, 'out', 'benchPeers');
  const packages = ['core', 'layers'].map((name) => `@deck.gl/${name}@${deckVersion}`);
  if (!existsSync(join(folder, 'node_modules/@deck.gl/layers'))) {
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync('npm', ['install', '--silent', '--no-audit', '--prefix', folder, ...packages]);
    } catch {
      return null;
    }
  }
  return join(folder, 'node_modules');
}

/** The page's script of a peer; null where it cannot be had. */
async function scriptOf(peer: Peer): Promise<string | null> {
  if (peer === 'leaflet') return pageScript(join(appRoot, 'bench/map/page.ts'));
  const folder = deckFolder();
  if (!folder) return null;
  const alias = Object.fromEntries(
    ['@deck.gl/core', '@deck.gl/layers'].map((name) => [name, join(folder, name)]),
  );
  return pageScript(join(appRoot, 'bench/app/deckPage.mjs'), alias);
}

/** Both layers of a map of a peer alone, dragged; nothing where it cannot be had. WebGL is software: there is no GPU. */
export async function measurePeer(peer: Peer): Promise<Partial<Record<Layer, PeerFigures>>> {
  const script = await scriptOf(peer);
  if (script === null) return {};
  const args = peer === 'deck.gl' ? ['--enable-unsafe-swiftshader', '--use-angle=swiftshader'] : [];
  const browser = await chromium.launch({ executablePath: chromiumPath, args });
  try {
    return {
      places: await measure(browser, script, 'places'),
      cells: await measure(browser, script, 'cells'),
    };
  } finally {
    await browser.close();
  }
}

async function measure(browser: Browser, script: string, layer: Layer): Promise<PeerFigures> {
  const page = await browser.newPage({ viewport });
  await openPage(page, script);
  const readyMs = await page.evaluate((what) => window.page.bench.show(what, 'leaflet'), layer);
  await page.waitForTimeout(1000);
  const figures = await framesDuring(page, () => dragMap(page, 100, 1100));
  await page.close();
  return { readyMs, ...figures };
}

async function openPage(page: Page, script: string): Promise<void> {
  await page.setContent('<div id="map" style="position:fixed;inset:0"></div>');
  await page.addStyleTag({ path: createRequire(import.meta.url).resolve('leaflet/dist/leaflet.css') });
  await page.addScriptTag({ content: script });
}
