// A stand-in for Electron's own zip: the layout and the fuse wire of the real one, and nothing that runs. For checking what a
// package holds on machines that cannot fetch Electron; a package made of it is good for nothing else.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where @electron/fuses finds the wire in a binary; then its version, its length, and each fuse as a digit. */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const fuseCount = 9;

const files = {
  electron: Buffer.concat([
    Buffer.from('#!/bin/sh\necho "A stand-in, not Electron." >&2\nexit 1\n'),
    Buffer.from(sentinel),
    Buffer.from([1, fuseCount]),
    Buffer.from('1'.repeat(fuseCount)),
  ]),
  LICENSE: Buffer.from('stand-in\n'),
  'LICENSES.chromium.html': Buffer.from('stand-in\n'),
  'resources/default_app.asar': Buffer.from('stand-in\n'),
  'locales/en-US.pak': Buffer.from('stand-in\n'),
};

/** Writes `electron-v<version>-linux-<arch>.zip` into a folder, with the program `zip`. */
export function writeStandIn(folder, version, arch = process.arch) {
  const content = mkdtempSync(join(tmpdir(), 'placeprint-stand-in-'));
  for (const [name, bytes] of Object.entries({ ...files, version: Buffer.from(version) })) {
    mkdirSync(join(content, name, '..'), { recursive: true });
    writeFileSync(join(content, name), bytes, { mode: 0o755 });
  }
  mkdirSync(folder, { recursive: true });
  const zip = join(folder, `electron-v${version}-linux-${arch}.zip`);
  rmSync(zip, { force: true });
  execFileSync('zip', ['-q', '-r', zip, '.'], { cwd: content });
  rmSync(content, { recursive: true });
  return zip;
}
