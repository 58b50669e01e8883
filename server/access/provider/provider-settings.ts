import { PERSONA_NAMES, type PersonaName } from '../personas.js';

/** What an operator set of the identity provider (docs/installing.md, «Signing in»). */
export interface ProviderSettings {
  /** As the provider writes it in its tokens. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What is asked for at sign-in: `openid profile` unless told. */
  readonly scope: string;
  /** The claim with somebody's roles or groups; dots lead into objects (`realm_access.roles`). */
  readonly roleClaim: string;
  /** The claim with somebody's agency; undefined: nobody's agency is known. */
  readonly agencyClaim: string | undefined;
  /** Words of the role claim, and the role each stands for. */
  readonly roles: ReadonlyMap<string, PersonaName>;
  /** Who the access tokens of scripts must be made out to; undefined: no tokens are taken. */
  readonly apiAudience: string | undefined;
}

/** Without HOMEWARD_ROLES the claim holds the names of the roles themselves. */
export const ROLES_BY_THEIR_NAMES: ReadonlyMap<string, PersonaName> = new Map(PERSONA_NAMES.map((name) => [name, name]));

/** Reads HOMEWARD_ROLES: `{"homeward-analysts": "police-analyst"}`. Answers a sentence's end when it is wrong. */
export function readRoles(text: string): ReadonlyMap<string, PersonaName> | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read) || Object.keys(read).length === 0) {
    return 'is not a JSON object from words of the role claim to names of roles: {"homeward-analysts": "police-analyst"}';
  }
  const roles = new Map<string, PersonaName>();
  for (const [word, name] of Object.entries(read)) {
    const role = PERSONA_NAMES.find((known) => known === name);
    if (role === undefined) return `names a role for «${word}» that there is none of. Roles are: ${PERSONA_NAMES.join(', ')}`;
    roles.set(word, role);
  }
  return roles;
}
