/** A worker's own shift over HTTP, what is sent from it, and who reads what of it in which form. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays } from '../../server/deployments/calendar/days.js';
import { findSource } from '../../server/ingest/sources.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { squares, WARD } from '../areas/squares.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { eveningOut, londonNow, type EveningOut } from './an-evening-out.js';

const WORKER = 'outreach-worker';
const PLANNER = 'deployment-planner';
const MINE = `{ myShift { id team on begins ends shownUntil sendUntil seat stops { position name longitude latitude from to waits }
  visits { id mine stop youngPeople adults } choices { id kind name offered } } }`;
const RECORD = `mutation ($visits: [VisitInput!]!) { recordVisits(visits: $visits) { id became problems { field problem } } }`;
const VISITS = `query ($from: Date!, $to: Date!) { visits(from: $from, to: $to) { id team on place minutes youngPeople { male female notRecorded } adults
  advice { activities } leaflets referrals { agency individuals } campaigns issues { kind passedTo } concernsAt } }`;
const COUNTS = `query ($from: Date!, $to: Date!) { visitCounts(from: $from, to: $to) { area period visits minutes youngPeople { count suppressed roundedTo } } }`;
const MIDDLE = { east: 0, north: 0 };

const code = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code ?? 'answered';

describe.each(engines)('visits over HTTP (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let evening: EveningOut;
  let yesterday: EveningOut;
  const { on, minute } = londonNow();

  async function done<Thing>(query: string, variables: object, persona: PersonaName): Promise<Thing> {
    const answer = await served.ask(query, { ...variables }, persona);
    expect(answer.body.errors).toBeUndefined();
    return Object.values(answer.body.data!)[0] as Thing;
  }
  const record = (visits: object[]) => done<{ became: string; problems: { field: string }[] }[]>(RECORD, { visits }, WORKER);
  const visitOf = ({ shift }: EveningOut, more: object = {}) => ({
    ...{ id: randomUUID(), shift: String(shift), seat: 1, stop: 1, adults: 2, leaflets: 1 },
    ...{ youngPeople: { male: 4, female: 3, notRecorded: 1 }, advice: { activities: 2 } },
    ...{ beganAt: new Date(Date.now() - 40 * 60_000).toISOString(), endedAt: new Date(Date.now() - 10 * 60_000).toISOString() },
    ...more,
  });
  const mine = () => done<{ id: string; visits: object[]; stops: { name: string; waits: boolean }[] } | null>(MINE, {}, WORKER);

  beforeAll(async () => {
    database = await testDatabase(engine);
    const boundaries = findSource('boundaries')!;
    await loadText(
      database,
      boundaries,
      squares(WARD, { E05000001: [0, 0, 2, 1], E05000002: [2, 0, 2, 1] }),
      {},
      'wards.geojson',
    );
    await database.asOwner(async (sql) => {
      const [place] = await sql.query<{ east: number; north: number }>(
        'SELECT ST_X(p) AS east, ST_Y(p) AS north FROM to_national_grid(ST_SetSRID(ST_MakePoint(-2.99, 53.505), 4326)) p',
      );
      Object.assign(MIDDLE, place);
      await sql.execute(
        `INSERT INTO crew_safety_word (candidate, name, place_bng, cleared, until_on, reason, recorded_by)
         VALUES ('square:1:1', 'Kelp Square', ST_SetSRID(ST_MakePoint($1, $2), 27700), true, $3::date, 'Nothing known.', 'police')`,
        [MIDDLE.east, MIDDLE.north, addDays(on, 7)],
      );
    });
    const stop = { easting: MIDDLE.east, northing: MIDDLE.north, from: minute - 50, to: minute - 20 };
    const stops = [
      { ...stop, candidate: 'square:1:1', name: 'Kelp Square' },
      { ...stop, candidate: 'square:2:2', name: 'Dune Road', from: minute, to: minute + 30 },
    ];
    evening = await eveningOut(database, { on, from: minute - 60, to: minute + 60, stops, seats: [WORKER, 'colleague'] });
    await eveningOut(database, { on, from: minute - 60, to: minute + 60, stops, seats: ['stranger'] });
    const day = addDays(on, -1);
    yesterday = await eveningOut(database, { on: day, from: minute - 60, to: minute + 60, stops, seats: [WORKER] });
    served = await serve(database);
  }, 120_000);
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  it('is refused to everybody but outreach workers, and nothing of it to outreach workers but their own', async () => {
    for (const persona of PERSONA_NAMES) {
      const isWorker = persona === WORKER ? 'answered' : 'FORBIDDEN';
      expect(code(await served.ask(MINE, {}, persona))).toBe(isWorker);
      expect(code(await served.ask(RECORD, { visits: [] }, persona))).toBe(isWorker);
    }
    for (const query of [VISITS, COUNTS]) expect(code(await served.ask(query, { from: on, to: on }, WORKER))).toBe('FORBIDDEN');
    for (const query of [
      '{ teams { id } }',
      '{ staffBank { id } }',
      '{ deploymentPlans { edges { node { id } } } }',
      '{ visitChoices { id } }',
    ])
      expect(code(await served.ask(query, {}, WORKER))).toBe('FORBIDDEN');
  });

  it('a worker sees where the own shift goes, without why, and where it does not go by now', async () => {
    const shift = await mine();
    expect(shift).toMatchObject({ id: String(evening.shift), seat: 1, on, visits: [] });
    expect(shift!.stops).toMatchObject([
      { name: 'Kelp Square', waits: false },
      { name: 'Dune Road', waits: true },
    ]);
    expect(JSON.stringify(shift)).not.toContain('many reports');
    expect((await eventsOf(database)).at(-1)).toMatchObject({ action: 'READ_DEPLOYMENTS', subject: `shift:${evening.shift}` });
  });

  it('holds in the database too: the worker’s role reads the own evening, and neither tables nor yesterday’s', async () => {
    const viewer = { databaseRole: 'homeward_outreach_worker', actor: WORKER, name: 'x', agency: 'Fire' };
    const read = (what: string) => database.asViewer(viewer, (sql) => sql.query(`SELECT * FROM ${what}`));
    expect(await read('own_shift')).toMatchObject([{ id: evening.shift }]);
    for (const table of [
      'visit',
      'visit_made',
      'visit_concern',
      'shift',
      'shift_worker',
      'staff_member',
      'staff_sign_in',
      'deployment_stop',
      'crew_safety_word',
    ])
      await expect(read(table), table).rejects.toThrow(/permission denied/);
    const nobody = { ...viewer, actor: undefined };
    expect(await database.asViewer(nobody as never, (sql) => sql.query('SELECT * FROM own_shift'))).toEqual([]);
  });

  it('takes what has no field for text, and nothing else', async () => {
    for (const more of [
      { note: 'x' },
      { adults: 'two' },
      { issues: [{ kind: 'A BOY', passedTo: '1' }] },
      { id: 'mine' },
      { campaigns: ['x'] },
    ])
      expect(code(await served.ask(RECORD, { visits: [visitOf(evening, more)] }, WORKER)), JSON.stringify(more)).toBe(
        'BAD_USER_INPUT',
      );
    const many = Array.from({ length: 51 }, () => visitOf(evening));
    expect(code(await served.ask(RECORD, { visits: many }, WORKER))).toBe('BAD_USER_INPUT');
  });

  it('stores what is sent once, late for a day too, and shows the team’s own', async () => {
    const [council] = await database.asOwner((sql) =>
      sql.query<{ id: string }>(`SELECT id::text FROM visit_choice WHERE name = 'Council'`),
    );
    const sent = visitOf(evening, {
      concernsAt: [new Date(Date.now() - 20 * 60_000).toISOString()],
      issues: [{ kind: 'FLY_TIPPING', passedTo: council!.id, place: { longitude: -2.9876, latitude: 53.5012 } }],
      asks: [{ ask: 'SPORT', children: 2 }],
    });
    expect(await record([sent, sent])).toMatchObject([{ became: 'STORED' }, { became: 'ALREADY_STORED' }]);
    expect(await record([{ ...sent, adults: 9 }])).toMatchObject([{ became: 'REFUSED', problems: [{ field: 'id' }] }]);
    const late = (minutes: number): string => new Date(Date.now() - 86_400_000 - minutes * 60_000).toISOString();
    expect(await record([visitOf(yesterday, { beganAt: late(40), endedAt: late(10) })])).toMatchObject([{ became: 'STORED' }]);
    expect((await mine())!.visits).toEqual([{ id: sent.id, mine: true, stop: 1, youngPeople: 8, adults: 2 }]);
  });

  it('goes on in the plan that was published again, and is over for who is no more on it', async () => {
    const again = { on, from: minute - 60, to: minute + 60, team: evening.team, plan: evening.plan };
    const stops = [
      {
        easting: MIDDLE.east,
        northing: MIDDLE.north,
        from: minute - 50,
        to: minute - 20,
        candidate: 'square:1:1',
        name: 'Kelp Square',
      },
    ];
    const next = await eveningOut(database, { ...again, stops, seats: ['colleague', WORKER] });
    const shift = await mine();
    expect(shift).toMatchObject({ id: String(next.shift), seat: 2, visits: [{ mine: false, stop: 1 }] });
    // What was recorded before the phone heard of it is taken still.
    expect(await record([visitOf(evening)])).toMatchObject([{ became: 'STORED' }]);
    await eveningOut(database, { ...again, stops, seats: ['colleague'] });
    expect(await mine()).toBeNull();
  });

  it('is read one by one by planners and council analysts, concerns’ times by planners alone', async () => {
    const days = { from: addDays(on, -1), to: on };
    for (const persona of [PLANNER, 'council-analyst'] as const) {
      const visits = await done<{ place: string; concernsAt: string[] | null; youngPeople: object }[]>(VISITS, days, persona);
      expect(visits).toHaveLength(3);
      expect(visits[0]).toMatchObject({ place: 'Kelp Square', minutes: 30, youngPeople: { male: 4, female: 3, notRecorded: 1 } });
      expect(visits.map(({ concernsAt }) => concernsAt?.length ?? null).sort()).toEqual(
        persona === PLANNER ? [0, 0, 1] : [null, null, null],
      );
    }
    for (const persona of ['police-analyst', 'jsna-author', 'partner', 'information-governance', 'administrator'] as const)
      expect(code(await served.ask(VISITS, days, persona))).toBe('FORBIDDEN');
    expect(code(await served.ask(VISITS, { from: on, to: addDays(on, 31) }, PLANNER))).toBe('BAD_USER_INPUT');
  });

  it('is told to the police by ward and week, to JSNA authors by year, children protected', async () => {
    const days = { from: addDays(on, -45), to: addDays(on, 45) };
    const weeks = await done<{ area: string; visits: number; youngPeople: { count: number | null; suppressed: boolean } }[]>(
      COUNTS,
      days,
      'police-analyst',
    );
    expect(weeks.map(({ area }) => area)).toEqual(weeks.map(() => 'E05000001'));
    expect(weeks.reduce((sum, { visits }) => sum + visits, 0)).toBe(3);
    for (const { visits, youngPeople } of weeks) {
      // Eight each: one alone is withheld, two and three together are rounded.
      const count = visits === 1 ? null : 10 * Math.round((8 * visits) / 10);
      expect(youngPeople).toMatchObject({ count, suppressed: count === null });
    }
    const years = await done<{ area: null; visits: number }[]>(COUNTS, days, 'jsna-author');
    expect(years.reduce((sum, { visits }) => sum + visits, 0)).toBe(3);
    expect(await done<object[]>(COUNTS, { from: on, to: on }, 'police-analyst')).toEqual([]);
    for (const persona of ['council-analyst', PLANNER, 'partner', 'administrator'] as const)
      expect(code(await served.ask(COUNTS, days, persona))).toBe('FORBIDDEN');
  });

  it('adds up to the team’s table, on the page and as a file', async () => {
    const days = { from: addDays(on, -1), to: on };
    const TABLE = `query ($from: Date!, $to: Date!) { deploymentTable(from: $from, to: $to) { months rows { label total months } marking
      issues { on kind passedTo place longitude latitude } } }`;
    type Issue = { on: string; kind: string; longitude: number; latitude: number };
    const { rows, marking, issues } = await done<{ rows: { label: string; total: number }[]; marking: string; issues: Issue[] }>(
      TABLE,
      days,
      PLANNER,
    );
    const total = (label: string) => rows.find((row) => row.label === label)!.total;
    // Twice today by the same team, and yesterday by another.
    expect(total('Deployments')).toBe(2);
    expect([total('Visits'), total('Minutes at visits'), total('Engagements with young people')]).toEqual([3, 90, 24]);
    expect(marking).toBe('OFFICIAL-SENSITIVE');
    expect([total('Sport'), total('Fly tipping issues reported')]).toEqual([2, 1]);
    expect(issues).toMatchObject([{ on, kind: 'FLY_TIPPING', passedTo: 'Council', place: 'Kelp Square' }]);
    expect([issues[0]!.longitude.toFixed(3), issues[0]!.latitude.toFixed(3)]).toEqual(['-2.988', '53.501']);
    const file = async (persona: PersonaName, words = `from=${days.from}&to=${days.to}`, format = 'csv') =>
      served.send(`/export/visits.${format}?${words}`, { headers: { authorization: `Bearer ${await served.token(persona)}` } });
    expect((await file(PLANNER)).text).toMatch(/\nEngagements,Engagements with young people,24,/);
    for (const words of ['', 'from=yesterday&to=today', `from=${days.from}&to=${days.to}&of=x`])
      expect(code(await file(PLANNER, words))).toBe('BAD_USER_INPUT');
    expect(code(await file(PLANNER, undefined, 'geojson'))).toBe('BAD_USER_INPUT');
    for (const persona of ['police-analyst', WORKER, 'partner', 'jsna-author'] as const) {
      expect(code(await file(persona))).toBe('FORBIDDEN');
      expect(code(await served.ask(TABLE, days, persona))).toBe('FORBIDDEN');
    }
  });

  it('is the dose of the area the stop lies in, and nothing by area for the police', async () => {
    const [area] = await database.asOwner((sql) =>
      sql.query<{ id: number }>(
        `INSERT INTO hotspot_area (name, boundary, boundary_bng, reason, least_intrusive, equality_note, owner, source, status, review_on)
         SELECT 'Kelp Square', to_longitude_latitude(b), b, 'x', 'x', 'x', 'x', 'council team', 'active', $3::date
           FROM ST_Buffer(ST_SetSRID(ST_MakePoint($1, $2), 27700), 100) b RETURNING id`,
        [MIDDLE.east, MIDDLE.north, addDays(on, 30)],
      ),
    );
    const DOSE = `query ($id: ID!, $from: Date!, $to: Date!) { dose(hotspotArea: $id, from: $from, to: $to) {
      name weeks { visits minutes longestGap inTime inKoperWindow planned plannedVisited } minutesByHour reportsByHour notes } }`;
    const asked = { id: String(area!.id), from: addDays(on, -1), to: on };
    type Week = {
      visits: number;
      minutes: number;
      planned: number | null;
      plannedVisited: number | null;
      inKoperWindow: number | null;
    };
    const sum = (weeks: Week[], of: keyof Week) => weeks.reduce((all, week) => all + (week[of] ?? 0), 0);
    const planner = await done<{ weeks: Week[]; minutesByHour: number[]; reportsByHour: null }>(DOSE, asked, PLANNER);
    expect([sum(planner.weeks, 'visits'), sum(planner.weeks, 'minutes')]).toEqual([3, 90]);
    // Yesterday's two stops are at one place, one was visited; the strangers' two of today were not; of the plan published last the one was.
    expect([sum(planner.weeks, 'planned'), sum(planner.weeks, 'plannedVisited')]).toEqual([5, 2]);
    expect(planner.minutesByHour.reduce((all, minutes) => all + minutes, 0)).toBe(90);
    expect(planner.reportsByHour).toBeNull();
    const council = await done<{ weeks: Week[]; reportsByHour: number[]; notes: string[] }>(DOSE, asked, 'council-analyst');
    expect(council.weeks).toEqual(planner.weeks);
    expect(council.weeks[0]!.inKoperWindow).toBeNull();
    expect(council.reportsByHour).toHaveLength(24);
    expect(council.notes).toHaveLength(1);
    expect(await done(DOSE, { ...asked, id: '999999' }, PLANNER)).toBeNull();
    expect(code(await served.ask(DOSE, { ...asked, from: '2020-01-01' }, PLANNER))).toBe('BAD_USER_INPUT');
    for (const persona of ['police-analyst', WORKER, 'partner'] as const)
      expect(code(await served.ask(DOSE, asked, persona))).toBe('FORBIDDEN');
  });

  it('a seat changes hands by a code, from the planner to the worker', async () => {
    const offer = 'mutation ($staff: ID!) { offerSeat(staff: $staff) { code until problems { field } } }';
    const take = 'mutation ($code: String!) { takeSeat(code: $code) { done problems { field } } }';
    const staff = String(evening.staff[1]!);
    expect(code(await served.ask(offer, { staff }, 'council-analyst'))).toBe('FORBIDDEN');
    expect(code(await served.ask(take, { code: 'x' }, PLANNER))).toBe('FORBIDDEN');
    const { code: typed } = await done<{ code: string }>(offer, { staff }, PLANNER);
    expect(await done(take, { code: 'AAAAA-AAAAA' }, WORKER)).toMatchObject({ done: false, problems: [{ field: 'code' }] });
    expect(await done(take, { code: typed }, WORKER)).toMatchObject({ done: true });
    // The colleague's seat, on the plan that was published last.
    expect(await mine()).toMatchObject({ seat: 1 });
    // A shift that nobody goes by any more is nobody's.
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO shift_decision (team_id, on_day, decided, reason) VALUES ($1, $2::date, 'cancelled', 'A storm.')`,
        [evening.team, on],
      ),
    );
    expect(await mine()).toBeNull();
    await database.asOwner((sql) => sql.execute('DELETE FROM shift_decision WHERE team_id = $1', [evening.team]));
    expect(await mine()).toMatchObject({ seat: 1 });
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO deployment_plan_withdrawal (plan_id, version, reason, withdrawn_by) SELECT plan_id, max(version), 'A test.', 'test'
           FROM shift WHERE plan_id = $1 GROUP BY plan_id`,
        [evening.plan],
      ),
    );
    expect(await mine()).toBeNull();
    expect(
      await done('mutation ($staff: ID!) { endSeat(staff: $staff) { done problems { field } } }', { staff }, PLANNER),
    ).toMatchObject({ done: true });
    expect(await mine()).toBeNull();
  });
});
