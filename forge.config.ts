import type { ForgeConfig } from '@electron-forge/shared-types';
import { type FuseV1Config, FuseV1Options, FuseVersion } from '@electron/fuses';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { writeIcons } from './scripts/icons.mjs';

/** What the binary itself refuses. */
const fuses: FuseV1Config = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // WebAssembly at full speed; nothing is guarded by it.
  [FuseV1Options.WasmTrapHandlers]: true,
};

/** What a plain Node runs or loads has to lie outside the archive (`plainRoot` of src-main/entryPath.ts). */
const unpacked = ['package.json', 'out/main/**', 'node_modules/**'];

/** What the application needs at run time; all else of the checkout stays out. */
const carried = [
  /^\/?$/,
  /^\/package\.json$/,
  /^\/migrations(\/|$)/,
  // Without the caches of tools, whose names begin with a dot.
  /^\/node_modules(\/[^.]|$)/,
  /^\/out(\/(main|preload|renderer)(\/|$)|$)/,
];

const mimeType = 'application/x-placeprint';

/** Drawn by scripts/icons.mjs before packaging: `.png`, `.ico` and `.icns`. */
const icon = join(import.meta.dirname, 'out.icons', 'placeprint');

/** Packaging: `npm run package` (scripts/package.mjs), which runs `electron-forge make`. */
export default {
  outDir: 'out.packages',
  packagerConfig: {
    name: 'Placeprint',
    executableName: 'placeprint',
    appBundleId: 'app.placeprint',
    appCategoryType: 'public.app-category.education',
    icon,
    // A folder with Electron's zip, for machines that cannot fetch it.
    electronZipDir: process.env.PLACEPRINT_ELECTRON_ZIPS,
    asar: { unpack: `{${unpacked.map((pattern) => `**/${pattern}`).join(',')}}` },
    ignore: (path: string) => !carried.some((pattern) => pattern.test(path)),
    extendInfo: {
      CFBundleDocumentTypes: [
        {
          CFBundleTypeName: 'Placeprint project',
          CFBundleTypeExtensions: ['placeprint'],
          CFBundleTypeRole: 'Editor',
          LSHandlerRank: 'Owner',
        },
      ],
    },
  },
  // better-sqlite3 and onnxruntime-node bring binaries for Node-API: the same for Node and Electron.
  rebuildConfig: { onlyModules: [] },
  hooks: {
    prePackage: async () => {
      writeIcons(dirname(icon));
      execFileSync(process.execPath, [join(import.meta.dirname, 'scripts', 'build.mjs')], {
        stdio: 'inherit',
      });
    },
  },
  makers: [
    { name: '@electron-forge/maker-zip', platforms: ['linux', 'darwin', 'win32'], config: {} },
    {
      name: '@electron-forge/maker-deb',
      platforms: ['linux'],
      config: {
        options: {
          name: 'placeprint',
          productName: 'Placeprint',
          maintainer: 'Placeprint',
          icon: `${icon}.png`,
          categories: ['Science', 'Education'],
          mimeType: [mimeType],
          section: 'science',
          // xz takes more than nine minutes for hundreds of megabytes of binaries.
          compression: 'gzip',
        },
      },
    },
    { name: '@electron-forge/maker-dmg', platforms: ['darwin'], config: { icon: `${icon}.icns` } },
    {
      name: '@electron-forge/maker-squirrel',
      platforms: ['win32'],
      config: { name: 'placeprint', setupIcon: `${icon}.ico` },
    },
  ],
  plugins: [{ name: '@electron-forge/plugin-fuses', config: fuses }],
} satisfies ForgeConfig;
