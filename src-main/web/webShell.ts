import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { droppable } from '../../src-shared/contract/app/events';
import { mostMessageBytes } from '../../src-shared/contract/app/messageLimit';
import { AppError, toErrorData } from '../../src-shared/errors';
import { say } from '../../src-shared/message';
import { type Application } from '../app/application';
import { rendererFile } from '../app/rendererFiles';
import { Access } from './access';
import { type WebFiles } from './files';
import { securityHeaders } from './headers';

/** While this much waits for a slow client, progress is left out. */
const fullBytes = 1e6;

const callSchema = z.object({ id: z.unknown(), method: z.unknown(), params: z.unknown() }).partial();

/** A call as it came over the wire; what is none asks for no method, and the application says so. */
function readCall(text: string): z.infer<typeof callSchema> {
  try {
    return callSchema.safeParse(JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}

/**
 * The same interface in a browser of this machine: loopback only, a one-time token in the printed address, a cookie after
 * it, Host and Origin checked. Calls and events go over one socket, bulk data and files over HTTP.
 */
export class WebShell {
  private readonly server: Server;
  private readonly sockets: WebSocketServer;
  private readonly access = new Access(() => this.port);

  constructor(
    private readonly application: Application,
    private readonly files: WebFiles,
  ) {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.sockets = new WebSocketServer({ noServer: true, maxPayload: mostMessageBytes });
    this.server.on('upgrade', (request, socket, head) => {
      // From here on the server listens to it no more: a client that breaks off would end the process.
      socket.on('error', () => socket.destroy());
      if (!this.isWelcome(request) || !this.access.isOwnOrigin(request) || request.url !== '/socket')
        return socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      this.sockets.handleUpgrade(request, socket, head, (client) => this.serve(client));
    });
  }

  /** Listens on the loopback interface; port 0 takes a free one. Returns the address to open, token included. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (cause) =>
        reject(
          new AppError('io/disk', say('web.portTaken', { port: String(port), reason: cause.message }), {
            cause,
            commandLine: say('web.portAdvice'),
          }),
        ),
      );
      this.server.listen(port, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${this.port}/?token=${this.access.token}`;
  }

  async close(): Promise<void> {
    for (const client of this.sockets.clients) client.terminate();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private isWelcome(request: IncomingMessage): boolean {
    return this.access.isOwnHost(request) && this.access.hasCookie(request);
  }

  private serve(client: WebSocket): void {
    const send = (message: object) => client.send(JSON.stringify(message));
    const stop = this.application.on((event, payload) => {
      if (client.bufferedAmount > fullBytes && droppable.includes(event) && !isEnd(payload)) return;
      send({ event, payload });
    });
    client.on('close', stop);
    client.on('error', () => client.terminate());
    client.on('message', (data) => void this.call(String(data), send));
  }

  private async call(text: string, send: (message: object) => void): Promise<void> {
    const { id, method, params } = readCall(text);
    send({ id, answer: await this.application.call(method, params) });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
    try {
      await this.route(request, response, new URL(request.url ?? '/', 'http://placeprint'));
    } catch (error) {
      if (response.headersSent) response.destroy();
      else end(response, 400, JSON.stringify(toErrorData(error)), 'application/json; charset=utf-8');
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (!this.access.isOwnHost(request)) return end(response, 403, 'This address is not served.');
    const cookie = url.pathname === '/' ? this.access.redeem(url.searchParams.get('token')) : null;
    if (cookie) return redirect(response, cookie);
    if (!this.access.hasCookie(request))
      return end(response, 401, 'Open the address that "placeprint serve" printed. It works once.');
    if (request.method === 'POST') return this.receive(request, response, url);
    if (request.method !== 'GET') return end(response, 405, 'Only GET and POST are answered.');
    if (url.pathname === '/uploads') return this.welcomeUpload(response, url);
    if (url.pathname.startsWith('/data/')) return this.bulk(response, url.pathname.slice('/data/'.length));
    if (url.pathname.startsWith('/downloads/')) return this.sendFile(response, url);
    sendPage(response, url.pathname);
  }

  private async receive(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (!this.access.isOwnOrigin(request)) return end(response, 403, 'Another site may not write here.');
    if (url.pathname !== '/uploads') return end(response, 404, 'Nothing is there.');
    const reference = await this.files.upload(request, url.searchParams.get('name') ?? 'file');
    end(response, 200, JSON.stringify({ reference }), 'application/json; charset=utf-8');
  }

  /** Why a file of so many bytes may not be sent: an error as data, or null. */
  private async welcomeUpload(response: ServerResponse, url: URL): Promise<void> {
    const refusal = await this.files
      .checkRoom(Number(url.searchParams.get('bytes')))
      .then(() => null, toErrorData);
    end(response, 200, JSON.stringify(refusal), 'application/json; charset=utf-8');
  }

  private async bulk(response: ServerResponse, path: string): Promise<void> {
    const { status, type, body, maxAgeS } = await this.application.resource(path);
    response.writeHead(status, {
      'Content-Type': type,
      'Content-Length': body.length,
      'Cache-Control': maxAgeS > 0 ? `private, max-age=${maxAgeS}` : 'no-store',
    });
    response.end(body);
  }

  private async sendFile(response: ServerResponse, url: URL): Promise<void> {
    const name = decodeURIComponent(url.pathname.slice('/downloads/'.length));
    if (!(await this.files.download(response, name))) end(response, 404, 'There is no such file.');
  }
}

/** An end is never left out. */
const isEnd = (payload: unknown) => (payload as { finishedAt?: string | null }).finishedAt != null;

function redirect(response: ServerResponse, cookie: string): void {
  response.writeHead(303, { Location: '/', 'Set-Cookie': cookie, 'Cache-Control': 'no-store' });
  response.end();
}

function end(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  response.end(text);
}

/** A file of the built interface, and nothing outside its folder. */
function sendPage(response: ServerResponse, pathname: string): void {
  const file = rendererFile(pathname);
  if (!file) return end(response, 404, 'Nothing is there.');
  const maxAgeS = file.isImmutable ? 31_536_000 : 0;
  response.writeHead(200, { 'Content-Type': file.type, 'Cache-Control': `private, max-age=${maxAgeS}` });
  response.end(readFileSync(file.path));
}
