/** What of due rows goes out to whom: nobody but who decides learns a day of a record by looking every day. */
import { expect, test } from 'vitest';
import { findPersona, type PersonaName } from '../../server/access/personas.js';
import { inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { Agreement } from '../../server/governance/agreement.js';
import { readAgreement } from '../../server/governance/agreement-terms.js';
import { publishedRegister } from '../../server/governance/published-register.js';
import type { DueRows } from '../../server/governance/retention.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { indicators } from '../../server/ingest/indicators.js';
import type { Source } from '../../server/ingest/source.js';
import { ISA } from './agreements.js';

const read = readAgreement(ISA);
if (!read.ok) throw new Error('The agreement of tests is none.');
const agreement: Agreement = { ...read.terms, id: ISA.id, invented: false, registeredBy: 'cli:test', registeredAt: new Date(0) };

/** On 26 November, of an agreement that keeps two years. */
function dueFor(persona: PersonaName, oldest: string, source: Source = firearmsDischarges) {
  const due: DueRows = { agreement, source, before: '2024-11-26', oldest, rows: 1, batches: [] };
  const contents = {
    today: '2026-11-26',
    agreements: [agreement],
    changes: [],
    held: [],
    due: [due],
    openData: [],
    partnership: 'Marram',
  };
  return publishedRegister(contents, viewerOf(inventedPerson(findPersona(persona)!), undefined)).due;
}

test.each(['police-analyst', 'jsna-author', 'council-analyst', 'administrator'] as const)(
  '%s: a discharge is due from the month after on, and neither its day nor how many is told',
  (persona) => {
    expect(dueFor(persona, '2024-11-25')).toEqual([]);
    expect(dueFor(persona, '2024-11-01')).toEqual([]);
    expect(dueFor(persona, '2024-10-31')).toMatchObject([{ source: 'firearms-discharges', oldest: null, rows: null }]);
    // A list without days ages from its load, which the list of loads tells.
    expect(dueFor(persona, '2024-11-25', indicators)).toMatchObject([{ source: 'indicators' }]);
  },
);

test('information governance, who decides, is told at once', () => {
  expect(dueFor('information-governance', '2024-11-25')).toMatchObject([{ oldest: '2024-11-25', rows: 1 }]);
});
