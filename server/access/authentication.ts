import type { Request, RequestHandler, Response } from 'express';
import { CallerError, unauthenticated } from '../errors.js';
import { requireLoopbackHost, requireOwnPage } from './own-page.js';
import { readPurposeHeader, type Purpose } from './purpose.js';
import type { Session } from './session-store.js';
import type { Sessions } from './session.js';
import type { SessionCookies } from './session-cookie.js';
import { viewerOf, type Person, type Viewer } from './viewer.js';

/** Who a request comes from, once that is known for sure. */
export interface SignedIn {
  readonly viewer: Viewer;
  /** The browser session, or undefined for a bearer token. */
  readonly session: Session | undefined;
  /** Remembers a stated purpose for the next requests, and answers it as it will hold. Not inside a transaction. */
  keepPurpose(purpose: Purpose): Promise<Purpose>;
}

/** Who a bearer token stands for, and until when. */
export interface TokenHolder {
  readonly person: Person;
  readonly expires: Date;
}

/** `askedRole`: the header x-homeward-role, for somebody who has several. Throws UNAUTHENTICATED for all but a valid token. */
export type VerifyToken = (token: string, askedRole: string | undefined) => Promise<TokenHolder>;

export interface Authentication {
  readonly sessions: Sessions;
  readonly cookies: SessionCookies;
  readonly demonstration: boolean;
  readonly verifyToken: VerifyToken;
}

/** Lets a request through when it is signed in, and says who it is (`signedIn(response)`); else UNAUTHENTICATED. */
export function requireSignIn(authentication: Authentication): RequestHandler {
  return async (request, response, next) => {
    await recognise(authentication, request, response);
    next();
  };
}

/** Finds out who a request comes from, for `signedIn(response)`. @throws CallerError UNAUTHENTICATED, FORBIDDEN */
export async function recognise(authentication: Authentication, request: Request, response: Response): Promise<void> {
  if (authentication.demonstration) requireLoopbackHost(request);
  response.locals['signedIn'] = await authenticate(authentication, request);
}

/** Who this response goes to. Only behind `requireSignIn`. */
export function signedIn(response: Response): SignedIn {
  const known = response.locals['signedIn'] as SignedIn | undefined;
  if (!known) throw unauthenticated();
  return known;
}

async function authenticate(authentication: Authentication, request: Request): Promise<SignedIn> {
  const header = request.headers.authorization;
  // A token that is sent is the one that counts: a bad one is refused even beside a good session.
  if (header !== undefined) return byToken(authentication, header, request);
  const { sessions } = authentication;
  const session = await readSession(authentication, request);
  if (!session) throw unauthenticated();
  if (!['GET', 'HEAD'].includes(request.method)) requireOwnPage(request);
  await sessions.touch(session);
  return {
    viewer: viewerOf(session.person, session.purpose),
    session,
    keepPurpose: (purpose) => sessions.keepPurpose(session, purpose),
  };
}

async function byToken(authentication: Authentication, header: string, request: Request): Promise<SignedIn> {
  const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(header)?.[1];
  if (!token) throw unauthenticated('The header «authorization» must be: Bearer, a space, the token.');
  const { person, expires } = await authentication.verifyToken(token, request.get('x-homeward-role'));
  const stated = request.get('x-homeward-purpose');
  return {
    viewer: viewerOf(person, stated === undefined ? undefined : readPurposeHeader(stated, expires)),
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
export async function readSession({ sessions, cookies }: Authentication, request: Request): Promise<Session | undefined> {
  const id = cookies.read(request, 'homeward-session');
  return id === undefined ? undefined : sessions.read(id);
}
