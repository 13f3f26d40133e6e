import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isTileAddress } from '../../src-shared/contract/app/background';
import { AppError } from '../../src-shared/errors';
import { OnlineTileServer } from './onlineTileServer';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-tiles-'));
const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47]);
const asked: string[] = [];
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer(({ url }, response) => {
    asked.push(url!);
    if (url === '/page/1/0/0') response.writeHead(200, { 'Content-Type': 'text/html' }).end('<script>');
    else if (url === '/large/1/0/0')
      response.writeHead(200, { 'Content-Type': 'image/png' }).end(Buffer.alloc(5_000_000));
    else if (url === '/away/1/0/0') response.writeHead(302, { Location: 'http://example.org/' }).end();
    else if (url?.startsWith('/tiles/'))
      response.writeHead(200, { 'Content-Type': 'image/png; q=1' }).end(picture);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function tilesAt(path: string, shown = true): OnlineTileServer {
  const tiles = new OnlineTileServer(join(folder, `${path}.json`));
  tiles.set({ template: `${origin}/${path}/{z}/{x}/{y}`, attribution: 'Somebody', shown });
  return tiles;
}
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => (error instanceof AppError ? `${error.code}: ${error.message}` : String(error)),
  );

it('asks the server for a tile by its numbers', async () => {
  const { type, body } = await tilesAt('tiles').tile(12, 1239, 1514);
  expect([type, Buffer.from(body)]).toEqual(['image/png', picture]);
  expect(asked).toContain('/tiles/12/1239/1514');
});

it.each([
  ['page', 'text/html, not a picture'],
  ['large', 'larger than 4 MiB'],
  ['missing', '404'],
  ['away', 'could not be read'],
])('refuses what %s answers', async (path, reason) => {
  const error = await errorOf(tilesAt(path).tile(1, 0, 0));
  expect(error).toContain('io/network');
  expect(error).toContain(reason);
});

it('asks nobody while it is not shown, not set, or its file is not its own', async () => {
  const before = asked.length;
  expect(await errorOf(tilesAt('hidden', false).tile(1, 0, 0))).toContain('state/missing');
  const path = join(folder, 'broken.json');
  writeFileSync(path, JSON.stringify({ template: 'file:///etc/{z}{x}{y}', attribution: 'x', shown: true }));
  expect(await errorOf(new OnlineTileServer(path).tile(1, 0, 0))).toContain('state/missing');
  expect(asked).toHaveLength(before);
  expect(readFileSync(path, 'utf8')).toContain('file:');
});

it('takes https anywhere and plain http on this machine only', () => {
  const ok = ['https://tile.example.org/{z}/{x}/{y}.png', 'http://localhost:8080/{z}/{x}/{y}'];
  const bad = [
    'http://tile.example.org/{z}/{x}/{y}.png',
    'https://tile.example.org/{z}/{x}.png',
    'file:///{z}/{x}/{y}',
    'javascript:{z}{x}{y}',
    '{z}/{x}/{y}',
  ];
  expect(ok.map(isTileAddress)).toEqual([true, true]);
  expect(bad.map(isTileAddress)).toEqual(bad.map(() => false));
});
