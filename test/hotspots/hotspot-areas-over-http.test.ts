/** Hotspot areas over HTTP: what each role has of them, in the answer and in the database. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOTSPOT_AREA_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { eventsOf } from '../audit/events.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { demonstrationDatabase } from '../database.js';
import { TERMS, withoutInventedAreas } from './an-area.js';

const reviewOn = addDays(londonDay(), 90);
const FIELDS = `id name status reason leastIntrusive equalityNote owner source reviewOn review version squareMetres boundary
  ring { easting northing } wards { gssCode share } overlaps { name share } history { change fields { field after } }
  threatNotes { note sourceEvaluation assessment handling } reports { kind source since before monthsSince monthsBefore sinceFrom sinceTo beforeFrom }`;
const LIST = `query ($status: HotspotStatus, $first: Int, $after: String) { hotspotAreas(status: $status, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { ${FIELDS} } } } }`;
const PROPOSE = `mutation ($input: HotspotAreaInput!, $reviewOn: String!) {
  proposeHotspotArea(input: $input, reviewOn: $reviewOn) { area { id status } problems { field problem } } }`;
const ACTIVATE =
  'mutation ($id: ID!) { activateHotspotArea(id: $id, reason: "decided by the tasking group") { area { status } problems { problem } } }';
const NOTE = `mutation ($id: ID!) { writeThreatNote(id: $id, input: {note: "Two groups meet here.", sourceEvaluation: "2", assessment: "C", handling: "P"}) {
  area { id } problems { problem } } }`;

interface Area {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly boundary: { coordinates: number[][][] } | null;
  readonly ring: unknown[] | null;
  readonly wards: { gssCode: string }[] | null;
  readonly history: { fields: { field: string; after: string }[] }[] | null;
  readonly threatNotes: unknown[] | null;
  readonly reports: { kind: string; source: string; since: number | null; before: number | null; monthsBefore: number }[] | null;
}

let database: PostgresDatabase;
let served: Served;
let active: string;
let proposed: string;
/** What each has of the demonstration's own areas, and by ward. */
const invented = new Map<PersonaName, [list: Answer, wards: Answer]>();

beforeAll(async () => {
  database = await demonstrationDatabase();
  served = await serve(database);
  for (const persona of PERSONA_NAMES) {
    invented.set(persona, [
      await served.ask(LIST, {}, persona),
      await served.ask('{ hotspotWards { name areas } }', {}, persona),
    ]);
  }
  await withoutInventedAreas(database);
  // Around the two squares of 100 m with the most reports that are not beside each other.
  const busiest = await database.asOwner((sql) =>
    sql.query<{ longitude: number; latitude: number }>(
      `WITH busy AS (
         SELECT cell_east / 5 AS east, cell_north / 5 AS north, min(location_bng) AS place, count(*) AS reports
           FROM asb_report WHERE agency = 'council' AND national_type <> 'personal' AND location IS NOT NULL GROUP BY 1, 2)
       SELECT ST_X(p) AS longitude, ST_Y(p) AS latitude
         FROM (SELECT to_longitude_latitude(place) AS p, reports FROM busy ORDER BY reports DESC, east, north LIMIT 2) two`,
    ),
  );
  const ids: string[] = [];
  for (const { longitude, latitude } of busiest) {
    const square = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
      [-1, -1],
    ].map(([east, north]) => [longitude + east! * 0.0015, latitude + north! * 0.001]);
    const input = { ...TERMS, source: 'COUNCIL_TEAM', boundary: { type: 'Polygon', coordinates: [square] } };
    const answer = await served.ask(PROPOSE, { input, reviewOn }, 'council-analyst');
    const { area, problems } = answer.body.data!['proposeHotspotArea'] as { area: { id: string }; problems: unknown[] };
    expect(problems).toEqual([]);
    ids.push(area.id);
  }
  [active, proposed] = ids as [string, string];
  expect((await served.ask(ACTIVATE, { id: active }, 'police-analyst')).body.data).toMatchObject({
    activateHotspotArea: { area: { status: 'ACTIVE' } },
  });
  expect((await served.ask(NOTE, { id: active }, 'police-analyst')).body.data).toMatchObject({
    writeThreatNote: { problems: [] },
  });
  // So that there are whole months since: it was looked at half a year before the newest month.
  await database.asOwner((sql) =>
    sql.execute(`UPDATE hotspot_area SET active_since = ((SELECT max(month) FROM batch_coverage) - interval '6 months')::date`),
  );
}, 180_000);
afterAll(async () => {
  await served.close();
  await database.close();
});

const code = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code ?? 'answered';
const list = async (persona: PersonaName, variables: object = {}): Promise<Area[]> => {
  const answer = await served.ask(LIST, { ...variables }, persona);
  expect(answer.body.errors).toBeUndefined();
  return (answer.body.data!['hotspotAreas'] as { edges: { node: Area }[] }).edges.map(({ node }) => node);
};

describe('the areas of the demonstration', () => {
  it.each(PERSONA_NAMES)('for %s are those of the table', (persona) => {
    const access = HOTSPOT_AREA_ACCESS[persona];
    const [areas, wards] = invented.get(persona)!;
    expect(areas.text + wards.text).not.toMatch(/INTERNAL/);
    if (access === 'wards' || access === 'nothing') {
      expect(code(areas)).toBe('FORBIDDEN');
      expect(areas.text + wards.text).not.toMatch(/Harbour Road|Teasel Park|Castle Precinct|Birkfield Parade/);
      if (access === 'wards') expect(wards.text).toMatch(/"areas":null/);
      return;
    }
    const { edges } = areas.body.data!['hotspotAreas'] as { edges: { node: Area }[] };
    const found = edges.map(({ node }) => `${node.name} ${node.status}`).sort();
    const active = ['Birkfield Parade ACTIVE', 'Harbour Road ACTIVE'];
    const all = ['Birkfield Parade ACTIVE', 'Castle Precinct LAPSED', 'Harbour Road ACTIVE', 'Teasel Park PROPOSED'];
    expect(found).toEqual(access === 'active-ones' ? active : all);
    expect(areas.text.includes('Talk of a quarrel')).toBe(access === 'all');
  });
});

describe('hotspot areas', () => {
  it.each(PERSONA_NAMES)('for %s are those of the table, with what it gives of them', async (persona) => {
    const access = HOTSPOT_AREA_ACCESS[persona];
    if (access === 'wards' || access === 'nothing') {
      const answer = await served.ask(LIST, {}, persona);
      expect(code(answer)).toBe('FORBIDDEN');
      expect(answer.text).not.toContain(TERMS.name);
      return;
    }
    const areas = await list(persona);
    expect(areas.map(({ id }) => id).sort()).toEqual(access === 'active-ones' ? [active] : [active, proposed].sort());
    const area = areas.find(({ id }) => id === active)!;
    const seesPlace = access !== 'without-place';
    for (const place of [area.boundary, area.ring, area.wards]) expect(place !== null).toBe(seesPlace);
    expect(area.threatNotes?.length ?? null).toBe(access === 'all' ? 1 : null);
    expect(area.history === null).toBe(access === 'active-ones');
    expect(area.reports !== null).toBe(access === 'all' || access === 'without-threat-note');
    if (!seesPlace) expect(JSON.stringify(areas)).not.toMatch(/coordinates|easting|-3\.\d{3}/);
  });

  it('of which one is not the viewer’s is no other than one that is not there', async () => {
    const one = 'query ($id: ID!) { hotspotArea(id: $id) { name } }';
    expect((await served.ask(one, { id: proposed }, 'deployment-planner')).body.data).toEqual({ hotspotArea: null });
    expect((await served.ask(one, { id: '999999' }, 'deployment-planner')).body.data).toEqual({ hotspotArea: null });
    expect((await served.ask(one, { id: active }, 'deployment-planner')).body.data).toEqual({
      hotspotArea: { name: TERMS.name },
    });
  });

  it('count the reports that each has one by one, by source', async () => {
    const of = async (persona: PersonaName) => (await list(persona)).find(({ id }) => id === active)!.reports!;
    const police = await of('police-analyst');
    expect(police.length).toBeGreaterThan(0);
    for (const { since, before, monthsBefore } of police) {
      expect(since).toBeGreaterThanOrEqual(0);
      expect(before).toBeGreaterThanOrEqual(0);
      expect(monthsBefore).toBeLessThanOrEqual(12);
    }
    const total = (reports: typeof police) => reports.reduce((sum, { since, before }) => sum + since! + before!, 0);
    expect(total(police)).toBeGreaterThan(0);
    expect(total(await of('council-analyst'))).toBeLessThan(total(police));
    // By the same rows, counted another way.
    const asb = police.find(({ kind }) => kind === 'ASB_REPORT')!;
    const [counted] = await database.asOwner((sql) =>
      sql.query<{ reports: number }>(
        `SELECT count(*)::int AS reports FROM asb_report r, hotspot_area h
          WHERE h.id = $1 AND r.source = $2 AND ST_Within(r.location_bng, h.boundary_bng) AND r.precision <> 'AREA'
            AND london_month(r.occurred_from) > date_trunc('month', h.active_since)::date - interval '6 months'`,
        [Number(active), asb.source],
      ),
    );
    expect(asb.since! + asb.before!).toBe(counted!.reports);
  });

  it('come page by page, the first to be reviewed first', async () => {
    const first = await served.ask(LIST, { first: 1 });
    const page = first.body.data!['hotspotAreas'] as {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true } });
    const rest = await list('police-analyst', { first: 5, after: page.pageInfo.endCursor });
    expect(rest).toHaveLength(1);
    expect(code(await served.ask(LIST, { after: 'bm9uZQ' }))).toBe('BAD_USER_INPUT');
    expect(await list('police-analyst', { status: 'PROPOSED' })).toMatchObject([{ id: proposed }]);
  });

  it('are told to partners by ward alone, with no number under three', async () => {
    for (const persona of ['partner', 'jsna-author'] as const) {
      const answer = await served.ask('{ hotspotWards { gssCode name areas } }', {}, persona);
      const wards = answer.body.data!['hotspotWards'] as { areas: number | null }[];
      expect(wards).toHaveLength(1);
      expect(wards[0]).toMatchObject({ areas: null });
      expect(answer.text).not.toContain(TERMS.name);
    }
  });

  it('leave an event when they are read, and one of their own for the threat note', async () => {
    const before = (await eventsOf(database)).length;
    await list('police-analyst');
    const events = (await eventsOf(database)).slice(before);
    expect(events.map(({ action, detail }) => [action, detail['query']]).sort()).toEqual([
      ['READ_HOTSPOT_AREAS', 'hotspotAreas'],
      ['READ_HOTSPOT_AREAS', 'hotspotThreatNote'],
      ['VIEW', 'hotspotReports'],
    ]);
    expect(events.find(({ action }) => action === 'READ_HOTSPOT_AREAS')).toMatchObject({ rows: 2 });
    const counted = events.find(({ detail }) => detail['query'] === 'hotspotReports')!.detail['hotspotAreas'] as string[];
    expect([...counted].sort()).toEqual([active, proposed].sort());
  });

  it('drawn are checked before they are kept', async () => {
    const check =
      'query ($boundary: GeoJSON!, $except: ID) { checkHotspotBoundary(boundary: $boundary, except: $except) { problems { field problem } squareMetres wards { name } overlaps { name share } } }';
    const { boundary } = (await list('police-analyst')).find(({ id }) => id === active)!;
    const answer = async (variables: object) =>
      (await served.ask(check, { boundary, ...variables })).body.data!['checkHotspotBoundary'] as {
        problems: unknown[];
        overlaps: { share: number }[];
      };
    expect((await answer({})).overlaps).toMatchObject([{ share: 1 }]);
    expect((await answer({ except: active })).overlaps).toEqual([]);
    const crossed = [...boundary!.coordinates[0]!];
    [crossed[1], crossed[2]] = [crossed[2]!, crossed[1]!];
    const wrong = await answer({ boundary: { type: 'Polygon', coordinates: [crossed] } });
    expect(wrong.problems).toMatchObject([{ field: 'boundary.1' }]);
  });
});

describe('in the database', () => {
  const asks = (persona: PersonaName, statement: string): Promise<unknown[]> =>
    database.asViewer(actingViewer(viewerOf(inventedPerson(findPersona(persona)!))), (sql) => sql.query(statement));

  it.each(PERSONA_NAMES)('%s reads no more than that', async (persona) => {
    const access = HOTSPOT_AREA_ACCESS[persona];
    const read = async (statement: string): Promise<number | 'denied'> =>
      asks(persona, statement).then(
        (rows) => rows.length,
        () => 'denied',
      );
    const keeps = access === 'all' || access === 'without-threat-note';
    expect(await read('SELECT note FROM hotspot_threat_note')).toBe(access === 'all' ? 1 : 'denied');
    expect(await read('SELECT boundary FROM hotspot_area')).toBe(keeps ? 2 : access === 'active-ones' ? 1 : 'denied');
    expect(await read('SELECT name FROM hotspot_area')).toBe(
      keeps || access === 'without-place' ? 2 : access === 'active-ones' ? 1 : 'denied',
    );
    expect(await read('SELECT boundary_bng FROM hotspot_area_change')).toBe(keeps ? 3 : 'denied');
    expect(
      await read(
        "INSERT INTO hotspot_area_change (area_id, version, change, fields, changed_by) VALUES (1, 99, 'closed', '{}', 'x') RETURNING 1",
      ),
    ).toBe('denied');
  });
});
