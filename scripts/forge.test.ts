import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FuseV1Options } from '@electron/fuses';
import { decode } from 'fast-png';
import forge from '../forge.config';
import { appRoot } from '../src-main/files/entryPath';
import { iconIcns, iconIco, iconPng } from './icons.mjs';
import { wantedZip, whyNoElectron } from './package.mjs';

/** The configuration as electron-forge itself reads it, in a plain Node: names of its plugins resolved, its defaults added. */
function asForgeReadsIt(): { makers: [string, unknown][]; pattern: string; outDir: string } {
  const loader = pathToFileURL(join(appRoot, 'node_modules/@electron-forge/core/dist/util/forge-config.js'));
  const script = `
    const { default: load } = await import(${JSON.stringify(loader.href)});
    const { makers, packagerConfig, outDir } = await load(${JSON.stringify(appRoot)});
    console.log(JSON.stringify({ makers: makers.map(({ name, platforms }) => [name, platforms]), pattern: packagerConfig.asar.unpack, outDir }));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    cwd: appRoot,
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as ReturnType<typeof asForgeReadsIt>;
}

describe('forge.config.ts', () => {
  it('is read by electron-forge, and names a maker of each kind of package', () => {
    expect(asForgeReadsIt()).toEqual({
      makers: [
        ['@electron-forge/maker-zip', ['linux', 'darwin', 'win32']],
        ['@electron-forge/maker-deb', ['linux']],
        ['@electron-forge/maker-dmg', ['darwin']],
        ['@electron-forge/maker-squirrel', ['win32']],
      ],
      pattern: '{**/package.json,**/out/main/**,**/node_modules/**}',
      outDir: 'out.packages',
    });
  });

  it('sets every fuse of the binary to the safe side', () => {
    const [{ name, config }] = forge.plugins;
    expect(name).toBe('@electron-forge/plugin-fuses');
    const set = Object.values(FuseV1Options).filter((fuse) => typeof fuse === 'number');
    const on = set.filter((fuse) => config[fuse]).map((fuse) => FuseV1Options[fuse]);
    expect(on).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
      'WasmTrapHandlers',
    ]);
    expect(set.filter((fuse) => config[fuse] === undefined)).toEqual([]);
  });

  it('packs what the application runs on, and nothing else of a checkout', () => {
    const carried = [
      '',
      '/package.json',
      '/out',
      '/out/main/electron.js',
      '/out/preload/preload.cjs',
      '/out/renderer/index.html',
      '/migrations/0010_base.sql',
      '/node_modules',
      '/node_modules/zod/index.js',
    ];
    const left = [
      '/src-main/app/application.ts',
      '/e2e/shell.ts',
      '/docs/security.md',
      '/.git/config',
      '/out.7/x',
      '/out/e2e/x.png',
      '/out.packages/make/x.zip',
      '/node_modules/.vite/x',
    ];
    expect([...carried, ...left].filter((path) => !forge.packagerConfig.ignore(path))).toEqual(carried);
  });

  it('opens project files by a double click, each system in its own way', () => {
    expect(forge.packagerConfig.extendInfo.CFBundleDocumentTypes[0].CFBundleTypeExtensions).toEqual(['placeprint']); // prettier-ignore
    expect(forge.makers[1].config).toMatchObject({ options: { mimeType: ['application/x-placeprint'] } });
  });
});

describe('the icon', () => {
  it('is a picture with clear corners in every size', () => {
    const { width, height, channels, data } = decode(iconPng(64));
    const alphaAt = (x: number, y: number) => data[4 * (64 * y + x) + 3];
    expect([width, height, channels, alphaAt(0, 0), alphaAt(32, 2)]).toEqual([64, 64, 4, 0, 255]);
    expect(new Set(data).size).toBeGreaterThan(20);
  });

  it('is in the containers of Windows and macOS, whole', () => {
    const ico = iconIco([16, 256]);
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4), ico[6], ico[22]]).toEqual([1, 2, 16, 0]);
    expect(decode(ico.subarray(ico.readUInt32LE(22 + 12))).width).toBe(256);
    const icns = iconIcns();
    expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length]);
    expect(decode(icns.subarray(16, 8 + icns.readUInt32BE(12))).width).toBe(128);
  });
});

describe('npm run package', () => {
  const zip = wantedZip('linux', 'x64');
  const reach = (answer: boolean) => () => Promise.resolve(answer);
  const cache = mkdtempSync(join(tmpdir(), 'placeprint-cache-'));

  it('goes on where Electron is in the folder that is named, or can be fetched', async () => {
    expect(zip.name).toMatch(/^electron-v\d+\.\d+\.\d+-linux-x64\.zip$/);
    expect(await whyNoElectron(zip, { cache, reach: reach(true) })).toBeNull();
    writeFileSync(join(cache, zip.name), '');
    expect(await whyNoElectron(zip, { folder: cache, cache, reach: reach(false) })).toBeNull();
  });

  it('says what it looked for, where, and what to do', async () => {
    const why = await whyNoElectron(zip, { cache, reach: reach(false) });
    for (const told of [zip.name, zip.url, cache, 'PLACEPRINT_ELECTRON_ZIPS=FOLDER'])
      expect(why).toContain(told);
    const folder = mkdtempSync(join(tmpdir(), 'placeprint-zips-'));
    expect(await whyNoElectron(zip, { folder, cache, reach: reach(true) })).toContain(`no ${zip.name} in it`);
  });
});
