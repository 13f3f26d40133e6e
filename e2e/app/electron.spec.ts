import { _electron as electron, expect, test } from '@playwright/test';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appRoot, entryPath } from '../../src-main/entryPath';
import { electronBinary } from '../../scripts/start.mjs';
import { record, StandIn } from '../electron/standIn';
import { chromiumPath } from './chromium';

test('the real main and preload bundles, on a stand-in for the electron module', async () => {
  test.skip(!chromiumPath, 'SKIPPED: no Chromium for the stand-in');
  const userData = mkdtempSync(join(tmpdir(), 'placeprint-electron-'));
  const standIn = new StandIn(userData, chromiumPath!);
  const page = await standIn.start(entryPath('electron'));

  expect(record.windowOptions!.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
  const granted: boolean[] = [];
  for (const permission of ['geolocation', 'media', 'notifications'])
    record.permission!({}, permission, (answer) => granted.push(answer));
  expect(granted).toEqual([false, false, false]);
  const loaded = ['app://placeprint/index.html', 'https://example.org/', 'file:///etc/passwd'].map((url) => {
    let cancelled = false;
    record.blocks!({ url }, ({ cancel }) => (cancelled = cancel));
    return !cancelled;
  });
  expect(loaded).toEqual([true, false, false]);

  const path = join(userData, 'city.placeprint');
  record.saveDialog = [path];
  await page.getByRole('button', { name: 'Try the sample city' }).click();
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();
  await expect(page.locator('.leaflet-tile-loaded').first()).toBeVisible();
  expect(existsSync(path)).toBe(true);

  const foreign = await standIn.callFrom('https://example.org/', 'placeprint:call', 'project.close', {});
  expect(foreign).toMatchObject({ ok: false, error: { code: 'input/bad-argument' } });
  const unchosen = await page.evaluate(
    (file) =>
      (window as unknown as { placeprint: { call: (...v: unknown[]) => unknown } }).placeprint.call(
        'data.preview',
        { file },
      ),
    '/etc/passwd',
  );
  expect(unchosen).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('was not chosen by you') },
  });

  const file = record.menu.find(({ label }) => label === '&File')!;
  file.submenu!.find(({ label }) => label === 'Close project')!.click!();
  await expect(page.getByRole('button', { name: 'Try the sample city' })).toBeVisible();
  record.openDialog = [path];
  file.submenu!.find(({ label }) => label === 'Open project …')!.click!();
  await expect(page.getByText('2,500 places', { exact: true })).toBeVisible();

  expect(existsSync(join(userData, 'running'))).toBe(true);
  await standIn.close();
  await standIn.quit();
  expect(existsSync(join(userData, 'running'))).toBe(false);
});

test('Electron itself opens the welcome screen', async () => {
  const binary = electronBinary();
  test.skip(!binary, 'SKIPPED: no Electron binary here; the stand-in above runs the same bundles');
  const launched = await electron.launch({ executablePath: binary!, args: [appRoot] });
  const page = await launched.firstWindow();
  await expect(page.getByRole('button', { name: 'Try the sample city' })).toBeVisible();
  await launched.close();
});
