import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { entryPath } from '../../src-main/files/entryPath';
import { chromiumPath } from './chromium';
import { trainedCity } from './trainedCity';

/** The web shell on a folder of its own, and a page in it. */
export interface Placeprint {
  page: Page;
  folder: string;
  /** Process of the web shell. */
  serverPid: number;
}

interface Fixtures {
  /** Path of a project to open a copy of; undefined: the welcome screen. */
  project: string | undefined;
  /** The test ends the server itself: that the page looks for it in vain is no problem. */
  endsServer: boolean;
  /** The test leaves a project while the page still asks for what is in it: that there is none is no problem. */
  leavesEarly: boolean;
  app: Placeprint;
}

interface Shared {
  /** Path of a trained city, beside the files it was made from; made once for all tests that ask for it. */
  trained: string;
}

export const test = base.extend<Fixtures, Shared>({
  trained: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures that are used from the pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'placeprint-trained-'));
      // No Latin letter, for the test of the languages.
      const path = join(folder, '도시.placeprint');
      await trainedCity(path);
      await use(path);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  project: [undefined, { option: true }],
  endsServer: [false, { option: true }],
  leavesEarly: [false, { option: true }],
  app: async ({ page, project, endsServer, leavesEarly }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'placeprint-e2e-'));
    const copy = project && join(folder, basename(project));
    if (project && copy) cpSync(project, copy);
    const { server, address } = await serve(folder, copy);
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      const { url } = message.location();
      if (endsServer && /WebSocket|net::ERR/.test(message.text())) return;
      if (leavesEarly && /404/.test(message.text()) && url.includes('/data/')) return;
      if (message.type() === 'error') problems.push(`${message.text()} (${url})`);
    });
    await page.goto(address);
    await use({ page, folder, serverPid: server.pid! });
    await page.close();
    await end(server);
    rmSync(folder, { recursive: true, force: true });
    expect(problems).toEqual([]);
  },
});

test.beforeEach(() =>
  test.skip(!chromiumPath, 'SKIPPED: no Chromium (apt install chromium, or PLACEPRINT_CHROMIUM)'),
);

async function serve(folder: string, project?: string): Promise<{ server: ChildProcess; address: string }> {
  const args = [entryPath('cli'), 'serve', ...(project ? [project] : []), '--projects', folder];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const lines = createInterface({ input: server.stderr! });
  const said: string[] = [];
  for await (const line of lines) {
    said.push(line);
    const address = /^Open (\S+)$/.exec(line)?.[1];
    if (address) return { server, address };
  }
  throw new Error(`The web shell did not start: ${said.join('\n')}`);
}

async function end(server: ChildProcess): Promise<unknown> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  return ended;
}

/** No serious or critical finding of axe on what the page shows. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const told = grave.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ html }) => html).join(' | ')})`,
  );
  expect(told).toEqual([]);
  // The window itself never scrolls: only what is in it.
  const { scrollHeight, clientHeight } = await page.evaluate(() => document.documentElement);
  expect(scrollHeight).toBe(clientHeight);
}

export { expect };
