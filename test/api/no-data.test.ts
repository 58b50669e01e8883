/** What is not loaded is «no data», and never an exact 0. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { recordedCrime } from '../../server/ingest/recorded-crime.js';
import { engines, testDatabase } from '../database.js';
import { addLsoas } from '../incidents/made-up-areas.js';
import { loadText } from '../ingest/load-text.js';
import { serve, type Served } from './serve.js';

const OWN =
  'reference,force,occurred_from,longitude,latitude,offence_group\nC1,marram,2025-03-07T20:15,-3.0100,53.5000,Burglary\n';
const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n' +
  'c1,2025-03,Marram Police,Marram Police,-3.010000,53.500000,On or near Sand Lane,E01000001,Marram 001A,Burglary,,\n';
const QUERY = `query ($filter: IncidentFilter!, $by: CountBy!) { incidentCounts(filter: $filter, by: $by, areaType: LSOA) {
  total { count suppressed } noLocation { count } rows { count { count } } notIncluded sources } }`;

describe.each(engines)('recorded crime for those of which police.uk’s alone is theirs (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  beforeAll(async () => {
    database = await testDatabase(engine);
    await addLsoas(database, 2021, [['E01000001', -3.02, 53.48, -3.0, 53.52]]);
    expect((await loadText(database, recordedCrime, OWN)).errors).toEqual([]);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const counts = async (
    filter: object,
    by: string,
    persona: PersonaName = 'deployment-planner',
  ): Promise<Record<string, unknown>> => {
    const { body } = await served.ask(QUERY, { filter, by }, persona);
    expect(body.errors).toBeUndefined();
    return body.data!['incidentCounts'] as Record<string, unknown>;
  };

  it.each([
    ['KIND', {}],
    ['AREA', {}],
    ['MONTH', { kinds: ['RECORDED_CRIME'] }],
  ])('is no data while police.uk is not loaded, though the force’s own is: by %s', async (by, filter) => {
    const found = await counts(filter, by);
    expect(found).toMatchObject({ total: { count: null, suppressed: false }, noLocation: { count: null }, rows: [] });
    expect(found['notIncluded']).toContain('RECORDED_CRIME');
  });

  it('is no data for a partner by LSOA either, who has the force’s own by ward', async () => {
    for (const filter of [{}, { kinds: ['RECORDED_CRIME'], from: '2025-03-01', to: '2025-03-31' }]) {
      const found = await counts(filter, 'AREA', 'partner');
      expect(found).toMatchObject({ total: { count: null, suppressed: false }, rows: [], sources: [] });
      expect(found['notIncluded']).toContain('RECORDED_CRIME');
    }
  });

  it('is counted once it is, and 0 then means none', async () => {
    expect((await loadText(database, policeStreet, STREET, {}, '2025-03-marram-street.csv')).errors).toEqual([]);
    expect(await counts({}, 'AREA')).toMatchObject({ total: { count: 1 }, rows: [{ count: { count: 1 } }] });
    expect(await counts({ categories: ['Robbery'] }, 'AREA')).toMatchObject({ total: { count: 0 } });
    const ofPartner = await counts({ kinds: ['RECORDED_CRIME'] }, 'AREA', 'partner');
    expect(ofPartner).toMatchObject({ rows: [{ count: { count: null } }], sources: ['police.uk'] });
  });
});
