import { expect, it } from 'vitest';
import { type Application } from '../app/application';
import { answer, isOwnUrl } from './appProtocol';

const application = {
  resource: async (path: string) => ({
    status: 200,
    type: 'image/png',
    body: new TextEncoder().encode(path),
    maxAgeS: 60,
  }),
} as unknown as Application;

const ask = (url: string, init?: RequestInit) => answer(application, new Request(url, init));

it('serves the interface with its policy, and bulk data', async () => {
  const page = await ask('app://placeprint/');
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  const tile = await ask('app://placeprint/data/tile/1/2/3/4');
  expect([await tile.text(), tile.headers.get('cache-control')]).toEqual([
    'tile/1/2/3/4',
    'private, max-age=60',
  ]);
});

it('serves nothing outside its folder, to no other host, and takes nothing', async () => {
  const paths = [
    '..%2fmain%2fcli.js',
    '%2e%2e/main/cli.js',
    'assets/..%2f..%2fmain/cli.js',
    'none.js',
    '%00',
    '%zz',
    'assets',
  ];
  for (const path of paths) expect((await ask(`app://placeprint/${path}`)).status, path).toBe(404);
  expect((await ask('app://elsewhere/index.html')).status).toBe(404);
  expect((await ask('app://placeprint/', { method: 'POST', body: 'x' })).status).toBe(404);
});

it('knows its own pages by their whole origin', () => {
  const urls = [
    'app://placeprint/',
    'app://placeprint/index.html',
    'app://placeprint.evil/',
    'https://placeprint/',
    'file:///x',
  ];
  expect(urls.map(isOwnUrl)).toEqual([true, true, false, false, false]);
});
