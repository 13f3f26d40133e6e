import { readFileSync } from 'node:fs';
import { type Application } from '../app/application';
import { contentSecurityPolicy, rendererFile } from '../app/rendererFiles';

export const scheme = 'app';
export const origin = `${scheme}://placeprint`;

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
};

/** Whether a message or a page comes from our own interface. */
export const isOwnUrl = (url: string): boolean => url.startsWith(`${origin}/`);

/** Answers `app://placeprint/…`: the built interface, and bulk data below `/data/`. */
export async function answer(application: Application, request: Request): Promise<Response> {
  const { host, pathname } = new URL(request.url);
  if (host !== 'placeprint' || request.method !== 'GET') return nothing();
  if (pathname.startsWith('/data/')) return bulk(application, pathname.slice('/data/'.length));
  const file = rendererFile(pathname);
  if (!file) return nothing();
  return new Response(readFileSync(file.path), { headers: { ...headers, 'Content-Type': file.type } });
}

async function bulk(application: Application, path: string): Promise<Response> {
  const { status, type, body, maxAgeS } = await application.resource(path);
  const cache = maxAgeS > 0 ? `private, max-age=${maxAgeS}` : 'no-store';
  return new Response(Buffer.from(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength), {
    status,
    headers: { ...headers, 'Content-Type': type, 'Cache-Control': cache },
  });
}

const nothing = () => new Response('Nothing is there.', { status: 404, headers });
