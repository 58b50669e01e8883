import type { CookieOptions, Request, Response } from 'express';
import { forbidden } from '../errors.js';
import { isLoopbackHost } from './own-page.js';

/** A cookie of ours: `homeward-session` (who is signed in) or `homeward-sign-in` (who was sent to the identity provider). */
export type CookieName = 'homeward-session' | 'homeward-sign-in';

/**
 * The cookies that carry random ids. Each goes by the name `__Host-…` and over https only: a browser then takes it from this very
 * host and no neighbour, and shows it to no script. The one exception is the demonstration over plain http, which answers on
 * loopback only: its cookie has neither prefix nor Secure. Cookies last as long as the browser; how long what they stand
 * for holds is the server's to say.
 */
export class SessionCookies {
  constructor(private readonly demonstration: boolean) {}

  read(request: Request, cookie: CookieName): string | undefined {
    const name = this.nameFor(request, cookie);
    const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
    const text = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
    return text !== undefined && /^[\w-]{43}$/.test(text) ? text : undefined;
  }

  send(request: Request, response: Response, cookie: CookieName, id: string): void {
    response.cookie(this.nameFor(request, cookie), id, this.optionsFor(request));
  }

  clear(request: Request, response: Response, cookie: CookieName): void {
    response.cookie(this.nameFor(request, cookie), '', { ...this.optionsFor(request), maxAge: 0 });
  }

  private nameFor(request: Request, cookie: CookieName): string {
    return this.isPlain(request) ? cookie : `__Host-${cookie}`;
  }

  private optionsFor(request: Request): CookieOptions {
    return { httpOnly: true, sameSite: 'lax', path: '/', secure: !this.isPlain(request) };
  }

  private isPlain(request: Request): boolean {
    return this.demonstration && !request.secure;
  }
}

/**
 * Refuses to begin a sign-in whose cookie the browser would never send back. Browsers treat this machine itself as secure, so a
 * trial with an identity provider works at http://localhost.
 */
export function requireHttps(request: Request): void {
  if (request.secure || isLoopbackHost(request.host)) return;
  throw forbidden(
    'Signing in needs https, and this request came over plain http. ' +
      'Where a proxy ends TLS in front of Homeward, its administrator sets HOMEWARD_TRUST_PROXY (docs/installing.md).',
  );
}
