import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { checkIncidentSummaries } from '../../server/incidents/check-summaries.service.js';
import { resolveIncidentAreas } from '../../server/incidents/incident-areas.service.js';
import { loadFile } from '../../server/ingest/load.js';
import { policeOutcomes } from '../../server/ingest/police-outcomes.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { engines, testDatabase } from '../database.js';
import { emptyIncidents, snapshot } from '../incidents/tables.js';
import { addLsoas, addLsoaChanges } from '../incidents/made-up-areas.js';
import { requireShared } from '../shared-data.js';
import { loadText } from './load-text.js';

const HEADER =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n';
const ASB =
  ',2024-01,Marram Police,Marram Police,-3.000000,53.500000,On or near Sand Lane,E01000001,Marram 001A,Anti-social behaviour,,\n';
const crime = (id: string, category = 'Burglary'): string =>
  `${id},2024-01,Marram Police,Marram Police,-3.000000,53.500000,On or near Sand Lane,E01000001,Marram 001A,${category},Under investigation,\n`;

describe.each(engines)('police-street (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(() => emptyIncidents(database));

  const rows = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
    database.asOwner((sql) => sql.query<Row>(text, parameters));
  const count = async (table: string, where = 'true'): Promise<number> =>
    (await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`))[0]!.n;
  const load = (text: string, options = {}, name = '2024-01-marram-street.csv'): ReturnType<typeof loadText> =>
    loadText(database, policeStreet, HEADER + text, options, name);

  test('swapped and foreign coordinates, wrong months and missing categories are refused, and nothing is loaded', async () => {
    const result = await load(
      ASB.replace('-3.000000,53.500000', '53.500000,-3.000000') +
        ASB.replace('-3.000000,53.500000', '2.350000,48.850000') +
        ASB.replace('2024-01', '01/2024') +
        ASB.replace('Anti-social behaviour', '') +
        ASB.replace('-3.000000,', ',') +
        ASB,
    );
    expect(result).toMatchObject({ read: 6, loaded: 0, refused: 5, heldBack: 1 });
    expect(result.errors.map(({ row, column }) => [row, column])).toEqual([
      [2, 'Longitude'],
      [3, 'Longitude'],
      [4, 'Month'],
      [5, 'Crime type'],
      [6, 'Longitude'],
    ]);
    expect(result.errors[0]!.reason).toContain('look swapped');
    expect(await count('asb_report')).toBe(0);
  });

  test('every row is kept: ASB without Crime ID, the same row twice, repeated Crime IDs, no location', async () => {
    const placeless = ',2024-01,Marram Police,Marram Police,,,No Location,,,Anti-social behaviour,,\n';
    const result = await load(ASB + ASB + crime('a'.repeat(64)) + crime('a'.repeat(64), 'Drugs') + placeless);
    expect(result).toMatchObject({ read: 5, loaded: 5, refused: 0, heldBack: 0, noLocation: 1 });
    expect(result.warnings).toContain('1 row repeats the Crime ID of another row: all are kept, as separate incidents.');
    expect(await count('asb_report')).toBe(3);
    expect(await count('recorded_crime')).toBe(2);
    expect(await rows('SELECT DISTINCT national_type, source, force_code, agency FROM asb_report')).toEqual([
      { national_type: 'unknown', source: 'police.uk', force_code: 'marram', agency: 'police' },
    ]);
    expect(
      await rows(
        'SELECT precision, location IS NULL AS nowhere, place_text, count(*)::int AS n FROM asb_report GROUP BY 1, 2, 3 ORDER BY 1',
      ),
    ).toEqual([
      { precision: 'NONE', nowhere: true, place_text: null, n: 1 },
      { precision: 'SNAPPED', nowhere: false, place_text: 'On or near Sand Lane', n: 2 },
    ]);
  });

  test('the interval is the London month, in summer and winter; the file’s own coordinates are kept exactly', async () => {
    await load(ASB + ASB.replace('2024-01', '2024-03') + ASB.replace('2024-01', '2024-10'));
    const found = await rows<{ from: string; to: string; longitude: number; latitude: number }>(
      `SELECT to_char(occurred_from AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS "from", to_char(occurred_to AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS "to",
              ST_X(location) AS longitude, ST_Y(location) AS latitude FROM asb_report ORDER BY occurred_from`,
    );
    expect(found).toEqual([
      { from: '2024-01-01 00:00', to: '2024-02-01 00:00', longitude: -3, latitude: 53.5 },
      { from: '2024-03-01 00:00', to: '2024-03-31 23:00', longitude: -3, latitude: 53.5 },
      { from: '2024-09-30 23:00', to: '2024-11-01 00:00', longitude: -3, latitude: 53.5 },
    ]);
    expect(
      await rows(
        'SELECT DISTINCT cell_east, cell_north, floor(ST_X(location_bng) / 100)::int AS e, floor(ST_Y(location_bng) / 100)::int AS n FROM asb_report',
      ),
    ).toEqual([{ cell_east: 3337, cell_north: 4008, e: 3337, n: 4008 }]);
  });

  test('the same file again changes nothing; another file for the force and month is refused by name, or replaces with --replace; undo gives both back', async () => {
    const first = await load(ASB + crime('b'.repeat(64)));
    const before = await snapshot(database);
    expect(await load(ASB + crime('b'.repeat(64)))).toMatchObject({ alreadyLoaded: true, batch: first.batch, loaded: 2 });
    const other = ASB + ASB + crime('c'.repeat(64));
    const refused = await load(other, {}, 'newer.csv');
    expect(refused).toMatchObject({ loaded: 0, batch: null });
    expect(refused.errors[0]!.reason).toContain(`batch ${first.batch} (2024-01-marram-street.csv, marram 2024-01)`);
    expect(await snapshot(database)).toEqual(before);
    const second = await load(other, { replace: true }, 'newer.csv');
    expect(second.loaded).toBe(3);
    expect(await count('asb_report')).toBe(2);
    expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);
    await undoBatch(database, findSource, second.batch!, 'cli:test');
    expect(await snapshot(database)).toEqual(before);
    await undoBatch(database, findSource, first.batch!, 'cli:test');
    expect(await count('incident_area_count')).toBe(0);
    expect(await count('incident_cell_count')).toBe(0);
  });

  test('codes of unknown areas load with a warning and find their LSOA when the area comes, however it comes', async () => {
    const result = await load(
      ASB + ASB.replace('E01000001', 'E01000099').replace('-3.000000', '-2.990000') + crime('d'.repeat(64)),
    );
    expect(result.warnings.join(' ')).toContain('None of the LSOA codes in this file is known yet');
    expect(await rows('SELECT DISTINCT area_vintage, lsoa21, lsoa11 FROM asb_report')).toEqual([
      { area_vintage: null, lsoa21: null, lsoa11: null },
    ]);
    // E01000001 of 2011 became two; the point lies in the western one. E01000099 changed in another way (X).
    await addLsoas(database, 2011, ['E01000001', 'E01000099', 'E01000100']);
    await addLsoas(database, 2021, [
      ['E01000002', -3.01, 53.49, -2.999, 53.51],
      ['E01000003', -2.999, 53.49, -2.98, 53.51],
    ]);
    await addLsoaChanges(database, [
      ['E01000001', 'E01000002', 'S'],
      ['E01000001', 'E01000003', 'S'],
      ['E01000099', 'E01000003', 'X'],
    ]);
    await database.asOwner(resolveIncidentAreas);
    expect(await rows('SELECT area_code, area_vintage, lsoa21, lsoa11 FROM incident ORDER BY 1, kind')).toEqual([
      { area_code: 'E01000001', area_vintage: 2011, lsoa21: 'E01000002', lsoa11: 'E01000001' },
      { area_code: 'E01000001', area_vintage: 2011, lsoa21: 'E01000002', lsoa11: 'E01000001' },
      { area_code: 'E01000099', area_vintage: 2011, lsoa21: null, lsoa11: 'E01000099' },
    ]);
    expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);
    const again = await load(ASB.replace('2024-01', '2024-02'), {}, 'february.csv');
    expect(again.warnings).toEqual([]);
    expect(await rows(`SELECT area_vintage, lsoa21 FROM asb_report WHERE london_month(occurred_from) = '2024-02-01'`)).toEqual([
      { area_vintage: 2011, lsoa21: 'E01000002' },
    ]);
  });

  test('--vintage overrides what the codes look like; rows outside the force and in the sea are warned of', async () => {
    await addLsoas(database, 2021, [['E01000001', -3.01, 53.49, -2.99, 53.51]]);
    await database.asOwner(async (sql) => {
      await sql.execute(`INSERT INTO area (type, gss_code, vintage, name) VALUES ('FORCE', 'E23000098', 2023, 'Marram')`);
      await sql.execute(`INSERT INTO area_lsoa VALUES ('FORCE', 'E23000098', 2021, 'E01000001', 'lookup')`);
    });
    const result = await load(
      ASB + ASB.replace('-3.000000', '-3.300000') + ASB.replace('E01000001', 'E01000777').replace('-3.000000', '-2.700000'),
      { vintage: 2021 },
    );
    expect(result.loaded).toBe(3);
    expect(result.warnings).toEqual([
      '1 row lies outside the force they fall within: kept; filter by area, not by force.',
      '1 row lies in no loaded LSOA, in the sea or just off a boundary: kept, and counted by the code they carry.',
    ]);
    expect(await rows('SELECT DISTINCT area_vintage FROM asb_report')).toEqual([{ area_vintage: 2021 }]);
  });

  test('outcomes are kept and joined to crimes on the Crime ID, whichever comes first', async () => {
    const outcomes =
      'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n' +
      `${'e'.repeat(64)},2024-02,Marram Police,Marram Police,-3,53.5,On or near Sand Lane,E01000001,Marram 001A,Suspect charged\n` +
      ',2024-02,Marram Police,Marram Police,,,No location,,,Offender given a caution\n';
    const result = await loadText(database, policeOutcomes, outcomes, {}, 'outcomes.csv');
    expect(result).toMatchObject({ loaded: 2, noLocation: 1 });
    expect(result.warnings).toHaveLength(2);
    await load(crime('e'.repeat(64)));
    expect(await rows(`SELECT o.outcome FROM recorded_crime c JOIN street_outcome o ON o.crime_id = c.crime_id`)).toEqual([
      { outcome: 'Suspect charged' },
    ]);
    const other = await loadText(
      database,
      policeOutcomes,
      outcomes.replace('Suspect charged', 'Local resolution'),
      {},
      'other.csv',
    );
    expect(other.errors[0]!.reason).toContain('outcomes.csv, marram 2024-02');
  });

  test('the published files load whole, with the figures of their README', async (context) => {
    const files = [
      ['2021-12-merseyside-street.csv', 14_018, 0],
      ['2024-01-merseyside-street.csv', 12_143, 0],
      ['2024-02-merseyside-street.csv', 11_475, 0],
      ['2024-01-city-of-london-street.csv', 734, 77],
    ] as const;
    const found = files.map(([name]) => requireShared(context, 'data', 'police', name));
    for (const [index, [, total, nowhere]] of files.entries()) {
      const result = await loadFile(
        database,
        policeStreet,
        { path: found[index]! },
        { replace: false, dryRun: false },
        'cli:test',
      );
      expect(result).toMatchObject({ read: total, loaded: total, refused: 0, heldBack: 0, noLocation: nowhere });
      if (nowhere > 0) expect(result.warnings.join(' ')).toContain('18 rows repeat the Crime ID of another row');
    }
    expect(
      await rows(
        `SELECT to_char(london_month(occurred_from), 'YYYY-MM') AS month, count(*)::int AS n FROM asb_report WHERE force_code = 'merseyside' GROUP BY 1 ORDER BY 1`,
      ),
    ).toEqual([
      { month: '2021-12', n: 1144 },
      { month: '2024-01', n: 1036 },
      { month: '2024-02', n: 945 },
    ]);
    expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);
    const outcomes = await loadFile(
      database,
      policeOutcomes,
      { path: requireShared(context, 'data', 'police', '2024-06-merseyside-outcomes.sample.csv') },
      { replace: false, dryRun: false },
      'cli:test',
    );
    expect(outcomes.loaded).toBe(30);
  });
});
