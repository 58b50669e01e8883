import type { ActingViewer } from '../database/database.js';
import type { Persona, PersonaName } from './personas.js';
import type { Purpose } from './purpose.js';

/** Who asks: known from a token or a session, never from what a request says of itself. */
export interface Viewer {
  readonly persona: PersonaName;
  readonly name: string;
  /** The role in words. */
  readonly role: string;
  readonly agency: string;
  readonly databaseRole: string;
  readonly purpose: Purpose | undefined;
}

/** The viewer a persona stands for. */
export function viewerOf(persona: Persona, purpose?: Purpose): Viewer {
  return {
    persona: persona.persona,
    name: persona.displayName,
    role: persona.role,
    agency: persona.agency,
    databaseRole: persona.databaseRole,
    purpose,
  };
}

/** The viewer as the database knows them. */
export function actingViewer(viewer: Viewer): ActingViewer {
  return {
    databaseRole: viewer.databaseRole,
    name: viewer.name,
    agency: viewer.agency,
    ...(viewer.purpose ? { purpose: `${viewer.purpose.reason}; ${viewer.purpose.note}` } : {}),
  };
}
