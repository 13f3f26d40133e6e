import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder below the system's own. */
export const newFolder = (name = 'placeprint-place-'): string => mkdtempSync(join(tmpdir(), name));

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Whether file systems can be mounted here; what needs one is skipped otherwise. */
export const canMount = isRoot && tryMount();

function tryMount(): boolean {
  const folder = newFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'placeprint', folder], { stdio: 'ignore' });
    execFileSync('umount', [folder]);
    return true;
  } catch {
    return false;
  }
}

/** An empty disk of that many bytes, in memory; goes when the test ends. */
export function smallDisk(bytes: number): string {
  const folder = newFolder();
  mount(folder, '-t', 'tmpfs', '-o', `size=${bytes}`, 'placeprint');
  return folder;
}

/** The same folder once more, at another path. */
export function sameFolder(folder: string): string {
  const view = newFolder();
  mount(view, '--bind', folder);
  return view;
}

/** The same folder once more, at a path below which nothing can be written. */
export function readOnlyView(folder: string): string {
  const view = sameFolder(folder);
  execFileSync('mount', ['-o', 'remount,ro,bind', view]);
  return view;
}

function mount(folder: string, ...args: string[]): void {
  execFileSync('mount', [...args, folder]);
  onTestFinished(() => void execFileSync('umount', ['--lazy', folder]));
}

/** Whether another user can be played: only root may change who it is. */
export const canBeNobody = isRoot;

const nobody = 65_534;

/** Does something with the rights of another user, who has none here. */
export async function asNobody<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  process.setegid!(nobody);
  process.seteuid!(nobody);
  try {
    return await work();
  } finally {
    process.seteuid!(0);
    process.setegid!(0);
  }
}

/** A folder of a folder that others may enter. */
export function openFolder(mode: number): string {
  const folder = join(newFolder(), 'open');
  mkdirSync(folder);
  execFileSync('chmod', ['755', join(folder, '..')]);
  execFileSync('chmod', [mode.toString(8), folder]);
  return folder;
}

/** A named pipe in a new folder. */
export function namedPipe(): string {
  const path = join(newFolder(), 'pipe');
  execFileSync('mkfifo', [path]);
  return path;
}
