import { createHash } from 'node:crypto';
import { findPersona, type PersonaName } from '../personas.js';
import type { Person } from '../viewer.js';
import type { ProviderSettings } from './provider-settings.js';

/** What the identity provider says of somebody, checked before it comes here. */
export type Claims = Readonly<Record<string, unknown>>;

/** Whom the claims admit, or why nobody. */
export type Admission =
  | { readonly ok: true; readonly person: Person }
  | {
      readonly ok: false;
      readonly problem: 'no-role' | 'several-roles' | 'no-agency';
      /** Who it was, as far as known: for the audit. */
      readonly who: { readonly id: string; readonly name: string };
      /** The roles they may choose from. */
      readonly roles: readonly PersonaName[];
    };

const LONGEST_NAME = 200;
export const AGENCY_NOT_STATED = 'not stated';

/**
 * One person, in one role. Somebody whose claims lead to several roles acts in the one they ask for, and in none until they
 * have asked: what each may see differs, and a sum of roles is nobody's job. A role asked for counts only if it is theirs.
 */
export function personFromClaims(claims: Claims, settings: ProviderSettings, askedRole?: string): Admission {
  const who = { id: subjectOf(claims), name: nameOf(claims) };
  const words = wordsOf(claimAt(claims, settings.roleClaim));
  const theirs = [...new Set(words.flatMap((word) => settings.roles.get(word) ?? []))];
  const roles = askedRole === undefined ? theirs : theirs.filter((role) => role === askedRole);
  if (roles.length === 0) return { ok: false, problem: 'no-role', who, roles: [] };
  if (roles.length > 1) return { ok: false, problem: 'several-roles', who, roles };
  const agency = settings.agencyClaim === undefined ? AGENCY_NOT_STATED : plain(claimAt(claims, settings.agencyClaim));
  if (agency === '') return { ok: false, problem: 'no-agency', who, roles: [] };
  return { ok: true, person: { ...who, agency, role: findPersona(roles[0])! } };
}

/** The claim of that name, or at the end of that path. */
export function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let found: unknown = claims;
  for (const part of name.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Record<string, unknown>)[part];
  }
  return found;
}

function wordsOf(claim: unknown): string[] {
  if (typeof claim === 'string') return [claim];
  return Array.isArray(claim) ? claim.filter((word): word is string => typeof word === 'string') : [];
}

/** A subject is unique to its issuer only; together they stay the same for one account and say nothing about it. */
function subjectOf(claims: Claims): string {
  return createHash('sha256')
    .update(JSON.stringify([claims['iss'], claims['sub']]))
    .digest('hex')
    .slice(0, 32);
}

/** People have a name; programs that sign in as themselves only the id of their registration. */
function nameOf(claims: Claims): string {
  const names = ['name', 'preferred_username', 'azp', 'appid', 'client_id', 'sub'].map((claim) => plain(claims[claim]));
  return names.find((name) => name !== '') ?? '';
}

/** Text as it may go into a line of the audit or a header of a page: no control characters, not longer than a name is. */
function plain(claim: unknown): string {
  if (typeof claim !== 'string') return '';
  return claim
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}
