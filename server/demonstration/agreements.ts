/**
 * Invented agreements, so that whoever tries Homeward loads files as a partnership does: under an agreement. Only rows that are made up, and
 * files of somebody who tries it, may come under them (server/governance/agreement-for-load.ts).
 */
import type { Database } from '../database/database.js';
import { addDays, londonDay } from '../governance/agreement.js';
import { registerAgreement } from '../governance/keep-agreements.js';
import { PERIOD } from './truth.js';

const WHO = 'demonstration';
const OFFICE = 'Information governance officer, Marram Council (invented)';

/** Long enough that trying never ends in an expired agreement; counted from the day of the first start. */
const DAYS_IN_FORCE = 3 * 365;
const DAYS_TO_REVIEW = 365;

/** By source: the agreement that the demonstration's own file comes under. */
export const INVENTED_AGREEMENT_OF: Readonly<Record<string, string>> = {
  'asb-reports': 'ISA-DEMO-01',
  'recorded-crime': 'ISA-DEMO-01',
  'firearms-discharges': 'ISA-DEMO-01',
  'youth-provision': 'ISA-DEMO-03',
  'youth-consultations': 'ISA-DEMO-03',
  'asb-cases': 'ISA-DEMO-05',
  'typology-extract': 'ISA-DEMO-06',
};

const INVENTED = [
  {
    id: 'ISA-DEMO-01',
    title: 'Invented: reports, crimes and discharges of Marram Police',
    parties: ['Marram Police (invented)', 'Marram Council (invented)', 'Marram Fire and Rescue Service (invented)'],
    controller: 'Chief Constable of Marram Police (invented)',
    lawfulBasis: 'part-3-35-2-b',
    specialCondition: 'part-3-schedule-8-4',
    gateway: 'cda-1998-115',
    purposes: ['Planning where officers and youth workers go', 'Assessing needs of the district'],
    sources: ['recorded-crime', 'asb-reports', 'firearms-discharges'],
    agencies: ['Police'],
    retention: { months: 84, rule: 'review' },
  },
  {
    id: 'ISA-DEMO-02',
    title: 'Invented: reports of anti-social behaviour that Marram Council took',
    parties: ['Marram Council (invented)', 'Marram Police (invented)'],
    controller: 'Marram Council (invented)',
    lawfulBasis: 'uk-gdpr-6-1-e',
    gateway: 'cda-1998-17',
    purposes: ['Planning youth work and lighting', 'Answering for what was done about reports'],
    sources: ['asb-reports'],
    agencies: ['Council'],
    retention: { months: 72, rule: 'coarsen' },
  },
  {
    id: 'ISA-DEMO-03',
    title: 'Invented: youth provision, attendance and consultations of Marram',
    parties: ['Marram Council (invented)', 'Marram Youth Federation (invented)'],
    controller: 'Marram Council (invented)',
    lawfulBasis: 'uk-gdpr-6-1-e',
    gateway: 'ea-1996-507b',
    purposes: ['Knowing what is open for children, where and when'],
    sources: ['youth-provision', 'youth-consultations'],
    agencies: ['Council'],
    retention: { months: 60, rule: 'delete' },
  },
  {
    id: 'ISA-DEMO-04',
    title: 'Invented: injuries seen by the hospital, as yearly counts',
    parties: ['Marram Hospitals Trust (invented)', 'Marram Council (invented)'],
    controller: 'Marram Hospitals Trust (invented)',
    lawfulBasis: 'uk-gdpr-6-1-e',
    specialCondition: 'uk-gdpr-9-2-i',
    gateway: 'pcsc-2022-9',
    purposes: ['Comparing injuries with recorded violence, by authority and year'],
    sources: ['indicators'],
    agencies: ['Council'],
    health: true,
    approval: { by: 'Caldicott Guardian, Marram Hospitals Trust (invented)', on: PERIOD.from, reference: 'CG-DEMO-7' },
    retention: { months: 60, rule: 'review' },
  },
  {
    id: 'ISA-DEMO-05',
    title: 'Invented: cases of anti-social behaviour of three teams',
    parties: ['Marram Council (invented)', 'Marram Police (invented)', 'Marram Homes (invented)'],
    controller: 'Marram Council (invented)',
    lawfulBasis: 'uk-gdpr-6-1-e',
    gateway: 'cda-1998-17',
    purposes: ['Knowing how many cases are opened and closed'],
    sources: ['asb-cases'],
    agencies: ['Council'],
    retention: { months: 60, rule: 'review' },
  },
  {
    id: 'ISA-DEMO-06',
    title: 'Invented: what young people of the youth offending team did, as patterns',
    parties: ['Marram Council (invented)', 'Marram Police (invented)'],
    controller: 'Marram Council (invented)',
    lawfulBasis: 'uk-gdpr-6-1-e',
    gateway: 'lgpih-2007-116',
    purposes: ['Assessing which kinds of offending there are, in the needs assessment'],
    sources: ['typology-extract'],
    agencies: ['Council'],
    retention: { months: 36, rule: 'delete' },
  },
] as const;

/** Registers those that are not there yet; none beside agreements of a real partnership. */
export async function registerInventedAgreements(database: Database): Promise<void> {
  const known = await database.asOwner((sql) =>
    sql.query<{ id: string; invented: boolean }>('SELECT id, invented FROM agreement'),
  );
  if (known.some(({ invented }) => !invented)) return;
  const today = londonDay();
  const dates = {
    startsOn: PERIOD.from,
    endsOn: addDays(today, DAYS_IN_FORCE),
    reviewer: OFFICE,
    reviewOn: addDays(today, DAYS_TO_REVIEW),
  };
  for (const agreement of INVENTED) {
    if (known.some(({ id }) => id === agreement.id)) continue;
    const outcome = await registerAgreement(database, { ...agreement, ...dates }, WHO, { invented: true });
    // Another process may have been quicker.
    if (!outcome.ok && outcome.problems[0]?.field !== 'id')
      throw new Error(
        `the invented agreement ${agreement.id} was refused: ${outcome.problems.map(({ field, problem }) => `${field}: ${problem}`).join(' ')}`,
      );
  }
}
