import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath } from '../app/chromium';
import { ElectronShell } from './shell';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-electron-'));
const project = join(folder, 'city.placeprint');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const skipped = chromiumPath ? '' : ' (SKIPPED: no Chromium)';

describe.skipIf(!chromiumPath)(`the Electron shell on a stand-in${skipped}`, { timeout: 60_000 }, () => {
  let shell: ElectronShell;
  beforeAll(() => {
    shell = ElectronShell.start(join(folder, 'state'));
  });
  afterAll(() => shell.kill());

  const call = (name: string, params: object) =>
    shell.run(({ page }, message) => page.evaluate(([n, p]) => window.placeprint!.call(n, p), message), [
      name,
      params,
    ] as [string, object]);

  it('shows the interface, which sees one object and nothing of Node', async () => {
    const seen = await shell.run(async ({ page }) => {
      await page.getByRole('button', { name: 'Try the sample city' }).waitFor();
      return page.evaluate(() => [
        Object.keys(window.placeprint!).toSorted().join(' '),
        ...['require', 'process', 'Buffer'].map((name) => name in window),
      ]);
    });
    expect(seen).toEqual(['call dataBase dropped on onMenu openFiles saveFile', false, false, false]);
  });

  it('opens its window sandboxed, isolated, without Node', async () => {
    const [window] = await shell.run(({ electron }) => electron.recorded.windows);
    expect(window.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
    for (const unsafe of [
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
      'webviewTag',
    ])
      expect(window.webPreferences).not.toHaveProperty(unsafe);
  });

  it('makes the sample city where the dialog says, with taskbar progress, and serves its columns', async () => {
    const counted = await shell.run(async ({ electron, page }, path) => {
      electron.answers.files.push([path]);
      await page.getByRole('button', { name: 'Try the sample city' }).click();
      await page.getByText('2,500 places', { exact: true }).waitFor();
      return page.evaluate(async () => {
        const response = await fetch(`${window.placeprint!.dataBase}places`);
        return [response.status, (await response.arrayBuffer()).byteLength > 2500 * 20];
      });
    }, project);
    expect(counted).toEqual([200, true]);
    const progress = await shell.run(({ electron }) => electron.recorded.progress);
    expect([progress.some((share) => share > 0), progress.at(-1)]).toEqual([true, -1]);
  });

  it('touches only files that were chosen or dropped', async () => {
    const refusal = { ok: false, error: { code: 'input/bad-argument' } };
    expect(await call('project.open', { file: '/etc/passwd' })).toMatchObject(refusal);
    expect(await call('data.preview', { file: '/etc/passwd' })).toMatchObject(refusal);
    const dropped = await shell.run(
      ({ page }, path) =>
        page.evaluate((standInPath) => {
          const made = new File(['x'], 'made.csv');
          const real = Object.assign(new File(['x'], 'real.csv'), { standInPath });
          return Promise.all([made, real].map(window.placeprint!.dropped));
        }, path),
      project,
    );
    expect(dropped).toEqual(['', project]);
  });

  it('refuses messages of other pages', async () => {
    const answered = await shell.run(({ electron }) =>
      Promise.all(
        ['https://evil.example/', 'app://placeprint.evil/'].map((url) =>
          electron.ipcMain.invoke('placeprint:call', { senderFrame: { url } }, ['project.recent', {}]),
        ),
      ),
    );
    for (const answer of answered) expect(answer).toMatchObject({ ok: false });
  });

  it('stays on its page: no navigation, no window, no permission, no request elsewhere', async () => {
    const told = await shell.run(async ({ electron, page }) => {
      await page.evaluate(() => window.open('https://evil.example/window'));
      await page.evaluate(() => void (location.href = 'https://evil.example/'));
      const { defaultSession } = electron.session;
      const permitted = new Promise((resolve) => defaultSession.request!({}, 'geolocation', resolve));
      while (page.context().pages().length > 1) await page.waitForTimeout(20);
      while (!electron.recorded.refused.includes('https://evil.example/')) await page.waitForTimeout(20);
      const requests = ['https://evil.example/x.png', 'file:///etc/passwd', 'app://placeprint/index.html'];
      let attached = true;
      electron.windows[0].webContents.emit('will-attach-webview', {
        preventDefault: () => (attached = false),
      });
      return {
        attached,
        permitted: [await permitted, defaultSession.check!()],
        cancelled: await Promise.all(requests.map((url) => defaultSession.cancels(url))),
        url: page.url(),
      };
    });
    expect(told).toEqual({
      attached: false,
      permitted: [false, false],
      cancelled: [true, true, false],
      url: 'http://placeprint.localhost/index.html',
    });
  });

  it('runs no script of a string, an element or another host', async () => {
    const ran = await shell.run(({ page }) =>
      page.evaluate(async () => {
        const image = document.createElement('img');
        image.setAttribute('onerror', 'window.ranInline = true');
        const script = document.createElement('script');
        script.textContent = 'window.ranInline = true';
        document.body.append(image, script);
        image.src = '/none.png';
        setTimeout('window.ranString = true');
        await new Promise((resolve) => setTimeout(resolve, 100));
        const fetched = await fetch('https://evil.example/').catch(() => 'refused');
        return [fetched, 'ranInline' in window, 'ranString' in window];
      }),
    );
    expect(ran).toEqual(['refused', false, false]);
  });

  it('hands menu items to the interface', async () => {
    const closed = await shell.run(async ({ electron, page }) => {
      const file = electron.recorded.menu.find(({ label }) => label === '&File')!;
      file.submenu!.find(({ label }) => label === 'Close project')!.click!();
      await page.getByRole('button', { name: 'Try the sample city' }).waitFor();
      return electron.recorded.menu.map(({ label, role }) => label ?? role);
    });
    expect(closed).toEqual(['&File', '&Edit', '&View', '&Window']);
  });

  it('speaks the language of the interface in its menu', async () => {
    const labels = await shell.run(async ({ electron, page }) => {
      const menuWith = async (wanted: string) => {
        while (!electron.recorded.menu.some(({ label }) => label === wanted))
          await new Promise((resolve) => setTimeout(resolve, 20));
        return electron.recorded.menu.map(({ label }) => label);
      };
      await page.getByLabel('Language').selectOption('ko');
      const korean = await menuWith('파일(&F)');
      await page.getByLabel('언어').selectOption('en');
      return [korean, await menuWith('&File')];
    });
    expect(labels).toEqual([
      ['파일(&F)', '편집(&E)', '보기(&V)', '창(&W)'],
      ['&File', '&Edit', '&View', '&Window'],
    ]);
  });

  it('opens what a second start was given, in the window that is there', async () => {
    const opened = await shell.run(async ({ electron, page }, path) => {
      electron.app.emit('second-instance', {}, ['placeprint', 'city.placeprint'], path);
      await page.getByText('2,500 places', { exact: true }).waitFor();
      return [electron.windows.length, electron.recorded.recentDocuments];
    }, folder);
    expect(opened).toEqual([1, [project]]);
  });

  it('asks before it quits or closes its window while work is under way, and keeps the window', async () => {
    const told = await shell.run(async ({ electron, page }) => {
      const started = await page.evaluate(() =>
        window.placeprint!.call('project.fillWithSample', { seed: 2 }),
      );
      electron.app.quit();
      electron.windows[0].close();
      const kept = electron.windows.length;
      electron.answers.buttons.push(0);
      electron.windows[0].close();
      return { started: started.ok, kept, asked: electron.asked, left: electron.windows.length };
    });
    const question = 'Work is under way.';
    expect(told).toEqual({ started: true, kept: 1, asked: [question, question, question], left: 0 });
    expect(await shell.end()).toBe(0);
  });
});

describe.skipIf(!chromiumPath)(`ends and beginnings${skipped}`, { timeout: 60_000 }, () => {
  const state = join(folder, 'state');
  const shown = (shell: ElectronShell) =>
    shell.run(async ({ electron, page }) => {
      await page.getByRole('button', { name: /Try the sample city|Close project/ }).waitFor();
      const hasProject = await page.getByText('2,500 places', { exact: true }).isVisible();
      const { width, height } = electron.recorded.windows[0];
      return { hasProject, asked: electron.asked, width, height };
    });

  it('opens the file it is given, and comes back after a clean end as it was left', async () => {
    writeFileSync(
      join(state, 'window.json'),
      JSON.stringify({ x: 10, y: 10, width: 1111, height: 777, isMaximised: false }),
    );
    const shell = ElectronShell.start(state, [project]);
    expect(await shown(shell)).toEqual({ hasProject: true, asked: [], width: 1111, height: 777 });
    expect(await shell.quit()).toBe(0);
    const next = ElectronShell.start(state);
    expect(await shown(next)).toEqual({ hasProject: false, asked: [], width: 1111, height: 777 });
    await next.kill();
  });

  it('offers the last project after an end that nobody asked for', async () => {
    const shell = ElectronShell.start(state);
    expect((await shown(shell)).asked).toEqual(['Placeprint ended unexpectedly.']);
    expect(await shell.quit()).toBe(0);
  });

  it('makes its window anew where one is lost while work is under way', async () => {
    const shell = ElectronShell.start(state, [project]);
    await shown(shell);
    const windows = await shell.run(async ({ electron, page }, path) => {
      await page.evaluate(() => window.placeprint!.call('project.fillWithSample', { seed: 3 }));
      const counts: number[] = [];
      const lose = (call: () => void) => {
        electron.windows[0].destroy();
        counts.push(electron.windows.length);
        call();
        counts.push(electron.windows.length);
      };
      lose(() => electron.app.emit('activate', {}, false));
      lose(() => electron.app.emit('second-instance', {}, ['placeprint'], '/'));
      lose(() => electron.app.emit('open-file', { preventDefault: () => {} }, path));
      return counts;
    }, project);
    expect(windows).toEqual([0, 1, 0, 1, 0, 1]);
    await shell.run(({ electron }) => void electron.answers.buttons.push(0));
    expect(await shell.quit()).toBe(0);
  });

  it('says what is wrong with a file that is no project', async () => {
    const damaged = join(folder, 'damaged.placeprint');
    writeFileSync(damaged, 'no project');
    const shell = ElectronShell.start(state, [damaged]);
    const { hasProject, asked } = await shown(shell);
    expect([hasProject, asked.length, asked[0]]).toEqual([
      false,
      1,
      expect.stringContaining('is no Placeprint project'),
    ]);
    expect(await shell.quit()).toBe(0);
  });
});
