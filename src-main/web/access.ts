import { randomBytes, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage } from 'node:http';

const secret = () => randomBytes(24).toString('base64url');

/** Who may speak to the web shell: the holder of the one-time token, then of the cookie that it was changed for. */
export class Access {
  /** In the address that the shell prints. Works once. */
  readonly token = secret();
  private readonly cookie = secret();
  private isTokenUsed = false;

  /** `port`: of the server, once it listens. */
  constructor(private readonly port: () => number) {}

  /** Takes the token of an address in exchange for the cookie header; null if it is wrong or used. */
  redeem(token: string | null): string | null {
    if (this.isTokenUsed || token === null || !equal(token, this.token)) return null;
    this.isTokenUsed = true;
    return `${this.cookieName}=${this.cookie}; HttpOnly; SameSite=Strict; Path=/`;
  }

  hasCookie(request: IncomingMessage): boolean {
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
    return pairs.some(([name, value = '']) => name === this.cookieName && equal(value, this.cookie));
  }

  /** Against DNS rebinding: the address bar names this server. */
  isOwnHost(request: IncomingMessage): boolean {
    return this.hosts.includes(request.headers.host ?? '');
  }

  /** Against other sites: what changes anything, and the socket, comes from our own pages. */
  isOwnOrigin(request: IncomingMessage): boolean {
    return this.hosts.some((host) => request.headers.origin === `http://${host}`);
  }

  private get hosts(): string[] {
    return [`127.0.0.1:${this.port()}`, `localhost:${this.port()}`];
  }

  /** With the port, which cookies do not keep apart: another session in the same browser has its own. */
  private get cookieName(): string {
    return `placeprint-${this.port()}`;
  }
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
