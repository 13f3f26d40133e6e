import { _electron } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronBinary } from '../../scripts/start.mjs';
import { appRoot } from '../../src-main/entryPath';

const binary = electronBinary();
const skipped = binary
  ? ''
  : ' (SKIPPED: no Electron binary; node node_modules/electron/install.js fetches it)';

describe.skipIf(!binary)(`Electron itself${skipped}`, () => {
  it('opens the sample city in its sandboxed window', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'placeprint-launch-'));
    const app = await _electron.launch({
      executablePath: binary!,
      args: [appRoot, `--user-data-dir=${join(folder, 'state')}`],
    });
    try {
      const page = await app.firstWindow();
      await app.evaluate(
        ({ dialog }, filePath) => {
          dialog.showSaveDialog = async () => ({ canceled: false, filePath });
        },
        join(folder, 'city.placeprint'),
      );
      await page.getByRole('button', { name: 'Try the sample city' }).click();
      await page.getByText('2,500 places', { exact: true }).waitFor();
      expect(await page.evaluate(() => ['require', 'process'].filter((name) => name in window))).toEqual([]);
      expect(page.url()).toBe('app://placeprint/index.html');
    } finally {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
