#!/usr/bin/env node
// The command line: installs and builds where needed, then becomes out/main/cli.js on the product's own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale, root } from './build.mjs';
import { productNode, setup } from './setup.mjs';

setup();
await buildIfStale();
const nodeArguments = [
  // V8 would let its young generation grow to 128 MB during an import, with 16 MB of it in use.
  '--max-semi-space-size=16',
  '--disable-warning=ExperimentalWarning',
  join(root, 'out', 'main', 'cli.js'),
  ...process.argv.slice(2),
];
if (process.execve && process.platform !== 'win32') {
  process.removeAllListeners('warning');
  process.execve(productNode, [productNode, ...nodeArguments]);
}
const child = spawn(productNode, nodeArguments, { stdio: 'inherit' });
// Ctrl-C on a terminal reaches the child by itself; what is sent to this process alone is passed on.
process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
