#!/usr/bin/env node
// The command line: installs and builds where needed, then runs out/main/cli.js on the product's own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, root } from './build.mjs';
import { productNode, setup } from './setup.mjs';

const cli = join(root, 'out', 'main', 'cli.js');
setup();
await buildIfStale();
if (Number(process.versions.node.split('.')[0]) >= 24) {
  process.argv[1] = cli;
  await import(pathToFileURL(cli).href);
} else {
  const child = spawn(productNode, [cli, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself: this process only waits for it.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
}
