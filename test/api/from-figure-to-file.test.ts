/** From a figure to its rows and from a row to its file, over HTTP on the demonstration; and the marking of what is exported on the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationDatabase } from '../database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { PURPOSE, serve, type Served } from './serve.js';

let database: PostgresDatabase;
let served: Served;

beforeAll(async () => {
  database = await demonstrationDatabase();
  served = await serve(database);
}, 300_000);

afterAll(async () => {
  await served.close();
  await database.close();
});

interface Listed {
  readonly id: string;
  readonly reference: string | null;
  readonly force: string;
  readonly source: string;
}

const filter = { kinds: ['FIREARMS_DISCHARGE'], from: '2026-08-01', to: '2026-10-31' };

describe('from a figure to its file', () => {
  it('refuses the loads of a whole list: they are for one incident', async () => {
    const { body } = await served.ask(
      'query ($filter: IncidentFilter!) { incidents(filter: $filter, first: 500) { edges { node { batch { id } } } } }',
      { filter },
      'police-analyst',
      PURPOSE,
    );
    expect(body.errors?.[0]?.extensions.code).toBe('COST_LIMIT');
  });

  it('lists as many as it counts, each with its reference, and each leads to the load that holds it', async () => {
    const { body } = await served.ask(
      `query ($filter: IncidentFilter!) {
        incidentCounts(filter: $filter, by: KIND) { total { count } }
        incidents(filter: $filter, first: 100) { edges { node { id reference force source } } }
      }`,
      { filter },
      'police-analyst',
      PURPOSE,
    );
    const data = body.data as {
      incidentCounts: { total: { count: number } };
      incidents: { edges: { node: Listed }[] };
    };
    const listed = data.incidents.edges.map(({ node }) => node);
    expect(listed.length).toBeGreaterThan(0);
    expect(listed).toHaveLength(data.incidentCounts.total.count);
    for (const { reference, force } of listed)
      expect({ reference, force }).toEqual({ reference: expect.any(String), force: 'marram' });

    const one = await served.ask(
      'query ($id: ID!) { incident(id: $id) { id batch { id fileName source invented } } }',
      { id: listed[0]!.id },
      'police-analyst',
      PURPOSE,
    );
    const { incident } = one.body.data as { incident: { id: string; batch: { id: string; fileName: string; source: string } } };
    expect(incident).toEqual({
      id: listed[0]!.id,
      batch: {
        id: expect.stringMatching(/^\d+$/),
        fileName: 'invented-firearms-discharges.csv',
        source: 'firearms-discharges',
        invented: true,
      },
    });
    const ofBatch = await served.ask(
      'query ($filter: IncidentFilter!) { incidents(filter: $filter, first: 100) { edges { node { id } } } }',
      { filter: { ...filter, batch: incident.batch.id } },
      'police-analyst',
      PURPOSE,
    );
    const { edges } = (ofBatch.body.data as { incidents: { edges: { node: { id: string } }[] } }).incidents;
    expect(edges.map(({ node }) => node.id)).toEqual(listed.map(({ id }) => id));
  });

  it('marks what is exported by what it shows: figures, squares as small as a place, rows', async () => {
    const headers = { authorization: `Bearer ${await served.token()}` };
    const words = 'period=2026-08..2026-10&kinds=asb-reports';
    for (const [path, marking] of [
      [`/export/areas.csv?${words}&level=ward&table=reports&page=2&after=WyIyMDI2Il0&report=YS4xLjE`, 'OFFICIAL'],
      [`/export/grid.csv?${words}&cell=500`, 'OFFICIAL'],
      [`/export/grid.csv?${words}&cell=100`, 'OFFICIAL-SENSITIVE'],
      [`/export/points.csv?${words}`, 'OFFICIAL-SENSITIVE'],
    ] as const) {
      const answer = await served.send(path, { headers });
      expect(answer.status, path).toBe(200);
      expect(answer.headers['content-disposition'], path).toContain(`-${marking}-invented.csv`);
      expect(answer.text.replace(/^"/, ''), path).toMatch(new RegExp(`^${marking}\\. `));
    }
  });
});
