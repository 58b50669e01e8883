/** Requests over HTTP: what each role has of them, in the answer and in the database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SUPPORT_REQUEST_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { testDatabase } from '../database.js';

const FIELDS = `id kind askedFrom name longitude latitude reason evidence urgency contactRole agency askedBy state stateReason plannedOn
  mergedInto hotspotArea version history { change state reason changedBy } nearby { id metres }`;
const LIST = `query ($state: SupportRequestState, $first: Int, $after: String) { supportRequests(state: $state, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { ${FIELDS} } } } }`;
const ONE = `query ($id: ID!) { supportRequest(id: $id) { ${FIELDS} } }`;
const ASK = `mutation ($input: SupportRequestInput!) { askForSupport(input: $input) { request { id state } problems { field problem } } }`;
const DECIDE = `mutation ($id: ID!, $state: SupportRequestState!, $plannedOn: String, $version: Int) {
  decideSupportRequest(id: $id, state: $state, plannedOn: $plannedOn, version: $version, reason: "The team goes there first.") {
    request { state plannedOn stateReason } problems { field problem } } }`;
const MERGE =
  'mutation ($id: ID!, $into: ID!) { mergeSupportRequests(id: $id, into: $into, reason: "The same shelters.") { request { state } problems { field problem } } }';

interface Request {
  readonly id: string;
  readonly agency: string;
  readonly askedBy: string | null;
  readonly state: string;
  readonly mergedInto: string | null;
  readonly history: { change: string; changedBy: string | null }[];
  readonly nearby: { id: string }[] | null;
}

const input = (more: object = {}) => ({
  kind: 'REQUEST',
  askedFrom: 'PARTNER_AGENCY',
  name: 'Marram Park',
  longitude: -3.0123,
  latitude: 53.4567,
  reason: 'Fires by the shelters on Friday evenings.',
  evidence: 'Wardens saw the ashes.',
  urgency: 'SOON',
  contactRole: 'Estate warden',
  ...more,
});

let database: PostgresDatabase;
let served: Served;
let ofPolice: string;
let ofPartner: string;

const ask = async (persona: PersonaName, more: object = {}): Promise<string> => {
  const answer = await served.ask(ASK, { input: input(more) }, persona);
  const { request, problems } = answer.body.data!['askForSupport'] as { request: { id: string }; problems: unknown[] };
  expect(problems).toEqual([]);
  return request.id;
};
const code = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code ?? 'answered';
const list = async (persona: PersonaName, variables: object = {}): Promise<Request[]> => {
  const answer = await served.ask(LIST, { ...variables }, persona);
  expect(answer.body.errors).toBeUndefined();
  return (answer.body.data!['supportRequests'] as { edges: { node: Request }[] }).edges.map(({ node }) => node);
};

beforeAll(async () => {
  database = await testDatabase('server');
  served = await serve(database);
  ofPolice = await ask('police-analyst', { kind: 'INTELLIGENCE', askedFrom: 'POLICE', name: 'Known to the police' });
  ofPartner = await ask('partner');
}, 120_000);
afterAll(async () => {
  await served.close();
  await database.close();
});

describe('requests for teams', () => {
  it.each(PERSONA_NAMES)('for %s are those of the table', async (persona) => {
    const access = SUPPORT_REQUEST_ACCESS[persona];
    if (access === 'nothing') {
      for (const answer of [await served.ask(LIST, {}, persona), await served.ask(ASK, { input: input() }, persona)]) {
        expect(code(answer)).toBe('FORBIDDEN');
        expect(answer.text).not.toContain('Marram');
      }
      return;
    }
    const requests = await list(persona);
    expect(requests.map(({ id }) => id)).toEqual(access === 'own' ? [ofPartner] : [ofPartner, ofPolice]);
    const own = requests.find(({ id }) => id === ofPartner)!;
    expect(own.askedBy === null).toBe(access === 'own');
    expect(own.nearby === null).toBe(access === 'own');
    expect(own.history).toHaveLength(1);
    if (access !== 'own') expect(own.nearby!.map(({ id }) => id)).toEqual([ofPolice]);
  });

  it('of another agency is for a partner no other than one that is not there', async () => {
    for (const id of [ofPolice, '999999'])
      expect((await served.ask(ONE, { id }, 'partner')).body.data).toEqual({ supportRequest: null });
    expect((await served.ask(LIST, {}, 'partner')).text).not.toContain('Known to the police');
    const counted = await served.ask('{ supportRequests(first: 0) { totalCount } }', {}, 'partner');
    expect(counted.body.data).toEqual({ supportRequests: { totalCount: 1 } });
  });

  it('are decided by planners alone', async () => {
    for (const persona of PERSONA_NAMES) {
      if (SUPPORT_REQUEST_ACCESS[persona] === 'all-and-deciding') continue;
      expect(code(await served.ask(DECIDE, { id: ofPartner, state: 'DONE' }, persona)), persona).toBe('FORBIDDEN');
      expect(code(await served.ask(MERGE, { id: ofPartner, into: ofPolice }, persona)), persona).toBe('FORBIDDEN');
    }
    expect(await list('deployment-planner', { state: 'RECEIVED' })).toHaveLength(2);
  });

  it('what became of it is seen by whoever asked, also of one that was put together, and not with which', async () => {
    const friday = addDays(londonDay(), 7);
    const merged = await served.ask(MERGE, { id: ofPartner, into: ofPolice }, 'deployment-planner');
    expect(merged.body.data).toMatchObject({ mergeSupportRequests: { problems: [] } });
    const decided = await served.ask(
      DECIDE,
      { id: ofPolice, state: 'PLANNED', plannedOn: friday, version: 1 },
      'deployment-planner',
    );
    expect(decided.body.data).toMatchObject({ decideSupportRequest: { request: { state: 'PLANNED', plannedOn: friday } } });
    const answer = await served.ask(ONE, { id: ofPartner }, 'partner');
    expect(answer.body.data!['supportRequest']).toMatchObject({
      ...{ state: 'PLANNED', plannedOn: friday, stateReason: 'The team goes there first.', mergedInto: null, hotspotArea: null },
      // No number tells of a change that is not told.
      version: 2,
      history: [
        { change: 'decided', changedBy: null },
        { change: 'asked', changedBy: null },
      ],
    });
    expect(answer.text).not.toContain('The same shelters');
    expect((await list('deployment-planner')).find(({ id }) => id === ofPartner)).toMatchObject({ mergedInto: ofPolice });
    const stale = await served.ask(DECIDE, { id: ofPolice, state: 'DONE', version: 1 }, 'deployment-planner');
    expect(stale.body.data).toMatchObject({ decideSupportRequest: { request: null, problems: [{ field: '' }] } });
  });

  it('come page by page, and leave an event', async () => {
    const first = await served.ask(LIST, { first: 1 }, 'council-analyst');
    const page = first.body.data!['supportRequests'] as {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    expect((await list('council-analyst', { after: page.pageInfo.endCursor })).map(({ id }) => id)).toEqual([ofPolice]);
    expect(code(await served.ask(LIST, { after: 'bm9uZQ' }, 'council-analyst'))).toBe('BAD_USER_INPUT');
    const read = (await eventsOf(database)).filter(({ action }) => action === 'READ_SUPPORT_REQUESTS').at(-1);
    expect(read).toMatchObject({ role: 'council-analyst', rows: 1, detail: { query: 'supportRequests' } });
  });

  it('are no person’s: what a text seems to hold is refused with its field', async () => {
    const named = await served.ask(
      ASK,
      { input: input({ evidence: 'Call 07700 900123 and ask for Sam Whitfield.' }) },
      'partner',
    );
    expect(named.body.data).toMatchObject({ askForSupport: { request: null, problems: [{ field: 'evidence' }] } });
  });
});

describe('in the database', () => {
  it.each(PERSONA_NAMES)('%s reads no more than that', async (persona) => {
    const access = SUPPORT_REQUEST_ACCESS[persona];
    const viewer = actingViewer(viewerOf(inventedPerson(findPersona(persona)!)));
    const read = (statement: string): Promise<number | 'denied'> =>
      database
        .asViewer(viewer, (sql) => sql.query(statement))
        .then(
          (rows) => rows.length,
          () => 'denied' as const,
        );
    const all = access === 'all' || access === 'all-and-deciding';
    expect(await read('SELECT name FROM support_request')).toBe(all ? 2 : access === 'own' ? 1 : 'denied');
    expect(await read('SELECT merged_into, hotspot_area_id, asked_by FROM support_request')).toBe(all ? 2 : 'denied');
    expect(await read("SELECT reason FROM support_request_change WHERE change = 'put together'")).toBe(
      all ? 1 : access === 'own' ? 0 : 'denied',
    );
    expect(await read("UPDATE support_request SET state = 'done', planned_on = NULL RETURNING 1")).toBe('denied');
  });

  it('a partner whose agency is not stated reads nothing', async () => {
    const viewer = actingViewer({ ...viewerOf(inventedPerson(findPersona('partner')!)), agency: 'not stated' });
    expect(await database.asViewer(viewer, (sql) => sql.query('SELECT id FROM support_request'))).toEqual([]);
  });
});
