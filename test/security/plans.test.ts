/** Under each role that has points, a box of the map and the newest of a list are found by an index, policies notwithstanding. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findPersona, type PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf, type Viewer } from '../../server/access/viewer.js';
import type { Sql } from '../../server/database/database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import type { IncidentFilter } from '../../server/incidents/incident-filter.js';
import { viewedList, viewedPoints } from '../../server/incidents/incidents.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

const HEADER =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context';
const ROWS = 30_000;
const BOX: IncidentFilter = { bbox: { west: -2.9, south: 53.5, east: -2.89, north: 53.506 } };
const SHAPE: IncidentFilter = {
  within: {
    type: 'Polygon',
    coordinates: [
      [
        [-2.9, 53.5],
        [-2.89, 53.5],
        [-2.895, 53.506],
        [-2.9, 53.5],
      ],
    ],
  },
};

let database: PostgresDatabase;

beforeAll(async () => {
  database = await testDatabase('server');
  const place = (row: number): string =>
    `${(-3 + (row % 200) / 1000).toFixed(6)},${(53.4 + Math.floor(row / 200) / 1000).toFixed(6)}`;
  const crimes = Array.from(
    { length: ROWS },
    (_, row) => `,2025-03,Marram Police,Marram Police,${place(row)},On or near Sand Lane,,,Drugs,,`,
  );
  const reports = Array.from(
    { length: ROWS },
    (_, row) => `R${row},marram,${row % 2 ? 'council' : 'police'},2025-03-07T20:15,2025-03-07T20:45,${place(row)},Noise,nuisance`,
  );
  for (const [source, text, name] of [
    [policeStreet, [HEADER, ...crimes, ''].join('\n'), '2025-03-marram-street.csv'],
    [
      asbReports,
      ['reference,force,agency,occurred_from,occurred_to,longitude,latitude,category,national_type', ...reports, ''].join('\n'),
      'own.csv',
    ],
  ] as const) {
    expect((await loadText(database, source, text, {}, name)).errors).toEqual([]);
  }
  await database.asOwner((sql) => sql.execute('ANALYZE'));
}, 180_000);
afterAll(() => database.close());

it.each<[PersonaName, string, IncidentFilter]>([
  ['police-analyst', 'a box of crimes', { ...BOX, kinds: ['RECORDED_CRIME'] }],
  ['police-analyst', 'a box of reports', { ...BOX, kinds: ['ASB_REPORT'] }],
  ['council-analyst', 'a box of crimes', { ...BOX, kinds: ['RECORDED_CRIME'] }],
  ['council-analyst', 'a box of reports', { ...BOX, kinds: ['ASB_REPORT'] }],
  ['council-analyst', 'a shape of reports', { ...SHAPE, kinds: ['ASB_REPORT'] }],
  ['deployment-planner', 'a box of crimes', { ...BOX, kinds: ['RECORDED_CRIME'] }],
  ['deployment-planner', 'a shape of crimes', { ...SHAPE, kinds: ['RECORDED_CRIME'] }],
])('%s: %s', async (persona, _what, filter) => {
  const { plan, answer } = await planOf(persona, 'string_agg', (sql, viewer) => viewedPoints(sql, viewer, filter));
  expect(answer.count).toBeGreaterThan(10);
  expect(plan).toMatch(/(Index|Bitmap).* (on|using) \w*_(cell|location)\w*/);
  expect(plan).not.toContain('Seq Scan');
});

it.each<[PersonaName, IncidentFilter]>([
  ['police-analyst', { kinds: ['RECORDED_CRIME'] }],
  ['council-analyst', { kinds: ['RECORDED_CRIME'] }],
  ['council-analyst', { kinds: ['ASB_REPORT'] }],
  ['deployment-planner', { kinds: ['RECORDED_CRIME'] }],
])('%s: the newest of a list of %j', async (persona, filter) => {
  const { plan, answer } = await planOf(persona, 'ORDER BY occurred_from DESC', (sql, viewer) =>
    viewedList(sql, viewer, filter, 100),
  );
  expect(answer.incidents).toHaveLength(100);
  expect(plan).toMatch(/Index Scan Backward using \w*_occurred_from_id_\w*/);
  expect(plan).not.toContain('Seq Scan');
});

/** What was asked with the statement that holds `words`, and how the database goes about it. */
async function planOf<Answer>(
  persona: PersonaName,
  words: string,
  work: (sql: Sql, viewer: Viewer) => Promise<Answer>,
): Promise<{ plan: string; answer: Answer }> {
  const viewer = viewerOf(inventedPerson(findPersona(persona)!));
  return database.asViewer(actingViewer(viewer), async (sql) => {
    let asked: [string, readonly unknown[] | undefined] | undefined;
    const listening = Object.assign(Object.create(sql) as Sql, {
      query: <Row>(text: string, parameters?: readonly unknown[]) => {
        if (text.includes(words)) asked = [text, parameters];
        return sql.query<Row>(text, parameters);
      },
    });
    const answer = await work(listening, viewer);
    const rows = await sql.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${asked![0]}`, asked![1]);
    return { answer, plan: rows.map((row) => row['QUERY PLAN']).join('\n') };
  });
}
