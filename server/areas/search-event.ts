import type { AuditEvent } from '../audit/audit-event.js';
import type { FoundPlace } from './find-place.sql.js';

/** Codes of areas told of one search. */
const MOST_AREAS = 20;

/**
 * A search for a place in the audit: what sort of thing was looked for and which areas were found, not what was typed. That may be
 * the postcode of a home, so of a postcode its outward half is told («L20»), which several thousand homes share. A digest would be no
 * better: all postcodes there are can be tried in a second.
 */
export function searchOf(text: string, found: readonly FoundPlace[]): AuditEvent {
  const outward = /^([A-Z]{1,2}\d[A-Z\d]?)(?:\d[A-Z]{0,2})?$/.exec(text.toUpperCase().replaceAll(/\s/g, ''))?.[1];
  const areas = found.flatMap(({ gssCode }) => (gssCode === null ? [] : [gssCode])).slice(0, MOST_AREAS);
  return {
    action: 'SEARCH',
    detail: {
      query: 'findPlace',
      ...(outward === undefined ? { for: 'a name or code' } : { for: 'a postcode', outward }),
      ...(areas.length > 0 ? { areas } : {}),
    },
    rowCount: found.length,
  };
}
