import { statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import { appRoot } from '../files/entryPath';

const folder = join(appRoot, 'out', 'renderer');

/**
 * What may happen in the interface: its own scripts, styles and images, calls to its own shell, nothing else. Styles inline
 * because Svelte and Leaflet set positions and colours on elements.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
};

export interface RendererFile {
  path: string;
  type: string;
  /** Named by its content: it never changes. */
  isImmutable: boolean;
}

/** The file of the built interface at a path of its address; null for what is not in its folder. */
export function rendererFile(pathname: string): RendererFile | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const relative = normalize(decoded === '/' ? '/index.html' : decoded);
  const path = join(folder, relative);
  if (!path.startsWith(folder + sep) || decoded.includes('\0')) return null;
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return null;
  const type = types[path.slice(path.lastIndexOf('.'))] ?? 'application/octet-stream';
  return { path, type, isImmutable: relative.includes('assets') };
}
