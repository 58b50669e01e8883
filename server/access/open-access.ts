import { Router } from 'express';
import { unauthenticated } from '../errors.js';
import type { Services } from '../services.js';
import type { Authentication, VerifyToken } from './authentication.js';
import { requireLoopbackHost } from './own-page.js';
import { IdentityProvider } from './provider/identity-provider.js';
import { issuerTokenVerifier } from './provider/issuer-token.js';
import { SignInAttempts } from './provider/sign-in-attempts.js';
import { RememberedSessions } from './remembered-sessions.js';
import { Sessions } from './session.js';
import { SessionCookies } from './session-cookie.js';
import { DatabaseSessions } from './session-store.js';
import { sessionRoutes } from './session.routes.js';
import { SignInLimits } from './sign-in-limits.js';
import { signInRoutes } from './sign-in.routes.js';
import { openSigningKey } from './signing-key.js';
import { tokenVerifier } from './token.js';

export interface Access {
  readonly authentication: Authentication;
  /** Signing in and out; to stand before everything that needs it. */
  readonly routes: Router;
}

/** The clock is for tests of the limits. */
export interface AccessOptions {
  readonly now?: (() => Date) | undefined;
}

/** Puts together how people and scripts come in: by personas in the demonstration, else by the identity provider. */
export async function openAccess(services: Services, { now }: AccessOptions = {}): Promise<Access> {
  const { database, installation, log, onSignIn = () => undefined } = services;
  const { demonstration, identityProvider: settings } = installation;
  const provider = demonstration || !settings ? undefined : new IdentityProvider(settings, log);
  await provider?.lookUp();
  const origin = provider?.settings.issuer ?? (demonstration ? 'demonstration' : 'nobody');
  const store = new DatabaseSessions(database, origin);
  const sessions = new Sessions(database.engine === 'embedded' ? new RememberedSessions(store) : store, now);
  await sessions.clear();

  const cookies = new SessionCookies(demonstration);
  const authentication: Authentication = {
    sessions,
    cookies,
    demonstration,
    verifyToken: await verifierFor(services, provider),
  };
  const limits = new SignInLimits();
  const routes = Router();
  if (demonstration) {
    routes.use((request, _response, next) => {
      requireLoopbackHost(request);
      next();
    });
  }
  routes.use(sessionRoutes({ authentication, demonstration, provider, limits, onSignIn }));
  if (provider) {
    const attempts = new SignInAttempts(database, origin, now);
    routes.use(signInRoutes({ provider, attempts, authentication, limits, onSignIn, log }));
  }
  return { authentication, routes };
}

async function verifierFor({ installation, log }: Services, provider: IdentityProvider | undefined): Promise<VerifyToken> {
  if (installation.demonstration) return tokenVerifier(await openSigningKey(installation.dataDirectory));
  if (provider) return issuerTokenVerifier(provider, log);
  return () => Promise.reject(unauthenticated('Nobody can sign in here: no identity provider is set.'));
}
