/** The demonstration goes through the ordinary ingest into a database, whole, once, and never beside real data. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemonstration } from '../../server/demonstration/load.js';
import { HOTSPOTS, PERIOD } from '../../server/demonstration/truth.js';
import { londonDay } from '../../server/governance/agreement.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { testDatabase } from '../database.js';

const quiet = (): void => undefined;

describe('the demonstration', () => {
  let database: PostgresDatabase;
  const rows = <Row>(text: string, parameters: unknown[] = []): Promise<Row[]> =>
    database.asOwner((sql) => sql.query<Row>(text, parameters));

  afterAll(() => database.close());

  it('is refused where real data is loaded', async () => {
    database = await testDatabase('server');
    await rows(
      `INSERT INTO batch (source, file_name, content_sha256, state, loaded_by) VALUES ('places', 'real.csv', 'x', 'published', 'test')`,
    );
    expect(await loadDemonstration(database, quiet)).toBe('real data present');
    expect(await rows('SELECT 1 FROM setting')).toEqual([]);
    await database.close();
  });

  describe('on the embedded engine, interrupted and started again', () => {
    beforeAll(async () => {
      database = await testDatabase('embedded');
      let files = 0;
      const interrupted = loadDemonstration(database, (text) => {
        if (text.startsWith('Loading') && ++files === 4) throw new Error('interrupted');
      });
      await expect(interrupted).rejects.toThrow('interrupted');
      expect(await rows(`SELECT 1 FROM batch WHERE state = 'published'`)).toHaveLength(3);
      expect(await loadDemonstration(database, quiet)).toBe('loaded');
    }, 300_000);

    it('holds every file once, all marked as invented, and is not loaded again', async () => {
      const batches = await rows<{
        file_name: string;
        invented: boolean;
        state: string;
        rows_refused: number;
      }>('SELECT file_name, invented, state, rows_refused::int FROM batch');
      expect(batches.length).toBeGreaterThan(15);
      expect(new Set(batches.map((batch) => batch.file_name)).size).toBe(batches.length);
      expect(batches.every((batch) => batch.invented && batch.state === 'published' && batch.rows_refused === 0)).toBe(true);
      expect(await loadDemonstration(database, quiet)).toBe('already loaded');
      expect(await rows('SELECT 1 FROM batch')).toHaveLength(batches.length);
    });

    it('says whose it is, that it is invented, and where concerns about a child go', async () => {
      const settings = Object.fromEntries(
        (await rows<{ name: string; content: unknown }>('SELECT name, content FROM setting')).map(({ name, content }) => [
          name,
          content,
        ]),
      );
      expect(settings['partnership']).toBe('Marram Community Safety Partnership');
      expect(settings['invented']).toBe(true);
      expect(settings['concern_about_a_child']).toMatchObject({
        text: expect.stringContaining('(invented)'),
        telephone: expect.any(String),
        url: expect.any(String),
      });
    });

    it('gives every area a boundary, and every type of area the whole district', async () => {
      const types = await rows<{ type: string; areas: number; without: number; km2: number }>(
        `SELECT type, count(*)::int AS areas, count(*) FILTER (WHERE boundary IS NULL)::int AS without, sum(land_km2) AS km2 FROM area GROUP BY type`,
      );
      const counts = Object.fromEntries(types.map(({ type, areas }) => [type, areas]));
      expect(counts).toEqual({
        LSOA: 190,
        MSOA: 25,
        WARD: 22,
        DISTRICT: 1,
        UPPER_TIER: 1,
        FORCE: 1,
        POSTCODE_DISTRICT: 6,
      });
      for (const { without, km2 } of types) {
        expect(without).toBe(0);
        expect(km2).toBeCloseTo(types[0]!.km2, 2);
      }
      const members = await rows<{ type: string; lsoas: number }>(
        'SELECT type, count(DISTINCT lsoa_code)::int AS lsoas FROM area_lsoa GROUP BY type',
      );
      expect(members.every(({ lsoas }) => lsoas === 190)).toBe(true);
    });

    it('has no area that overlaps its neighbour', async () => {
      const overlaps = await rows(
        `SELECT one.gss_code, other.gss_code FROM area one JOIN area other ON one.type = other.type AND one.gss_code < other.gss_code
           AND one.boundary_bng && other.boundary_bng AND ST_Area(ST_Intersection(one.boundary_bng, other.boundary_bng)) > 5
          WHERE one.type IN ('LSOA', 'WARD')`,
      );
      expect(overlaps).toEqual([]);
    });

    it('has incidents of all kinds in every month of the period, nearly all in an LSOA', async () => {
      const kinds = await rows<{
        kind: string;
        count: number;
        months: number;
        resolved: number;
        placed: number;
      }>(
        `SELECT kind, count(*)::int AS count, count(DISTINCT date_trunc('month', occurred_from AT TIME ZONE 'Europe/London'))::int AS months,
                count(lsoa21)::int AS resolved, count(location)::int AS placed
           FROM incident GROUP BY kind ORDER BY kind`,
      );
      expect(kinds.map(({ kind }) => kind)).toEqual(['ASB_REPORT', 'FIREARMS_DISCHARGE', 'RECORDED_CRIME']);
      for (const { kind, months, resolved, placed, count } of kinds) {
        if (kind !== 'FIREARMS_DISCHARGE') expect(months).toBe(36);
        expect(placed / count).toBeGreaterThan(0.95);
        expect(resolved / placed).toBeGreaterThan(0.999);
      }
      expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(55_000);
      const [period] = await rows<{ from: string; to: string }>(
        `SELECT min((occurred_from AT TIME ZONE 'Europe/London')::date)::text AS "from", max((occurred_from AT TIME ZONE 'Europe/London')::date)::text AS "to" FROM incident`,
      );
      expect(period!.from).toBe(PERIOD.from);
      expect(period!.to).toBe(PERIOD.to);
    });

    it('shows the largest hotspot in the densest squares of the summary', async () => {
      const squares = await rows<{ cell_east: number; cell_north: number }>(
        `SELECT cell_east, cell_north FROM asb_report WHERE occurred_from >= '2025-11-01' AND location IS NOT NULL
          GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 12`,
      );
      const harbour = HOTSPOTS.find(({ name }) => name === 'Harbour Road')!;
      const near = squares.filter(
        (square) =>
          Math.hypot(
            square.cell_east * 100 + 50 - harbour.centre.easting,
            square.cell_north * 100 + 50 - harbour.centre.northing,
          ) < 450,
      );
      expect(near.length).toBeGreaterThan(2);
    });

    it('has hotspot areas of each standing, on places that were planted, with all that is to be written of one', async () => {
      const today = londonDay();
      const areas = await rows<Record<string, string>>(
        `SELECT name, hotspot_status(status, review_on, $1::date) AS status, reason, least_intrusive, equality_note, owner, source,
                ST_Area(boundary_bng)::int AS metres, review_on::text FROM hotspot_area ORDER BY name`,
        [today],
      );
      expect(areas.map(({ name, status }) => [name, status])).toEqual([
        ['Birkfield Parade', 'active'],
        ['Castle Precinct', 'lapsed'],
        ['Harbour Road', 'active'],
        ['Teasel Park', 'proposed'],
      ]);
      for (const { name, reason, least_intrusive, equality_note, owner, metres } of areas) {
        expect(HOTSPOTS.map((planted) => planted.name)).toContain(name);
        expect(reason).toMatch(/^Invented\. /);
        expect([least_intrusive!.length > 40, equality_note!.length > 40, owner!.length > 5]).toEqual([true, true, true]);
        expect(Number(metres)).toBeGreaterThan(40_000);
      }
      const notes = await rows<{ name: string; handling: string }>(
        'SELECT name, handling FROM hotspot_threat_note n JOIN hotspot_area h ON h.id = n.area_id',
      );
      expect(notes).toEqual([{ name: 'Harbour Road', handling: 'C' }]);
      const history = await rows<{ change: string }>('SELECT change FROM hotspot_area_change ORDER BY id');
      expect(history.map(({ change }) => change).sort()).toEqual([
        ...['activated', 'activated', 'activated', 'proposed', 'proposed', 'proposed', 'proposed'],
      ]);
    });

    it('has people, deprivation, postcodes, streets, schools, libraries and youth sessions', async () => {
      const [counts] = await rows<Record<string, number>>(
        `SELECT (SELECT count(DISTINCT gss_code) FROM population WHERE area_type = 'LSOA')::int AS peopled,
                (SELECT count(DISTINCT gss_code) FROM deprivation WHERE domain = 'imd')::int AS ranked,
                (SELECT count(*) FROM postcode WHERE location IS NULL)::int AS unplaced_postcodes,
                (SELECT count(*) FROM place WHERE kind = 'road' AND line IS NOT NULL)::int AS roads,
                (SELECT count(*) FROM place WHERE kind = 'school')::int AS schools,
                (SELECT count(*) FROM place WHERE kind = 'library' AND location IS NOT NULL)::int AS libraries,
                (SELECT count(*) FROM youth_place)::int AS youth_places,
                (SELECT count(*) FROM youth_place WHERE sensitive)::int AS sensitive,
                (SELECT count(*) FROM youth_session)::int AS sessions`,
      );
      expect(counts).toMatchObject({
        peopled: 190,
        ranked: 190,
        unplaced_postcodes: 5,
        schools: 92,
        libraries: 13,
        youth_places: 26,
        sensitive: 1,
      });
      expect(counts!['roads']).toBeGreaterThan(1400);
      expect(counts!['sessions']).toBeGreaterThan(38);
    });
  });
});
