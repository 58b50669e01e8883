/** Requests kept: what is malformed is refused, what is decided is remembered, what was put together stands as one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Acting } from '../../server/audit/actor.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import {
  askForSupport,
  decideSupportRequest,
  linkSupportRequest,
  mergeSupportRequests,
  type RequestOutcome,
} from '../../server/deployments/requests/keep-support-requests.js';
import type { RequestState, RequestTerms } from '../../server/deployments/requests/support-request.js';
import {
  findSupportRequest,
  listRequestChanges,
  listSupportRequests,
  nearbyRequests,
} from '../../server/deployments/requests/support-requests.sql.js';
import { acting, eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';

const TODAY = '2026-05-04';
const FRIDAY = '2026-05-08';
const WHY = 'Two evenings of reports.';
const TERMS: RequestTerms = {
  kind: 'request',
  askedFrom: 'councillor',
  name: 'Marram Park, by the shelters',
  longitude: -3.0123,
  latitude: 53.4567,
  reason: 'Young people gather by the shelters on Friday evenings.',
  evidence: 'Residents told the ward surgery of it in April.',
  urgency: 'soon',
  contactRole: 'Parks officer',
};
const partner: Acting = { ...acting, actor: { ...acting.actor, role: 'partner', agency: 'Housing' } };

const problemsOf = (outcome: RequestOutcome): Record<string, string> =>
  outcome.ok ? {} : Object.fromEntries(outcome.problems.map(({ field, problem }) => [field, problem]));
const idOf = (outcome: RequestOutcome): number => {
  expect(problemsOf(outcome)).toEqual({});
  return (outcome as { id: number }).id;
};

describe.each(engines)('requests for teams (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());

  const ask = async (terms: Partial<RequestTerms> = {}, who = acting): Promise<number> =>
    idOf(await askForSupport(database, { ...TERMS, ...terms }, who));
  const find = async (id: number) => (await database.asOwner((sql) => findSupportRequest(sql, id, 'all')))!;
  const changes = (id: number) => database.asOwner((sql) => listRequestChanges(sql, [id], 'all'));
  const decide = (id: number, state: RequestState, plannedOn: string | null = null, version?: number) =>
    decideSupportRequest(database, { id, version }, { state, reason: WHY, plannedOn }, acting, TODAY);

  test.each<[string, Partial<RequestTerms>, string[]]>([
    ['empty texts', { name: ' ', reason: '', evidence: '', contactRole: '' }, ['name', 'reason', 'evidence', 'contactRole']],
    ['a person in a text', { reason: 'Jordan Whitfield, born 03/04/2009, tel. 07700 900123, is there.' }, ['reason']],
    ['a person to ask', { contactRole: 'PC Jordan Whitfield' }, ['contactRole']],
    ['a place in the sea of another country', { longitude: 12, latitude: 55 }, ['location']],
    ['no number', { longitude: NaN }, ['location']],
  ])('%s: refused, and nothing is kept', async (_name, terms, fields) => {
    const before = (await database.asOwner((sql) => listSupportRequests(sql, { reading: 'all' }, { first: 100 }))).length;
    expect(Object.keys(problemsOf(await askForSupport(database, { ...TERMS, ...terms }, acting)))).toEqual(fields);
    expect(await database.asOwner((sql) => listSupportRequests(sql, { reading: 'all' }, { first: 100 }))).toHaveLength(before);
  });

  test('a place is kept as the middle of its square of 100 m', async () => {
    const id = await ask();
    const [kept] = await database.asOwner((sql) =>
      sql.query<{ east: number; north: number; metres: number }>(
        `SELECT ST_X(place_bng) AS east, ST_Y(place_bng) AS north,
                ST_Distance(place_bng, to_national_grid(ST_SetSRID(ST_MakePoint($2, $3), 4326))) AS metres
           FROM support_request WHERE id = $1`,
        [id, TERMS.longitude, TERMS.latitude],
      ),
    );
    expect([kept!.east % 100, kept!.north % 100]).toEqual([50, 50]);
    expect(kept!.metres).toBeLessThan(71);
    const near = await ask({ longitude: TERMS.longitude + 0.0001 });
    expect((await find(near)).longitude).toBe((await find(id)).longitude);
  });

  test('received, planned for an evening, done: each with its reason, and an event', async () => {
    const id = await ask();
    expect(await find(id)).toMatchObject({ state: 'received', stateReason: null, agency: 'Police', version: 1 });
    idOf(await decide(id, 'planned', FRIDAY, 1));
    expect(await find(id)).toMatchObject({ state: 'planned', plannedOn: FRIDAY, stateReason: WHY, version: 2 });
    idOf(await decide(id, 'done'));
    expect(await find(id)).toMatchObject({ state: 'done', plannedOn: null });
    expect((await changes(id)).map(({ change, state }) => `${change} ${state}`)).toEqual([
      'decided done',
      'decided planned',
      'asked received',
    ]);
    const events = (await eventsOf(database)).filter(({ subject }) => subject === `support-request:${id}`);
    expect(events.map(({ action, detail }) => [action, detail['state']])).toEqual(
      ['received', 'planned', 'done'].map((state) => ['SUPPORT_REQUEST', state]),
    );
    expect(JSON.stringify(events)).not.toContain('shelters');
  });

  test('steps that cannot be', async () => {
    const id = await ask();
    expect(problemsOf(await decide(id, 'received'))).toEqual({ state: 'It is received already.' });
    expect(Object.keys(problemsOf(await decide(id, 'planned')))).toEqual(['plannedOn']);
    expect(Object.keys(problemsOf(await decide(id, 'planned', '2026-05-03')))).toEqual(['plannedOn']);
    expect(Object.keys(problemsOf(await decide(id, 'done', FRIDAY)))).toEqual(['plannedOn']);
    expect(Object.keys(problemsOf(await decide(id, 'declined', null, 7)))).toEqual(['']);
    expect(problemsOf(await decide(999_999, 'done'))).toEqual({ id: 'There is no such request.' });
    idOf(await decide(id, 'declined'));
    expect(problemsOf(await decide(id, 'planned', FRIDAY))).toEqual({
      state: 'It is declined, which stays. Ask for the place anew.',
    });
    const unreasoned = { state: 'done' as const, reason: ' ', plannedOn: null };
    expect(Object.keys(problemsOf(await decideSupportRequest(database, { id: await ask() }, unreasoned, acting, TODAY)))).toEqual(
      ['reason'],
    );
  });

  test('put together, two stand as one; the nearest are told', async () => {
    const merge = (id: number, into: number) => mergeSupportRequests(database, { id }, { into, reason: WHY }, acting);
    const [one, other, third, far] = [
      await ask({ latitude: 53.5 }),
      await ask({ latitude: 53.501 }, partner),
      await ask({ latitude: 53.502 }),
      await ask({ latitude: 53.52 }),
    ];
    const near = await database.asOwner((sql) => nearbyRequests(sql, [one], 300));
    expect(near.map(({ id }) => id)).toEqual([other, third]);
    idOf(await decide(one, 'planned', FRIDAY));
    idOf(await merge(third, other));
    idOf(await merge(other, one));
    for (const id of [other, third])
      expect(await find(id)).toMatchObject({ mergedInto: one, state: 'planned', plannedOn: FRIDAY });
    idOf(await decide(one, 'done'));
    for (const id of [other, third]) expect(await find(id)).toMatchObject({ state: 'done', stateReason: WHY });
    expect(Object.keys(problemsOf(await decide(other, 'declined')))).toEqual(['id']);
    expect(Object.keys(problemsOf(await merge(far, far)))).toEqual(['into']);
    expect(Object.keys(problemsOf(await merge(far, other)))).toEqual(['into']);
    expect(Object.keys(problemsOf(await merge(far, one)))).toEqual(['into']);
    expect(Object.keys(problemsOf(await merge(other, far)))).toEqual(['id']);
    expect(await database.asOwner((sql) => nearbyRequests(sql, [far], 300))).toEqual([]);
  });

  test('linked to an active hotspot area, and to no other: one that is proposed is to the planner as one that is not there', async () => {
    const id = await ask();
    const link = (hotspotArea: number | null) => linkSupportRequest(database, { id }, { hotspotArea, reason: WHY }, acting);
    expect(Object.keys(problemsOf(await link(1)))).toEqual(['hotspotArea']);
    expect(Object.keys(problemsOf(await link(null)))).toEqual(['hotspotArea']);
    const [area, proposed] = await database.asOwner((sql) =>
      sql.query<{ id: number }>(
        `INSERT INTO hotspot_area (name, status, reason, least_intrusive, equality_note, owner, source, review_on, boundary_bng, boundary)
         SELECT 'Parade, ' || status, status, 'r', 'l', 'e', 'o', 'council team', current_date + 90, s, to_longitude_latitude(s)
           FROM ST_MakeEnvelope(332000, 395000, 332300, 395300, 27700) s, (VALUES ('active'), ('proposed')) AS two (status) RETURNING id`,
      ),
    );
    expect(problemsOf(await link(proposed!.id))).toEqual(problemsOf(await link(999_999)));
    idOf(await link(area!.id));
    expect(await find(id)).toMatchObject({ hotspotArea: area!.id, state: 'received' });
    idOf(await link(null));
    expect((await find(id)).hotspotArea).toBeNull();
  });

  test('nothing is taken away, and no history rewritten', async () => {
    for (const statement of [
      'DELETE FROM support_request',
      'DELETE FROM support_request_change',
      "UPDATE support_request_change SET reason = 'another'",
    ])
      await expect(database.asOwner((sql) => sql.execute(statement))).rejects.toThrow();
  });
});
