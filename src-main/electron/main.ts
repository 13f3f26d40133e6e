import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  Menu,
  protocol,
  screen,
} from 'electron';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type RecentProject } from '../../src-shared/contract/app/project';
import { AppError, toErrorData } from '../../src-shared/errors';
import { type Language, languageOf } from '../../src-shared/languages';
import { say } from '../../src-shared/message';
import { errorWords } from '../../src-shared/texts/errors';
import { Application } from '../app/application';
import { answer, isOwnUrl, origin, scheme } from './appProtocol';
import { Attention } from './attention';
import { channels } from './channels';
import { openFiles, saveFile } from './dialogs';
import { GrantedFiles } from './grantedFiles';
import { harden, hardenSession } from './hardening';
import { menuTemplate } from './menu';
import { shellText } from './texts';
import { keepState, restoredState } from './windowState';

const stateFolder = app.getPath('userData');
const windowFile = join(stateFolder, 'window.json');
/** There while the program runs: found at the start, it ended without saying so. */
const runningFile = join(stateFolder, 'running');

let recent: RecentProject[] = [];
let window: BrowserWindow | null = null;
let language: Language = 'en';
let t = shellText(language);
let isStarted = false;
/** The analyst agreed that what is under way is stopped. */
let mayStop = false;
/** The program has begun to end; when it is closed, nothing is left to wait for. */
let isEnding = false;
let isClosed = false;
const files = new GrantedFiles(stateFolder, () => recent.map(({ path }) => path));
const application = new Application(files);
const attention = new Attention(
  () => window,
  () => language,
);

protocol.registerSchemesAsPrivileged([
  { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]);
harden();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv, folder) => {
    showWindow();
    void openProject(projectIn(argv, folder));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    showWindow();
    void openProject(path);
  });
  app.on('activate', showWindow);
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', quit);
  void app.whenReady().then(start);
} else app.quit();

/** How long the window waits for a project at most. */
const windowAfterMs = 500;

async function start(): Promise<void> {
  hardenSession();
  protocol.handle(scheme, (request) => answer(application, request));
  listen();
  await learnLanguage();
  await rememberProjects();
  const crashed = existsSync(runningFile);
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(runningFile, '');
  const project = projectIn(process.argv, process.cwd()) ?? (crashed ? await offerLastProject() : undefined);
  // One of an earlier version takes longer: the window tells how far it is.
  if (project) await Promise.race([openProject(project), setTimeout(windowAfterMs)]);
  isStarted = true;
  showWindow();
}

/** Brings the window to the front, and makes it anew where it is gone: before the start is over, the start makes it. */
function showWindow(): void {
  if (window?.isMinimized()) window.restore();
  if (window) window.show();
  else if (isStarted && !isEnding) openWindow();
}

function openWindow(): void {
  const screens = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { isMaximised, ...bounds } = restoredState(windowFile, screens);
  const made = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      devTools: !app.isPackaged,
    },
  });
  window = made;
  if (isMaximised) made.maximize();
  made.once('ready-to-show', () => made.show());
  made.on('close', (event) => {
    if (mayEnd()) keepState(windowFile, { ...made.getNormalBounds(), isMaximised: made.isMaximized() });
    else event.preventDefault();
  });
  made.on('closed', () => (window = null));
  made.webContents.on('render-process-gone', () => made.reload());
  void made.loadURL(`${origin}/index.html`);
}

/** Methods after which the list of recent projects is another. */
const changesRecent = new Set<unknown>(['project.create', 'project.open', 'project.close', 'project.forget']);

/** Every message is answered to our own page alone. */
function listen(): void {
  const handle = (channel: string, work: (...values: unknown[]) => unknown) =>
    ipcMain.handle(channel, (event, ...values) => (isOwn(event) ? work(...values) : refusal));
  handle(channels.call, async (name, params) => {
    const answered = await application.call(name, params);
    if (changesRecent.has(name)) await rememberProjects();
    if (name === 'system.setLanguage') await learnLanguage();
    return answered;
  });
  handle(channels.openFiles, (options) => window && openFiles(window, files, options, t));
  handle(channels.saveFile, (options) => window && saveFile(window, files, options));
  ipcMain.on(channels.dropped, (event, path: unknown) => {
    if (isOwn(event) && typeof path === 'string') files.grant(path);
  });
  application.on((name, payload) => {
    window?.webContents.send(channels.event, name, payload);
    if (name === 'job.changed') attention.follow(payload as Parameters<typeof attention.follow>[0]);
  });
}

const isOwn = ({ senderFrame }: IpcMainInvokeEvent | IpcMainEvent) =>
  senderFrame !== null && isOwnUrl(senderFrame.url);
const refusal = {
  ok: false,
  error: toErrorData(new AppError('input/bad-argument', say('window.noPage'))),
};

/** The project among the arguments of a start in `folder`, as a path from the root. */
function projectIn(argv: string[], folder: string): string | undefined {
  const named = argv.slice(1).find((each) => each.endsWith('.placeprint'));
  return named && resolve(folder, named);
}

async function rememberProjects(): Promise<void> {
  const answered = await application.call('project.recent', {});
  if (answered.ok) recent = answered.value as RecentProject[];
  showMenu();
}

/** What the interface was last set to; before it ever was, that of the system. */
async function learnLanguage(): Promise<void> {
  const answered = await application.call('system.language', {});
  const chosen = answered.ok ? (answered.value as Language | null) : null;
  language = chosen ?? languageOf(app.getLocale());
  t = shellText(language);
  showMenu();
}

function showMenu(): void {
  const template = menuTemplate({
    choose: (command) => window?.webContents.send(channels.menu, command),
    open: (path) => void openProject(path),
    recent: recent.filter(({ exists }) => exists),
    isMac: process.platform === 'darwin',
    isPackaged: app.isPackaged,
    t,
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

async function openProject(path: string | undefined): Promise<void> {
  if (!path) return;
  const answered = await application.call('project.open', { file: files.grant(path) });
  await rememberProjects();
  if (answered.ok) app.addRecentDocument(path);
  else if (answered.error.code !== 'state/cancelled') {
    const { sentence, details } = errorWords(answered.error, language);
    dialog.showErrorBox('Placeprint', details ? `${sentence}\n\n${details}` : sentence);
  }
}

/** After an end that nobody asked for: nothing is lost but the last steps, and runs go on from their checkpoints. */
async function offerLastProject(): Promise<string | undefined> {
  const last = recent.find(({ exists }) => exists);
  if (!last) return undefined;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: t('endedUnexpectedly'),
    detail: t('openAgain', { name: last.name }),
    buttons: [t('openIt'), t('notNow')],
    defaultId: 0,
    cancelId: 1,
  });
  return response === 0 ? last.path : undefined;
}

function quit(event: Electron.Event): void {
  if (isClosed) return;
  event.preventDefault();
  if (isEnding || !mayEnd()) return;
  isEnding = true;
  void application.close().finally(() => {
    isClosed = true;
    rmSync(runningFile, { force: true });
    app.quit();
  });
}

/** Whether no work is under way, or may be stopped: asked when the window closes, and not again when that ends the program. */
function mayEnd(): boolean {
  if (application.busy && !mayStop) mayStop = wantsToStop();
  return mayStop || !application.busy;
}

function wantsToStop(): boolean {
  const choice = dialog.showMessageBoxSync({
    type: 'warning',
    message: t('atWork'),
    detail: t('stopAndQuit'),
    buttons: [t('stop'), t('goOn')],
    defaultId: 1,
    cancelId: 1,
  });
  return choice === 0;
}
