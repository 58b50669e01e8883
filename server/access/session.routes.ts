import { json, Router } from 'express';
import { badUserInput, forbidden } from '../errors.js';
import { readSession, requireSignIn, signedIn, type Authentication } from './authentication.js';
import { ownOrigin, requireOwnPage } from './own-page.js';
import { addressOf } from './network-address.js';
import { DEMONSTRATION_PEOPLE, findDemonstrationPerson, type DemonstrationPerson } from './demonstration-people.js';
import type { IdentityProvider } from './provider/identity-provider.js';
import { whoOf, type OnSignIn } from './sign-in-event.js';
import type { SignInLimits } from './sign-in-limits.js';

export interface SessionParts {
  readonly authentication: Authentication;
  readonly demonstration: boolean;
  /** Where people sign out of, beside our own session. */
  readonly provider: IdentityProvider | undefined;
  readonly limits: SignInLimits;
  readonly onSignIn: OnSignIn;
}

/**
 * `GET /session` (whether somebody is signed in, and the personas on offer); `DELETE /session` signs out, and answers
 * `{"continueAt": …}` where the identity provider has a page to sign out of it too. In the demonstration `POST /session`
 * `{"persona": "police-analyst"}` signs in. The page itself is the web app's `/sign-in`.
 */
export function sessionRoutes({ authentication, demonstration, provider, limits, onSignIn }: SessionParts): Router {
  const router = Router();
  const { sessions, cookies } = authentication;
  const offered = demonstration ? DEMONSTRATION_PEOPLE.map(published) : [];

  router.get('/session', async (request, response) => {
    const session = await readSession(authentication, request);
    response.json({ signedIn: session !== undefined, demonstration, personas: offered });
  });

  router.post('/session', json({ limit: '1kb', inflate: false }), async (request, response) => {
    if (!demonstration) throw forbidden('Signing in without a password belongs to the demonstration.');
    requireOwnPage(request);
    const address = addressOf(request);
    const person = findDemonstrationPerson((request.body as { persona?: unknown } | undefined)?.persona);
    if (!person) {
      // Their names are no secret, so guessing is slowed down, but nobody is locked out.
      await limits.refuseAfterFailures(address);
      await limits.countFailure(address);
      await onSignIn({ outcome: 'refused', method: 'persona', ...whoOf(undefined), reason: 'unknown-persona', address });
      throw badUserInput(`«persona» is one of: ${DEMONSTRATION_PEOPLE.map(({ id }) => id).join(', ')}.`, ['persona']);
    }
    await onSignIn({ outcome: 'signed-in', method: 'persona', ...whoOf(person), reason: undefined, address });
    const before = await readSession(authentication, request);
    if (before) await sessions.close(before);
    const { id } = await sessions.open(person);
    cookies.send(request, response, 'homeward-session', id);
    response.json({ signedIn: true, demonstration, personas: offered });
  });

  router.delete('/session', requireSignIn(authentication), async (request, response) => {
    const { session } = signedIn(response);
    cookies.clear(request, response, 'homeward-session');
    if (session) {
      await sessions.close(session);
      const method = provider ? 'provider' : 'persona';
      await onSignIn({ outcome: 'signed-out', method, ...whoOf(session.person), reason: undefined, address: addressOf(request) });
    }
    const address = session && (await provider?.signOutAddress(`${ownOrigin(request)}/sign-in`));
    if (address) response.json({ continueAt: address.href });
    else response.status(204).end();
  });

  return router;
}

const published = ({ id, name, role, agency, description }: DemonstrationPerson) => ({
  id,
  name,
  role: id === role.persona ? role.role : id,
  agency,
  description,
});
