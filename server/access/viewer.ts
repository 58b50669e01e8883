import type { Actor } from '../audit/actor.js';
import type { ActingViewer } from '../database/database.js';
import type { Persona, PersonaName } from './personas.js';
import type { Purpose } from './purpose.js';

/** Somebody who may come in: a persona of the demonstration, or whoever the identity provider vouched for. */
export interface Person {
  /** Stays the same for the same person, and is nobody else's: names are not unique. */
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  /** The one role they act in. */
  readonly role: Persona;
}

/** Who asks: known from a token or a session, never from what a request says of itself. */
export interface Viewer {
  /** As `Person.id`. */
  readonly id: string;
  readonly persona: PersonaName;
  readonly name: string;
  /** The role in words. */
  readonly role: string;
  readonly agency: string;
  readonly databaseRole: string;
  readonly purpose: Purpose | undefined;
}

/** The invented person of a persona. */
export function inventedPerson(persona: Persona): Person {
  return { id: persona.persona, name: persona.displayName, agency: persona.agency, role: persona };
}

/** The viewer that a person is, for a purpose. */
export function viewerOf({ id, name, agency, role }: Person, purpose?: Purpose): Viewer {
  return { id, persona: role.persona, name, role: role.role, agency, databaseRole: role.databaseRole, purpose };
}

/** The viewer as the database knows them. */
export function actingViewer(viewer: Viewer): ActingViewer {
  return {
    databaseRole: viewer.databaseRole,
    actor: actorOf(viewer).id,
    name: viewer.name,
    agency: viewer.agency,
    ...(viewer.purpose ? { purpose: inWords(viewer.purpose) } : {}),
  };
}

/** The viewer as the audit knows them. */
export function actorOf(viewer: Viewer): Actor {
  return {
    id: viewer.id,
    name: viewer.name,
    role: viewer.persona,
    agency: viewer.agency,
    purpose: viewer.purpose ? inWords(viewer.purpose) : null,
  };
}

const inWords = ({ reason, note }: Purpose): string => `${reason}; ${note}`;
