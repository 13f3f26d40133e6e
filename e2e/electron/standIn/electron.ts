/**
 * A stand-in for the module `electron`: the real bundles of the main process and of the preload run on it without
 * Electron's binary, each window a page of Chromium.
 *
 * What it cannot show: the page has no isolated world and no sandbox of the operating system, and `contextBridge` hands
 * objects over as they are; `app://placeprint` is a test origin of HTTP; messages are copied as Playwright copies values;
 * menus, permissions, dialogs, notifications, taskbar and power are recorded or answered by the test, never shown.
 */
import { type BrowserContext, chromium, type Page, type Route } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { pageSide, testOrigin } from './pageSide.ts';

type Work = (event: object, ...values: unknown[]) => unknown;
interface MenuItem {
  label?: string;
  role?: string;
  click?: () => void;
  submenu?: MenuItem[];
}

/** What the main process asked for. */
export const recorded = {
  menu: [] as MenuItem[],
  windows: [] as Record<string, unknown>[],
  progress: [] as number[],
  recentDocuments: [] as string[],
  notifications: [] as object[],
  refused: [] as string[],
  schemes: [] as object[],
};

/** What the next dialogs answer: `null` cancels, a number is the button. None left: cancelled. */
export const answers = { files: [] as (string[] | null)[], buttons: [] as number[] };
/** Texts of the message boxes shown. */
export const asked: string[] = [];

const appUrl = (url: string) => url.replace(testOrigin, 'app://placeprint');

class App extends EventEmitter {
  isPackaged = false;
  isQuitting = false;
  readonly ready = launch();

  getPath = () => process.env.STAND_IN_USER_DATA!;
  getLocale = () => 'en-US';
  whenReady = () => this.ready;
  requestSingleInstanceLock = () => true;
  addRecentDocument = (path: string) => void recorded.recentDocuments.push(path);

  /** As Electron does: a window that stays ends it, and `window-all-closed` is not told. */
  quit(): void {
    if (isPrevented(this, 'before-quit')) return;
    this.isQuitting = true;
    for (const window of [...windows]) window.close();
    this.isQuitting = false;
    if (windows.length > 0) return;
    void this.ready.then((context) => context.close()).then(() => process.exit(0));
  }
}

/** Whether a listener prevented the default. */
function isPrevented(emitter: EventEmitter, name: string, ...values: unknown[]): boolean {
  let prevented = false;
  emitter.emit(name, { preventDefault: () => (prevented = true) }, ...values);
  return prevented;
}

async function launch(): Promise<BrowserContext> {
  const browser = await chromium.launch({ executablePath: process.env.STAND_IN_CHROMIUM });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  await context.route('**/*', (route) => route.abort());
  return context;
}

async function answerRoute(contents: WebContents, route: Route): Promise<void> {
  const request = route.request();
  const url = appUrl(request.url());
  const isRefused =
    (request.isNavigationRequest() && contents.refusesNavigation(url)) ||
    (await session.defaultSession.cancels(url));
  const answer = protocol.handlers.get(new URL(url).protocol);
  if (isRefused || !answer) {
    recorded.refused.push(url);
    return route.abort('aborted');
  }
  const response = await answer(new Request(url, { method: request.method() }));
  const headers = Object.fromEntries(response.headers);
  await route.fulfill({
    status: response.status,
    headers,
    body: Buffer.from(await response.arrayBuffer()),
  });
}

class WebContents extends EventEmitter {
  page: Page | null = null;
  private readonly preload: string;
  private windowOpenHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  private expectedUrl = '';

  constructor(preload: string) {
    super();
    this.preload = preload;
    app.emit('web-contents-created', {}, this);
  }

  setWindowOpenHandler(handler: typeof this.windowOpenHandler): void {
    this.windowOpenHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    const deliver = (message: unknown[]) =>
      (window as unknown as { standInDeliver?: (...message: unknown[]) => void }).standInDeliver?.(
        ...message,
      );
    void this.page?.evaluate(deliver, [channel, values]).catch(() => {});
  }

  async load(url: string): Promise<void> {
    const page = await (await app.ready).newPage();
    this.page = page;
    await page.exposeBinding('standInIpc', ({ frame }, kind: string, channel: string, values: unknown[]) => {
      const event = { senderFrame: { url: appUrl(frame.url()) }, sender: this };
      return kind === 'invoke'
        ? ipcMain.invoke(channel, event, values)
        : ipcMain.emit(channel, event, ...values);
    });
    await page.addInitScript(
      `(() => { const require = (${pageSide})(); ${readFileSync(this.preload, 'utf8')} })()`,
    );
    await page.route('**/*', (route) => answerRoute(this, route));
    page.on('popup', (popup) => {
      if (this.windowOpenHandler({ url: popup.url() }).action === 'deny') void popup.close();
    });
    this.expectedUrl = url;
    await page.goto(url.replace('app://placeprint', testOrigin));
  }

  refusesNavigation(url: string): boolean {
    return url !== this.expectedUrl && isPrevented(this, 'will-navigate', url);
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContents;
  private readonly bounds: object;
  private maximised = false;

  constructor(options: Record<string, unknown> & { webPreferences: { preload: string } }) {
    super();
    const { x = 0, y = 0, width, height } = options;
    this.bounds = { x, y, width, height };
    recorded.windows.push(options);
    this.webContents = new WebContents(options.webPreferences.preload);
    windows.push(this);
  }

  async loadURL(url: string): Promise<void> {
    try {
      await this.webContents.load(url);
    } catch (error) {
      // Of a window that was lost meanwhile, the page is gone too.
      if (windows.includes(this)) throw error;
    }
    if (windows.includes(this)) this.emit('ready-to-show');
  }

  show = () => this.emit('show');
  focus = () => this.emit('focus');
  restore = () => this.emit('restore');
  isMinimized = () => false;
  isFocused = () => false;
  maximize = () => (this.maximised = true);
  isMaximized = () => this.maximised;
  getNormalBounds = () => this.bounds;
  setProgressBar = (share: number) => recorded.progress.push(share);

  close(): void {
    if (!isPrevented(this, 'close')) this.destroy();
  }

  /** Ends it unasked. */
  destroy(): void {
    windows.splice(windows.indexOf(this), 1);
    void this.webContents.page?.close();
    this.emit('closed');
    if (windows.length === 0 && !app.isQuitting) app.emit('window-all-closed');
  }
}

class IpcMain extends EventEmitter {
  private readonly handlers = new Map<string, Work>();
  handle = (channel: string, work: Work) => void this.handlers.set(channel, work);
  invoke = (channel: string, event: object, values: unknown[]) =>
    this.handlers.get(channel)!(event, ...values);
}

type BeforeRequest = (details: { url: string }, answer: (answered: { cancel: boolean }) => void) => void;

class Session {
  request: ((...values: unknown[]) => void) | null = null;
  check: (() => boolean) | null = null;
  private beforeRequest: BeforeRequest = (_details, answer) => answer({ cancel: false });
  readonly webRequest = { onBeforeRequest: (work: BeforeRequest) => void (this.beforeRequest = work) };
  setPermissionRequestHandler = (work: (...values: unknown[]) => void) => void (this.request = work);
  setPermissionCheckHandler = (work: () => boolean) => void (this.check = work);

  cancels(url: string): Promise<boolean> {
    return new Promise((resolve) => this.beforeRequest({ url }, ({ cancel }) => resolve(cancel)));
  }
}

export const windows: BrowserWindow[] = [];
export const app = new App();
export const ipcMain = new IpcMain();
export const session = { defaultSession: new Session() };
export const protocol = {
  handlers: new Map<string, (request: Request) => Promise<Response>>(),
  registerSchemesAsPrivileged: (schemes: object[]) => void recorded.schemes.push(...schemes),
  handle: (scheme: string, work: (request: Request) => Promise<Response>) =>
    void protocol.handlers.set(`${scheme}:`, work),
};
export const screen = {
  getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
};
export const Menu = {
  buildFromTemplate: (template: MenuItem[]) => template,
  setApplicationMenu: (menu: MenuItem[]) => void (recorded.menu = menu),
};
const nextButton = (options: { message: string; cancelId: number }) => {
  asked.push(options.message);
  return answers.buttons.shift() ?? options.cancelId;
};
export const dialog = {
  showOpenDialog: async () => {
    const filePaths = answers.files.shift() ?? null;
    return { canceled: filePaths === null, filePaths: filePaths ?? [] };
  },
  showSaveDialog: async () => {
    const filePath = answers.files.shift()?.[0];
    return { canceled: filePath === undefined, filePath };
  },
  showMessageBox: async (options: { message: string; cancelId: number }) => ({
    response: nextButton(options),
  }),
  showMessageBoxSync: nextButton,
  showErrorBox: (_title: string, text: string) => void asked.push(text),
};
export const powerSaveBlocker = { start: () => 1, stop: () => {} };
export class Notification extends EventEmitter {
  private readonly options: object;
  static isSupported = () => true;
  constructor(options: object) {
    super();
    this.options = options;
  }
  show = () => void recorded.notifications.push(this.options);
}
