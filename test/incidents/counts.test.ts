import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import fc from 'fast-check';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { checkIncidentSummaries } from '../../server/incidents/check-summaries.service.js';
import { countIncidents, gridIncidents, type IncidentFilter } from '../../server/incidents/incidents.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { loadText } from '../ingest/load-text.js';
import { engines, testDatabase } from '../database.js';
import { addArea, addLsoas } from './made-up-areas.js';
import { admits, allIncidents, type PlainIncident } from './plain-counts.js';
import { emptyIncidents } from './tables.js';

const STREET =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n';
const ASB = 'reference,force,occurred_from,occurred_to,easting,northing,category\n';

/** A western and an eastern LSOA side by side, and a ward and a district made of them; a second ward has none. */
const WEST = 'E01000001';
const EAST = 'E01000002';

describe.each(engines)('counts of incidents (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await emptyIncidents(database);
    await addLsoas(database, 2021, [
      [WEST, -3.02, 53.48, -3.0, 53.52],
      [EAST, -3.0, 53.48, -2.98, 53.52],
    ]);
    await addArea(database, { type: 'WARD', code: 'E05000001', vintage: 2024, name: 'Sand', lsoaVintage: 2021, lsoas: [WEST] });
    await addArea(database, { type: 'WARD', code: 'E05000002', vintage: 2024, name: 'Harbour', lsoaVintage: 2021, lsoas: [] });
    await addArea(database, {
      type: 'DISTRICT',
      code: 'E08000099',
      vintage: 2024,
      name: 'Marram',
      lsoaVintage: 2021,
      lsoas: [WEST, EAST],
    });
  });

  const counts = (
    filter: IncidentFilter,
    ...how: Parameters<typeof countIncidents> extends [unknown, unknown, ...infer Rest] ? Rest : never
  ) => database.asOwner((sql) => countIncidents(sql, filter, ...how));
  const asb = (rows: string, name = 'asb.csv') => loadText(database, asbReports, ASB + rows, {}, name);
  const streetRow = (month: string, point: string, code: string, category = 'Anti-social behaviour'): string =>
    `,${month},Marram Police,Marram Police,${point},On or near Sand Lane,${code},Marram 001A,${category},,\n`;
  const street = (rows: string, name = 'street.csv') => loadText(database, policeStreet, STREET + rows, {}, name);

  test('wrong filters are refused with their path', async () => {
    const path = (filter: unknown): Promise<unknown> =>
      counts(filter as IncidentFilter, 'KIND').then(
        () => 'answered',
        (error) => error.inputPath,
      );
    expect(await path({ from: '2024-02-30' })).toEqual(['filter', 'from']);
    expect(await path({ from: '2024-02-01', to: '2024-01-01' })).toEqual(['filter', 'to']);
    expect(await path({ weekdays: [1, 8] })).toEqual(['filter', 'weekdays', 1]);
    expect(await path({ areaCodes: [WEST, 'E99999999'] })).toEqual(['filter', 'areaCodes', 1]);
    expect(await path({ bbox: { west: 1, east: 0, south: 0, north: 1 } })).toEqual(['filter', 'bbox']);
    expect(await path({ within: { type: 'Point', coordinates: [0, 0] } })).toEqual(['filter', 'within']);
    expect(
      await path({
        within: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 1],
              [1, 0],
              [0, 1],
              [0, 0],
            ],
          ],
        },
      }),
    ).toEqual(['filter', 'within']);
    await expect(counts({}, 'AREA')).rejects.toMatchObject({ inputPath: ['areaType'] });
    await expect(counts({}, 'AREA', { areaType: 'MSOA' })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(database.asOwner((sql) => gridIncidents(sql, {}, 10))).rejects.toMatchObject({ inputPath: ['cellMetres'] });
  });

  test('areas with nothing are 0, an area without LSOAs is no data; records without place are in the total unless a place is named', async () => {
    await street(
      streetRow('2024-01', '-3.01,53.5', WEST) + streetRow('2024-01', '-3.01,53.5', WEST) + streetRow('2024-01', ',', ''),
    );
    const wards = await counts({}, 'AREA', { areaType: 'WARD' });
    expect(wards.rows.map(({ key, count }) => [key, count])).toEqual(
      [
        ['E05000002', null],
        ['E05000001', 2],
      ].sort(),
    );
    expect(wards).toMatchObject({ total: 3, noLocation: 1, notCarriedOver: 0, vintage: 2024 });
    const lsoas = await counts({ areaCodes: ['E08000099'] }, 'AREA', { areaType: 'LSOA' });
    expect(lsoas.rows.map(({ key, count }) => [key, count])).toEqual([
      [WEST, 2],
      [EAST, 0],
    ]);
    expect(lsoas).toMatchObject({ total: 2, noLocation: 0 });
  });

  test('an incident matches when its interval overlaps the period, to the end of the last day, over the change of the clocks', async () => {
    await asb(
      'a,marram,2024-03-30T23:30,2024-03-31T03:00,,,Noise\n' + // over the spring change, 2.5 hours long
        'b,marram,2024-03-31T23:30,2024-04-01T00:30,,,Noise\n' +
        'c,marram,2024-01-15T10:00,2024-04-02T10:00,,,Noise\n' + // months long
        'd,marram,2024-10-27T01:30,,,,Noise\n',
    );
    const total = async (from: string | null, to: string | null): Promise<number> =>
      (await counts({ from, to }, 'KIND', {})).total;
    expect(await total('2024-03-31', '2024-03-31')).toBe(3);
    expect(await total('2024-03-30', '2024-03-30')).toBe(2);
    expect(await total('2024-04-01', '2024-04-30')).toBe(2);
    expect(await total('2024-02-01', '2024-02-29')).toBe(1);
    expect(await total('2024-10-27', '2024-10-27')).toBe(1);
    expect(await total(null, '2024-01-14')).toBe(0);
    const months = await counts({ from: '2024-02-01', to: '2024-04-30' }, 'MONTH');
    expect(months.rows.map(({ key, count }) => [key, count])).toEqual([
      ['2024-02', 1],
      ['2024-03', 2],
      ['2024-04', 0],
    ]);
    expect(months.total).toBe(3);
  });

  test('hours of the week take what is known to the hour, and say in words how many are left out', async () => {
    await asb(
      'a,marram,2024-11-01T19:30,,,,Noise\nb,marram,2024-11-01T19:00,2024-11-01T22:00,,,Noise\nc,marram,2024-07-05T23:10,,,,Noise\n',
    );
    await street(streetRow('2024-01', '-3.01,53.5', WEST));
    const week = await counts({}, 'WEEK_HOUR');
    expect(week.rows).toHaveLength(168);
    expect(week.rows.filter(({ count }) => count! > 0).map(({ key, label, count }) => [key, label, count])).toEqual([
      ['5-19', 'Friday 19:00 to 20:00', 1],
      ['5-23', 'Friday 23:00 to 24:00', 1],
    ]);
    expect(week).toMatchObject({
      total: 4,
      leftOut: { count: 2, sentence: '2 records are left out, because their hour is not known (of 1 only the month).' },
    });
    const friday = await counts({ weekdays: [5] }, 'KIND');
    expect(friday).toMatchObject({
      total: 3,
      leftOut: { count: 1, sentence: '1 record is left out, because only its month is known.' },
    });
    expect((await counts({ weekdays: [5], hours: [19] }, 'KIND')).total).toBe(1);
  });

  test('two sources of the same kind, force and month are never summed: the own list is chosen, unless a source is named', async () => {
    await street(streetRow('2024-01', '-3.01,53.5', WEST).repeat(5) + streetRow('2024-02', '-3.01,53.5', WEST).repeat(3));
    await asb('a,marram,2024-01-10,,,,Noise\n');
    const both = await counts({ kinds: ['ASB_REPORT'] }, 'MONTH');
    expect(both.rows.map(({ key, count }) => [key, count])).toEqual([
      ['2024-01', 1],
      ['2024-02', 3],
    ]);
    expect(both.total).toBe(4);
    expect(both.overlapping).toEqual([
      '«police.uk» also has ASB reports of marram (2024-01), the same thing twice: left out. Counted is «asb-reports». To count «police.uk», name it as the source.',
    ]);
    expect((await counts({}, 'KIND')).total).toBe(4);
    expect((await counts({ sources: ['police.uk'] }, 'KIND')).total).toBe(8);
    const byRows = await counts({ near: { longitude: -3.01, latitude: 53.5, metres: 500 } }, 'KIND');
    expect(byRows.total).toBe(3);
  });

  test('months without data are named, kinds not permitted too, and nothing is counted of them', async () => {
    await street(streetRow('2024-01', '-3.01,53.5', WEST) + streetRow('2024-03', '-3.01,53.5', WEST, 'Drugs'));
    await loadText(
      database,
      firearmsDischarges,
      'reference,force,occurred_from,weapon,verification\nf1,marram,2024-01-05T22:00,handgun,confirmed\n',
      {},
      'discharges.csv',
    );
    expect((await counts({ kinds: ['ASB_REPORT'], from: '2024-01-01', to: '2024-03-31' }, 'MONTH')).missingMonths).toEqual([
      '2024-02',
      '2024-03',
    ]);
    const partner = await counts({ permittedKinds: ['ASB_REPORT', 'RECORDED_CRIME'] }, 'KIND');
    expect(partner.notIncluded).toEqual(['FIREARMS_DISCHARGE']);
    expect(partner.rows.map(({ key, count }) => [key, count])).toEqual([
      ['ASB_REPORT', 1],
      ['RECORDED_CRIME', 1],
    ]);
    expect(partner.total).toBe(2);
  });

  test('whatever was loaded and taken back, counts and grids equal the rows counted one by one', async () => {
    const point = fc.constantFrom('333700,400800', '334100,400800', '333950,401200', '334400,400400', ',');
    const day = fc
      .integer({ min: 0, max: 700 })
      .map((days) => new Date(Date.UTC(2022, 10, 1) + days * 86_400_000).toISOString().slice(0, 10));
    const report = fc.tuple(
      day,
      fc.constantFrom('', 'T18:20', 'T00:00'),
      fc.constantFrom(0, 1, 2, 40),
      point,
      fc.constantFrom('Noise', 'Fireworks'),
    );
    const crime = fc.tuple(
      day,
      fc.constantFrom('-3.01,53.5', '-2.99,53.5', ','),
      fc.constantFrom(WEST, EAST, ''),
      fc.constantFrom('Drugs', 'Anti-social behaviour'),
    );
    const filter = fc.record({
      kinds: fc.option(fc.constantFrom(['ASB_REPORT' as const], ['RECORDED_CRIME' as const])),
      categories: fc.option(fc.constantFrom(['Noise'], ['Drugs', 'Fireworks'])),
      from: fc.option(
        fc.oneof(
          day,
          day.map((one) => `${one.slice(0, 7)}-01`),
          fc.constant('2023-01-01'),
        ),
      ),
      to: fc.constant(null),
      areaCodes: fc.option(fc.constantFrom([WEST], ['E08000099', EAST])),
      // One without any whole square of 500 m, one around several, with a point on its side.
      bbox: fc.option(
        fc.constantFrom(
          { west: -3.005, south: 53.499, east: -2.99, north: 53.505 },
          { west: -3.01, south: 53.485, east: -2.97, north: 53.515 },
        ),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(report, { minLength: 1, maxLength: 30 }),
        fc.array(crime, { maxLength: 20 }),
        fc.array(filter, { minLength: 4, maxLength: 4 }),
        fc.constantFrom('2023-12-31', '2023-08-31', null),
        fc.boolean(),
        async (reports, crimes, filters, to, takeBack) => {
          await database.asOwner(async (sql) => {
            await sql.execute(
              'TRUNCATE asb_report, recorded_crime, incident_area_count, incident_cell_count, incident_series, incident_lsoas, incident_slice, batch_coverage, replaced_row',
            );
            await sql.execute(`DELETE FROM batch WHERE source <> 'area-lookup'`);
          });
          const rows = reports.map(([date, time, days, place, category], index) => {
            const end =
              days === 0 ? '' : new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
            return `r${index},marram,${date}${time},${end},${place},${category}\n`;
          });
          const first = await asb(rows.join(''), `${Math.random()}.csv`);
          if (crimes.length > 0) {
            const loaded = await street(
              crimes.map(([date, place, code, category]) => streetRow(date.slice(0, 7), place, code, category)).join(''),
              `${Math.random()}.csv`,
            );
            expect(loaded.errors).toEqual([]);
          }
          if (takeBack) await undoBatch(database, findSource, first.batch!, 'cli:test');
          expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);

          const all = await database.asOwner(allIncidents);
          for (const one of filters) {
            const asked: IncidentFilter = { ...one, to: to !== null && one.from !== null && to < one.from ? null : to };
            await compare(all, asked);
          }
        },
      ),
      { numRuns: engine === 'server' ? 10 : 3 },
    );
  }, 240_000);

  async function compare(all: readonly PlainIncident[], filter: IncidentFilter): Promise<void> {
    const admitted = all.filter((incident) =>
      admits(filter, incident, all, { [WEST]: [WEST], [EAST]: [EAST], E08000099: [WEST, EAST] }),
    );
    const tally = (key: (incident: PlainIncident) => string): Record<string, number> => {
      const sums: Record<string, number> = {};
      for (const incident of admitted) sums[key(incident)] = (sums[key(incident)] ?? 0) + 1;
      return sums;
    };
    const answered = (rows: readonly { key: string; count: number | null }[]): Record<string, number> =>
      Object.fromEntries(rows.filter(({ count }) => count! > 0).map(({ key, count }) => [key, count!]));
    const first = filter.from?.slice(0, 7) ?? '';
    const byCategory = await counts(filter, 'CATEGORY');
    expect(answered(byCategory.rows)).toEqual(tally(({ category }) => category));
    expect(byCategory).toMatchObject({
      total: admitted.length,
      noLocation: admitted.filter(({ longitude }) => longitude === null).length,
    });
    const byMonth = await counts(filter, 'MONTH');
    expect(answered(byMonth.rows)).toEqual(tally(({ month }) => (month < first ? first : month)));
    const byArea = await counts(filter, 'AREA', { areaType: 'LSOA' });
    expect(answered(byArea.rows)).toEqual(
      Object.fromEntries(
        Object.entries(tally(({ lsoa21 }) => lsoa21 ?? '')).filter(([code]) => byArea.rows.some(({ key }) => key === code)),
      ),
    );
    expect(byArea.total).toBe(admitted.length);
    for (const metres of [100, 500, 300]) {
      const grid = await database.asOwner((sql) => gridIncidents(sql, filter, metres));
      const features = (JSON.parse(grid.cells) as { features: { properties: { east: number; north: number; count: number } }[] })
        .features;
      expect(Object.fromEntries(features.map(({ properties: { east, north, count } }) => [`${east}/${north}`, count]))).toEqual(
        Object.fromEntries(
          Object.entries(
            tally(({ easting, northing }) =>
              easting === null ? '' : `${Math.floor(easting / metres)}/${Math.floor(northing! / metres)}`,
            ),
          ).filter(([key]) => key !== ''),
        ),
      );
      expect(grid.total).toBe(admitted.length);
    }
  }
});
