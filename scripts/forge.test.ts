import { expect, it } from 'vitest';
import forge from '../forge.config';

it('sets every fuse of the binary to the safe side', () => {
  expect(forge.plugins).toEqual([
    {
      name: '@electron-forge/plugin-fuses',
      config: {
        version: '1',
        0: false,
        1: true,
        2: false,
        3: false,
        4: true,
        5: true,
        6: false,
        7: false,
      },
    },
  ]);
});

it('packs what the application runs on, and nothing else of a checkout', () => {
  const carried = [
    '',
    '/package.json',
    '/out/main/electron.js',
    '/migrations/0010_base.sql',
    '/node_modules/zod/index.js',
  ];
  const left = [
    '/src-main/app/application.ts',
    '/e2e/shell.ts',
    '/docs/security.md',
    '/.git/config',
    '/out.7/x',
  ];
  expect([...carried, ...left].filter((path) => !forge.packagerConfig.ignore(path))).toEqual(carried);
});
