import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersona, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { serve, type Answer, type Served } from './serve.js';

const [WEST, EAST, FAR] = ['E05999901', 'E05999902', 'E05999903'] as const;
const DISTRICT = 'E08000099';

const HEADER = 'session,place,kind,easting,northing,sensitive,weekday,starts,ends,provider,period,males,females,not_recorded\n';
const OWN = findPersona('partner')!.agency;
const at = { west: '333500,395500', east: '334500,395500', far: '335500,395500', nowhere: ',' };
const row = (
  session: string,
  where: keyof typeof at,
  provider: string,
  period: string,
  counted: string,
  sensitive = '',
): string =>
  `${session},${session} hall,building,${at[where]},${sensitive},Friday,18:00,20:00,${provider},${period},${counted}\n`;

/** Mondays: 27 October and 3 November 2025, 30 March 2026 (its Wednesday is 1 April). */
const SESSIONS =
  HEADER +
  row('Boxing', 'west', OWN, '2025-10-31', '14,9,') +
  row('Boxing', 'west', OWN, '2025-11-07', '3,2,1') +
  row('Boxing', 'west', OWN, '2026-04-03', '20,21,') +
  row('Music', 'west', 'Council', '2025-10-30', '0,0,8') +
  row('Games', 'east', 'not stated', '2025-11-02', '6,6,') +
  row('Games', 'east', 'Council', '2025-11-07', '7,,') +
  row('Sailing', 'far', 'Sailing base', '2025-10-31', '0,0,') +
  row('Sailing', 'far', 'Sailing base', '2025/26 autumn', '40,41,2') +
  row('Bus', 'nowhere', 'Council', '2025-10-31', '11,12,') +
  row('Hidden evening', 'west', 'Council', '2025-10-31', '100,100,', 'yes');

const QUERY = `query ($by: AttendanceBy!, $type: AreaType!, $area: String, $from: Date, $to: Date) {
  attendanceCounts(by: $by, areaType: $type, areaCode: $area, from: $from, to: $to) {
    rows { area { gssCode } period weekFrom count { count suppressed roundedTo } } ownOnly withoutDay withoutArea incomplete protection } }`;

interface Counts {
  readonly rows: {
    area: { gssCode: string };
    period: string;
    weekFrom: string | null;
    count: { count: number | null; suppressed: boolean };
  }[];
  readonly [more: string]: unknown;
}

describe.each(engines)('attendance over GraphQL (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await database.asOwner(async (sql) => {
      await sql.execute(
        `INSERT INTO area (type, gss_code, vintage, name, boundary, boundary_bng, in_use)
         SELECT type, code, 2024, name, ST_Multi(ST_Transform(b, 4326)), ST_Multi(b), true
           FROM (VALUES ('WARD', '${WEST}', 'Alder', 333000, 334000), ('WARD', '${EAST}', 'Beech', 334000, 335000),
                        ('WARD', '${FAR}', 'Cedar', 335000, 336000), ('DISTRICT', '${DISTRICT}', 'Marram', 333000, 336000))
                AS made_up (type, code, name, west, east),
                LATERAL (SELECT ST_MakeEnvelope(west, 395000, east, 396000, 27700) AS b) AS shape`,
      );
    });
    const loaded = await loadText(database, youthProvision, SESSIONS);
    expect(loaded.errors).toEqual([]);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const ask = (persona: PersonaName, by: string, type: string, more: object = {}): Promise<Answer> =>
    served.ask(QUERY, { by, type, ...more }, persona);
  const counts = async (...asked: Parameters<typeof ask>): Promise<Counts> => {
    const { body } = await ask(...asked);
    expect(body.errors).toBeUndefined();
    return body.data!['attendanceCounts'] as Counts;
  };
  const table = ({ rows }: Counts): [string, string, number | null | 'withheld'][] =>
    rows.map(({ area, period, count }) => [area.gssCode, period, count.suppressed ? 'withheld' : count.count]);

  it.each([
    ['outreach-worker', 'WEEK', 'WARD', /own shift \(«myShift»\), and no attendance/],
    ['information-governance', 'WEEK', 'WARD', /does not see attendance/],
    ['administrator', 'PERIOD', 'DISTRICT', /does not see attendance/],
    ['police-analyst', 'PERIOD', 'WARD', /by ward and week/],
    ['police-analyst', 'WEEK', 'DISTRICT', /by ward and week/],
    ['jsna-author', 'WEEK', 'WARD', /not by week/],
    ['jsna-author', 'WEEK', 'DISTRICT', /not by week/],
  ] as const)('%s is refused by %s and %s', async (persona, by, type, words) => {
    const { body } = await ask(persona, by, type);
    expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(body.errors?.[0]?.message).toMatch(words);
  });

  it.each([
    ['WEEK', 'LSOA', {}, ['areaType']],
    ['WEEK', 'WARD', { area: 'E01000000' }, ['areaCode']],
    ['WEEK', 'DISTRICT', { area: WEST }, ['areaCode']],
    ['PERIOD', 'WARD', { from: '2025-11-01' }, ['from']],
    ['WEEK', 'WARD', { from: '2025-11-02', to: '2025-11-01' }, ['to']],
  ])('by %s and %s with %j is wrong', async (by, type, more, path) => {
    const { body } = await ask('council-analyst', by, type, more);
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path });
  });

  it('a council analyst has the counts as they are; what is not known is not 0', async () => {
    const byWeek = await counts('council-analyst', 'WEEK', 'WARD');
    expect(table(byWeek)).toEqual([
      [WEST, '2025-W44', 31],
      [WEST, '2025-W45', 6],
      [WEST, '2026-W14', 41],
      [EAST, '2025-W44', 12],
      // Seven boys, and of girls nothing is said.
      [EAST, '2025-W45', null],
      [FAR, '2025-W44', 0],
    ]);
    expect(byWeek.rows[0]!.weekFrom).toBe('2025-10-27');
    expect(byWeek).toMatchObject({ ownOnly: false, withoutDay: 1, withoutArea: 1, incomplete: 1, protection: null });
    expect(table(await counts('council-analyst', 'PERIOD', 'DISTRICT'))).toEqual([
      [DISTRICT, '2025/26', 49],
      [DISTRICT, '2025/26 autumn', 83],
      [DISTRICT, '2026/27', 41],
    ]);
    const one = await counts('deployment-planner', 'WEEK', 'WARD', { area: WEST, from: '2025-11-09', to: '2026-03-30' });
    expect(table(one)).toEqual([
      [WEST, '2025-W45', 6],
      [WEST, '2026-W14', 41],
    ]);
  });

  it('a police analyst has wards by week as children’s numbers: 0 to 9 withheld, the rest to the nearest 10', async () => {
    const byWeek = await counts('police-analyst', 'WEEK', 'WARD');
    expect(table(byWeek)).toEqual([
      [WEST, '2025-W44', 30],
      [WEST, '2025-W45', 'withheld'],
      [WEST, '2026-W14', 40],
      [EAST, '2025-W44', 10],
      [EAST, '2025-W45', null],
      [FAR, '2025-W44', 'withheld'],
    ]);
    expect(byWeek).toMatchObject({ withoutDay: 1, withoutArea: 1, incomplete: 1 });
    expect(byWeek['protection']).toMatch(/0 to 9 are withheld/);
  });

  it('a JSNA author has totals in which no withheld ward can be worked out from its district', async () => {
    const wards = await counts('jsna-author', 'PERIOD', 'WARD');
    const districts = await counts('jsna-author', 'PERIOD', 'DISTRICT');
    expect(table(districts).map(([, period]) => period)).toEqual(['2025/26', '2025/26 autumn', '2026/27']);
    const year = table(wards).filter(([, period]) => period === '2025/26');
    expect(year.find(([code]) => code === FAR)![2]).toBe('withheld');
    const district = table(districts).find(([, period]) => period === '2025/26')![2];
    const shown = year.map(([, , count]) => count);
    if (typeof district === 'number' && shown.filter((count) => count === 'withheld').length === 1) {
      const others = shown.filter((count): count is number => typeof count === 'number');
      const most = district + 4 - others.reduce((sum, count) => sum + count - 5, 0);
      expect(most).toBeGreaterThanOrEqual(9);
    }
    // Asked for alone, a ward is shown as among the others.
    expect(table(await counts('jsna-author', 'PERIOD', 'WARD', { area: EAST }))).toEqual(
      table(wards).filter(([code]) => code === EAST),
    );
  });

  it('a partner has the sessions of their own agency, exactly, and no others', async () => {
    const byWeek = await counts('partner', 'WEEK', 'WARD');
    expect(table(byWeek)).toEqual([
      [WEST, '2025-W44', 23],
      [WEST, '2025-W45', 6],
      [WEST, '2026-W14', 41],
    ]);
    expect(byWeek['ownOnly']).toBe(true);
    const { body } = await served.ask(
      '{ youthProvision { edges { node { sessions { name attendance { period male female notRecorded } } } } } }',
      {},
      'partner',
    );
    const { edges } = body.data!['youthProvision'] as {
      edges: { node: { sessions: { name: string; attendance: unknown[] | null }[] } }[];
    };
    const sessions = edges.flatMap(({ node }) => node.sessions);
    expect(sessions.find(({ name }) => name === 'Boxing')!.attendance).toHaveLength(3);
    expect(sessions.filter(({ attendance }) => attendance !== null).map(({ name }) => name)).toEqual(['Boxing']);
  });

  it('places that must not be found are in no figure, whoever asks', async () => {
    for (const persona of ['council-analyst', 'police-analyst', 'partner'] as const) {
      const west = (await counts(persona, 'WEEK', 'WARD', { area: WEST })).rows[0]!;
      expect(west.count.count).toBeLessThan(100);
    }
  });

  it('the database holds it too: whatever is asked, roles read no head-count that is not theirs', async () => {
    const under = async (role: string, agency: string, query: string): Promise<unknown> =>
      database
        .asViewer({ databaseRole: role, name: 'somebody', agency }, (sql) => sql.query<{ n: number }>(query))
        .then(([found]) => found!['n' as never])
        .catch((error: { code?: string }) => error.code);
    const all = 'SELECT count(*)::int AS n FROM youth_attendance';
    const views = ['youth_head_count', 'youth_attendance_count'].map((view) => `SELECT count(*)::int AS n FROM ${view}`);
    expect(await under('homeward_partner', OWN, all)).toBe(3);
    expect(await under('homeward_partner', `${OWN.toUpperCase()} `, all)).toBe(3);
    expect(await under('homeward_partner', '', all)).toBe(0);
    expect(await under('homeward_partner', 'not stated', all)).toBe(0);
    expect(await under('homeward_partner', OWN, views[0]!)).toBe(3);
    expect(await under('homeward_council_analyst', 'Council', views[0]!)).toBe(9);
    for (const role of ['police_analyst', 'jsna_author', 'outreach_worker', 'information_governance', 'administrator', 'counter'])
      for (const query of [all, views[0]!]) expect(await under(`homeward_${role}`, OWN, query)).toBe('42501');
    for (const role of ['police_analyst', 'council_analyst', 'jsna_author', 'partner', 'administrator'])
      expect(await under(`homeward_${role}`, OWN, views[1]!)).toBe('42501');
    expect(await under('homeward_counter', OWN, 'SELECT sum(head_counts)::int AS n FROM youth_attendance_count')).toBe(9);
  });

  it('a look at exact head-counts is recorded; protected figures are figures', async () => {
    const events = async () => (await eventsOf(database)).filter(({ action }) => action === 'VIEW');
    const before = (await events()).length;
    await counts('police-analyst', 'WEEK', 'WARD');
    await counts('jsna-author', 'PERIOD', 'WARD');
    expect(await events()).toHaveLength(before);
    await counts('council-analyst', 'WEEK', 'WARD', { area: WEST });
    await served.ask('{ youthProvision { edges { node { sessions { attendance { male } } } } } }', {}, 'council-analyst');
    await served.ask('{ youthProvision { edges { node { sessions { name } } } } }', {}, 'council-analyst');
    expect((await events()).slice(before)).toMatchObject([
      { detail: { query: 'attendanceCounts', areas: [WEST], level: 'WARD', by: 'WEEK' }, rows: 3 },
      { detail: { query: 'youthProvision' }, rows: 9 },
    ]);
  });
});
