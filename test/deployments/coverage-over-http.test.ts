/** Further sessions and what-if over HTTP, on a square kilometre with a child in each of a hundred squares. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { serve, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { addSquare } from '../provision/made-up-square.js';

const SESSIONS =
  'session,place,kind,easting,northing,sensitive,weekday,starts,ends\n' +
  'Boxing,Made-up Hall,building,333500,395500,,Friday,18:00,20:00\n' +
  'Youth bus,Made-up Road,bus,333200,395200,,Monday,17:00,19:00\n' +
  'Perhaps,Made-up Club,building,333800,395800,,Friday,,\n' +
  'Hidden,Made-up House,building,333200,395800,yes,Friday,18:00,20:00\n';

const SESSION = 'place weekday startsAt endsAt adds';
const FURTHER = `query ($sessions: Int, $weekdays: [Int!], $from: Int, $to: Int, $lasting: Int, $area: String) {
  furtherSessions(sessions: $sessions, weekdays: $weekdays, fromHour: $from, toHour: $to, lasting: $lasting, areaCode: $area, walkMetres: 208) {
    sessions { ${SESSION} } greedy { ${SESSION} } covered bound greedyCovered coveredBefore total mayBeCovered method } }`;
const MOVE = `query ($move: MoveInput!) { movedSession(move: $move, walkMetres: 208) {
  before after hours { weekday hour before after } areas { gssCode gained lost } } }`;

describe('further sessions and what-if over HTTP', () => {
  let database: PostgresDatabase;
  let served: Served;
  let bus: string;
  let hidden: string;

  beforeAll(async () => {
    database = await testDatabase('server');
    await addSquare(database);
    await loadText(database, youthProvision, SESSIONS);
    served = await serve(database);
    const rows = await database.asOwner((sql) =>
      sql.query<{ id: string; name: string }>('SELECT id::text, name FROM youth_session'),
    );
    [bus, hidden] = ['Youth bus', 'Hidden'].map((name) => rows.find((row) => row.name === name)!.id) as [string, string];
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  const friday = { sessions: 1, weekdays: [5], from: 18, to: 20, lasting: 2 };

  it.each(['outreach-worker', 'information-governance'] as const)('are not for %s', async (persona) => {
    for (const [query, variables] of [
      [FURTHER, friday],
      [MOVE, { move: { session: bus } }],
    ] as const) {
      expect((await served.ask(query, variables, persona)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it.each([
    [{ sessions: 0 }, ['sessions']],
    [{ sessions: 11 }, ['sessions']],
    [{ weekdays: [] }, ['weekdays']],
    [{ weekdays: [5, 5] }, ['weekdays']],
    [{ from: 20, to: 20 }, ['toHour']],
    [{ lasting: 3 }, ['lasting']],
    [{ area: 'E01000000' }, ['areaCode']],
  ])('%o is refused, saying where', async (variables, path) => {
    const { body } = await served.ask(FURTHER, { ...friday, ...variables });
    expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path });
  });

  it('the best further session of a Friday, beside the greedy one; the place that must not be found is none to choose', async () => {
    const { body, text } = await served.ask(FURTHER, friday, 'partner');
    const further = { weekday: 5, startsAt: '18:00', endsAt: '20:00', adds: 24 };
    expect(body.data!['furtherSessions']).toMatchObject({
      ...{ covered: 48, bound: 48, greedyCovered: 48, coveredBefore: 24, total: 200, mayBeCovered: 24 },
      ...{ sessions: [further], greedy: [further] },
    });
    const two = await served.ask(FURTHER, { ...friday, sessions: 2 });
    const { sessions, covered } = two.body.data!['furtherSessions'] as { sessions: { place: string }[]; covered: number };
    expect(covered).toBe(72);
    expect(sessions.map(({ place }) => place).sort()).toEqual(['Made-up Club', 'Made-up Road']);
    expect(text + two.text).not.toContain('Made-up House');
  });

  it('asked five times at once, a person is answered twice, and told to wait for the rest', async () => {
    const of = '(weekdays: [5], walkMetres: 208) { covered }';
    const { body } = await served.ask(
      `{ ${['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: furtherSessions${of}`).join(' ')} }`,
    );
    expect(new Set(body.errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['RATE_LIMITED']));
    expect(new Set(body.errors?.map(({ path }) => (path as string[])[0]))).not.toContain('a');
    expect((await served.ask(FURTHER, friday)).body.errors).toBeUndefined();
  });

  it('a youth bus that comes on Friday to the hall instead: Monday is lost, and nobody gained', async () => {
    const [hall] = await database.asOwner((sql) =>
      sql.query<{ longitude: number; latitude: number }>(
        `SELECT ST_X(location) AS longitude, ST_Y(location) AS latitude FROM youth_place WHERE name = 'Made-up Hall'`,
      ),
    );
    const move = { session: bus, ...hall, weekday: 5, startsAt: '18:00', endsAt: '20:00' };
    const { body } = await served.ask(MOVE, { move });
    expect(body.data!['movedSession']).toEqual({
      ...{ before: 48, after: 24, areas: [{ gssCode: 'E01999999', gained: 0, lost: 24 }] },
      hours: [17, 18].map((hour) => ({ weekday: 1, hour, before: 12, after: 0 })),
    });
    const later = await served.ask(MOVE, { move: { session: bus, endsAt: '20:00' } });
    expect(later.body.data!['movedSession']).toMatchObject({
      before: 48,
      after: 60,
      hours: [{ weekday: 1, hour: 19, before: 0, after: 12 }],
    });
  });

  it('what is no move is refused, and a hidden session is as one that is not there', async () => {
    for (const [move, path] of [
      [{ session: bus, weekday: 9 }, ['move', 'weekday']],
      [{ session: bus, startsAt: '7pm' }, ['move', 'startsAt']],
      [{ session: bus, longitude: -3 }, ['move', 'longitude']],
      [{ session: hidden }, ['session']],
      [{ session: '999999' }, ['session']],
    ] as const) {
      const { body } = await served.ask(MOVE, { move });
      expect(body.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path });
    }
  });
});
