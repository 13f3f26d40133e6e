import { type ChildProcess, spawn } from 'node:child_process';
import { entryPath } from '../../src-main/entryPath';
import { nodeBinary } from '../../src-main/runs/nodeBinary';

export interface Ended {
  /** Exit code; null if it was killed. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built `placeprint` as a user would; `started` gets the process, to signal it. */
export function placeprint(args: string[], started?: (process: ChildProcess) => void): Promise<Ended> {
  const child = spawn(nodeBinary(), [entryPath('cli'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (ended.stdout += text));
  child.stderr.on('data', (text) => (ended.stderr += text));
  started?.(child);
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ended, code })));
}

/** Runs with `--json`; the one object on stdout. Throws with stderr if the exit code is not 0. */
export async function placeprintJson<Result>(args: string[]): Promise<Result> {
  const { code, stdout, stderr } = await placeprint(['--json', ...args]);
  if (code !== 0) throw new Error(`placeprint ${args.join(' ')} ended with ${code}:\n${stderr}`);
  return JSON.parse(stdout) as Result;
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
