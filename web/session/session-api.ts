/** The server's `/session`: who is signed in, as whom one may sign in for a demonstration, signing in and out. */
import { RequestFailure } from '../graphql/client.js';

/** A made-up person to sign in as; only installations for demonstration offer any. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly role: string;
  readonly agency: string;
  readonly description: string;
}

/** What may be known before signing in. */
export interface SessionStart {
  readonly signedIn: boolean;
  readonly demonstration: boolean;
  readonly personas: readonly Persona[];
}

const headers = { 'content-type': 'application/json', 'x-homeward-request': '1' };

async function call(method: string, body?: unknown): Promise<Response> {
  try {
    return await fetch('/session', {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new RequestFailure('NETWORK', 'The server did not answer. Check that Homeward is running and try again.');
  }
}

/** @throws RequestFailure */
export async function readSessionStart(): Promise<SessionStart> {
  const response = await call('GET');
  if (!response.ok) throw new RequestFailure('INTERNAL', `The server answered with status ${response.status}. Try again.`);
  return (await response.json()) as SessionStart;
}

/** @throws RequestFailure */
export async function signInAs(persona: string): Promise<void> {
  const response = await call('POST', { persona });
  if (response.status === 429)
    throw new RequestFailure('RATE_LIMITED', 'Too many attempts to sign in. Wait a quarter of an hour and try again.');
  if (!response.ok) throw new RequestFailure('FORBIDDEN', 'Signing in did not work. Choose who to sign in as and try again.');
}

/** Where the identity provider signs people in, and where it sends them after it. */
export function signInAddress(destination: string): string {
  return `/sign-in/start?return=${encodeURIComponent(destination)}`;
}

/**
 * Signs out of Homeward. Answers where the identity provider signs people out of itself, if it has such a page.
 *
 * @throws RequestFailure
 */
export async function signOut(): Promise<string | null> {
  const response = await call('DELETE');
  if (response.status !== 200) return null;
  return ((await response.json()) as { continueAt: string }).continueAt;
}
