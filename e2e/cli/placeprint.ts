import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { writeSampleCity } from '../../src-main/sample/writeSampleCity';
import { entryPath } from '../../src-main/files/entryPath';
import { nodeBinary } from '../../src-main/runs/nodeBinary';

export interface Ended {
  /** Exit code; null if it was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs the built `placeprint` as a user would, as the leader of a process group like a terminal's; `started` gets the
 * process, to signal it.
 */
export function placeprint(args: string[], started?: (process: ChildProcess) => void): Promise<Ended> {
  const child = spawn(nodeBinary(), [entryPath('cli'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (ended.stdout += text));
  child.stderr.on('data', (text) => (ended.stderr += text));
  started?.(child);
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
}

/** Calls back once, as soon as stderr says this. */
export function whenSaid(process: ChildProcess, words: string, then: () => void): void {
  let said = '';
  const listen = (text: Buffer) => {
    said += text;
    if (!said.includes(words)) return;
    process.stderr!.off('data', listen);
    then();
  };
  process.stderr!.on('data', listen);
}

/** Presses Ctrl-C once stderr says this: like a terminal, to the whole group. */
export const interruptAt = (words: string) => (child: ChildProcess) =>
  whenSaid(child, words, () => process.kill(-child.pid!, 'SIGINT'));

/** Runs with `--json`; the one object on stdout. Throws with stderr if the exit code is not 0. */
export async function placeprintJson<Result = object>(...args: string[]): Promise<Result> {
  const { code, stdout, stderr } = await placeprint(['--json', ...args]);
  if (code !== 0) throw new Error(`placeprint ${args.join(' ')} ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout) as Result;
}

/** Writes a sample city into a folder; returns the paths of its map files. */
export async function cityIn(
  folder: string,
  options: { seed: number; sizeM: number; placeCount: number },
): Promise<string[]> {
  const files = await writeSampleCity(folder, options);
  return files.filter((name) => name.startsWith('map/')).map((name) => join(folder, name));
}

/** Training small enough for a test. */
export const tinyTraining = [
  ['encoder.width', 32],
  ['encoder.depth', 1],
  ['encoder.heads', 2],
  ['head.hidden', 32],
  ['head.bottleneck', 16],
  ['head.scores', 32],
  ['views.locals', 1],
  ['epochs', 2],
].flatMap(([key, value]) => ['--set', `${key}=${value}`]);
