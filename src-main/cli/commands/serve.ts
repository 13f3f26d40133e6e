import { type Command } from 'commander';
import { mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type LiveJob } from '../../../src-shared/contract/app/jobs';
import { fromErrorData } from '../../../src-shared/errors';
import { Application } from '../../app/application';
import { WebFiles } from '../../web/files';
import { WebShell } from '../../web/webShell';
import { progressLine } from '../progressLine';
import { isJson, parseNumber, runCommand } from '../run';

interface ServeFlags {
  port: number;
  projects: string;
}

/** `serve`: the interface in a browser, until Ctrl-C. */
export function serveCommand(program: Command): void {
  program
    .command('serve [project]')
    .description('show the interface in a browser of this machine')
    .option(
      '--port <n>',
      'port (default: a free one)',
      parseNumber('--port', { min: 0, max: 65_535, integer: true }),
      0,
    )
    .option('--projects <dir>', 'where new projects go', join(homedir(), 'Placeprint'))
    .action((path: string | undefined, flags: ServeFlags, command: Command) =>
      runCommand(isJson(command), async ({ signal }) => {
        await serve(path && resolve(path), flags, signal);
        return { text: 'Closed.', json: { closed: true } };
      }),
    );
}

/** Shows a project, or none, until the signal is aborted. */
export async function serve(
  path: string | undefined,
  { port, projects }: ServeFlags,
  signal: AbortSignal,
): Promise<void> {
  const sessionFolder = mkdtempSync(join(tmpdir(), 'placeprint-web-'));
  const stateFolder = join(resolve(projects), '.state');
  const files = new WebFiles({
    sessionFolder,
    projectsFolder: projects,
    named: path ? [path] : [],
    stateFolder,
  });
  const application = new Application(files);
  const shell = new WebShell(application, files);
  try {
    if (path) await openTold(application, path, signal);
    const address = await shell.listen(port);
    // A signal that is aborted by now tells no listener.
    if (!signal.aborted) {
      process.stderr.write(`Open ${address}\nThe address works once. Ctrl-C ends.\n`);
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    }
    await shell.close();
  } finally {
    await application.close();
    await files.close();
  }
}

/** Opens a project: what takes its time is told on stderr, and cancelled by the signal. */
async function openTold(application: Application, path: string, signal: AbortSignal): Promise<void> {
  const line = progressLine();
  const quiet = application.on((name, payload) => {
    if (name !== 'job.changed') return;
    const { id, stage, done, total, unit, cancelling } = payload as LiveJob;
    if (signal.aborted && !cancelling) void application.call('jobs.cancel', { jobId: id });
    if (stage && unit) line.show({ stage, done, total, unit });
  });
  const opened = await application.call('project.open', { file: path });
  quiet();
  line.clear();
  if (!opened.ok) throw fromErrorData(opened.error);
}
