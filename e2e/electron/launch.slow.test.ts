import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { electronBinary } from '../../scripts/start.mjs';
import { appRoot } from '../../src-main/files/entryPath';

const binary = electronBinary();
const skipped = binary
  ? ''
  : ' (SKIPPED: no Electron binary; node node_modules/electron/install.js fetches it)';

describe.skipIf(!binary)(`Electron itself${skipped}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'placeprint-launch-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const launch = (state: string) =>
    _electron.launch({
      executablePath: binary!,
      args: [appRoot, `--user-data-dir=${join(folder, state)}`],
    });
  async function openSample(app: ElectronApplication, project: string): Promise<Page> {
    const page = await app.firstWindow();
    await app.evaluate(
      ({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath });
      },
      join(folder, project),
    );
    await page.getByRole('button', { name: 'Try the sample city' }).click();
    await page.getByText('2,500 places', { exact: true }).waitFor();
    return page;
  }

  it('opens the sample city in its sandboxed window', async () => {
    const app = await launch('state');
    try {
      const page = await openSample(app, 'city.placeprint');
      expect(await page.evaluate(() => ['require', 'process'].filter((name) => name in window))).toEqual([]);
      expect(page.url()).toBe('app://placeprint/index.html');
    } finally {
      await app.close();
    }
  });

  it('keeps its window while work goes on, and ends with it once that may be stopped', async () => {
    const app = await launch('closing');
    const ended = once(app.process(), 'exit');
    try {
      const page = await openSample(app, 'closing.placeprint');
      await page.evaluate(() => window.placeprint!.call('project.fillWithSample', { seed: 2 }));
      const told = await app.evaluate(({ BrowserWindow, dialog }) => {
        const answers = [1, 0];
        dialog.showMessageBoxSync = () => answers.shift()!;
        const [window] = BrowserWindow.getAllWindows();
        window.close();
        const kept = !window.isDestroyed();
        window.close();
        return { kept, unanswered: answers.length };
      });
      expect(told).toEqual({ kept: true, unanswered: 0 });
      await ended;
    } finally {
      app.process().kill();
    }
  });
});
