import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { appRoot } from '../files/entryPath';
import { nodeBinary } from '../runs/nodeBinary';

/** Interrupts the program as soon as it listens, and tells whether its commands were loaded by then. */
const early = `
  import Module from 'node:module';
  process.once('newListener', function interrupt(event) {
    if (event !== 'SIGINT') return process.once('newListener', interrupt);
    const loaded = Object.keys(Module._cache).some((path) => path.includes('better-sqlite3'));
    console.log(loaded ? 'late' : 'early');
    setImmediate(() => process.kill(process.pid, 'SIGINT'));
  });`;

it.skipIf(process.platform === 'win32')('answers a Ctrl-C that comes while it loads', () => {
  const preload = `data:text/javascript,${encodeURIComponent(early)}`;
  const command = ['--import', preload, join(appRoot, 'out', 'main', 'cli.js'), 'doctor'];
  const { status, stdout, stderr } = spawnSync(nodeBinary(), command, { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([130, 'early\n', expect.stringContaining('Cancelled')]);
});
