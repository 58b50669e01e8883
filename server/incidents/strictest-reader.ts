/**
 * Under whose rules a chapter's figures are made: a partner's, who has the coarsest of everything that anybody who reads what is published has. So what an
 * author sees beside the text is what every reader will see, nothing changes with publishing, and nothing can be worked out from two forms of
 * one figure. An author's own finer counts stay in Explore. A partner that belongs to no agency: nothing of an agency's own comes in.
 */
import { CHAPTER_ACCESS, INCIDENT_ACCESS, INCIDENT_DATA } from '../access/access-table.js';
import { findPersona, PERSONAS, type PersonaName } from '../access/personas.js';
import { AGENCY_NOT_STATED } from '../access/provider/person-from-claims.js';
import type { Viewer } from '../access/viewer.js';
import type { Acting } from '../audit/actor.js';
import type { ActingViewer } from '../database/database.js';
import type { Reader } from './incidents.service.js';

const PARTNER = findPersona('partner')!;

export const strictestReader: NonNullable<Reader> = {
  persona: PARTNER.persona,
  role: PARTNER.role,
  agency: AGENCY_NOT_STATED,
  purpose: undefined,
} satisfies Pick<Viewer, 'persona' | 'role' | 'agency' | 'purpose'>;

/** Others who read chapters and have protected counts by finer areas, one of each fineness. Whoever has the points can work out nothing from counts. */
export const otherReaders: readonly NonNullable<Reader>[] = [
  ...new Map(
    PERSONAS.filter(({ persona }) => CHAPTER_ACCESS[persona] !== 'nothing' && hasCounts(persona)).map(({ persona, role }) => [
      finenessOf(persona),
      { ...strictestReader, persona, role },
    ]),
  ),
].flatMap(([fineness, reader]) => (fineness === finenessOf(PARTNER.persona) ? [] : [reader]));

/** Who the database is told reads: that role, in the name of whoever asks. */
export const readsStrictly = (who: Acting): ActingViewer => ({
  databaseRole: PARTNER.databaseRole,
  name: who.actor.name,
  agency: AGENCY_NOT_STATED,
});

function hasCounts(persona: PersonaName): boolean {
  return INCIDENT_DATA.some((data) => INCIDENT_ACCESS[data][persona].form === 'counts');
}

function finenessOf(persona: PersonaName): string {
  return JSON.stringify(INCIDENT_DATA.map((data) => INCIDENT_ACCESS[data][persona]));
}
