/** Barriers over HTTP: who may draw them, what is refused, and what they do to reach. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BARRIER_ACCESS } from '../../server/access/access-table.js';
import { PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { serve, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { addSquare } from './made-up-square.js';

const LIST =
  '{ walkBarriers { id kind name line crossings reviewOn isDue status reason agency version history { change reason changedBy } } }';
const DRAW = `mutation ($input: WalkBarrierInput!) { drawWalkBarrier(input: $input) { barrier { id version } problems { field problem } } }`;
const REVIEW = `mutation ($id: ID!, $on: Date!, $version: Int) {
  reviewWalkBarrier(id: $id, version: $version, reviewOn: $on, reason: "Walked along it.") { barrier { reviewOn version } problems { field } } }`;
const WITHDRAW =
  'mutation ($id: ID!) { withdrawWalkBarrier(id: $id, reason: "A footbridge was built.") { barrier { status } problems { field } } }';
const REACH = '{ youthReach(areaType: LSOA, walkMetres: 208) { barriers areas { open } } }';

interface Outcome {
  readonly barrier: { id: string; version: number; status?: string; reviewOn?: string } | null;
  readonly problems: { field: string; problem: string }[];
}
interface Listed {
  readonly id: string;
  readonly reason: string | null;
  readonly agency: string | null;
  readonly history: { change: string; reason: string; changedBy: string }[] | null;
  readonly crossings: { coordinates: number[][] };
}

describe.each(engines)('barriers to walking (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  const next = addDays(londonDay(), 90);

  beforeAll(async () => {
    database = await testDatabase(engine);
    await addSquare(database);
    const list =
      'session,place,kind,easting,northing,weekday,starts,ends\nBoxing,Hall,building,333500,395500,Friday,18:00,20:00\n';
    await loadText(database, youthProvision, list);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const degrees = (...places: [number, number][]): Promise<[number, number][]> =>
    database.asOwner(async (sql) => {
      const rows = await sql.query<{ p: [number, number] }>(
        `SELECT ARRAY[ST_X(p), ST_Y(p)] AS p FROM unnest($1::float8[], $2::float8[]) WITH ORDINALITY AS g (e, n, at),
          LATERAL to_longitude_latitude(ST_SetSRID(ST_MakePoint(e, n), 27700)) AS p ORDER BY at`,
        [places.map(([easting]) => easting), places.map(([, northing]) => northing)],
      );
      return rows.map(({ p }) => p);
    });
  const input = async (more: object = {}) => ({
    ...{ kind: 'RAIL', name: 'Railway', reason: 'There is a fence on both sides.', reviewOn: next, crossings: [] },
    line: await degrees([333520, 390000], [333520, 399000]),
    ...more,
  });
  const outcome = async (query: string, variables: object, persona: PersonaName = 'council-analyst'): Promise<Outcome> => {
    const answer = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(answer.body.errors).toBeUndefined();
    return Object.values(answer.body.data!)[0] as Outcome;
  };
  const reach = async (): Promise<[number, number]> => {
    const { body } = await served.ask(REACH, {}, 'partner');
    const { barriers, areas } = body.data!['youthReach'] as { barriers: number; areas: [{ open: number }] };
    return [barriers, areas[0].open];
  };

  it('are drawn by whom the table says, and by nobody else', async () => {
    for (const persona of PERSONA_NAMES.filter((name) => BARRIER_ACCESS[name] !== 'drawing')) {
      const { body } = await served.ask(DRAW, { input: await input() }, persona);
      expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    expect(await reach()).toEqual([0, 12]);
  });

  it('each field that is wrong is named, all at once', async () => {
    const wrong = await input({ name: '', reason: '', line: [[-3, 53]], crossings: [[40, 10]], reviewOn: '2020-01-01' });
    const { problems } = await outcome(DRAW, { input: wrong });
    expect(problems.map(({ field }) => field).sort()).toEqual(['crossings', 'line', 'name', 'reason', 'reviewOn']);
    const person = await outcome(DRAW, { input: await input({ reason: 'Ring Joe Bloggs on 07700 900123 about the fence.' }) });
    expect(person.problems.map(({ field }) => field)).toEqual(['reason']);
    const far = await outcome(DRAW, { input: await input({ crossings: await degrees([333600, 395500]) }) });
    expect(far.problems).toEqual([{ field: 'crossings', problem: expect.stringContaining('within 50 m') }]);
  });

  it('a railway 20 m east of the hall halves its reach; a crossing gives some of it back; withdrawn, all of it', async () => {
    const { barrier } = await outcome(DRAW, { input: await input() });
    expect(await reach()).toEqual([1, 6]);
    await outcome(WITHDRAW, { id: barrier!.id });
    expect(await reach()).toEqual([0, 12]);
    const crossings = await degrees([333530, 395500]);
    const crossed = await outcome(DRAW, { input: await input({ kind: 'SAID_BY_CHILDREN', name: 'Border', crossings }) }, 'deployment-planner'); // prettier-ignore
    // 20 m and 153 m are 173 m to the two squares that the straight line reaches at 158 m; to (130, 50) beyond the crossing it is 159 m.
    expect(await reach()).toEqual([1, 10]);

    const asked = async (persona: PersonaName): Promise<Listed> =>
      ((await served.ask(LIST, {}, persona)).body.data!['walkBarriers'] as [Listed])[0];
    const own = await asked('police-analyst');
    expect(own).toMatchObject({
      ...{ kind: 'SAID_BY_CHILDREN', name: 'Border', status: 'standing', isDue: false, version: 1 },
      ...{ reason: 'There is a fence on both sides.', history: [{ change: 'drawn' }] },
    });
    // Put on its line.
    const [onLine] = await degrees([333520, 395500]);
    expect(own.crossings.coordinates[0]![0]).toBeCloseTo(onLine![0], 5);
    expect(await asked('partner')).toMatchObject({ id: crossed.barrier!.id, reason: null, agency: null, history: null });
    const refused = await served.ask(LIST, {}, 'outreach-worker');
    expect(refused.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is reviewed as it was seen, and each change leaves an event', async () => {
    const [{ id }] = (await served.ask(LIST)).body.data!['walkBarriers'] as [Listed];
    const later = addDays(next, 30);
    expect(await outcome(REVIEW, { id, on: later, version: 1 })).toMatchObject({ barrier: { reviewOn: later, version: 2 } });
    expect((await outcome(REVIEW, { id, on: later, version: 1 })).problems).toEqual([{ field: '' }]);
    expect((await outcome(REVIEW, { id: '999999', on: later })).problems).toEqual([{ field: 'id' }]);
    const changes = (await eventsOf(database)).filter(({ action }) => action === 'WALK_BARRIER');
    expect(changes.map(({ subject }) => subject).every((subject) => /^walk-barrier:\d+$/.test(String(subject)))).toBe(true);
    expect(changes).toHaveLength(4);
  });

  it('is never deleted, nor its history rewritten', async () => {
    for (const statement of ['DELETE FROM walk_barrier', `UPDATE walk_barrier_change SET reason = 'x'`]) {
      await expect(database.asOwner((sql) => sql.execute(statement))).rejects.toThrow();
    }
  });
});
