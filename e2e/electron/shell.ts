import { type Page } from '@playwright/test';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { appRoot } from '../../src-main/files/entryPath';
import { chromiumPath } from '../app/chromium';
import type * as StandIn from './standIn/electron';

interface Scope {
  electron: typeof StandIn;
  page: Page;
}

/** The built main process on the stand-in for Electron, in a process of its own. */
export class ElectronShell {
  private nextId = 1;

  private constructor(private readonly child: ChildProcess) {}

  static start(userData: string, args: string[] = []): ElectronShell {
    const child = fork(join(appRoot, 'out', 'main', 'electron.js'), args, {
      execArgv: ['--import', join(import.meta.dirname, 'standIn', 'register.ts')],
      env: { ...process.env, STAND_IN_USER_DATA: userData, STAND_IN_CHROMIUM: chromiumPath },
    });
    child.setMaxListeners(100);
    return new ElectronShell(child);
  }

  /** Runs `work` inside that process, beside the main process and its page. It is sent as text: it sees no names of here. */
  run<Result, Value>(
    work: (scope: Scope, value: Value) => Result | Promise<Result>,
    value?: Value,
  ): Promise<Result> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('The main process has ended.'));
      const hear = (message: { id: number; result: Result; error?: string }) => {
        if (message.id !== id) return;
        this.child.off('message', hear).off('exit', ended);
        if (message.error) reject(new Error(message.error));
        else resolve(message.result);
      };
      this.child.on('message', hear).once('exit', ended);
      this.child.send({ id, code: work.toString(), value });
    });
  }

  /** Quits as the menu does, and waits for the end. Returns the exit status. */
  quit(): Promise<number | null> {
    if (this.child.exitCode === null) void this.run(({ electron }) => electron.app.quit()).catch(() => {});
    return this.end();
  }

  /** Waits for the end. Returns the exit status. */
  async end(): Promise<number | null> {
    if (this.child.exitCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  /** Ends without a word, as a crash does. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
