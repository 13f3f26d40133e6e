import { type ChildProcess, spawn } from 'node:child_process';
import { type Duplex } from 'node:stream';
import { AppError } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { entryPath } from '../files/entryPath';
import { engineCrash, memoryKills } from './engineCrash';
import { LogTail } from './logTail';
import { nodeBinary } from './nodeBinary';

/** A started engine: its stream, its log, and how it ended. */
export interface EngineProcess {
  readonly pid: number | undefined;
  /** File descriptor 3 of the child. */
  readonly stream: Duplex;
  /** Resolves when the process has ended and its log is complete. */
  readonly ended: Promise<AppError>;
  kill(): void;
}

/** Starts a process that serves the engine's protocol; stdout and stderr are kept as its log. */
export function startEngineProcess(entry = entryPath('engine')): EngineProcess {
  const child = spawn(nodeBinary(), [entry], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    // Electron's own variable would make another Electron of a Node that is none.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  });
  const log = new LogTail();
  const killsBefore = memoryKills();
  child.stdout!.on('data', log.add);
  child.stderr!.on('data', log.add);
  return {
    pid: child.pid,
    stream: child.stdio[3] as Duplex,
    ended: endOf(child, log, killsBefore),
    kill: () => void child.kill('SIGKILL'),
  };
}

function endOf(child: ChildProcess, log: LogTail, killsBefore: number): Promise<AppError> {
  return new Promise((resolve) => {
    child.once('error', (cause) =>
      resolve(
        new AppError('engine/unavailable', say('runs.notStarted', { reason: cause.message }), { cause }),
      ),
    );
    child.once('close', (exitCode, signal) => {
      const memoryKill = memoryKills() > killsBefore;
      resolve(engineCrash({ exitCode, signal, log: log.text, memoryKill }));
    });
  });
}
