// Pictures of every step for docs/guide, light and dark, from a project with a trained run and predictions:
//   npm run screenshots -- PROJECT
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildIfStale, root } from './build.mjs';
import { productNode, setup } from './setup.mjs';

const [given] = process.argv.slice(2);
if (!given) {
  console.error('Name a project: npm run screenshots -- PROJECT');
  process.exit(2);
}
setup();
await buildIfStale();
const folder = mkdtempSync(join(tmpdir(), 'placeprint-screenshots-'));
const project = join(folder, 'Guide.placeprint');
cpSync(resolve(given), project);
const guide = join(root, 'docs', 'guide');
mkdirSync(guide, { recursive: true });

const steps = {
  data: async (page) => {
    await page.getByRole('button', { name: 'Colours', exact: true }).click();
    await page.getByLabel('Colour places by').selectOption('price');
  },
  source: async (page) => {
    await page.getByRole('button', { name: 'Colours', exact: true }).click();
    await page.getByLabel('Colour places by').selectOption({ index: 0 });
    await page.keyboard.press('Escape');
  },
  images: async (page) => {
    await page.getByRole('button', { name: 'Contact sheet' }).click();
    await page.getByRole('region', { name: 'Contact sheet' }).locator('img').first().waitFor();
  },
  train: async (page) => {
    await page
      .getByText('Run table')
      .or(page.getByRole('button', { name: /table/i }))
      .first()
      .click();
    const shown = page.getByRole('checkbox', { name: /^Show curves of/ }).first();
    await shown.check();
    await shown.evaluate((box) => box.blur());
  },
  explore: async (page) => {
    await page.getByLabel('Place', { exact: true }).fill('7');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Find similar' }).first().click();
    await page.getByText(/\d+ hits/).waitFor();
  },
  predict: async (page) => {
    await page.getByLabel('Shown as').selectOption('grid');
    await page.getByLabel('On the map').scrollIntoViewIfNeeded();
  },
  export: async () => {},
};

const server = spawn(
  productNode,
  [join(root, 'out', 'main', 'cli.js'), 'serve', project, '--projects', folder],
  {
    stdio: ['ignore', 'ignore', 'pipe'],
  },
);
const address = await new Promise((found) => {
  let said = '';
  server.stderr.on('data', (text) => {
    said += text;
    const match = /Open (\S+)/.exec(said);
    if (match) found(match[1]);
  });
});
const browser = await chromium.launch({
  executablePath: process.env.PLACEPRINT_CHROMIUM ?? '/usr/bin/chromium',
});
const page = await browser.newPage({ viewport: { width: 1400, height: 860 } });
await page.goto(address);
for (const colorScheme of ['light', 'dark']) {
  await page.emulateMedia({ colorScheme });
  for (const [name, prepare] of Object.entries(steps)) {
    await page.locator(`#step-${name}`).click();
    await page.waitForTimeout(1500);
    await prepare(page);
    await page.waitForTimeout(2500);
    await page.screenshot({ path: join(guide, `${name}-${colorScheme}.jpg`), type: 'jpeg', quality: 72 });
    await page.keyboard.press('Escape');
  }
}
await browser.close();
server.kill('SIGTERM');
console.log(`Wrote ${2 * Object.keys(steps).length} pictures to docs/guide.`);
