/** Sessions and places by form: who may, what is refused, what the week says at once, and what lists do to it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KEEPING_PROVISION_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { serve, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { addSquare } from './made-up-square.js';

const LIST =
  'session,place,kind,easting,northing,sensitive,weekday,starts,ends\n' +
  'Boxing,Made-up Hall,building,333500,395500,,Friday,18:00,20:00\n' +
  'Quiet evening,Made-up House,building,333500,395500,yes,Friday,18:00,20:00\n';
const KEEP_SESSION = `mutation ($id: ID, $version: Int, $input: YouthSessionInput!, $reason: String = "Asked for at the forum.") {
  keepYouthSession(id: $id, version: $version, input: $input, reason: $reason) { kept: session { id version place { id name } history { change reason changedBy } } problems { field problem } } }`;
const KEEP_PLACE = `mutation ($id: ID, $version: Int, $input: YouthPlaceInput!, $reason: String = "A new hall.") {
  keepYouthPlace(id: $id, version: $version, input: $input, reason: $reason) { kept: place { id version } problems { field problem } } }`;
const CLOSE_SESSION =
  'mutation ($id: ID!, $version: Int) { closeYouthSession(id: $id, version: $version, reason: "The money ended.") { kept: session { id } problems { field problem } } }';
const CLOSE_PLACE =
  'mutation ($id: ID!) { closeYouthPlace(id: $id, reason: "It was sold.") { kept: place { id } problems { field problem } } }';
const SESSIONS = '{ youthProvision(first: 100) { edges { node { id name version sessions { id name weekday version } } } } }';
const REACH =
  '{ youthReach(areaType: LSOA, walkMetres: 208, weekday: 2, hour: 17) { areas { open } hours { weekday hour sessionsOpen } } }';

interface Kept {
  readonly kept: {
    id: string;
    version: number;
    place?: { id: string; name: string };
    history?: { change: string; changedBy: string }[];
  } | null;
  readonly problems: { field: string; problem: string }[];
}
interface Listed {
  readonly id: string;
  readonly name: string;
  readonly sessions: { id: string; name: string; version: number }[];
}

describe.each(engines)('sessions and places by form (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let batch: number;
  let hidden: { place: string; session: string };

  beforeAll(async () => {
    database = await testDatabase(engine);
    await addSquare(database);
    batch = (await loadText(database, youthProvision, LIST)).batch!;
    served = await serve(database);
    const [secret] = await database.asOwner((sql) =>
      sql.query<{ place: string; session: string }>(
        'SELECT p.id::text AS place, s.id::text AS session FROM youth_place p JOIN youth_session s ON s.place_id = p.id WHERE p.sensitive',
      ),
    );
    hidden = secret!;
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const outcome = async (query: string, variables: object, persona: PersonaName = 'council-analyst'): Promise<Kept> => {
    const answer = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(answer.body.errors).toBeUndefined();
    return Object.values(answer.body.data!)[0] as Kept;
  };
  const listed = async (persona: PersonaName = 'partner'): Promise<Listed[]> => {
    const { body } = await served.ask(SESSIONS, {}, persona);
    return (body.data!['youthProvision'] as { edges: { node: Listed }[] }).edges.map(({ node }) => node);
  };
  const hall = async (): Promise<Listed> => (await listed()).find(({ name }) => name === 'Made-up Hall')!;
  const openOnTuesday = async (): Promise<[number, number]> => {
    const { body } = await served.ask(REACH, {}, 'partner');
    const { areas, hours } = body.data!['youthReach'] as {
      areas: { open: number }[];
      hours: { weekday: number; hour: number; sessionsOpen: number }[];
    };
    return [areas[0]!.open, hours.find(({ weekday, hour }) => weekday === 2 && hour === 17)!.sessionsOpen];
  };
  const session = async (more: object = {}) => ({
    ...{
      placeId: (await hall()).id,
      name: 'Cooking',
      weekday: 2,
      startsAt: '17:00',
      endsAt: '19:00',
      access: 'OPEN',
      ageFrom: 10,
      ageTo: 17,
    },
    ...more,
  });

  it('are kept by whom the table says, and by nobody else', async () => {
    for (const persona of PERSONA_NAMES.filter((name) => !KEEPING_PROVISION_ACCESS[name])) {
      for (const [query, variables] of [
        [KEEP_SESSION, { input: { placeId: '1', name: 'Cooking', access: 'OPEN' } }],
        [KEEP_PLACE, { input: { name: 'A hall', kind: 'BUILDING' } }],
        [CLOSE_SESSION, { id: '1' }],
        [CLOSE_PLACE, { id: '1' }],
      ] as const) {
        const { body } = await served.ask(query, variables, persona);
        expect(body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      }
    }
  });

  it.each([
    [{ name: '' }, ['name']],
    [{ name: 'Ask Jane Smith on 07700 900123' }, ['name']],
    [{ weekday: 8, startsAt: '25:00', endsAt: '7pm' }, ['weekday', 'startsAt', 'endsAt']],
    [{ startsAt: '18:00', endsAt: '18:00' }, ['endsAt']],
    [{ ageFrom: 15, ageTo: 10 }, ['ageTo']],
    [{ capacity: 0, provider: 'x' }, ['capacity', 'provider']],
    [{ placeId: '999999' }, ['placeId']],
    [{ name: 'Boxing', weekday: 5, startsAt: '18:00' }, ['name']],
  ])('a session with %o is refused by field, and nothing is kept', async (more, fields) => {
    const { kept, problems } = await outcome(KEEP_SESSION, { input: await session(more) });
    expect([kept, [...new Set(problems.map(({ field }) => field))]]).toEqual([null, fields]);
    expect((await hall()).sessions).toHaveLength(1);
  });

  it.each([
    [{ name: 'x' }, ['name']],
    [{ longitude: 2, latitude: 48 }, ['location']],
    [{ longitude: -3 }, ['location']],
    [{ kind: 'DETACHED', areaText: 'Nowhere at all' }, ['areaText']],
    [{ kind: 'DETACHED', areaText: 'Made up 001A', longitude: -3, latitude: 53.4 }, ['location']],
    [{ name: 'Women’s refuge' }, ['mustNotBeFound']],
    [{ mustNotBeFound: true }, ['mustNotBeFound']],
  ])('a place with %o is refused by field', async (more, fields) => {
    const { kept, problems } = await outcome(KEEP_PLACE, { input: { name: 'New hall', kind: 'BUILDING', ...more } });
    expect([kept, problems.map(({ field }) => field)]).toEqual([null, fields]);
  });

  it('nothing is kept without a reason, and no reason holds a person', async () => {
    for (const reason of ['', 'Jane Smith, born 3 May 2011, asked for it.']) {
      expect((await outcome(KEEP_SESSION, { input: await session(), reason })).problems).toMatchObject([{ field: 'reason' }]);
    }
  });

  it('a place that must not be found is none: not to hold a session at, nor to change, close or ask about', async () => {
    const input = { name: 'Renamed', kind: 'BUILDING' };
    expect((await outcome(KEEP_SESSION, { input: await session({ placeId: hidden.place }) })).problems).toMatchObject([
      { field: 'placeId' },
    ]);
    expect((await outcome(KEEP_PLACE, { id: hidden.place, input })).problems).toMatchObject([{ field: 'id' }]);
    expect((await outcome(CLOSE_PLACE, { id: hidden.place })).problems).toMatchObject([{ field: 'id' }]);
    expect((await outcome(CLOSE_SESSION, { id: hidden.session })).problems).toMatchObject([{ field: 'id' }]);
  });

  it('a session that is added is in the week at once, with who, why and an event', async () => {
    expect(await openOnTuesday()).toEqual([0, 0]);
    const { kept } = await outcome(KEEP_SESSION, { input: await session() }, 'deployment-planner');
    expect(await openOnTuesday()).toEqual([12, 1]);
    expect(kept).toMatchObject({ version: 1, place: { name: 'Made-up Hall' }, history: [{ change: 'added' }] });
    const events = await eventsOf(database);
    expect(events.filter(({ action }) => action === 'YOUTH_PROVISION').map(({ subject }) => subject)).toContain(
      `youth-session:${kept!.id}`,
    );
    const { body } = await served.ask(
      '{ youthProvision(first: 9) { edges { node { sessions { history { reason } } } } } }',
      {},
      'partner',
    );
    expect(JSON.stringify(body.data)).not.toContain('forum');
  });

  it('a session of a list is changed and closed; whoever saw an older version is refused', async () => {
    const boxing = (await hall()).sessions.find(({ name }) => name === 'Boxing')!;
    const change = { id: boxing.id, version: 0, input: await session({ name: 'Boxing', weekday: 2 }) };
    expect((await outcome(KEEP_SESSION, change)).kept).toMatchObject({ id: boxing.id, version: 1 });
    expect(await openOnTuesday()).toEqual([12, 2]);
    expect((await outcome(KEEP_SESSION, change)).problems).toMatchObject([{ field: '' }]);
    expect(await outcome(CLOSE_SESSION, { id: boxing.id, version: 1 })).toEqual({ kept: null, problems: [] });
    expect(await openOnTuesday()).toEqual([12, 1]);
    expect((await outcome(CLOSE_SESSION, { id: boxing.id })).problems).toMatchObject([{ field: 'id' }]);
  });

  it('a list that has it says that what was done by form holds no more', async () => {
    const again = await loadText(
      database,
      youthProvision,
      `${LIST}Cooking,Made-up Hall,building,333500,395500,,Tuesday,17:00,19:00\n`,
      {
        replace: true,
      },
    );
    expect(again.warnings.join(' ')).toMatch(
      /1 of these sessions were added by form .* 1 of these sessions were changed or closed/,
    );
    expect(
      (await listed())
        .flatMap(({ sessions }) => sessions)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Boxing', 'Cooking', 'Cooking']);
    expect(await undoBatch(database, findSource, again.batch!, 'cli:test')).toMatchObject({ ok: true });
    expect((await listed()).flatMap(({ sessions }) => sessions).map(({ name }) => name)).toEqual(['Cooking']);
  });

  it('what was added by form outlives the undo of every list', async () => {
    expect(await undoBatch(database, findSource, batch, 'cli:test')).toMatchObject({ ok: true });
    expect((await listed()).map(({ name, sessions }) => [name, sessions.length])).toEqual([['Made-up Hall', 1]]);
  });

  it('a place closes when nothing runs there, and one that is said to be hidden is gone from every answer', async () => {
    const { id, sessions } = await hall();
    expect((await outcome(CLOSE_PLACE, { id })).problems).toMatchObject([{ field: '' }]);
    const other = await outcome(KEEP_PLACE, {
      input: { name: 'Unseen group', kind: 'BUILDING', longitude: -3.005, latitude: 53.451 },
    });
    const hide = { id: other.kept!.id, version: 1, input: { name: 'Unseen group', kind: 'BUILDING', mustNotBeFound: true } };
    expect(await outcome(KEEP_PLACE, hide)).toEqual({ kept: null, problems: [] });
    await outcome(CLOSE_SESSION, { id: sessions[0]!.id });
    expect(await outcome(CLOSE_PLACE, { id })).toEqual({ kept: null, problems: [] });
    for (const persona of ['council-analyst', 'police-analyst'] as const) expect(await listed(persona)).toEqual([]);
    const council = viewerOf(inventedPerson(findPersona('council-analyst')!));
    const rows = (id: string) =>
      database.asViewer(actingViewer(council), (sql) => sql.query('SELECT 1 FROM youth_kept_change WHERE record_id = $1', [id]));
    expect((await rows(id)).length).toBeGreaterThan(0);
    expect(await rows(other.kept!.id)).toEqual([]);
  });

  it('history is only ever added to', async () => {
    await expect(database.asOwner((sql) => sql.execute('DELETE FROM youth_kept_change'))).rejects.toThrow(
      /only ever added to|permission denied/,
    );
  });
});
