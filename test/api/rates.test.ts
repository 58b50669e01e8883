import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { population } from '../../server/ingest/population.js';
import { engines, testDatabase } from '../database.js';
import { addArea, addLsoas } from '../incidents/made-up-areas.js';
import { loadText } from '../ingest/load-text.js';
import { serve, type Served } from './serve.js';

const REPORTS =
  'reference,force,occurred_from,longitude,latitude,category\n' +
  'A1,marram,2025-03-07T20:15,-3.0100,53.5000,Noise\n' +
  'A2,marram,2025-03-08T21:00,-2.9900,53.5100,Noise\n' +
  'A3,marram,2025-04-08T21:00,-2.9900,53.5100,Fireworks\n';
const PEOPLE =
  'lsoa21_code,lsoa21_name,age_group,usual_residents\n' +
  'E01000001,Marram 001A,Aged 15 years and under,300\n' +
  'E01000001,Marram 001A,Aged 16 years and over,700\n' +
  'E01000002,Marram 001B,Aged 15 years and under,400\n' +
  'E01000002,Marram 001B,Aged 16 years and over,1100\n';

describe.each(engines)('rates of counts over the API on %s', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await addLsoas(database, 2021, [
      ['E01000001', -3.02, 53.48, -3.0, 53.52],
      ['E01000002', -3.0, 53.48, -2.98, 53.52],
    ]);
    const lsoas = ['E01000001', 'E01000002'];
    await addArea(database, { type: 'DISTRICT', code: 'E08000099', vintage: 2024, name: 'Marram', lsoaVintage: 2021, lsoas });
    expect((await loadText(database, population, PEOPLE)).errors).toEqual([]);
    expect((await loadText(database, asbReports, REPORTS)).errors).toEqual([]);
    served = await serve(database);
  });

  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const rates = async (filter: object, by: string): Promise<{ basis: string | null; rows: unknown[] }> => {
    const { body } = await served.ask(
      `query ($filter: IncidentFilter!, $by: CountBy!) { incidentCounts(filter: $filter, by: $by, areaType: LSOA) {
         denominatorBasis rows { key denominator rate { rate lower upper per method } } } }`,
      { filter, by },
    );
    expect(body.errors).toBeUndefined();
    const counts = body.data!['incidentCounts'] as { denominatorBasis: string | null; rows: unknown[] };
    return { basis: counts.denominatorBasis, rows: counts.rows };
  };
  const one = { denominator: 2500, rate: { rate: 0.4, per: 1000, method: 'exact' } };
  const two = { denominator: 2500, rate: { rate: 0.8, per: 1000, method: 'exact' } };

  it('are of the residents of the areas named, by month, category and kind', async () => {
    for (const areaCodes of [['E08000099'], ['E01000001', 'E01000002'], ['E01000001', 'E01000002', 'E01000001']]) {
      const month = await rates({ areaCodes }, 'MONTH');
      expect(month.rows).toMatchObject([
        { key: '2025-03', ...two },
        { key: '2025-04', ...one },
      ]);
      expect(month.basis).toContain('Census 2021');
      expect((await rates({ areaCodes }, 'CATEGORY')).rows).toMatchObject([
        { key: 'Noise', ...two },
        { key: 'Fireworks', ...one },
      ]);
    }
    const [kind] = (await rates({ areaCodes: ['E08000099'], kinds: ['ASB_REPORT'] }, 'KIND')).rows as {
      rate: { lower: number };
    }[];
    // The exact limits of a count of 3 are 0.6187 and 8.7673 (Garwood 1936).
    expect(kind).toMatchObject({ denominator: 2500, rate: { rate: expect.closeTo(1.2, 10) } });
    expect(kind!.rate.lower).toBeCloseTo(0.6187 / 2.5, 4);
  });

  it('are of each row’s own residents by area', async () => {
    expect((await rates({ areaCodes: ['E08000099'] }, 'AREA')).rows).toMatchObject([
      { key: 'E01000001', denominator: 1000, rate: { rate: 1 } },
      { key: 'E01000002', denominator: 1500, rate: { rate: 2 / 1.5 } },
    ]);
  });

  it.each([
    ['no area is named', {}],
    ['areas of two types may share people', { areaCodes: ['E08000099', 'E01000001'] }],
    ['a circle is drawn', { areaCodes: ['E08000099'], near: { longitude: -3, latitude: 53.5, metres: 2000 } }],
    ['a box is drawn', { bbox: { west: -3.1, south: 53.4, east: -2.9, north: 53.6 } }],
  ])('are none where nobody knows how many live there: %s', async (_, filter) => {
    for (const by of ['MONTH', 'CATEGORY']) {
      const { basis, rows } = await rates(filter, by);
      expect(basis).toBeNull();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatchObject({ denominator: null, rate: null });
    }
  });

  it('are none for hours of the week', async () => {
    const { rows } = await rates({ areaCodes: ['E08000099'] }, 'WEEK_HOUR');
    expect(rows).toHaveLength(7 * 24);
    expect(rows[0]).toMatchObject({ denominator: null, rate: null });
  });
});
