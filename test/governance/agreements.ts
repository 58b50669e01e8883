/** Agreements for tests: registered as an officer would, by the same door. */
import type { Database } from '../../server/database/database.js';
import { registerAgreement } from '../../server/governance/keep-agreements.js';
import type { Source } from '../../server/ingest/source.js';

/** All that an agreement needs, as its file holds it. */
export const ISA = {
  id: 'ISA-TEST-01',
  title: 'Made up for tests',
  parties: ['Marram Police', 'Marram Council'],
  controller: 'Marram Police',
  lawfulBasis: 'uk-gdpr-6-1-e',
  gateway: 'cda-1998-115',
  purposes: ['Planning where youth work goes'],
  startsOn: '2020-01-01',
  endsOn: '2098-12-31',
  sources: ['recorded-crime', 'asb-reports', 'firearms-discharges', 'youth-provision'],
  agencies: ['Police', 'Council'],
  reviewer: 'Information governance officer',
  reviewOn: '2098-06-01',
  retention: { months: 600, rule: 'review' },
};

/** Registers an agreement, with what a test wants to be different, and answers its id. */
export async function register(database: Database, different: object = {}): Promise<string> {
  const written = { ...ISA, ...different };
  const outcome = await registerAgreement(database, written, 'cli:test');
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return written.id;
}

/** The agreement under which tests load files of a source; undefined for open data. */
export async function agreementOf(database: Database, source: Source): Promise<string | undefined> {
  if (source.openData !== undefined) return undefined;
  const outcome = await registerAgreement(database, ISA, 'cli:test');
  if (!outcome.ok && outcome.problems[0]?.field !== 'id') throw new Error(JSON.stringify(outcome.problems));
  return ISA.id;
}
