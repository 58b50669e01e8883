/** Roles that have police.uk's recorded crime alone: what the database itself shows them, whatever the program asks. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersona } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { recordedCrime } from '../../server/ingest/recorded-crime.js';
import { engines, testDatabase } from '../database.js';
import { addLsoas } from '../incidents/made-up-areas.js';
import { loadText } from '../ingest/load-text.js';

const STREET = `Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context
c1,2025-03,Marram Police,Marram Police,-2.95,53.45,On or near Sand Lane,E01000001,One,Drugs,,
`;
const OWN = 'reference,force,occurred_from,offence_group,longitude,latitude\nC1,marram,2025-03-01,Theft,-2.85,53.45\n';
const DISCHARGE =
  'reference,force,occurred_from,weapon,verification,longitude,latitude\nF1,marram,2025-03-01T22:00,unknown,unconfirmed,-2.75,53.45\n';

describe.each(engines)('open crime only (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
    await addLsoas(database, 2021, [
      ['E01000001', -2.96, 53.4, -2.94, 53.5],
      ['E01000002', -2.86, 53.4, -2.84, 53.5],
      ['E01000003', -2.76, 53.4, -2.74, 53.5],
    ]);
    for (const [source, text, name] of [
      [policeStreet, STREET, '2025-03-marram-street.csv'],
      [recordedCrime, OWN, 'own.csv'],
      [firearmsDischarges, DISCHARGE, 'discharges.csv'],
    ] as const)
      expect((await loadText(database, source, text, {}, name)).errors).toEqual([]);
  });
  afterAll(() => database.close());

  describe.each(['council-analyst', 'deployment-planner'] as const)('%s', (persona) => {
    const viewer = viewerOf(inventedPerson(findPersona(persona)!));
    const read = <Row>(statement: string): Promise<Row[]> =>
      database.asViewer(actingViewer(viewer), (sql) => sql.query<Row>(statement));

    it('reads no discharge, no summary that holds one, and no table behind the views', async () => {
      const { schema } = database;
      const hidden = ['incident_lsoas', 'incident_series', 'incident_area_count'].map((table) => `"${schema}".${table}`);
      for (const table of ['firearms_discharge', ...hidden])
        await expect(read(`SELECT FROM ${table}`)).rejects.toMatchObject({ code: '42501' });
    });

    it('reads police.uk’s crime, and of LSOAs the one in which there is some', async () => {
      expect(await read('SELECT source FROM recorded_crime')).toEqual([{ source: 'police.uk' }]);
      expect(await read('SELECT kind, source FROM incident_series GROUP BY 1, 2')).toEqual([
        { kind: 'RECORDED_CRIME', source: 'police.uk' },
      ]);
      const all = await database.asOwner((sql) => sql.query(`SELECT FROM incident_lsoas WHERE lsoa21 <> ''`));
      expect(all).toHaveLength(3);
      const lsoas = await read<{ lsoa21: string; lsoa11: string }>('SELECT lsoa21, lsoa11 FROM incident_lsoas');
      expect(lsoas.flatMap(({ lsoa21, lsoa11 }) => [lsoa21, lsoa11]).filter((code) => code !== '')).toEqual(['E01000001']);
    });
  });
});
