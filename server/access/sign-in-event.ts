import type { Person } from './viewer.js';

/** Somebody came in, was refused or left. What the audit is told: see `OnSignIn`. */
export interface SignInEvent {
  readonly outcome: 'signed-in' | 'refused' | 'signed-out';
  /** By a persona of the demonstration, or by the identity provider. */
  readonly method: 'persona' | 'provider';
  /** Who; undefined when they were refused before that was known. */
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** The persona's name: police-analyst, … */
  readonly role: string | undefined;
  readonly agency: string | undefined;
  /** Why they were refused: a word of `SignInProblem`, `unknown-persona`, or the code of the error; undefined for the other outcomes. */
  readonly reason: string | undefined;
  /** Where the request came from, as far as the proxies we trust say so. */
  readonly address: string;
}

/**
 * Told of every sign-in, refusal and sign-out, outside any transaction and before the answer. When it fails nobody comes in:
 * the session is opened, and the cookie sent, only after it.
 */
export type OnSignIn = (event: SignInEvent) => void | Promise<void>;

/** The part of an event that says who. */
export function whoOf(person: Partial<Person> | undefined): Pick<SignInEvent, 'id' | 'name' | 'role' | 'agency'> {
  return { id: person?.id, name: person?.name, role: person?.role?.persona, agency: person?.agency };
}
