/** What a request leaves in the audit, before its answer: and that nothing leaves when the audit cannot be written. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WRITTEN_COLUMNS } from '../../migrations/0008-audit.js';
import { recordDigest } from '../../server/audit/record-digest.js';
import { verifyChain } from '../../server/audit/verify-chain.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { eventsOf, type StoredEvent } from './events.js';
import { loadMadeUp, SHOT_PLACE } from './made-up.js';

const POINTS = 'query ($filter: IncidentFilter!) { incidentPoints(filter: $filter) }';
const LIST = 'query ($filter: IncidentFilter!) { incidents(filter: $filter, first: 200) { edges { node { id } } } }';
const PURPOSE = { 'x-homeward-purpose': 'investigation; Operation Sandbank' };

describe.each(engines)('what requests leave in the audit on %s', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let before = 0;

  beforeAll(async () => {
    database = await testDatabase(engine);
    await loadMadeUp(database);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  beforeEach(async () => {
    before = (await eventsOf(database)).length;
  });

  const left = async (): Promise<StoredEvent[]> => (await eventsOf(database)).slice(before);
  const ask = async (
    query: string,
    variables: Record<string, unknown> = {},
    persona: Parameters<Served['token']>[0] = undefined,
  ) =>
    served.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await served.token(persona)}`, ...PURPOSE },
      body: JSON.stringify({ query, variables }),
    });
  const get = async (path: string) =>
    served.send(path, { headers: { authorization: `Bearer ${await served.token()}`, ...PURPOSE } });

  describe('when it cannot be written', () => {
    const columns = `(${WRITTEN_COLUMNS.join(', ')}) ON audit_event`;
    beforeAll(() => database.asOwner((sql) => sql.execute(`REVOKE INSERT ${columns} FROM homeward_audit_writer`)));
    afterAll(() => database.asOwner((sql) => sql.execute(`GRANT INSERT ${columns} TO homeward_audit_writer`)));

    it.each([
      ['points', POINTS],
      ['a list', LIST],
    ])('%s of discharges are refused, with an id and nothing else', async (_what, query) => {
      const answer = await ask(query, { filter: { kinds: ['FIREARMS_DISCHARGE'] } });
      expect(answer.status).toBe(500);
      expect(answer.body).toEqual({
        errors: [{ message: expect.stringContaining('went wrong'), extensions: { code: 'INTERNAL', id: expect.any(String) } }],
      });
      expect(answer.text).not.toMatch(/-2\.99|F1|handgun|audit_event|permission/);
      const logged = served.log.find(({ id }) => id === answer.body.errors![0]!.extensions.id);
      expect(logged).toMatchObject({ request: answer.headers['x-request-id'], sqlState: '42501' });
      expect(JSON.stringify(served.log)).not.toMatch(/-2\.99|handgun/);
      expect(await left()).toEqual([]);
    });

    it('a file is refused before its first byte', async () => {
      const answer = await get('/export/points.csv?kinds=firearms-discharges');
      expect(answer.status).toBe(500);
      expect(answer.headers['content-disposition']).toBeUndefined();
      expect(answer.text).not.toMatch(/-2\.99|handgun|OFFICIAL/);
    });

    it('nobody signs in', async () => {
      const answer = await served.send('/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-homeward-request': '1' },
        body: '{"persona":"police-analyst"}',
      });
      expect(answer.status).toBe(500);
      expect(answer.headers['set-cookie']).toBeUndefined();
    });

    it('counts and open data go on', async () => {
      const counts = await ask('{ incidentCounts(filter: {}, by: KIND) { total { count } } }');
      expect(counts.body.errors).toBeUndefined();
      const open = await ask(LIST, { filter: { kinds: ['RECORDED_CRIME'] } });
      expect(open.body.errors).toBeUndefined();
    });
  });

  it('loads at the command line: who, how many rows, which batch', async () => {
    const loads = (await eventsOf(database)).filter(({ action }) => action === 'LOAD');
    expect(loads.map(({ actor, role, rows, subject, detail }) => [actor, role, rows, subject, detail['sources']])).toEqual([
      ['cli:test', 'operator', 2, 'batch:1', ['boundaries']],
      ['cli:test', 'operator', 2, 'batch:2', ['police-street']],
      ['cli:test', 'operator', 130, 'batch:3', ['asb-reports']],
      ['cli:test', 'operator', 1, 'batch:4', ['firearms-discharges']],
    ]);
  });

  it('points: what was asked, how many, which kinds, for which purpose; of many rows the discharges one by one', async () => {
    const filter = { kinds: ['ASB_REPORT', 'FIREARMS_DISCHARGE', 'RECORDED_CRIME'], from: '2025-03-01', to: '2025-03-31' };
    const answer = await ask(POINTS, { filter });
    const { features } = (answer.body.data as { incidentPoints: { features: { id: string; properties: { kind: string } }[] } })
      .incidentPoints;
    const shot = features.find(({ properties }) => properties.kind === 'FIREARMS_DISCHARGE')!;
    expect(features).toHaveLength(133);
    expect(await left()).toEqual([
      {
        seq: before + 1,
        actor: 'police-analyst',
        role: 'police-analyst',
        purpose: 'INVESTIGATION_SUPPORT; Operation Sandbank',
        action: 'VIEW',
        subject: null,
        detail: {
          query: 'incidentPoints',
          kinds: ['ASB_REPORT', 'FIREARMS_DISCHARGE'],
          records: [recordDigest(shot.id)],
          sensitive: 131,
          filter,
        },
        rows: 133,
        request: answer.headers['x-request-id'],
      },
    ]);
    expect(JSON.stringify(await left())).not.toContain(SHOT_PLACE);
  });

  it('a short list and one incident: the records themselves, by digest; areas and a drawn shape in short', async () => {
    const shape = {
      type: 'Polygon',
      coordinates: [[[-3.02, 53.48], [-2.98, 53.48], [-2.98, 53.52], [-3.02, 53.52], [-3.02, 53.48]]], // prettier-ignore
    };
    const list = await ask(LIST.replace('200', '5'), {
      filter: { kinds: ['ASB_REPORT'], areaCodes: ['E01000001'], within: shape },
    });
    const ids = (list.body.data as { incidents: { edges: { node: { id: string } }[] } }).incidents.edges.map(
      ({ node }) => node.id,
    );
    const one = await ask('query ($id: ID!) { incident(id: $id) { category } }', { id: ids[0] });
    expect(one.body.errors).toBeUndefined();
    expect(await left()).toMatchObject([
      {
        detail: {
          query: 'incidents',
          areas: ['E01000001'],
          records: ids.map(recordDigest),
          filter: { within: { bbox: [-3.02, 53.48, -2.98, 53.52] } },
        },
        rows: 5,
      },
      { detail: { query: 'incident', records: [recordDigest(ids[0]!)], kinds: ['ASB_REPORT'] }, rows: 1 },
    ]);
  });

  it('squares finer than 500 m are as good as points; larger ones are figures, but of discharges', async () => {
    const grid =
      'query ($kind: IncidentKind!, $metres: Int!) { incidentGrid(filter: {kinds: [$kind]}, cellMetres: $metres) { cells } }';
    await ask(grid, { kind: 'ASB_REPORT', metres: 500 });
    expect(await left()).toEqual([]);
    for (const [kind, metres] of [
      ['ASB_REPORT', 100],
      ['FIREARMS_DISCHARGE', 100],
      ['FIREARMS_DISCHARGE', 500],
    ]) {
      before = (await eventsOf(database)).length;
      await ask(grid, { kind, metres });
      expect(await left()).toMatchObject([{ action: 'VIEW', detail: { query: 'incidentGrid', kinds: [kind] } }]);
    }
  });

  describe('counts of a place under 500 m say where a report is, as a point does', () => {
    const square = (half: number) => ({ west: -2.995 - half, east: -2.995 + half, south: 53.505 - half, north: 53.505 + half });
    const kinds = ['FIREARMS_DISCHARGE'];
    const COUNTS = 'query ($filter: IncidentFilter!) { incidentCounts(filter: $filter, by: KIND) { total { count } } }';
    const GRID = 'query ($filter: IncidentFilter!) { incidentGrid(filter: $filter, cellMetres: 1000) { cells } }';
    const NUMBER = 'query ($filter: IncidentFilter!) { incidents(filter: $filter, first: 0) { totalCount } }';
    const HOT = `query ($filter: IncidentFilter!) { hotspotCells(filter: $filter, method: GI_STAR, options: {cellMetres: 1000}) { marking } }`;
    const wide = square(0.01);
    it.each([
      ['a count by a box', COUNTS, { kinds, bbox: square(0.001) }, ['FIREARMS_DISCHARGE']],
      [
        'a count by a circle',
        COUNTS,
        { kinds, near: { longitude: -2.995, latitude: 53.505, metres: 100 } },
        ['FIREARMS_DISCHARGE'],
      ],
      [
        'a count by what a box and a circle share',
        COUNTS,
        { kinds, bbox: wide, near: { longitude: -2.995, latitude: 53.505, metres: 900 } },
        ['FIREARMS_DISCHARGE'],
      ],
      [
        'a count of an agency’s own list',
        COUNTS,
        { kinds: ['ASB_REPORT'], near: { longitude: -3.01, latitude: 53.5, metres: 50 } },
        ['ASB_REPORT'],
      ],
      [
        'a count by a drawn sliver',
        COUNTS,
        {
          kinds: ['ASB_REPORT'],
          within: {
            type: 'Polygon',
            coordinates: [
              [
                [-3.02, 53.4899],
                [-3, 53.5099],
                [-3, 53.5101],
                [-3.02, 53.4901],
                [-3.02, 53.4899],
              ],
            ],
          },
        },
        ['ASB_REPORT'],
      ],
      ['large squares in a small box', GRID, { kinds, bbox: square(0.001) }, ['FIREARMS_DISCHARGE']],
      ['the number of a list of which no row is asked', NUMBER, { kinds, bbox: square(0.001) }, ['FIREARMS_DISCHARGE']],
      [
        'large cells of a detection in a small box',
        HOT,
        { kinds: ['ASB_REPORT'], near: { longitude: -3.01, latitude: 53.5, metres: 50 } },
        ['ASB_REPORT'],
      ],
    ])('%s', async (_what, query, filter, seen) => {
      const answer = await ask(query, { filter });
      expect(answer.body.errors).toBeUndefined();
      expect(await left()).toMatchObject([{ action: 'VIEW', detail: { kinds: seen } }]);
      if (query === HOT) expect(answer.text).toContain('OFFICIAL-SENSITIVE');
    });

    it('and of a larger one, or of open data, nothing; of discharges every drawn one, since two leave what one alone holds', async () => {
      await ask(COUNTS, { filter: { kinds: ['ASB_REPORT'], bbox: wide } });
      await ask(COUNTS, { filter: { kinds: ['RECORDED_CRIME'], near: { longitude: -3.01, latitude: 53.5, metres: 50 } } });
      expect(await left()).toEqual([]);
      for (const place of [{ bbox: wide }, { near: { longitude: -2.995, latitude: 53.505, metres: 900 } }]) {
        before = (await eventsOf(database)).length;
        await ask(COUNTS, { filter: { kinds, ...place } });
        expect(await left()).toMatchObject([{ action: 'VIEW', detail: { kinds }, rows: 1 }]);
        expect((await served.ask(COUNTS, { filter: { kinds, ...place } })).body.errors).toBeUndefined();
      }
    });

    it('and of discharges want a purpose, also of what two large places share', async () => {
      const near = { longitude: -2.995, latitude: 53.505, metres: 900 };
      const answer = await served.ask(COUNTS, { filter: { kinds, bbox: wide, near } });
      expect(answer.body.errors![0]!.extensions.code).toBe('PURPOSE_REQUIRED');
    });

    it('a file of them is marked as records are', async () => {
      const answer = await get('/export/counts.csv?by=kind&kinds=asb-reports&bbox=-3.011,53.499,-3.009,53.501');
      expect(answer.text).toContain('OFFICIAL-SENSITIVE');
      expect((await get('/export/counts.csv?by=kind&kinds=asb-reports')).text).not.toContain('OFFICIAL-SENSITIVE');
    });
  });

  it('of a detection against another period, the rows of that one too', async () => {
    const query = `query ($filter: IncidentFilter!, $options: HotspotOptions) {
      hotspotCells(filter: $filter, method: GI_STAR, options: $options) { cells } }`;
    const filter = { kinds: ['ASB_REPORT'], from: '2025-05-01', to: '2025-05-31' };
    const against = { from: '2025-03-01', to: '2025-03-31' };
    const answer = await ask(query, { filter, options: { cellMetres: 100, against } });
    expect(answer.body.errors).toBeUndefined();
    expect(await left()).toMatchObject([
      { action: 'VIEW', detail: { query: 'hotspotCells', kinds: ['ASB_REPORT'], filter, against }, rows: 130 },
    ]);
  });

  it('grids of discharges are told, and want a purpose where they cut each other: laid over each other they say where each one was', async () => {
    const grid = `query ($metres: Int!, $shape: CellShape) {
      incidentGrid(filter: {kinds: [FIREARMS_DISCHARGE]}, cellMetres: $metres, shape: $shape) { cells } }`;
    for (const variables of [{ metres: 501 }, { metres: 500, shape: 'HEXAGON' }]) {
      expect((await served.ask(grid, variables)).body.errors![0]!.extensions.code).toBe('PURPOSE_REQUIRED');
    }
    for (const metres of [500, 1000, 5000]) expect((await served.ask(grid, { metres })).body.errors).toBeUndefined();
    before = (await eventsOf(database)).length;
    await ask(grid, { metres: 501 });
    expect(await left()).toMatchObject([{ action: 'VIEW', detail: { kinds: ['FIREARMS_DISCHARGE'], cellMetres: 501 }, rows: 1 }]);
  });

  it('open data alone, counts and nothing found leave no event', async () => {
    await ask(POINTS, { filter: { kinds: ['RECORDED_CRIME'] } });
    await ask(LIST, { filter: { kinds: ['FIREARMS_DISCHARGE'], from: '2020-01-01', to: '2020-01-31' } });
    await ask('{ incidentCounts(filter: {kinds: [FIREARMS_DISCHARGE]}, by: MONTH) { total { count } } }');
    expect(await left()).toEqual([]);
  });

  it('a search: what sort of thing, not what was typed', async () => {
    for (const text of ['L20 1AB', 'l201ab', 'Zelda Fitzgerald', 'E01000001']) {
      await ask('query ($text: String!) { findPlace(text: $text) { name } }', { text });
    }
    const events = await left();
    expect(events.map(({ action, detail }) => ({ action, ...detail }))).toEqual([
      { action: 'SEARCH', query: 'findPlace', for: 'a postcode', outward: 'L20' },
      { action: 'SEARCH', query: 'findPlace', for: 'a postcode', outward: 'L20' },
      { action: 'SEARCH', query: 'findPlace', for: 'a name or code' },
      { action: 'SEARCH', query: 'findPlace', for: 'a name or code', areas: ['E01000001'] },
    ]);
    expect(JSON.stringify(events.map(({ detail }) => detail))).not.toMatch(/1AB|Zelda/i);
  });

  it('an export of 133 rows leaves one event naming 133, and who it is for', async () => {
    const answer = await get('/export/points.csv?period=2025-03&recipient=Marram%20Council');
    expect(answer.text.trimEnd().split('\r\n')).toHaveLength(2 + 133);
    expect(await left()).toMatchObject([
      {
        action: 'EXPORT',
        detail: {
          query: 'points',
          format: 'csv',
          recipient: 'Marram Council',
          kinds: ['ASB_REPORT', 'FIREARMS_DISCHARGE', 'RECORDED_CRIME'],
          filter: { from: '2025-03-01', to: '2025-03-31' },
        },
        rows: 133,
        request: answer.headers['x-request-id'],
      },
    ]);
    await get('/export/counts.csv?by=kind');
    expect((await left()).at(-1)).toMatchObject({ detail: { query: 'counts', recipient: 'Priya Marsh (Police)' }, rows: 3 });
  });

  it('the head of a file alone is refused: no file is made, and none is told of', async () => {
    const headers = { authorization: `Bearer ${await served.token()}` };
    const answer = await served.send('/export/counts.csv?by=kind', { method: 'HEAD', headers });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET']);
    expect(await left()).toEqual([]);
  });

  it('signing in, stating a purpose and signing out: never the session itself', async () => {
    const headers = { 'content-type': 'application/json', 'x-homeward-request': '1' };
    const signedIn = await served.send('/session', { method: 'POST', headers, body: '{"persona":"council-analyst"}' });
    const cookie = signedIn.headers['set-cookie']![0]!.split(';')[0]!;
    const query = 'mutation { statePurpose(reason: DATA_QUALITY, note: "checking") { name } }';
    await served.send('/graphql', {
      method: 'POST',
      headers: { ...headers, cookie },
      body: JSON.stringify({ query }),
    });
    await served.send('/session', { method: 'DELETE', headers: { ...headers, cookie } });
    const events = await left();
    expect(events).toMatchObject([
      {
        action: 'SIGN_IN',
        actor: 'council-analyst',
        detail: { outcome: 'signed-in', method: 'persona', address: '127.0.0.1' },
      },
      { action: 'STATE_PURPOSE', purpose: 'DATA_QUALITY; checking' },
      { action: 'SIGN_OUT', actor: 'council-analyst' },
    ]);
    expect(JSON.stringify(events)).not.toContain(cookie.split('=')[1]);
  });

  it('refusals, of GraphQL and of files', async () => {
    const answer = await ask(
      'mutation { composeArea(input: {name: "No", reason: "no", memberCodes: ["E01000001"]}) { gssCode } }',
      {},
      'partner',
    );
    expect(answer.body.errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(await left()).toMatchObject([
      { action: 'REFUSED', actor: 'partner', detail: { query: 'composeArea', code: 'FORBIDDEN' } },
    ]);
  });

  it('an undo and a composed area, each in the transaction of what it tells of', async () => {
    const composed = await ask(
      'mutation { composeArea(input: {name: "West", reason: "test", memberCodes: ["E01000001"]}) { gssCode } }',
    );
    expect(composed.body.errors).toBeUndefined();
    const undone = await ask('mutation { undoBatch(id: "4") { state } }', {}, 'administrator');
    expect(undone.body.errors).toBeUndefined();
    expect(await left()).toMatchObject([
      { action: 'COMPOSE', detail: { areas: ['west'], members: 1 } },
      {
        action: 'UNDO',
        actor: 'administrator',
        subject: 'batch:4',
        rows: 1,
        request: undone.headers['x-request-id'],
      },
    ]);
  });

  it('a request id is our own, whatever a caller sends, and on every answer', async () => {
    const answer = await served.send('/health', { headers: { 'x-request-id': 'theirs' } });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect((await served.send('/nowhere')).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('200 requests at once: an event each, one chain', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => ask(LIST.replace('200', '2'), { filter: { kinds: ['ASB_REPORT'] } })),
    );
    expect(answers.filter(({ body }) => body.errors !== undefined)).toEqual([]);
    const events = await left();
    expect(new Set(events.map(({ request }) => request))).toEqual(new Set(answers.map(({ headers }) => headers['x-request-id'])));
    expect(events).toHaveLength(200);
    expect((await verifyChain((work) => database.asOwner(work))).broken).toBeNull();
  });
});
