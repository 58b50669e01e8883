/** Whoever reads a chapter has all that a partner has, and in no form that could be put together with a partner's. */
import { describe, expect, it } from 'vitest';
import { CHAPTER_ACCESS, HOTSPOT_AREA_ACCESS, INCIDENT_ACCESS, INCIDENT_DATA, REFERENCE_ACCESS } from '../access/access-table.js';
import { AGENCY_NOT_STATED } from '../access/provider/person-from-claims.js';
import { PERSONA_NAMES } from '../access/personas.js';
import { otherReaders, strictestReader } from './strictest-reader.js';

const COARSENESS = { LSOA: 0, WARD: 1, DISTRICT: 2 };
const readers = PERSONA_NAMES.filter((persona) => CHAPTER_ACCESS[persona] !== 'nothing');

describe('the reader for whom figures are made', () => {
  it('is a partner of no agency, without a purpose', () => {
    expect(strictestReader).toMatchObject({ persona: 'partner', agency: AGENCY_NOT_STATED, purpose: undefined });
    expect(readers).toContain('partner');
  });

  it('is not the only one that figures are made for: whoever has counts by finer areas is another', () => {
    expect(otherReaders.map(({ persona }) => persona)).toEqual(['jsna-author']);
    expect(new Set(otherReaders.map(({ agency }) => agency))).toEqual(new Set([AGENCY_NOT_STATED]));
  });

  it.each(readers)('has nothing that is kept from a reader: %s', (persona) => {
    expect(REFERENCE_ACCESS[persona]).toBe('all');
    expect(HOTSPOT_AREA_ACCESS[persona]).toMatch(/^(all|wards)$/);
    for (const data of INCIDENT_DATA) {
      const [access, strictest] = [INCIDENT_ACCESS[data][persona], INCIDENT_ACCESS[data].partner];
      expect(strictest.form).toBe('counts');
      expect(access.form, data).toMatch(/^(points|counts)$/);
      if (access.form === 'counts' && strictest.form === 'counts')
        expect(COARSENESS[access.finest], data).toBeLessThanOrEqual(COARSENESS[strictest.finest]);
    }
  });
});
