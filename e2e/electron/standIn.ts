/**
 * A stand-in for the `electron` module: runs the real main and preload bundles where Electron's binary cannot be had. A
 * window is a page of Chromium. What it cannot show: there is no isolated world and no sandbox of the system, `app://` is
 * mapped to a test origin, menus, permissions, progress and notifications are only recorded, dialogs answer what the test
 * has laid out, and a dropped file has no path.
 */
import { type Browser, chromium, type Page } from '@playwright/test';
import { EventEmitter } from 'node:events';
import { registerHooks } from 'node:module';

type Listener = (...values: never[]) => unknown;
interface MenuItem {
  label?: string;
  role?: string;
  click?: () => void;
  submenu?: MenuItem[];
}

const testOrigin = 'http://placeprint.test';
const appOrigin = 'app://placeprint';

/** What happened, and what dialogs will answer. */
export const record = {
  menu: [] as MenuItem[],
  progress: [] as number[],
  permission: null as
    null | ((contents: unknown, permission: string, answer: (granted: boolean) => void) => void),
  blocks: null as
    null | ((request: { url: string }, answer: (decision: { cancel: boolean }) => void) => void),
  windowOptions: null as null | Record<string, Record<string, unknown>>,
  errors: [] as string[],
  openDialog: [] as string[],
  saveDialog: [] as string[],
  question: 0,
};

export class StandIn {
  page!: Page;
  private browser!: Browser;
  private readonly opened = Promise.withResolvers<Page>();
  private readonly handlers = new Map<string, Listener>();
  private readonly toRenderer = new EventEmitter();
  private readonly ipcMain = new EventEmitter();
  private readonly app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    getPath: () => this.userData,
    requestSingleInstanceLock: () => true,
    whenReady: () => Promise.resolve(),
    quit: () => this.quit(),
    addRecentDocument: () => {},
  });
  private protocolHandler!: (request: Request) => Promise<Response>;
  private readonly ended = Promise.withResolvers<void>();
  private sender = { url: `${appOrigin}/index.html` };

  constructor(
    private readonly userData: string,
    private readonly executablePath: string,
  ) {}

  /** Runs the bundle; resolves with the page of its first window. */
  async start(main: string): Promise<Page> {
    this.browser = await chromium.launch({ executablePath: this.executablePath });
    (globalThis as { placeprintElectron?: object }).placeprintElectron = this.module();
    const source = `const e = globalThis.placeprintElectron; export default e; ${Object.keys(this.module())
      .map((name) => `export const ${name} = e.${name};`)
      .join(' ')}`;
    registerHooks({
      resolve: (specifier, context, next) =>
        specifier === 'electron'
          ? { url: 'placeprint-stand-in:electron', format: 'module', shortCircuit: true }
          : next(specifier, context),
      load: (url, context, next) =>
        url === 'placeprint-stand-in:electron'
          ? { format: 'module', source, shortCircuit: true }
          : next(url, context),
    });
    await import(main);
    return this.opened.promise;
  }

  /** As a message from a page that is not ours. */
  async callFrom(url: string, channel: string, ...values: unknown[]): Promise<unknown> {
    const own = this.sender;
    this.sender = { url };
    const answer = this.invoke(channel, ...values);
    this.sender = own;
    return answer;
  }

  /** Closes all windows, as a person does, and waits until the application has let go. */
  async quit(): Promise<void> {
    let isPrevented = false;
    this.app.emit('before-quit', { preventDefault: () => (isPrevented = true) });
    if (!isPrevented) this.ended.resolve();
    await this.ended.promise;
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private async invoke(channel: string, ...values: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (!handler) throw new Error(`No handler for ${channel}`);
    const answer = await handler(
      { senderFrame: this.sender } as never,
      ...(structuredClone(values) as never[]),
    );
    return structuredClone(answer);
  }

  private module() {
    const { toRenderer, app } = this;
    const openPage = (url: string, preload: string) => this.openPage(url, preload);
    class BrowserWindow extends EventEmitter {
      readonly webContents = Object.assign(new EventEmitter(), {
        send: (channel: string, ...values: unknown[]) => toRenderer.emit(channel, {}, ...values),
      });
      constructor(options: typeof record.windowOptions) {
        super();
        record.windowOptions = options;
        app.emit(
          'web-contents-created',
          {},
          Object.assign(new EventEmitter(), { setWindowOpenHandler: () => {} }),
        );
      }
      async loadURL(url: string) {
        const { preload } = record.windowOptions!.webPreferences as { preload: string };
        await openPage(url, preload);
        this.emit('ready-to-show');
      }
      show() {}
      maximize() {}
      reload() {}
      isFocused = () => true;
      isMaximized = () => false;
      getNormalBounds = () => ({ x: 0, y: 0, width: 1400, height: 900 });
      setProgressBar = (share: number) => record.progress.push(share);
    }
    return {
      app: this.app,
      BrowserWindow,
      ipcMain: Object.assign(this.ipcMain, {
        handle: (channel: string, handler: Listener) => this.handlers.set(channel, handler),
      }),
      dialog: {
        showOpenDialog: async () => ({
          canceled: record.openDialog.length === 0,
          filePaths: record.openDialog,
        }),
        showSaveDialog: async () => ({ canceled: false, filePath: record.saveDialog[0] }),
        showMessageBox: async () => ({ response: record.question }),
        showMessageBoxSync: () => record.question,
        showErrorBox: (_title: string, text: string) => record.errors.push(text),
      },
      protocol: {
        registerSchemesAsPrivileged: () => {},
        handle: (_scheme: string, handler: typeof this.protocolHandler) => (this.protocolHandler = handler),
      },
      Menu: {
        buildFromTemplate: (template: MenuItem[]) => template,
        setApplicationMenu: (menu: MenuItem[]) => (record.menu = menu),
      },
      Notification: { isSupported: () => false },
      powerSaveBlocker: { start: () => 1, stop: () => {} },
      screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }] },
      session: {
        defaultSession: {
          setPermissionRequestHandler: (handler: typeof record.permission) => (record.permission = handler),
          setPermissionCheckHandler: () => {},
          webRequest: { onBeforeRequest: (handler: typeof record.blocks) => (record.blocks = handler) },
        },
      },
      contextBridge: {
        exposeInMainWorld: (name: string, bridge: Record<string, unknown>) =>
          (this.bridge = { name, bridge }),
      },
      ipcRenderer: {
        invoke: (channel: string, ...values: unknown[]) => this.invoke(channel, ...values),
        send: (channel: string, ...values: unknown[]) =>
          this.ipcMain.emit(channel, { senderFrame: this.sender }, ...values),
        on: (channel: string, listener: Listener) => this.toRenderer.on(channel, listener as never),
        off: (channel: string, listener: Listener) => this.toRenderer.off(channel, listener as never),
      },
      webUtils: { getPathForFile: () => '' },
    };
  }

  private bridge!: { name: string; bridge: Record<string, unknown> };

  /** A page at the test origin, whose requests go to the protocol handler, with what the preload exposes. */
  private async openPage(url: string, preload: string): Promise<void> {
    await import(preload);
    const page = await this.browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.route('**/*', async (route) => {
      const wanted = route.request().url();
      if (!wanted.startsWith(testOrigin)) return route.abort();
      const response = await this.protocolHandler(new Request(wanted.replace(testOrigin, appOrigin)));
      const body = Buffer.from(await response.arrayBuffer());
      await route.fulfill({ status: response.status, headers: Object.fromEntries(response.headers), body });
    });
    const { call, openFiles, saveFile, on, onMenu } = this.bridge.bridge as Record<string, Listener>;
    await page.exposeFunction('standInCall', call);
    await page.exposeFunction('standInOpen', openFiles);
    await page.exposeFunction('standInSave', saveFile);
    await page.addInitScript((origin) => {
      const page = window as unknown as Record<string, unknown>;
      const events = new Set<(...values: unknown[]) => void>();
      const menus = new Set<(command: string) => void>();
      const listen =
        <L>(listeners: Set<L>) =>
        (listener: L) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        };
      page.standInEvent = (...values: unknown[]) => events.forEach((hear) => hear(...values));
      page.standInMenu = (command: string) => menus.forEach((hear) => hear(command));
      page.placeprint = {
        call: page.standInCall,
        openFiles: page.standInOpen,
        saveFile: page.standInSave,
        dropped: () => '',
        on: listen(events),
        onMenu: listen(menus),
        dataBase: `${origin}/data/`,
      };
    }, testOrigin);
    const tell = (name: string, values: unknown[]) =>
      page
        .evaluate(
          ([fn, list]) => (window as never as Record<string, (...v: unknown[]) => void>)[fn](...list),
          [name, values] as [string, unknown[]],
        )
        .catch(() => {});
    (on as (hear: Listener) => void)((...values: never[]) => tell('standInEvent', values));
    (onMenu as (hear: Listener) => void)((...values: never[]) => tell('standInMenu', values));
    await page.goto(url.replace(appOrigin, testOrigin));
    this.page = page;
    this.opened.resolve(page);
  }
}
