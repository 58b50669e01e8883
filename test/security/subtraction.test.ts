/** Somebody with a token of a restricted role and a day: what they can work out from all answers together is no more than the access table gives. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { PURPOSE, serve, type Answer, type Served } from '../api/serve.js';
import { demonstrationDatabase } from '../database.js';
import { ISA, register } from '../governance/agreements.js';

let database: PostgresDatabase;
let served: Served;

beforeAll(async () => {
  database = await demonstrationDatabase();
  await register(database);
  served = await serve(database);
}, 180_000);
afterAll(async () => {
  await served.close();
  await database.close();
});

interface Figure {
  readonly count: number | null;
  readonly suppressed: boolean;
}
interface Counts {
  readonly total: Figure;
  readonly rows: readonly { readonly key: string; readonly count: Figure }[];
}

const DISCHARGES = { kinds: ['FIREARMS_DISCHARGE'] };
const YEAR = { from: '2025-11-01', to: '2026-10-31' };

const countsText = (by: string): string =>
  `incidentCounts(filter: $filter, by: ${by}) { total { count suppressed } rows { key count { count suppressed } } }`;

async function counts(persona: PersonaName, filter: object, by = 'AREA, areaType: WARD'): Promise<Counts> {
  const answer = await served.ask(`query ($filter: IncidentFilter!) { ${countsText(by)} }`, { filter }, persona);
  expect(answer.body.errors).toBeUndefined();
  return answer.body.data!['incidentCounts'] as Counts;
}

/** What an attacker makes of a displayed figure. */
function bounds({ count, suppressed }: Figure): [least: number, most: number] {
  if (suppressed) return [1, Infinity];
  return count === 0 ? [0, 0] : [Math.max(5, count! - 2), count! + 2];
}

async function load(persona: PersonaName, source: string, lines: readonly string[]): Promise<Answer> {
  const boundary = 'homeward-boundary';
  const part = (name: string, text: string, more = ''): string =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;
  const form = part('source', source) + part('agreement', ISA.id);
  const body = `${form}${part('file', lines.join('\r\n'), '; filename="made-up.csv"')}--${boundary}--\r\n`;
  return served.send('/data/upload', {
    method: 'POST',
    headers: {
      'content-type': `multipart/form-data; boundary=${boundary}`,
      authorization: `Bearer ${await served.token(persona)}`,
    },
    body,
  });
}

interface Loaded {
  readonly batch: number;
  readonly errors: readonly { readonly reason: string }[];
}

async function loaded(persona: PersonaName, answer: Answer): Promise<number> {
  const { batch, errors } = await resultOf(persona, answer);
  expect(errors).toEqual([]);
  return batch;
}

async function resultOf(persona: PersonaName, answer: Answer): Promise<Loaded> {
  const { job } = JSON.parse(answer.text) as { job: string };
  for (;;) {
    const state = await served.send(`/data/jobs/${job}`, { headers: { authorization: `Bearer ${await served.token(persona)}` } });
    const { state: now, results } = JSON.parse(state.text) as { state: string; results: Loaded[] };
    if (now === 'finished') return results[0]!;
    expect(now).not.toBe('failed');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('loads', () => {
  it('of a council’s analyst with rows in every ward do not lift what others loaded over the threshold', async () => {
    const before = await counts('council-analyst', { ...DISCHARGES, ...YEAR });
    expect(before.rows.filter(({ count }) => count.suppressed).length).toBeGreaterThan(5);
    const answer = await served.ask('{ areas(type: WARD, first: 50) { edges { node { centre } } } }', {}, 'council-analyst');
    const wards = (answer.body.data!['areas'] as { edges: { node: { centre: { coordinates: [number, number] } } }[] }).edges;
    const rows = wards.flatMap(({ node }, ward) =>
      Array.from({ length: 7 }, (_, place) => {
        const [longitude, latitude] = node.centre.coordinates;
        return `X${ward}-${place},elsewhere,2026-01-10T12:00,2026-01-10T12:00,${longitude},${latitude},unknown,unconfirmed`;
      }),
    );
    const heading = 'reference,force,occurred_from,occurred_to,longitude,latitude,weapon,verification';
    const batch = await loaded('council-analyst', await load('council-analyst', 'firearms-discharges', [heading, ...rows, '']));
    for (const persona of ['council-analyst', 'jsna-author'] as const) {
      const after = await counts(persona, { ...DISCHARGES, ...YEAR });
      expect(after.rows.map(({ count }) => count.suppressed)).toEqual(before.rows.map(({ count }) => count.suppressed));
      const risen = after.rows.map(({ count }, ward) => (count.suppressed ? 5 : count.count! - before.rows[ward]!.count.count!));
      expect(new Set(risen)).toEqual(new Set([5]));
    }
    const undone = await served.ask(
      'mutation ($id: ID!) { undoBatch(id: $id) { state } }',
      { id: String(batch) },
      'council-analyst',
    );
    expect(undone.body.data).toEqual({ undoBatch: { state: 'undone' } });
    expect(await counts('council-analyst', { ...DISCHARGES, ...YEAR })).toEqual(before);
  });

  it('of a council’s analyst show a planner no square of others with fewer than five, in a later month neither', async () => {
    const bands = async (): Promise<unknown> => {
      const query = '{ incidentGrid(filter: { kinds: [FIREARMS_DISCHARGE] }, cellMetres: 500) { cells } }';
      const answer = await served.ask(query, {}, 'deployment-planner', PURPOSE);
      expect(answer.body.errors).toBeUndefined();
      return answer.body.data;
    };
    const before = await bands();
    const few = await database.asOwner((sql) =>
      sql.query<{ longitude: number; latitude: number }>(
        `SELECT ST_X(p) AS longitude, ST_Y(p) AS latitude
           FROM (SELECT floor(cell_east / 5.0) AS east, floor(cell_north / 5.0) AS north FROM firearms_discharge
                  WHERE cell_east IS NOT NULL AND occurred_from >= '2025-11-01' GROUP BY 1, 2 HAVING count(*) < 5) s,
                to_longitude_latitude(ST_SetSRID(ST_MakePoint(500 * east + 250, 500 * north + 250), 27700)) p`,
      ),
    );
    expect(few.length).toBeGreaterThan(5);
    const rows = few.flatMap(({ longitude, latitude }, square) =>
      ['2026-01-10', '2026-01-11', '2026-01-12', '2026-12-01'].map(
        (day) => `Y${square}-${day},elsewhere,${day}T12:00,${day}T12:00,${longitude},${latitude},unknown,unconfirmed`,
      ),
    );
    const heading = 'reference,force,occurred_from,occurred_to,longitude,latitude,weapon,verification';
    const batch = await loaded('council-analyst', await load('council-analyst', 'firearms-discharges', [heading, ...rows, '']));
    const after = await bands();
    const undo = 'mutation ($id: ID!) { undoBatch(id: $id) { state } }';
    expect((await served.ask(undo, { id: String(batch) }, 'council-analyst')).body.errors).toBeUndefined();
    expect(after).toEqual(before);
  });

  it('over what another agency loaded are refused without the name of its file', async () => {
    const row = 'X1,marram,2026-01-10T12:00,2026-01-10T12:00,-3.75,54.14,unknown,unconfirmed';
    const heading = 'reference,force,occurred_from,occurred_to,longitude,latitude,weapon,verification';
    const { errors } = await resultOf(
      'council-analyst',
      await load('council-analyst', 'firearms-discharges', [heading, row, '']),
    );
    expect(errors.map(({ reason }) => reason)).toEqual([
      expect.stringMatching(/^Another agency, or the operator, has loaded this already: batch \d+\.$/),
    ]);
  });

  it.each(['council-analyst', 'police-analyst', 'jsna-author'] as const)(
    'do not let %s make wards of single LSOAs, nor move a postcode',
    async (persona) => {
      for (const source of ['area-lookup', 'boundaries', 'postcodes']) {
        const answer = await load(persona, source, ['LSOA21CD,WD30CD', 'E01990001,E05980001', '']);
        expect(answer.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
      const lookup = await database.asOwner((sql) =>
        sql.query<{ id: number }>(`SELECT id FROM batch WHERE source = 'area-lookup'`),
      );
      const undone = await served.ask(
        'mutation ($id: ID!) { undoBatch(id: $id) { state } }',
        { id: String(lookup[0]!.id) },
        persona,
      );
      expect(undone.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    },
  );
});

describe('subtraction', () => {
  it('of months from quarters and the year, ward by ward, narrows no withheld count below 1 to 4', async () => {
    const months = Array.from({ length: 12 }, (_, place) => new Date(Date.UTC(2025, 10 + place, 1)));
    const day = (moment: Date): string => moment.toISOString().slice(0, 10);
    const span = (first: number, length: number): object => ({
      from: day(months[first]!),
      to: day(new Date(Date.UTC(2025, 10 + first + length, 0))),
    });
    const spans = [[0, 12], [2, 3], [5, 3], [8, 3], [0, 2], [2, 9], ...months.map((_, place) => [place, 1])] as [
      number,
      number,
    ][];
    const shown = new Map<string, [number, number]>();
    let wards: readonly string[] = [];
    for (const [first, length] of spans) {
      const { rows, total } = await counts('jsna-author', { ...DISCHARGES, ...span(first, length) });
      wards = rows.map(({ key }) => key);
      for (const { key, count } of [...rows, { key: '*', count: total }]) shown.set(`${key} ${first} ${length}`, bounds(count));
    }
    // Bounds of the cells by month, narrowed by every sum of them until nothing changes.
    const cells = new Map(
      wards.flatMap((ward) =>
        months.map((_, month) => [`${ward} ${month}`, shown.get(`${ward} ${month} 1`)!.slice() as [number, number]]),
      ),
    );
    const withheld = [...cells].filter(([, [, most]]) => most === Infinity).map(([key]) => key);
    expect(withheld.length).toBeGreaterThan(10);
    const sums: { parts: string[]; least: number; most: number }[] = [];
    for (const [first, length] of spans) {
      const inside = months.map((_, month) => month).filter((month) => month >= first && month < first + length);
      for (const ward of wards) {
        const [least, most] = shown.get(`${ward} ${first} ${length}`)!;
        sums.push({ parts: inside.map((month) => `${ward} ${month}`), least, most });
      }
      // The total has places that are in no ward as well: only its upper bound binds.
      const [, most] = shown.get(`* ${first} ${length}`)!;
      sums.push({ parts: wards.flatMap((ward) => inside.map((month) => `${ward} ${month}`)), least: 0, most });
    }
    for (let changed = true; changed;) {
      changed = false;
      for (const { parts, least, most } of sums) {
        const lowest = parts.reduce((sum, part) => sum + cells.get(part)![0], 0);
        const highest = parts.reduce((sum, part) => sum + cells.get(part)![1], 0);
        for (const part of parts) {
          const cell = cells.get(part)!;
          const up = most - (lowest - cell[0]);
          if (up < cell[1]) [cell[1], changed] = [up, true];
          const rest = parts.reduce((sum, other) => (other === part ? sum : sum + cells.get(other)![1]), 0);
          const down = highest === Infinity && rest === Infinity ? 0 : least - rest;
          if (down > cell[0]) [cell[0], changed] = [down, true];
        }
      }
    }
    expect(withheld.filter((key) => cells.get(key)![0] > 1 || cells.get(key)![1] < 4)).toEqual([]);
  });

  it('of days, repeats, overlaps and other names of a place: the same question has the same answer', async () => {
    const whole = await counts('jsna-author', { ...DISCHARGES, ...YEAR });
    expect(await counts('jsna-author', { ...DISCHARGES, from: '2025-11-17', to: '2026-10-02' })).toEqual(whole);
    const [first, second] = whole.rows.map(({ key }) => key) as [string, string];
    const pair = await counts('jsna-author', { ...DISCHARGES, ...YEAR, areaCodes: [first, second] });
    expect(await counts('jsna-author', { ...DISCHARGES, ...YEAR, areaCodes: [second, first, first, second] })).toEqual(pair);
    const district = (await counts('jsna-author', { ...DISCHARGES, ...YEAR }, 'AREA, areaType: DISTRICT')).rows[0]!;
    const all = { ...DISCHARGES, ...YEAR, areaCodes: whole.rows.map(({ key }) => key) };
    expect((await counts('jsna-author', all)).total).toEqual(district.count);
    expect((await counts('jsna-author', { ...all, areaCodes: [first, district.key] })).total).toEqual(district.count);
    expect((await counts('jsna-author', all, 'MONTH')).total).toEqual(district.count);
    const aliases = await served.ask(
      `query ($filter: IncidentFilter!) { a: ${countsText('CATEGORY')} b: ${countsText('KIND')} }`,
      { filter: all },
      'jsna-author',
    );
    for (const answer of Object.values(aliases.body.data!) as Counts[]) expect(answer.total).toEqual(district.count);
  });
});

describe('refusals', () => {
  it.each([
    ['a small circle', { near: { longitude: -3.7533, latitude: 54.1405, metres: 50 } }],
    ['a small box', { bbox: { west: -3.7534, south: 54.1404, east: -3.7532, north: 54.1406 } }],
    ['an hour', { hours: [23] }],
    ['a weekday', { weekdays: [1] }],
    ['a load', { batch: '18' }],
    ['some sources', { sources: ['firearms-discharges'] }],
  ])('of %s say the same of a month with discharges and of one long ago', async (_name, narrower) => {
    const answers = await Promise.all(
      [YEAR, { from: '2001-01-01', to: '2001-01-31' }].map((period) =>
        served.ask(
          `query ($filter: IncidentFilter!) { ${countsText('MONTH')} }`,
          { filter: { ...DISCHARGES, ...period, ...narrower } },
          'partner',
        ),
      ),
    );
    const said = answers.map(({ body }) => body.errors?.map(({ message, extensions: { code } }) => [code, message]));
    expect(said[0]?.[0]?.[0]).toMatch(/SUPPRESSED|FORBIDDEN/);
    expect(said[0]).toEqual(said[1]);
  });

  it('an id that is made up, one of another agency and one of a hidden kind are the same to look at', async () => {
    const [police] = await database.asOwner((sql) =>
      sql.query<{ id: string }>(
        `SELECT rtrim(translate(encode(convert_to('a.' || id || '.' || (extract(epoch FROM occurred_from) * 1000)::bigint || '.' || force_code, 'UTF8'), 'base64'), E'+/\\n', '-_'), '=') AS id
           FROM asb_report WHERE agency = 'police' LIMIT 1`,
      ),
    );
    const single = (id: string, persona: PersonaName): Promise<Answer> =>
      served.ask('query ($id: ID!) { incident(id: $id) { id } }', { id }, persona, { 'x-homeward-purpose': 'operation; a test' });
    expect((await single(police!.id, 'police-analyst')).body.data).toEqual({ incident: { id: police!.id } });
    const none = Buffer.from('a.999999999.1700000000000.marram').toString('base64url');
    for (const persona of ['council-analyst', 'deployment-planner', 'partner', 'jsna-author', 'administrator'] as const) {
      for (const id of [police!.id, none]) expect((await single(id, persona)).body.data).toEqual({ incident: null });
    }
  });
});

describe('in the database', () => {
  it('no role finds a place that must not be found by its sessions, nor a point by what PostGIS keeps of a table', async () => {
    const statements = [
      `SELECT s.id FROM youth_session s WHERE NOT EXISTS (SELECT FROM youth_place p WHERE p.id = s.place_id)`,
      `SELECT oid FROM pg_proc WHERE proname IN ('st_estimatedextent', '_postgis_stats', '_postgis_selectivity', '_postgis_index_extent')
          AND has_function_privilege(oid, 'EXECUTE')`,
    ];
    for (const databaseRole of ['homeward_partner', 'homeward_council_analyst', 'homeward_deployment_planner']) {
      for (const statement of statements) {
        expect(await database.asViewer({ databaseRole, name: '', agency: 'Council' }, (sql) => sql.query(statement))).toEqual([]);
      }
    }
  });
});
