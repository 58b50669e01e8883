/** HOMEWARD_FORCES: reports of other forces are on no way out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { policeOutcomes } from '../../server/ingest/police-outcomes.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { joinEmbedded, openDatabase } from '../../server/database/open-database.js';
import { engines, testDatabase } from '../database.js';
import { addArea, addLsoas } from '../incidents/made-up-areas.js';
import { loadText } from '../ingest/load-text.js';
import { serve, type Served } from './serve.js';

const HEADER =
  'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n';
const OUTCOMES = 'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n';
const ASB = 'reference,force,occurred_from,occurred_to,longitude,latitude,category\n';

describe.each(engines)('with HOMEWARD_FORCES=marram on %s', (engine) => {
  let everything: PostgresDatabase;
  let limited: PostgresDatabase;
  let all: Served;
  let served: Served;

  beforeAll(async () => {
    everything = await testDatabase(engine);
    const { schema, dataSource } = everything;
    const settings = { schema, forces: ['marram', 'nowhere'] };
    const { host, url } = dataSource.options as { host?: string; url?: string };
    limited =
      engine === 'server'
        ? await openDatabase({ ...settings, databaseUrl: url!, dataDirectory: '' })
        : await joinEmbedded(host!, settings);
    await addLsoas(everything, 2021, [
      ['E01000001', -3.02, 53.48, -3.0, 53.52],
      ['E01000002', -3.0, 53.48, -2.98, 53.52],
    ]);
    const lsoas = ['E01000001', 'E01000002'];
    await addArea(everything, { type: 'DISTRICT', code: 'E08000099', vintage: 2024, name: 'Marram', lsoaVintage: 2021, lsoas });
    const street = (force: string, id: string, category: string): string =>
      `${id},2025-03,${force} Police,${force} Police,-3.010000,53.500000,On or near Sand Lane,E01000001,Marram 001A,${category},,\n`;
    const load = async (...[source, text, name]: [Parameters<typeof loadText>[1], string, string]): Promise<void> => {
      expect((await loadText(everything, source, text, {}, name)).errors).toEqual([]);
    };
    await load(policeStreet, HEADER + street('Marram', 'c1', 'Burglary'), '2025-03-marram-street.csv');
    await load(policeStreet, HEADER + street('Dune', 'c1', 'Robbery') + street('Dune', 'c2', 'Arson'), '2025-03-dune-street.csv');
    await load(asbReports, `${ASB}D1,dune,2025-03-07T20:15,2025-03-07T20:45,-3.0100,53.5000,Noise\n`, 'own.csv');
    await load(
      policeOutcomes,
      `${OUTCOMES}c1,2025-04,Dune Police,Dune Police,-3.01,53.5,On or near Sand Lane,E01000001,Marram 001A,Fined\n`,
      '2025-04-dune-outcomes.csv',
    );
    all = await serve(everything);
    served = await serve(limited);
  }, 120_000);
  afterAll(async () => {
    await served.close();
    await all.close();
    await limited.close();
    await everything.close();
  });

  async function data<Data>(from: Served, query: string): Promise<Data> {
    const answer = await from.ask(query);
    expect(answer.body.errors).toBeUndefined();
    return answer.body.data as Data;
  }

  it('an incident of another force answers like one that does not exist', async () => {
    const list = '{ incidents(filter: {}) { edges { node { id category } } } }';
    const { incidents } = await data<{ incidents: { edges: { node: { id: string; category: string } }[] } }>(all, list);
    expect(incidents.edges.map(({ node }) => node.category).sort()).toEqual(['Arson', 'Burglary', 'Noise', 'Robbery']);
    for (const { node } of incidents.edges) {
      const found = await data(served, `{ incident(id: "${node.id}") { category } }`);
      expect(found).toEqual({ incident: node.category === 'Burglary' ? { category: 'Burglary' } : null });
    }
  });

  const box = '{west: -3.015, south: 53.49, east: -3.005, north: 53.51}';
  it.each([
    ['in all', '{}', 1],
    ['by area', '{areaCodes: ["E08000099"]}', 1],
    ['in a box', `{bbox: ${box}}`, 1],
    ['by kind', '{kinds: [ASB_REPORT]}', 0],
    ['by source', '{sources: ["asb-reports"]}', 0],
    ['by day of the week', '{weekdays: [5]}', 0],
    ['by load', '{batch: "3"}', 0],
  ])('counts, lists, points and grids leave it out: %s', async (_, filter, expected) => {
    const asked = `{
      incidentCounts(filter: ${filter}, by: KIND) { total { count } limitedTo }
      byArea: incidentCounts(filter: ${filter}, by: AREA, areaType: LSOA) { rows { count { count } } }
      incidents(filter: ${filter}) { edges { node { id } } totalCount }
      incidentPoints(filter: ${filter})
    }`;
    const grids = `{
      incidentGrid(filter: ${filter}, cellMetres: 500) { total { count } cells limitedTo }
      hexagons: incidentGrid(filter: ${filter}, cellMetres: 500, shape: HEXAGON) { cells }
    }`;
    const found = {
      ...(await data<Record<string, never>>(served, asked)),
      ...(await data<Record<string, never>>(served, grids)),
    };
    const limitedTo = expect.stringMatching(/^Only reports of marram, nowhere are read/) as string;
    expect(found).toMatchObject({
      incidentCounts: { total: { count: expected }, limitedTo },
      incidents: { totalCount: expected },
      incidentGrid: { total: { count: expected }, limitedTo },
    });
    const { rows } = found['byArea'] as unknown as { rows: { count: { count: number } }[] };
    expect(rows.reduce((sum, { count }) => sum + count.count, 0)).toBe(expected);
    const shown = found as unknown as Record<'incidents' | 'incidentPoints' | 'incidentGrid' | 'hexagons', never>;
    expect((shown.incidents as { edges: unknown[] }).edges).toHaveLength(expected);
    for (const collection of [
      shown.incidentPoints,
      (shown.incidentGrid as { cells: never }).cells,
      (shown.hexagons as { cells: never }).cells,
    ]) {
      expect((collection as { features: unknown[] }).features).toHaveLength(expected);
    }
  });

  it('filters, coverage and outcomes do not tell of it', async () => {
    const found = await data(
      served,
      '{ installation { categories { category } coverage { force } } incidents(filter: {}) { edges { node { ... on RecordedCrime { outcomes { outcome } } } } } }',
    );
    expect(found).toEqual({
      installation: { categories: [{ category: 'Burglary' }], coverage: [{ force: 'marram' }] },
      incidents: { edges: [{ node: { outcomes: [] } }] },
    });
  });

  it.each(['counts', 'areas', 'grid', 'points'])('the export of %s leaves it out, and says so', async (layer) => {
    const headers = { authorization: `Bearer ${await served.token()}` };
    const { status, text } = await served.send(`/export/${layer}.csv?level=district`, { headers });
    expect(status).toBe(200);
    expect(text).toContain('Only reports of marram, nowhere are read in this installation');
    expect(text).not.toMatch(/Robbery|Arson|Noise/);
  });

  it('the list of loads does not tell of it, and none of it can be taken back', async () => {
    const LIST = '{ batches { totalCount edges { node { id fileName } } } }';
    type Listed = { batches: { totalCount: number; edges: { node: { id: string; fileName: string } }[] } };
    const { batches } = await data<Listed>(served, LIST);
    const names = batches.edges.map(({ node }) => node.fileName);
    expect(names).toContain('2025-03-marram-street.csv');
    expect(names.join()).not.toMatch(/2025-03-dune|own\.csv/);
    expect(batches.totalCount).toBe(names.length);
    const others = (await data<Listed>(all, LIST)).batches.edges.filter(({ node }) => !names.includes(node.fileName));
    expect(others.map(({ node }) => node.fileName)).toContain('own.csv');
    for (const { node } of others) {
      const { body } = await served.ask(`mutation { undoBatch(id: "${node.id}") { id } }`, {}, 'administrator');
      expect(body.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
  });

  it('without the setting nothing is left out', async () => {
    const found = await data(all, '{ incidentCounts(filter: {}, by: KIND) { total { count } limitedTo } }');
    expect(found).toEqual({ incidentCounts: { total: { count: 4 }, limitedTo: null } });
  });
});
