/** Reading the audit: who may, what they see, «who has looked at this», and that reading leaves an event too. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { eventsOf, tamper } from './events.js';
import { loadMadeUp } from './made-up.js';

interface Read {
  readonly id: string;
  readonly name: string;
  readonly action: string;
  readonly query: string | null;
  readonly rowCount: number | null;
}
const FIELDS = 'edges { node { id name action query rowCount } } pageInfo { hasNextPage endCursor } totalCount';
const EVENTS = `query ($filter: AuditFilter, $first: Int, $after: String) { auditEvents(filter: $filter, first: $first, after: $after) { ${FIELDS} } }`;
const VERIFICATION = '{ auditVerification { intact verified brokenAt problem looseGuards head { sequence hash at } } }';
const GOVERNANCE: PersonaName = 'information-governance';

describe.each(engines)('reading the audit on %s', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let shot = '';
  let report = '';

  beforeAll(async () => {
    database = await testDatabase(engine);
    await loadMadeUp(database);
    served = await serve(database);
    const idOf = async (kind: string): Promise<string> => {
      const { body } = await ask(
        `{ incidents(filter: {kinds: [${kind}], areaCodes: ["E01000001", "E01000002"]}, first: 1) { edges { node { id } } } }`,
      );
      return (body.data as { incidents: { edges: { node: { id: string } }[] } }).incidents.edges[0]!.node.id;
    };
    shot = await idOf('FIREARMS_DISCHARGE');
    report = await idOf('ASB_REPORT');
    await served.ask('query ($id: ID!) { incident(id: $id) { id } }', { id: report }, 'council-analyst');
    await served.ask('{ incidentPoints(filter: {batch: "3"}) }', {}, 'council-analyst');
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  /** As the police analyst, for a purpose. */
  const ask = async (query: string, variables: Record<string, unknown> = {}) =>
    served.send('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await served.token()}`,
        'x-homeward-purpose': 'investigation; Operation Sandbank',
      },
      body: JSON.stringify({ query, variables }),
    });
  const read = (answer: Answer, field = 'auditEvents') => {
    expect(answer.body.errors).toBeUndefined();
    const page = (
      answer.body.data as Record<
        string,
        { edges: { node: Read }[]; totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string } }
      >
    )[field]!;
    return { ...page, events: page.edges.map(({ node }) => node) };
  };
  const of = async (subject: string, persona: PersonaName = GOVERNANCE) =>
    served.ask(`{ auditOf(${subject}) { ${FIELDS} } }`, {}, persona);

  it.each<PersonaName>(['police-analyst', 'administrator', 'partner', 'outreach-worker'])(
    'a %s may ask for neither others nor the check of the chain',
    async (persona) => {
      const answer = await of('kind: "FIREARMS_DISCHARGE"', persona);
      expect(answer.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
      expect(answer.body.data).toBeFalsy();
      expect((await served.ask(VERIFICATION, {}, persona)).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    },
  );

  it('refuses a cursor of another list, a page too large, and none or two subjects', async () => {
    const code = (answer: Answer) => answer.body.errors?.[0]?.extensions.code;
    expect(code(await served.ask(EVENTS, { after: 'WyJ4Il0' }))).toBe('BAD_USER_INPUT');
    expect(code(await served.ask(EVENTS, { first: 501 }))).toMatch(/BAD_USER_INPUT|COST_LIMIT/);
    expect(code(await served.ask(EVENTS, { filter: { from: '2025-02-30' } }))).toBe('BAD_USER_INPUT');
    expect(code(await of('first: 1'))).toBe('BAD_USER_INPUT');
    expect(code(await of('kind: "ASB_REPORT", area: "E01000001"'))).toBe('BAD_USER_INPUT');
  });

  it('everybody reads what they did themselves, and nothing of others', async () => {
    const own = read(await served.ask(EVENTS, {}, 'council-analyst'));
    expect(own.events.map(({ name, action }) => [name, action])).toEqual([
      ['Owen Tidewell', 'VIEW'],
      ['Owen Tidewell', 'VIEW'],
    ]);
    const asked = read(await served.ask(EVENTS, { filter: { person: 'Priya' } }, 'council-analyst'));
    expect(asked.events).toEqual([]);
    expect(read(await served.ask(EVENTS, {}, 'partner')).events.map(({ action }) => action)).toEqual(['REFUSED', 'REFUSED']);
  });

  it('information governance reads all, page by page, newest first; each reading leaves an event', async () => {
    const before = (await eventsOf(database)).length;
    const first = read(await served.ask(EVENTS, { first: 3 }, GOVERNANCE));
    expect(first.totalCount).toBe(before);
    expect(first.events.map(({ id }) => Number(id))).toEqual([before, before - 1, before - 2]);
    const second = read(await served.ask(EVENTS, { first: 3, after: first.pageInfo.endCursor }, GOVERNANCE));
    expect(second.events.map(({ id }) => Number(id))).toEqual([before - 3, before - 4, before - 5]);
    expect((await eventsOf(database)).slice(before)).toMatchObject([
      {
        action: 'READ_AUDIT',
        actor: 'information-governance',
        rows: 3,
        detail: { query: 'auditEvents', of: 'everybody' },
      },
      { action: 'READ_AUDIT', rows: 3 },
    ]);
  });

  it.each([
    ['part of a name', { person: 'tidewell' }, 2],
    ['an id', { person: 'council' }, 2],
    ['a name that is a pattern', { person: '%' }, 0],
    ['a role and an action', { role: 'council-analyst', actions: ['VIEW'] }, 2],
    ['a kind', { kind: 'FIREARMS_DISCHARGE', actions: ['VIEW'] }, 1],
    ['an area', { area: 'E01000001' }, 2],
    ['days to come', { from: '2199-01-01' }, 0],
    ['days gone by', { to: '2020-01-01' }, 0],
  ])('finds by %s', async (_what, filter, count) => {
    const found = read(await served.ask(EVENTS, { filter }, GOVERNANCE));
    // Every reading of this test adds one more.
    expect(found.events.filter(({ action }) => action !== 'READ_AUDIT')).toHaveLength(count);
  });

  it('finds by the request’s own id', async () => {
    const answer = await ask('query ($id: ID!) { incident(id: $id) { id } }', { id: shot });
    const found = read(await served.ask(EVENTS, { filter: { requestId: answer.headers['x-request-id'] } }, GOVERNANCE));
    expect(found.events).toMatchObject([{ action: 'VIEW', query: 'incident', name: 'Priya Marsh', rowCount: 1 }]);
  });

  it('who has looked at this: a report, a discharge, a load, an area, a kind', async () => {
    const lookers = async (subject: string) =>
      read(await of(subject), 'auditOf').events.map(({ name, query, action }) => `${name} ${action} ${query ?? ''}`.trim());
    // The points of 130 reports told no report one by one.
    expect(await lookers(`incident: "${report}"`)).toEqual(['Owen Tidewell VIEW incident', 'Priya Marsh VIEW incidents']);
    expect(await lookers(`incident: "${shot}"`)).toEqual(['Priya Marsh VIEW incident', 'Priya Marsh VIEW incidents']);
    expect(await lookers('batch: "3"')).toEqual(['Owen Tidewell VIEW incidentPoints', 'cli:test LOAD']);
    expect(await lookers('area: "E01000002"')).toEqual(['Priya Marsh VIEW incidents', 'Priya Marsh VIEW incidents']);
    expect(await lookers('kind: "FIREARMS_DISCHARGE"')).toEqual(['Priya Marsh VIEW incident', 'Priya Marsh VIEW incidents']);
    expect(await lookers('kind: "x\\" OR true --"')).toEqual([]);
    const events = await eventsOf(database);
    expect(events.at(-1)).toMatchObject({ action: 'READ_AUDIT', detail: { query: 'auditOf' } });
    expect(JSON.stringify(events)).not.toContain(report);
  });

  it('of sixty reports an hour at most, so that ids cannot be guessed; of loads and areas as often as needed', async () => {
    const guesses = Array.from({ length: 5 }, (_, place) => `g${place}: auditOf(incident: "guess${place}") { totalCount }`).join(
      ' ',
    );
    const codes: string[] = [];
    for (let request = 0; request < 13; request += 1) {
      const answer = await served.ask(`{ ${guesses} }`, {}, GOVERNANCE);
      codes.push(answer.body.errors?.[0]?.extensions.code ?? 'answered');
    }
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(codes.filter((code) => code === 'answered').length).toBeGreaterThanOrEqual(11);
    expect((await of('area: "E01000002"')).body.errors).toBeUndefined();
    expect((await of('incident: "guess"')).body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('the check of the chain: intact, then broken and loose, each in words; and it leaves an event', async () => {
    const verification = async () => {
      const answer = await served.ask(VERIFICATION, {}, GOVERNANCE);
      expect(answer.body.errors).toBeUndefined();
      return (answer.body.data as { auditVerification: Record<string, unknown> }).auditVerification;
    };
    const before = (await eventsOf(database)).length;
    expect(await verification()).toEqual({
      intact: true,
      verified: before,
      brokenAt: null,
      problem: null,
      looseGuards: [],
      head: { sequence: before, hash: expect.stringMatching(/^[0-9a-f]{64}$/), at: expect.stringMatching(/\.\d{6}Z$/) },
    });
    expect((await eventsOf(database)).at(-1)).toMatchObject({ action: 'VERIFY_AUDIT', rows: before, detail: { intact: true } });
    await tamper(
      database,
      "UPDATE audit_event SET actor_name = 'Nobody' WHERE seq = 2",
      'GRANT DELETE ON audit_event TO homeward_partner',
    );
    expect(await verification()).toMatchObject({
      intact: false,
      verified: 1,
      brokenAt: 2,
      looseGuards: ['homeward_partner may DELETE on audit_event'],
    });
    expect((await eventsOf(database)).at(-1)).toMatchObject({ detail: { intact: false } });
  });
});
