import { randomUUID } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { CallerError, HTTP_STATUS } from '../errors.js';
import { failureForLog } from '../failure-for-log.js';
import { readSession, type Authentication } from './authentication.js';
import { addressOf } from './network-address.js';
import { ownOrigin, requireNavigation } from './own-page.js';
import { findPersona } from './personas.js';
import type { IdentityProvider } from './provider/identity-provider.js';
import { personFromClaims, type Admission } from './provider/person-from-claims.js';
import type { SignInAttempt, SignInAttempts } from './provider/sign-in-attempts.js';
import { sendRefusal, type Refusal } from './refusal-page.js';
import { returnPath } from './return-path.js';
import { requireHttps } from './session-cookie.js';
import { whoOf, type OnSignIn } from './sign-in-event.js';
import type { SignInLimits } from './sign-in-limits.js';
import { problemOf, saidByProvider, toldOf, type SignInProblem } from './sign-in-problem.js';
import type { Person } from './viewer.js';

const CALLBACK = '/sign-in/callback';

export interface SignInParts {
  readonly provider: IdentityProvider;
  readonly attempts: SignInAttempts;
  readonly authentication: Authentication;
  readonly limits: SignInLimits;
  readonly onSignIn: OnSignIn;
  readonly log: Logger;
}

/**
 * Signing in by the identity provider: `GET /sign-in/start?return=/path&role=…&anew=1` sends the browser there, `GET
 * /sign-in/callback` takes it back and opens the session. Whoever does not come in gets a plain page that says why.
 */
export function signInRoutes(parts: SignInParts): Router {
  const router = Router();
  router.get('/sign-in/start', (request, response) => start(parts, request, response).catch(refused(parts, request, response)));
  router.get(CALLBACK, (request, response) => comeBack(parts, request, response).catch(refused(parts, request, response)));
  return router;
}

async function start(
  { provider, attempts, authentication, limits }: SignInParts,
  request: Request,
  response: Response,
): Promise<void> {
  requireHttps(request);
  requireNavigation(request);
  await limits.countAttempt(addressOf(request));
  const attempt: SignInAttempt = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    codeVerifier: oidc.randomPKCECodeVerifier(),
    returnPath: returnPath(request.query['return']),
    askedRole: findPersona(request.query['role'])?.persona,
  };
  const address = await provider.signInAddress(attempt, redirectUri(request), request.query['anew'] === '1');
  authentication.cookies.send(request, response, 'homeward-sign-in', await attempts.begin(attempt));
  response.redirect(303, address.href);
}

async function comeBack(parts: SignInParts, request: Request, response: Response): Promise<void> {
  const { provider, attempts, authentication, limits } = parts;
  requireHttps(request);
  requireNavigation(request);
  await limits.refuseAfterFailures(addressOf(request));
  const id = authentication.cookies.read(request, 'homeward-sign-in');
  authentication.cookies.clear(request, response, 'homeward-sign-in');
  const attempt = id === undefined ? undefined : await attempts.take(id);
  if (!attempt) return refuse(parts, request, response, 'not-begun');
  const answer = new URL(redirectUri(request));
  answer.search = new URL(request.originalUrl, answer).search;
  const claims = await provider.claimsOf(answer, attempt);
  const admission = personFromClaims(claims, provider.settings, attempt.askedRole);
  if (!admission.ok) return refuse(parts, request, response, admission.problem, { admission, attempt });
  await letIn(parts, request, response, admission.person);
  response.redirect(303, attempt.returnPath);
}

/** A new session under a new id; the one that the browser had before, if any, is over. */
async function letIn(
  { authentication, onSignIn }: SignInParts,
  request: Request,
  response: Response,
  person: Person,
): Promise<void> {
  const { sessions, cookies } = authentication;
  await onSignIn({ outcome: 'signed-in', method: 'provider', ...whoOf(person), reason: undefined, address: addressOf(request) });
  const before = await readSession(authentication, request);
  if (before) await sessions.close(before);
  const { id } = await sessions.open(person);
  cookies.send(request, response, 'homeward-session', id);
}

/** For `catch`: says to the browser what went wrong, and to the log what the administrator has to know. */
function refused(parts: SignInParts, request: Request, response: Response): (error: unknown) => Promise<void> {
  return async (error) => {
    if (error instanceof CallerError) {
      const event = { outcome: 'refused', method: 'provider', reason: error.code, address: addressOf(request) } as const;
      await parts.onSignIn({ ...event, ...whoOf(undefined) });
      return sayItself(request, response, error);
    }
    const problem = problemOf(error);
    const id = randomUUID();
    parts.log.warn({ id, problem, ...saidByProvider(error), ...failureForLog(error) }, 'A sign-in failed');
    await refuse(parts, request, response, problem, { id });
  };
}

async function refuse(
  parts: SignInParts,
  request: Request,
  response: Response,
  problem: SignInProblem,
  known: { admission?: Extract<Admission, { ok: false }>; attempt?: SignInAttempt; id?: string } = {},
): Promise<void> {
  const { admission, attempt } = known;
  const { status, code, title, sentences } = toldOf(problem);
  const ours = code === 'INTERNAL';
  if (!ours && problem !== 'several-roles') await parts.limits.countFailure(addressOf(request));
  const event = { outcome: 'refused', method: 'provider', reason: problem, address: addressOf(request) } as const;
  await parts.onSignIn({ ...event, ...whoOf(admission?.who) });
  const back = attempt ? `return=${encodeURIComponent(attempt.returnPath)}` : '';
  const again = { text: 'Back to the sign-in page', path: `/sign-in?${back}` };
  // The provider remembers the browser, and would send the same account again.
  const other = admission ? [{ text: 'Sign in with another account', path: `/sign-in/start?anew=1&${back}` }] : [];
  const choices = (admission?.roles ?? []).map((role) => ({
    text: findPersona(role)!.role,
    path: `/sign-in/start?role=${role}&${back}`,
  }));
  const refusal: Refusal = {
    status,
    code,
    title,
    sentences,
    links: [...choices, ...other, again],
    ...(ours && known.id ? { id: known.id } : {}),
  };
  sendRefusal(request, response, refusal);
}

function sayItself(request: Request, response: Response, error: CallerError): void {
  if (error.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(error.retryAfterSeconds));
  sendRefusal(request, response, {
    status: HTTP_STATUS[error.code],
    code: error.code,
    title: error.code === 'RATE_LIMITED' ? 'Too many attempts to sign in' : 'You cannot sign in here',
    sentences: [error.message],
    links: [{ text: 'Back to the sign-in page', path: '/sign-in' }],
  });
}

/** Exactly what the provider has registered, by the address that the browser asked for. */
function redirectUri(request: Request): string {
  return `${ownOrigin(request)}${CALLBACK}`;
}
