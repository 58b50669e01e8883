/** A council's list for one district beside police.uk for the whole force; and months that one of two forces lacks. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import {
  countIncidents,
  gridIncidents,
  incidentPoints,
  listIncidents,
  type CountOptions,
  type IncidentFilter,
} from '../../server/incidents/incidents.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { addArea, addLsoas } from './made-up-areas.js';
import { emptyIncidents } from './tables.js';

const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n';
const SOUTH = 'E01000001';
const NORTH = 'E01000002';

describe.each(engines)('rival sources and silent forces (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyIncidents(database);
    await addLsoas(database, 2021, [
      [SOUTH, -3.02, 53.48, -3.0, 53.52],
      [NORTH, -3.0, 53.48, -2.98, 53.52],
    ]);
    for (const [code, name, lsoa] of [
      ['E08000001', 'South Marram', SOUTH],
      ['E08000002', 'North Marram', NORTH],
    ] as const) {
      await addArea(database, { type: 'DISTRICT', code, vintage: 2024, name, lsoaVintage: 2021, lsoas: [lsoa] });
    }
  });

  const street = async (
    force: string,
    ...rows: (readonly [month: string, lsoa: string | null, count: number])[]
  ): Promise<void> => {
    const place = (lsoa: string | null): string =>
      lsoa === null ? ',,No Location,,' : `${lsoa === SOUTH ? '-3.01' : '-2.99'},53.5,On or near Sand Lane,${lsoa},`;
    const text = rows
      .map(([month, lsoa, count]) =>
        `,${month},${force} Police,${force} Police,${place(lsoa)},Anti-social behaviour,,\n`.repeat(count),
      )
      .join('');
    const { errors } = await loadText(database, policeStreet, STREET + text, {}, `${Math.random()}-street.csv`);
    expect(errors).toEqual([]);
  };
  const council = async (...rows: (readonly [day: string, longitude: string, count: number])[]): Promise<void> => {
    const lines = rows.flatMap(([day, longitude, count]) =>
      Array.from({ length: count }, (_, index) => `${day}-${longitude}-${index},marram,${day},${longitude},53.5,Noise\n`),
    );
    const text = `reference,force,occurred_from,longitude,latitude,category\n${lines.join('')}`;
    const { errors } = await loadText(database, asbReports, text, {}, `${Math.random()}.csv`);
    expect(errors).toEqual([]);
  };
  const counts = (filter: IncidentFilter, by: Parameters<typeof countIncidents>[2], options?: CountOptions) =>
    database.asOwner((sql) => countIncidents(sql, filter, by, options));
  const answered = (rows: readonly { key: string; count: number | null }[]): unknown =>
    Object.fromEntries(rows.filter(({ count }) => count !== 0).map(({ key, count }) => [key, count]));

  test('the council’s list is chosen in its district and months; elsewhere open data count, on every way out', async () => {
    await street(
      'Marram',
      ['2024-01', SOUTH, 20],
      ['2024-01', NORTH, 30],
      ['2024-01', null, 4],
      ['2024-02', SOUTH, 5],
      ['2024-02', NORTH, 6],
    );
    await council(['2024-01-10', '-3.01', 12], ['2024-01-11', '-2.99', 1]);
    const asked: IncidentFilter = { kinds: ['ASB_REPORT'] };
    // January: 12 of the council in the south (not its stray in the north), 30 and 4 without place of police.uk. February: 11.
    const byMonth = await counts(asked, 'MONTH');
    expect(answered(byMonth.rows)).toEqual({ '2024-01': 46, '2024-02': 11 });
    expect(byMonth).toMatchObject({ total: 57, noLocation: 4, missingMonths: [], incompleteMonths: [] });
    expect(byMonth.overlapping).toEqual([
      '«asb-reports» also has ASB reports of marram in North Marram (2024-01), the same thing twice: left out there. Counted there is «police.uk». To count «asb-reports», name it as the source.',
      '«police.uk» also has ASB reports of marram in South Marram (2024-01), the same thing twice: left out there. Counted there is «asb-reports». To count «police.uk», name it as the source.',
    ]);
    expect(answered((await counts(asked, 'CATEGORY')).rows)).toEqual({ 'Anti-social behaviour': 45, Noise: 12 });
    expect(answered((await counts(asked, 'AREA', { areaType: 'DISTRICT' })).rows)).toEqual({ E08000001: 17, E08000002: 36 });
    expect((await counts({ ...asked, areaCodes: ['E08000001'] }, 'KIND')).total).toBe(17);
    expect((await counts({ ...asked, from: '2024-02-01' }, 'KIND')).overlapping).toEqual([]);
    expect((await counts({ ...asked, sources: ['police.uk'] }, 'KIND')).total).toBe(65);
    const box = { west: -3.015, south: 53.49, east: -3.005, north: 53.51 };
    expect((await counts({ ...asked, bbox: box }, 'KIND')).total).toBe(17);
    for (const filter of [asked, { ...asked, bbox: box }, { ...asked, from: '2024-02-01' }]) {
      const expected = { total: (await counts(filter, 'KIND')).total };
      for (const [metres, shape] of [
        [100, 'SQUARE'],
        [500, 'SQUARE'],
        [500, 'HEXAGON'],
      ] as const) {
        const grid = await database.asOwner((sql) => gridIncidents(sql, filter, metres, shape));
        const cells = (JSON.parse(grid.cells) as { features: { properties: { count: number } }[] }).features;
        expect(grid.total).toBe(expected.total);
        expect(cells.reduce((sum, { properties }) => sum + properties.count, 0)).toBe(expected.total - grid.noLocation);
      }
    }
    expect((await database.asOwner((sql) => listIncidents(sql, asked, 100))).incidents).toHaveLength(57);
    expect((await database.asOwner((sql) => incidentPoints(sql, asked))).count).toBe(53);
  });

  test('a year in which one month is divided is not taken as a whole', async () => {
    const year = Array.from({ length: 12 }, (_, index) => `2023-${String(index + 1).padStart(2, '0')}`);
    await street('Marram', ...year.flatMap((month) => [[month, SOUTH, 2] as const, [month, NORTH, 3] as const]));
    await council(['2023-06-10', '-3.01', 1]);
    expect((await counts({ kinds: ['ASB_REPORT'] }, 'KIND')).total).toBe(12 * 5 - 2 + 1);
    expect(answered((await counts({ kinds: ['ASB_REPORT'] }, 'AREA', { areaType: 'DISTRICT' })).rows)).toEqual({
      E08000001: 23,
      E08000002: 36,
    });
  });

  test('a month that one of two forces lacks is missing, with the force named; not where its area is not asked', async () => {
    await street('Marram', ['2024-01', SOUTH, 25], ['2024-02', SOUTH, 5], ['2024-03', SOUTH, 5]);
    // One record of the neighbour strayed over the border.
    await street('Dune', ['2024-01', NORTH, 50], ['2024-01', SOUTH, 1], ['2024-03', NORTH, 50]);
    const february = [{ month: '2024-02', force: 'dune', kind: 'ASB_REPORT' }];
    const everywhere = await counts({}, 'MONTH');
    expect(everywhere).toMatchObject({ missingMonths: ['2024-02'], incompleteMonths: february });
    expect(await counts({ areaCodes: ['E08000002'] }, 'KIND')).toMatchObject({
      missingMonths: ['2024-02'],
      incompleteMonths: february,
    });
    expect(await counts({ areaCodes: ['E08000001'] }, 'KIND')).toMatchObject({ missingMonths: [], incompleteMonths: [] });
    const grid = await database.asOwner((sql) => gridIncidents(sql, {}, 500));
    expect(grid).toMatchObject({ missingMonths: ['2024-02'], incompleteMonths: february });
    // A kind nobody sent is missing when it is asked for by name, of every force.
    const named = await counts({ kinds: ['RECORDED_CRIME'], from: '2024-01-01', to: '2024-01-31' }, 'KIND');
    expect(named.incompleteMonths).toEqual([
      { month: '2024-01', force: 'dune', kind: 'RECORDED_CRIME' },
      { month: '2024-01', force: 'marram', kind: 'RECORDED_CRIME' },
    ]);
  });
});
