/** What young people asked for: what is refused, what each role gets, and what an attacker makes of it. */
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { YOUTH_ASK_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { recordVisits } from '../../server/deployments/visits/record-visits.js';
import { CHILDREN_RULE } from '../../server/disclosure/disclosure.js';
import { roundedBounds } from '../../server/disclosure/rule.js';
import { places } from '../../server/ingest/places.js';
import { youthConsultations } from '../../server/ingest/youth-consultations.js';
import type { AskCount } from '../../server/provision/asks/ask-counts.sql.js';
import { ASKS } from '../../server/provision/asks/asks.js';
import { asksByArea } from '../../server/provision/asks/youth-asks.js';
import { serve, type Served } from '../api/serve.js';
import { acting, eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { eveningOut } from '../deployments/an-evening-out.js';
import { register } from '../governance/agreements.js';
import { loadText } from '../ingest/load-text.js';

const [WEST, EAST, FAR] = ['E05000001', 'E05000002', 'E05000003'] as const;
const DISTRICT = 'E08000099';
const SCHOOL = '104567';
const HEADER = 'consultation,held,area_code,school_urn,asked_by,asked_for,young_people\n';
/** The school lies in the third ward; who was asked in the district as a whole, in none. */
const LIST =
  HEADER +
  `S-1,2026-05,${WEST},,survey,sport,3\n` +
  `S-1,2026-05,${EAST},,survey,sport,40\n` +
  `S-1,2026-05,${WEST},,survey,Safe route home,30\n` +
  `C-7,2026-06-18,,${SCHOOL},school,sport,25\n` +
  `F-2,2026-04-02,${DISTRICT},,youth forum,sport,12\n` +
  `F-3,2026-10-02,${EAST},,youth forum,sport,50\n`;

const QUERY = `query ($quarter: String) { youthAsks(quarter: $quarter) { quarter quarters batches withoutArea protection
  areas { area { gssCode } asks { ask count { count suppressed roundedTo } parts { askedAt children sourceRows } } } } }`;

interface Figure {
  readonly ask: string;
  readonly count: { readonly count: number | null; readonly suppressed: boolean };
  readonly parts: { askedAt: string; children: number; sourceRows: number }[] | null;
}
interface Asks {
  readonly quarter: string | null;
  readonly quarters: string[];
  readonly batches: string[];
  readonly withoutArea: number | null;
  readonly protection: string | null;
  readonly areas: { area: { gssCode: string }; asks: Figure[] }[];
}

it('the list on the page is the list that is counted by', () => {
  const page = readFileSync(new URL('../../docs/youth-asks.md', import.meta.url), 'utf8');
  const rows = [...page.matchAll(/^\| ([a-z ]+) \| ([A-Z].+) \|$/gm)].map(([, ask, definition]) => ({ ask, definition }));
  expect(rows).toEqual(ASKS);
});

describe.each(engines)('what young people asked for (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let agreement: string;
  const { agency } = findPersona('council-analyst')!;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await database.asOwner(async (sql) => {
      await sql.execute(
        `INSERT INTO area (type, gss_code, vintage, name, boundary, boundary_bng, in_use)
         SELECT type, code, 2025, name, ST_Multi(ST_Transform(b, 4326)), ST_Multi(b), true
           FROM (VALUES ('WARD', '${WEST}', 'Alder', 330000, 331000), ('WARD', '${EAST}', 'Beech', 331000, 332000),
                        ('WARD', '${FAR}', 'Cedar', 332000, 333000), ('DISTRICT', '${DISTRICT}', 'Marram', 330000, 333000))
                AS made_up (type, code, name, west, east),
                LATERAL (SELECT ST_MakeEnvelope(west, 395000, east, 396000, 27700) AS b) AS shape`,
      );
      await sql.execute(
        `INSERT INTO area_parent (type, gss_code, parent_type, parent_code) SELECT 'WARD', code, 'DISTRICT', $2 FROM unnest($1::text[]) AS code`,
        [[WEST, EAST, FAR], DISTRICT],
      );
    });
    agreement = await register(database, { id: 'ISA-ASKS', sources: ['youth-consultations'], agencies: [agency] });
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const load = (text: string, options: object = {}) =>
    loadText(database, youthConsultations, text, { agency, agreement, ...options });
  const asks = async (persona: PersonaName, quarter?: string): Promise<Asks> => {
    const { body } = await served.ask(QUERY, quarter === undefined ? {} : { quarter }, persona);
    expect(body.errors).toBeUndefined();
    return body.data!['youthAsks'] as Asks;
  };
  const figure = ({ areas }: Asks, code: string, ask = 'SPORT') =>
    areas.find(({ area }) => area.gssCode === code)?.asks.find((one) => one.ask === ask);

  it.each([
    [`S-1,2026-05,${WEST},,survey,a place of our own,3`, 'asked_for'],
    [`S-1,2026-05,${WEST},,survey,sport,-1`, 'young_people'],
    [`S-1,2026-05,${WEST},,survey,sport,2.5`, 'young_people'],
    [`S-1,2026-05,${WEST},,survey,sport,`, 'young_people'],
    [`S-1,2026-05,${WEST},,survey,sport,20001`, 'young_people'],
    [`S-1,2026-05,${WEST},,a friend,sport,3`, 'asked_by'],
    [`S-1,May,${WEST},,survey,sport,3`, 'held'],
    [`S-1,2026-13,${WEST},,survey,sport,3`, 'held'],
    [`S-1,2999-05,${WEST},,survey,sport,3`, 'held'],
    ['S-1,2026-05,E01000001,,survey,sport,3', 'area_code'],
    ['S-1,2026-05,,,survey,sport,3', 'area_code'],
    [`S-1,2026-05,${WEST},${SCHOOL},survey,sport,3`, 'area_code'],
    ['S-1,2026-05,,Hill School,survey,sport,3', 'school_urn'],
    ['Asked Jane Smith on 07700 900123,2026-05,E05000001,,survey,sport,3', 'consultation'],
    [`S-1,2026-05,${WEST},,survey,sport,3\nS-1,2026-05,${WEST},,survey,sport,4`, 'asked_for'],
  ])('a row %s is refused at its column, and nothing is loaded', async (row, column) => {
    const result = await load(`${HEADER}${row}\n`);
    expect([result.loaded, result.errors[0]?.column]).toEqual([0, column]);
  });

  it('a list without an agreement, or under one for something else, is not loaded', async () => {
    const other = await register(database, { id: 'ISA-OTHER', sources: ['asb-reports'], agencies: [agency] });
    for (const without of [undefined, other])
      expect(await load(LIST, { agreement: without })).toMatchObject({ loaded: 0, errors: [{ column: 'agreement' }] });
  });

  it('a list names what it holds that is not known yet, and takes the place of an older one when it is told to', async () => {
    expect(await load(`${HEADER}S-1,2026-05,${WEST},,survey,sport,9\n`)).toMatchObject({ loaded: 1 });
    expect(await load(LIST)).toMatchObject({ loaded: 0 });
    const loaded = await load(LIST, { replace: true });
    expect(loaded).toMatchObject({ loaded: 6, errors: [] });
    expect(loaded.warnings.join(' ')).toContain('1 of the rows');
    expect((await asks('council-analyst', '2026-Q2')).withoutArea).toBe(1);
    await loadText(
      database,
      places,
      `name,kind,reference,longitude,latitude\nHill School,school,${SCHOOL},-3.0174,53.4512\n`,
    ).then(({ errors }) => expect(errors).toEqual([]));
  });

  it('is for whoever the table says, and asked for by a quarter', async () => {
    for (const persona of PERSONA_NAMES.filter((name) => YOUTH_ASK_ACCESS[name] === 'nothing')) {
      const { body } = await served.ask(QUERY, {}, persona);
      expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const { body } = await served.ask(QUERY, { quarter: '2026-05' }, 'council-analyst');
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['quarter'] });
  });

  it('holds in the database too: nobody but those two roles and the counter reads a count, and nobody a row of a list', async () => {
    for (const persona of PERSONA_NAMES) {
      const { databaseRole } = findPersona(persona)!;
      const viewer = { databaseRole, actor: persona, name: 'x', agency };
      const read = (what: string) => database.asViewer(viewer, (sql) => sql.query(`SELECT * FROM ${what}`));
      await expect(read('youth_consultation'), persona).rejects.toThrow(/permission denied/);
      if (YOUTH_ASK_ACCESS[persona] !== 'all')
        for (const what of ['youth_ask_count', 'visit_ask'])
          await expect(read(what), persona).rejects.toThrow(/permission denied/);
    }
  });

  it('adds visits and lists, by where the stop, the area or the school lies, and says what each figure is the sum of', async () => {
    const at = (clock: string): Date => new Date(`2026-05-08T${clock}:00+01:00`);
    const stop = { candidate: 'square:660:790', name: 'Kelp Square', easting: 330500, northing: 395500, from: 1080, to: 1110 };
    const evening = await eveningOut(database, { on: '2026-05-08', from: 1020, to: 1260, stops: [stop], seats: ['worker'] });
    const visit = (of: object) => ({
      ...{ id: randomUUID(), shift: evening.shift, seat: 1, stop: 1, beganAt: at('18:05'), endedAt: at('18:35'), replaces: null },
      ...{
        youngPeople: { male: 4, female: 3, notRecorded: 0 },
        adults: 0,
        leaflets: 0,
        referrals: [],
        campaigns: [],
        issues: [],
      },
      ...{ advice: { drugsAndAlcohol: 0, careers: 0, personalSafety: 0, activities: 0 }, concernsAt: [] },
      asks: [{ ask: 'sport' as const, children: 6 }],
      ...of,
    });
    const first = visit({});
    const corrected = visit({ replaces: first.id, asks: [{ ask: 'sport', children: 4 }] });
    const between = visit({ stop: null, asks: [{ ask: 'health advice', children: 2 }] });
    const who = { ...acting, actor: { ...acting.actor, id: 'worker' } };
    const outcomes = await recordVisits(database, [first, corrected, between], who, at('20:00'));
    expect(outcomes.map(({ became }) => became)).toEqual(['stored', 'stored', 'stored']);

    const before = (await eventsOf(database)).length;
    const shown = await asks('deployment-planner', '2026-Q2');
    expect(shown).toMatchObject({ quarters: ['2026-Q4', '2026-Q2'], withoutArea: 1, protection: null });
    expect(shown.batches).toHaveLength(1);
    expect(figure(shown, WEST)).toMatchObject({
      count: { count: 7, suppressed: false },
      parts: [
        { askedAt: 'SURVEY', children: 3, sourceRows: 1 },
        { askedAt: 'VISITS', children: 4, sourceRows: 1 },
      ],
    });
    expect(figure(shown, EAST)!.count.count).toBe(40);
    expect(figure(shown, FAR)!.parts).toEqual([{ askedAt: 'SCHOOL', children: 25, sourceRows: 1 }]);
    expect(figure(shown, DISTRICT)!.count.count).toBe(3 + 40 + 25 + 12 + 4);
    expect(figure(shown, WEST, 'HEALTH_ADVICE')!.count.count).toBe(0);
    expect((await eventsOf(database)).slice(before)).toMatchObject([
      { action: 'VIEW', detail: { query: 'youthAsks', quarter: '2026-Q2' }, rows: 4 },
    ]);
  });

  it('all others have it protected: few are withheld, nothing is told apart by where, and reading it is no event', async () => {
    const before = (await eventsOf(database)).length;
    for (const persona of PERSONA_NAMES.filter((name) => YOUTH_ASK_ACCESS[name] === 'counts')) {
      const shown = await asks(persona, '2026-Q2');
      expect(shown).toMatchObject({ batches: [], withoutArea: null, protection: expect.stringContaining('0 to 9') });
      expect(figure(shown, WEST)).toMatchObject({ count: { count: null, suppressed: true }, parts: null });
      expect(figure(shown, WEST, 'SAFE_ROUTE_HOME')!.count).toMatchObject({ suppressed: true });
      for (const { asks: figures } of shown.areas)
        for (const { count, parts } of figures) expect([(count.count ?? 0) % 10, parts]).toEqual([0, null]);
    }
    expect((await eventsOf(database)).slice(before)).toEqual([]);
  });

  it('is a file of the same figures, for the same people', async () => {
    const file = async (persona: PersonaName, words = 'quarter=2026-Q2', format = 'csv') =>
      served.send(`/export/asked-for.${format}?${words}`, {
        headers: { authorization: `Bearer ${await served.token(persona)}` },
      });
    expect((await file('council-analyst')).text).toMatch(/\n2026-Q2,E05000001,Alder,sport,7,false,1,2\r?\n/);
    const protectedText = (await file('jsna-author')).text;
    expect(protectedText).toMatch(/\n2026-Q2,E05000001,Alder,sport,,true,10,\r?\n/);
    expect((await eventsOf(database)).at(-1)).toMatchObject({
      action: 'EXPORT',
      detail: { query: 'youthAsks', quarter: '2026-Q2' },
    });
    for (const words of ['', 'quarter=2026', 'quarter=2026-Q2&of=x'])
      expect((await file('council-analyst', words)).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await file('council-analyst', undefined, 'geojson')).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await file('administrator')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('a list that is taken back takes its figures with it', async () => {
    await load(`${HEADER}N-1,2026-05,${FAR},,survey,trips and holidays,90\n`);
    expect(figure(await asks('council-analyst', '2026-Q2'), FAR, 'TRIPS_AND_HOLIDAYS')!.count.count).toBe(90);
    const [{ id }] = (await database.asOwner((sql) =>
      sql.query<{ id: string }>(
        `SELECT max(id)::text AS id FROM batch WHERE state = 'published' AND source = 'youth-consultations'`,
      ),
    )) as [{ id: string }];
    const { body } = await served.ask('mutation ($id: ID!) { undoBatch(id: $id) { id } }', { id }, 'council-analyst');
    expect(body.errors).toBeUndefined();
    expect(figure(await asks('council-analyst', '2026-Q2'), FAR, 'TRIPS_AND_HOLIDAYS')!.count.count).toBe(0);
  });
});

describe('protected counts of what was asked for', () => {
  const count = (ward: string, children: number, more: Partial<AskCount> = {}): AskCount => ({
    ...{
      batch: 1,
      loader: 'Council',
      askedAt: 'survey',
      quarter: '2026-Q2',
      ward,
      district: DISTRICT,
      ask: 'sport',
      children,
      sourceRows: 1,
    },
    ...more,
  });
  const sportIn = (counts: readonly AskCount[]) =>
    new Map(asksByArea(counts, true).map(({ code, asks }) => [code, asks.find(({ ask }) => ask === 'sport')!.count]));
  const bounds = ({ count: shown, suppressed }: { count: number | null; suppressed: boolean }) =>
    suppressed ? { least: 0, most: 1_000 } : roundedBounds(shown!, CHILDREN_RULE);

  it('a few are not worked out from their district: everything from 0 to 9 stays possible', () => {
    for (let few = 0; few <= 9; few++)
      for (const [east, far] of [
        [17, 23],
        [40, 14],
        [10, 10],
      ] as const) {
        const shown = sportIn([count(WEST, few), count(EAST, east), count(FAR, far)]);
        expect(shown.get(WEST)!.suppressed, `${few}`).toBe(true);
        const others = [EAST, FAR].map((code) => bounds(shown.get(code)!));
        const all = bounds(shown.get(DISTRICT)!);
        const least = all.least - others.reduce((sum, { most }) => sum + most, 0);
        const most = all.most - others.reduce((sum, other) => sum + other.least, 0);
        expect(least <= 0 && most >= 9, `${few} beside ${east} and ${far}: between ${least} and ${most}`).toBe(true);
      }
  });

  it('whoever loads rows of their own lifts nobody else’s over the threshold', () => {
    const few = count(WEST, 4, { askedAt: 'visits', batch: null, loader: null });
    expect(sportIn([few, count(WEST, 50)]).get(WEST)).toMatchObject({ count: null, suppressed: true });
    expect(sportIn([count(WEST, 30), count(WEST, 50, { loader: 'Police' })]).get(WEST)).toMatchObject({ count: 80 });
  });

  it('a line nobody asked for reads like one that few asked for', () => {
    const shown = asksByArea([count(WEST, 60)], true).find(({ code }) => code === WEST)!;
    expect(shown.asks.find(({ ask }) => ask === 'health advice')!.count).toMatchObject({ count: null, suppressed: true });
    expect(shown.asks.find(({ ask }) => ask === 'sport')!.count).toMatchObject({ count: 60 });
  });
});
