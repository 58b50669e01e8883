import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { CallerError, forbidden, unauthenticated } from '../errors.js';
import { readPurposeHeader, type Purpose } from './purpose.js';
import { IDLE_MINUTES, SESSION_COOKIE, type Session, type Sessions } from './session.js';
import type { TokenHolder } from './token.js';
import { viewerOf, type Viewer } from './viewer.js';

/** Who a request comes from, once that is known for sure. */
export interface SignedIn {
  readonly viewer: Viewer;
  /** The browser session, or undefined for a bearer token. */
  readonly session: Session | undefined;
  /** Remembers a stated purpose for the next requests. */
  keepPurpose(purpose: Purpose): Promise<void>;
}

export interface Authentication {
  readonly sessions: Sessions;
  readonly verifyToken: (token: string) => Promise<TokenHolder>;
}

/** Lets a request through when it is signed in, and says who it is (`signedIn(response)`); else UNAUTHENTICATED. */
export function requireSignIn(authentication: Authentication): RequestHandler {
  return async (request, response, next) => {
    response.locals['signedIn'] = await authenticate(authentication, request, response);
    next();
  };
}

/** Who this response goes to. Only behind `requireSignIn`. */
export function signedIn(response: Response): SignedIn {
  const known = response.locals['signedIn'] as SignedIn | undefined;
  if (!known) throw unauthenticated();
  return known;
}

async function authenticate(authentication: Authentication, request: Request, response: Response): Promise<SignedIn> {
  const header = request.headers.authorization;
  // A token that is sent is the one that counts: a bad one is refused even beside a good session.
  if (header !== undefined) return byToken(authentication, header, request);
  const session = await readSession(authentication.sessions, request);
  if (!session) throw unauthenticated();
  if (!['GET', 'HEAD'].includes(request.method)) requireOwnPage(request);
  if (authentication.sessions.isStale(session)) await writeSession(authentication.sessions, session, request, response);
  return {
    viewer: viewerOf(session.persona, session.purpose),
    session,
    keepPurpose: (purpose) => writeSession(authentication.sessions, { ...session, purpose }, request, response),
  };
}

async function byToken(authentication: Authentication, header: string, request: Request): Promise<SignedIn> {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1];
  if (!token) throw unauthenticated('The header «authorization» must be: Bearer, a space, the token.');
  const { persona, expires } = await authentication.verifyToken(token);
  const stated = request.get('x-homeward-purpose');
  return {
    viewer: viewerOf(persona, stated === undefined ? undefined : readPurposeHeader(stated, expires)),
    session: undefined,
    keepPurpose: () =>
      Promise.reject(
        new CallerError(
          'BAD_USER_INPUT',
          'A bearer token has no session to keep a purpose in. Send the header «x-homeward-purpose: operation; note» instead.',
          { path: [] },
        ),
      ),
  };
}

/** The session of the request's cookie, if it has one that holds. */
export async function readSession(sessions: Sessions, request: Request): Promise<Session | undefined> {
  const cookies = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const cookie = cookies.find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1);
  return cookie ? sessions.read(cookie) : undefined;
}

/** Sends the session to the browser. No Secure over plain http, which the demonstration speaks on loopback only. */
export async function writeSession(sessions: Sessions, session: Session, request: Request, response: Response): Promise<void> {
  response.cookie(SESSION_COOKIE, await sessions.seal(session), cookieOptions(request, IDLE_MINUTES * 60_000));
}

/** Takes the cookie away. */
export function clearSession(request: Request, response: Response): void {
  response.cookie(SESSION_COOKIE, '', cookieOptions(request, 0));
}

const cookieOptions = (request: Request, maxAge: number) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: request.secure, maxAge }) as const;

/**
 * Refuses a change that did not come from one of our own pages: a form or script elsewhere can send the cookie, but neither
 * the header nor our Origin.
 */
export function requireOwnPage(request: Request): void {
  if (request.get('x-homeward-request') === undefined) {
    throw forbidden('Requests with a session cookie need the header «x-homeward-request».');
  }
  const origin = request.get('origin');
  if (origin !== undefined && !isOwnOrigin(origin, request)) {
    throw forbidden('This request comes from another site.');
  }
}

function isOwnOrigin(origin: string, request: Request): boolean {
  return origin === `${request.protocol}://${request.get('host') ?? ''}`;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * In the demonstration nobody needs a password, so only pages of this machine may talk to it: a foreign page whose name was
 * made to point here (DNS rebinding) still sends its own name as Host.
 */
export function requireLoopbackHost(request: Request, _response: Response, next: NextFunction): void {
  const host = (request.get('host') ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!LOOPBACK.has(host)) throw forbidden('The demonstration answers at localhost only.');
  next();
}
