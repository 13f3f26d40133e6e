import { worded } from '../../src-shared/message.fixture';
import { englishOf } from '../../src-shared/errors';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Answer } from '../../src-shared/contract/app/index';
import { type RegionView } from '../../src-shared/contract/app/regions';
import { mostCorners } from '../../src-shared/geo/polygon';
import { Application } from '../app/application';
import { createProject } from '../project/createProject';
import { safeName, WebFiles } from './files';
import { WebShell } from './webShell';

const folder = mkdtempSync(join(tmpdir(), 'placeprint-web-test-'));
const files = new WebFiles({
  sessionFolder: join(folder, 'session'),
  projectsFolder: join(folder, 'projects'),
  named: [],
  stateFolder: join(folder, 'state'),
});
const application = new Application(files);
const shell = new WebShell(application, files);
let address: URL;
let cookie: string;

interface Reply {
  status: number;
  text: string;
  headers: Record<string, string | string[] | undefined>;
}

/** As a browser would not: any header may be set, the path is sent as it is. */
function ask(
  path: string,
  options: { port?: string; method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
) {
  return new Promise<Reply>((resolve, reject) => {
    const { port = address.port, method = 'GET', headers = {}, body } = options;
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode!, text, headers: response.headers }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const statusOf = async (path: string, options?: Parameters<typeof ask>[1]) =>
  (await ask(path, options)).status;
const own = () => ({ cookie, origin: address.origin });

beforeAll(async () => {
  address = new URL(await shell.listen(0));
});
afterAll(async () => {
  await shell.close();
  await application.close();
  await files.close();
});

it('lets nobody in without the token, and takes the token once', async () => {
  expect(await statusOf('/')).toBe(401);
  expect(await statusOf('/data/places')).toBe(401);
  expect(await statusOf('/?token=wrong')).toBe(401);
  const first = await ask(address.pathname + address.search);
  const [setCookie] = first.headers['set-cookie'] as string[];
  expect([first.status, first.headers.location]).toEqual([303, '/']);
  cookie = setCookie.split(';')[0];
  const secret = setCookie.replace(`placeprint-${address.port}=`, '');
  expect(secret).toMatch(/^[\w-]{32}; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(await statusOf(address.pathname + address.search)).toBe(401);
  expect(await statusOf('/', { headers: { cookie } })).toBe(200);
  expect(await statusOf('/', { headers: { cookie: `${cookie}x` } })).toBe(401);
});

/** A browser keeps the cookies of a host by their names, whatever the port. */
it('shares a browser with another session', async () => {
  const other = new WebShell(application, files);
  try {
    const { port, pathname, search } = new URL(await other.listen(0));
    const jar = new Map([cookie.split('=') as [string, string]]);
    const first = await ask(pathname + search, { port });
    const [name, value] = (first.headers['set-cookie'] as string[])[0].split(';')[0].split('=');
    jar.set(name, value);
    const sent = { cookie: [...jar].map((pair) => pair.join('=')).join('; ') };
    expect([await statusOf('/', { headers: sent }), await statusOf('/', { port, headers: sent })]).toEqual([
      200, 200,
    ]);
    expect(await statusOf('/', { port, headers: { cookie } })).toBe(401);
  } finally {
    await other.close();
  }
});

it('refuses other hosts, other origins and other methods', async () => {
  expect(await statusOf('/', { headers: { cookie, host: 'evil.example' } })).toBe(403);
  expect(await statusOf('/', { method: 'PUT', headers: own() })).toBe(405);
  const upload = { method: 'POST', body: 'x' };
  expect(await statusOf('/uploads?name=a.csv', { ...upload, headers: { cookie } })).toBe(403);
  expect(
    await statusOf('/uploads?name=a.csv', { ...upload, headers: { cookie, origin: 'http://evil.example' } }),
  ).toBe(403);
});

it('serves files of the interface alone, with a policy that runs nothing else', async () => {
  const page = await ask('/', { headers: { cookie } });
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  expect(page.text).not.toMatch(/<script(?![^>]*\bsrc=)/);
  const outside = [
    '/../package.json',
    '/..%2fmain%2fcli.js',
    '/%2e%2e/main/cli.js',
    '/assets/../../main/cli.js',
    '/%00',
    '/%zz',
    '/assets',
  ];
  for (const path of outside)
    expect(await statusOf(path, { headers: { cookie } }), path).toBeGreaterThanOrEqual(400);
});

it('knows uploads by the references that it gave, whatever their names', async () => {
  const sent = await ask('/uploads?name=..%2F..%2Fpl%20aces.csv', {
    method: 'POST',
    headers: own(),
    body: 'lon,lat\n1,2\n',
  });
  const { reference } = JSON.parse(sent.text) as { reference: string };
  expect(reference).toMatch(/^[0-9a-f-]{36}\/pl aces\.csv$/);
  const preview = await application.call('data.preview', { file: reference });
  expect(preview).toMatchObject({ ok: true, value: { fileName: 'pl aces.csv', rows: [['1', '2']] } });
  for (const file of ['/etc/passwd', '../x', reference.split('/')[1]])
    expect(await application.call('data.preview', { file })).toMatchObject({
      ok: false,
      error: { code: 'input/bad-argument' },
    });
  expect(await application.call('project.open', { file: '/etc/passwd' })).toMatchObject({ ok: false });
});

const uploadProject = async (body: string | Buffer) => {
  const sent = await ask('/uploads?name=city.placeprint', { method: 'POST', headers: own(), body });
  return (JSON.parse(sent.text) as { reference: string }).reference;
};

it('keeps an uploaded project among its own, beside one of that name', async () => {
  const made = join(folder, 'made.placeprint');
  createProject(made).close();
  for (const name of ['city.placeprint', 'city 2.placeprint']) {
    const reference = await uploadProject(readFileSync(made));
    expect(files.projectPath(reference, true)).toBe(join(folder, 'projects', name));
    expect(readFileSync(join(folder, 'projects', name))).toEqual(readFileSync(made));
  }
});

it('keeps no upload that is no project', async () => {
  const before = readdirSync(join(folder, 'projects'));
  const reference = await uploadProject('no project at all');
  expect(await application.call('project.open', { file: reference })).toMatchObject({
    ok: false,
    error: { message: worded('city.placeprint is no Placeprint project (not an SQLite file).') },
  });
  expect(readdirSync(join(folder, 'projects'))).toEqual(before);
});

it('says before a file is sent whether there is room for it', async () => {
  const askRoom = (bytes: number) => ask(`/uploads?bytes=${bytes}`, { headers: { cookie } });
  expect((await askRoom(1000)).text).toBe('null');
  expect(JSON.parse((await askRoom(9e9)).text)).toEqual({
    code: 'input/too-large',
    message: worded('The file is larger than 8 GB.'),
  });
});

it('makes names that stay in their folder', () => {
  const names = [
    '../../etc/passwd',
    '..\\x.csv',
    '.hidden',
    '',
    '/',
    'a<b>"c".csv',
    '서울 places.csv',
    "'it's' & so #1, 100%; 😀 हिन्दी.csv",
    'a\u202Evsc.exe',
    'end. . ',
    `${'x'.repeat(300)}.csv`,
    `${'곳'.repeat(120)}.csv`,
    `a.${'x'.repeat(300)}`,
    '.csv',
  ];
  expect(names.map(safeName)).toEqual([
    'passwd',
    'x.csv',
    'hidden',
    'file',
    'file',
    'a_b__c_.csv',
    '서울 places.csv',
    "'it's' & so #1, 100%; 😀 हिन्दी.csv",
    'a_vsc.exe',
    'end',
    `${'x'.repeat(196)}.csv`,
    `${'곳'.repeat(65)}.csv`,
    `a.${'x'.repeat(198)}`,
    'csv',
  ]);
});

it('answers calls and tells events over the socket, to its own pages alone', async () => {
  const refused = new WebSocket(`ws://127.0.0.1:${address.port}/socket`, {
    headers: { cookie, origin: 'http://evil.example' },
  });
  await expect(
    new Promise((resolve, reject) => refused.on('open', resolve).on('error', reject)),
  ).rejects.toThrow('403');
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}/socket`, { headers: own() });
  await new Promise((resolve) => socket.on('open', resolve));
  const messages: { id?: number; event?: string; answer?: { ok: boolean } }[] = [];
  const told = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    messages.push(JSON.parse(String(data)) as (typeof messages)[number]);
    if (messages.length === 4) told.resolve();
  });
  socket.send(JSON.stringify({ id: 1, method: 'project.create', params: { file: 'over the socket' } }));
  socket.send('no JSON');
  socket.send(JSON.stringify({ id: 3, method: 'nothing', params: {} }));
  await told.promise;
  socket.close();
  const answers = messages.filter(({ event }) => !event).map(({ id, answer }) => [id ?? null, answer!.ok]);
  expect(answers).toEqual(
    expect.arrayContaining([
      [1, true],
      [null, false],
      [3, false],
    ]),
  );
  expect(messages.map(({ event }) => event)).toContain('project.changed');
});

it('answers what is no call of a method, in words', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}/socket`, { headers: own() });
  await once(socket, 'open');
  const sent = [
    'null',
    '7',
    '[]',
    '"text"',
    '',
    '{"id":1,"method":{"toString":1}}',
    '{"id":1,"method":"__proto__"}',
  ];
  for (const text of sent) {
    const answered = once(socket, 'message');
    socket.send(text);
    expect(JSON.parse(String((await answered)[0])), text).toMatchObject({
      answer: { ok: false, error: { code: 'input/bad-argument', message: { key: 'app.noMethod' } } },
    });
  }
  socket.close();
});

it('outlives a refused socket whose client breaks off', async () => {
  const request =
    'GET /socket HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  const faults: unknown[] = [];
  const keep = (error: unknown) => faults.push(error);
  process.on('uncaughtException', keep);
  for (const waits of [true, false]) {
    const client = connect({ port: Number(address.port), host: '127.0.0.1', allowHalfOpen: true });
    await once(client, 'connect');
    client.write(request);
    if (waits) expect(String((await once(client, 'data'))[0])).toContain('403');
    client.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  process.off('uncaughtException', keep);
  expect(faults).toEqual([]);
  expect(await statusOf('/', { headers: { cookie } })).toBe(200);
});

/** The answer to a call over the socket. */
function callOver(socket: WebSocket, method: string, params: unknown): Promise<Answer> {
  const answered = new Promise<Answer>((resolve, reject) => {
    socket.once('close', (code) => reject(new Error(`closed: ${code}`)));
    socket.on('message', (data) => {
      const { id, answer } = JSON.parse(String(data)) as { id?: unknown; answer: Answer };
      if (id === method) resolve(answer);
    });
  });
  socket.send(JSON.stringify({ id: method, method, params }));
  return answered;
}

it('takes the largest region that can be imported over the socket, and tells of a larger one', async () => {
  const ring = (corners: number, degrees: number) => {
    const open = Array.from({ length: corners }, (_, i) => [degrees * Math.cos(i), degrees * Math.sin(i)]);
    return [...open, open[0]];
  };
  const uploaded = async (corners: number) => {
    const coordinates = [[ring(corners - 3000, 70 / 3)], ...Array<number[][][]>(1000).fill([ring(3, 8 / 7)])];
    const body = JSON.stringify({ type: 'MultiPolygon', coordinates });
    const { text } = await ask('/uploads?name=land.json', { method: 'POST', headers: own(), body });
    return JSON.parse(text) as { reference: string };
  };
  const importing = async (corners: number) =>
    application.call('regions.import', { file: (await uploaded(corners)).reference });
  const imported = await importing(mostCorners);
  if (!imported.ok) throw new Error(englishOf(imported.error));
  const { region } = imported.value as RegionView;
  const socket = new WebSocket(`ws://127.0.0.1:${address.port}/socket`, { headers: own() });
  await new Promise((resolve) => socket.on('open', resolve));
  expect(await callOver(socket, 'regions.add', { name: 'again', region })).toMatchObject({ ok: true });
  const search = { query: { region }, within: region };
  expect(
    await callOver(socket, 'exports.write', { what: 'hits', file: 'hits.geojson', search }),
  ).toMatchObject({ ok: true });
  expect(await callOver(socket, 'explore.similar', search)).toMatchObject({
    error: { code: 'state/missing', message: worded('There are no embeddings yet.') },
  });

  const told = 'The region has 100,001 corners; at most 100,000 are allowed. Simplify its borders';
  expect(await importing(mostCorners + 1)).toMatchObject({
    error: { code: 'input/too-large', message: worded(new RegExp(told)) },
  });
  const larger = { polygons: [...region.polygons.slice(1), [ring(mostCorners - 2999, 20)]] };
  for (const [method, params] of [
    ['regions.add', { name: 'larger', region: larger }],
    ['explore.similar', { query: { region: larger } }],
  ] as const)
    expect(await callOver(socket, method, params)).toMatchObject({
      error: { code: 'input/bad-argument', message: worded(new RegExp(told)) },
    });
  socket.close();
  while (application.busy) await new Promise((resolve) => setTimeout(resolve, 10));
});

it('hands out a written file as a download, and no other', async () => {
  const written = await application.call('exports.write', { what: 'places', file: 'my places.geojson' });
  expect(written).toMatchObject({ ok: true });
  while (application.busy) await new Promise((resolve) => setTimeout(resolve, 10));
  const file = await ask('/downloads/my%20places.geojson', { headers: { cookie } });
  expect(file.headers['content-disposition']).toBe("attachment; filename*=UTF-8''my%20places.geojson");
  expect(JSON.parse(file.text)).toMatchObject({ type: 'FeatureCollection', features: [] });
  for (const path of ['/downloads/none', '/downloads/..%2F..%2Fstate%2FrecentProjects.json'])
    expect(await statusOf(path, { headers: { cookie } })).toBe(404);
});
