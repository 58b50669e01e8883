import type { Acting } from './actor.js';

/** What can be done that the audit tells. */
export const AUDIT_ACTIONS = [
  'SIGN_IN',
  'SIGN_OUT',
  'ROLE_CHANGE',
  'STATE_PURPOSE',
  'VIEW',
  'SEARCH',
  'EXPORT',
  'DOWNLOAD',
  'LOAD',
  'UNDO',
  'REMOVE',
  'CORRECT',
  'RESTRICT',
  'LIFT',
  'HELD',
  'COMPOSE',
  'READ_REGISTER',
  'REGISTER',
  'REVIEW',
  'DISPOSE',
  'READ_HOTSPOT_AREAS',
  'HOTSPOT_AREA',
  'READ_SUPPORT_REQUESTS',
  'SUPPORT_REQUEST',
  'RECORD_EFFECT',
  'EFFECT_CONCLUSION',
  'READ_DEPLOYMENTS',
  'DEPLOYMENT',
  'CREW_SAFETY',
  'WALK_BARRIER',
  'YOUTH_PROVISION',
  'READ_NOISE_TRIAGE',
  'NOISE_TRIAGE',
  'POPULATION_ESTIMATE',
  'CHAPTER',
  'DATA_REQUEST',
  'AREA_FACTORS',
  'TYPOLOGY',
  'PARTNERSHIP_ACCOUNT',
  'REFUSED',
  'READ_AUDIT',
  'VERIFY_AUDIT',
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/**
 * What more is told of an event, in the words of a query. Never what a row holds, nor a place finer than was asked for. `kinds`,
 * `areas` and `records` are what «who has looked at this» finds events by.
 */
export interface AuditDetail {
  /** The query or route. */
  readonly query?: string;
  /** Kinds of incidents. */
  readonly kinds?: readonly string[];
  readonly sources?: readonly string[];
  /** Codes of areas. */
  readonly areas?: readonly string[];
  /** Single records, by `recordDigest` of their id. */
  readonly records?: readonly string[];
  readonly [more: string]: unknown;
}

/** One thing done or looked at. Who and when is added where it is written. */
export interface AuditEvent {
  readonly action: AuditAction;
  /** The one thing it was done to, where there is one: `batch:12`. */
  readonly subject?: string;
  readonly detail?: AuditDetail;
  /** How many rows were shown, given out or changed. */
  readonly rowCount?: number;
}

/** An event with who did it. */
export interface ActedEvent extends Acting {
  readonly event: AuditEvent;
}
