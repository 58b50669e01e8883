import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { findSource } from '../../server/ingest/sources.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from './load-text.js';

/** As long as asked, and of a kind that no database packs small. */
const words = (length: number): string => {
  let text = '';
  while (text.length < length) text += createHash('sha512').update(text).digest('base64url');
  return text.slice(0, length);
};
const LONG = words(9_000);
const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n';
const OUTCOMES = 'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n';
const DFE =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,';
const AREA = '2024,Reporting year,Local authority,E92000001,England,,,900,E08900001,Marram';

/** Each was an index entry too long for the database, or a number too large: a failure without a word about the row. */
const REFUSED = [
  ['police-street', `${STREET},2024-01,,Marram,,,,,,${LONG},,\n`, 'Crime type'],
  ['police-street', `${STREET},2024-01,,${LONG},,,,,,Burglary,,\n`, 'Falls within'],
  ['police-street', `${STREET},2024-01,,Marram,,,,${LONG},,Burglary,,\n`, 'LSOA code'],
  ['police-outcomes', `${OUTCOMES}${LONG},2024-01,,Marram,,,,,,Local resolution\n`, 'Crime ID'],
  ['asb-reports', `reference,force,occurred_from,category\na,marram,2024-01-01,${LONG}\n`, 'category'],
  ['asb-reports', `reference,force,occurred_from,category\n${LONG},marram,2024-01-01,Noise\n`, 'reference'],
  ['places', `name,kind,longitude,latitude\n${LONG},school,-2.98,53.46\n`, 'name'],
  ['area-lookup', `LSOA21CD,LSOA21NM,LAD22CD\nE01900001,${LONG},E08900001\n`, 'LSOANM'],
  ['indicators', `${DFE}${LONG}\n${AREA},1\n`, LONG],
  ['indicators', `${DFE}ethnicity,made_up_count\n${AREA},${LONG},1\n`, 'made_up_count'],
  ['deprivation', 'lsoa21_code,IMD_rank\nE01900001,99999999999\n', 'imd_rank'],
  [
    'population',
    'area_type,gss_code,vintage,year,basis,age_from,age_to,persons\nlsoa,E01900001,2021,2020,census,0,99999999999,3\n',
    'age_to',
  ],
  [
    'population',
    'area_type,gss_code,vintage,year,basis,age_from,age_to,persons\nlsoa,E01900001,2021,2020,census,0,15,1e300\n',
    'persons',
  ],
] as const;

describe.each(engines)('cells that no column can hold (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());

  test.each(REFUSED.map(([source, text, column]) => ({ source, text, column, shown: column.slice(0, 20) })))(
    '$source, $shown: refused by row and column',
    async ({ source, text, column }) => {
      const result = await loadText(database, findSource(source)!, text);
      expect(result).toMatchObject({ read: 1, loaded: 0, refused: 1, errors: [{ row: 2, column }] });
    },
  );

  test('a place in words may be long, and is kept whole', async () => {
    const result = await loadText(
      database,
      findSource('asb-reports')!,
      `reference,force,occurred_from,place,category\n😀,marram,2024-01-01,${LONG}👮🏽‍♀️,Noise\n`,
    );
    expect(result).toMatchObject({ loaded: 1 });
    const [row] = await database.asOwner((sql) => sql.query<{ place: string }>('SELECT place_text AS place FROM asb_report'));
    expect(row!.place).toBe(`${LONG}👮🏽‍♀️`);
  });
});
