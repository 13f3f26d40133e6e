import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Electron's fuses by their numbers in the V1 wire (@electron/fuses): what the binary itself refuses. */
const fuses = {
  runAsNode: 0,
  cookieEncryption: 1,
  nodeOptions: 2,
  nodeCliInspect: 3,
  asarIntegrity: 4,
  onlyFromAsar: 5,
  browserV8Snapshot: 6,
  fileProtocolPrivileges: 7,
} as const;

/** What a plain Node runs or loads has to lie outside the archive (`plainRoot` of src-main/entryPath.ts). */
const unpacked = ['package.json', 'out/main/**', 'node_modules/**'];

/** What the application needs at run time; all else of the checkout stays out. */
const carried = [/^\/?$/, /^\/package\.json$/, /^\/(out|migrations|node_modules)(\/|$)/];

const mimeType = 'application/x-placeprint';

/** Packaging: `electron-forge make`. The names of the makers and plugins are resolved by forge itself. */
export default {
  packagerConfig: {
    name: 'Placeprint',
    executableName: 'placeprint',
    appBundleId: 'app.placeprint',
    appCategoryType: 'public.app-category.education',
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
  hooks: {
    prePackage: async () => {
      execFileSync(process.execPath, [join(import.meta.dirname, 'scripts', 'build.mjs')], {
        stdio: 'inherit',
      });
    },
  },
  makers: [
    { name: '@electron-forge/maker-zip', platforms: ['linux', 'darwin', 'win32'] },
    {
      name: '@electron-forge/maker-deb',
      platforms: ['linux'],
      config: { options: { categories: ['Science', 'Education'], mimeType: [mimeType], section: 'science' } },
    },
    { name: '@electron-forge/maker-dmg', platforms: ['darwin'] },
    { name: '@electron-forge/maker-squirrel', platforms: ['win32'], config: { name: 'placeprint' } },
  ],
  plugins: [
    {
      name: '@electron-forge/plugin-fuses',
      config: {
        version: '1',
        [fuses.runAsNode]: false,
        [fuses.cookieEncryption]: true,
        [fuses.nodeOptions]: false,
        [fuses.nodeCliInspect]: false,
        [fuses.asarIntegrity]: true,
        [fuses.onlyFromAsar]: true,
        [fuses.browserV8Snapshot]: false,
        [fuses.fileProtocolPrivileges]: false,
      },
    },
  ],
};
