import { json, Router } from 'express';
import { badUserInput, forbidden } from '../errors.js';
import {
  clearSession,
  readSession,
  requireOwnPage,
  requireSignIn,
  signedIn,
  writeSession,
  type Authentication,
} from './authentication.js';
import { findPersona, PERSONAS, type Persona } from './personas.js';

/**
 * Signing in to the demonstration: `GET /session` (whether somebody is signed in, and the personas on offer), `POST /session`
 * `{"persona": "police-analyst"}`, `DELETE /session`. The page itself is the web app's `/sign-in`.
 */
export function sessionRoutes(authentication: Authentication, demonstration: boolean): Router {
  const router = Router();
  const { sessions } = authentication;

  router.get('/session', async (request, response) => {
    const session = await readSession(sessions, request);
    response.json({
      signedIn: session !== undefined,
      demonstration,
      personas: demonstration ? PERSONAS.map(published) : [],
    });
  });

  router.post('/session', json({ limit: '1kb', inflate: false }), async (request, response) => {
    if (!demonstration) throw forbidden('Signing in without a password belongs to the demonstration.');
    requireOwnPage(request);
    const persona = findPersona((request.body as { persona?: unknown } | undefined)?.persona);
    if (!persona) {
      throw badUserInput(`«persona» is one of: ${PERSONAS.map((known) => known.persona).join(', ')}.`, ['persona']);
    }
    const before = await readSession(sessions, request);
    if (before) sessions.close(before);
    const session = sessions.open(persona);
    await writeSession(sessions, session, request, response);
    response.json({ signedIn: true, demonstration, personas: PERSONAS.map(published) });
  });

  router.delete('/session', requireSignIn(authentication), (request, response) => {
    const { session } = signedIn(response);
    if (session) sessions.close(session);
    clearSession(request, response);
    response.status(204).end();
  });

  return router;
}

const published = ({ persona, displayName, role, agency, description }: Persona) => ({
  id: persona,
  name: displayName,
  role,
  agency,
  description,
});
