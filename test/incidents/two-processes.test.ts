import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { joinEmbedded, openDatabase } from '../../server/database/open-database.js';
import type { Sql } from '../../server/database/database.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { ViewerTransaction } from '../../server/graphql/viewer-transaction.js';
import { countTotal, gridIncidents, incidentPoints } from '../../server/incidents/incidents.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { removeRecord } from '../../server/ingest/remove-record.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { engines, newServerDatabase, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { emptyIncidents } from './tables.js';

const HEADER = 'reference,force,occurred_from,occurred_to,easting,northing,category\n';
const row = (reference: string, month: string, force = 'marram'): string =>
  `${reference},${force},${month}-03T10:00,${month}-03T11:00,330000,410000,Noise\n`;
const VIEWER = { databaseRole: 'homeward_police_analyst', name: 'ann', agency: 'police' };
const YEAR = { from: '2024-01-01', to: '2024-12-31' };
const BOX = { west: -3.2, south: 53.4, east: -2.9, north: 53.7 };

/** The same database twice, as two processes have it: they share nothing else. */
async function twice(engine: (typeof engines)[number]): Promise<[loading: PostgresDatabase, reading: PostgresDatabase]> {
  if (engine === 'server') {
    const databaseUrl = await newServerDatabase();
    return [await openDatabase({ databaseUrl, dataDirectory: '' }), await openDatabase({ databaseUrl, dataDirectory: '' })];
  }
  const loading = await testDatabase(engine);
  const { host } = loading.dataSource.options as { host?: string };
  return [loading, await joinEmbedded(host!, { schema: loading.schema })];
}

describe.each(engines)('what one process loads, another one reads at once (%s)', (engine) => {
  let loading: PostgresDatabase;
  let reading: PostgresDatabase;
  beforeAll(async () => {
    [loading, reading] = await twice(engine);
  });
  afterAll(async () => {
    await reading.close();
    await loading.close();
  });
  beforeEach(() => emptyIncidents(loading));

  const load = (rows: string, options = {}) => loadText(loading, asbReports, HEADER + rows, options);
  const read = <T>(work: (sql: Sql) => Promise<T>): Promise<T> => reading.asViewer(VIEWER, work);
  /** Total, total of the year, squares in a box, points, missing months; asked twice, for the second time from what is kept. */
  const figures = async (): Promise<unknown[]> => {
    const ask = () =>
      read(async (sql) => {
        const grid = await gridIncidents(sql, { ...YEAR, bbox: BOX }, 100);
        return [
          await countTotal(sql, {}),
          await countTotal(sql, YEAR),
          grid.total,
          (await incidentPoints(sql, { bbox: BOX })).count,
          grid.missingMonths.length,
        ];
      });
    const first = await ask();
    expect(await ask()).toEqual(first);
    return first;
  };

  test('a load, one that replaces it, its undo, and a record taken out', async () => {
    expect(await figures()).toEqual([0, 0, 0, 0, 12]);
    await load(row('A1', '2024-01') + row('A2', '2024-02'));
    expect(await figures()).toEqual([2, 2, 2, 2, 10]);

    const newer = await load(row('A1', '2024-01') + row('A2', '2024-02') + row('A3', '2024-02'), { replace: true });
    expect(await figures()).toEqual([3, 3, 3, 3, 10]);
    expect((await undoBatch(loading, findSource, newer.batch!, 'ann')).ok).toBe(true);
    expect(await figures()).toEqual([2, 2, 2, 2, 10]);

    expect((await removeRecord(loading, asbReports, 'A1', 'ann')).ok).toBe(true);
    expect(await figures()).toEqual([1, 1, 1, 1, 10]);
  });

  test('what a dry run or a refused load tried is not kept', async () => {
    await load(row('A1', '2024-01'));
    const before = await figures();
    await load(row('A2', '2024-03'), { dryRun: true });
    expect(await figures()).toEqual(before);
    expect((await load('A3,marram,never,never,330000,410000,Noise\n')).refused).toBe(1);
    expect(await figures()).toEqual(before);
  });

  test('a version is the same object until the data change, and one a role; who may change the data has none', async () => {
    const version = (databaseRole: string, options = {}) =>
      reading.asViewer({ ...VIEWER, databaseRole }, async (sql) => sql.dataVersion, options);
    const before = await version(VIEWER.databaseRole);
    expect(before).not.toBeNull();
    expect(await version(VIEWER.databaseRole)).toBe(before);
    expect(await version('homeward_partner')).not.toBe(before);
    await load(row('A1', '2024-01'));
    expect(await version(VIEWER.databaseRole)).not.toBe(before);
    expect(await version(VIEWER.databaseRole, { write: true })).toBeNull();
    expect(await reading.asOwner(async (sql) => sql.dataVersion)).toBeNull();
  });
});

test('a reading in which a load came between two statements is read again', async () => {
  const [loading, reading] = await twice('server');
  try {
    await loadText(loading, asbReports, HEADER + row('A1', '2024-01'));
    let runs = 0;
    const seen = await reading.asViewer(VIEWER, async (sql) => {
      runs += 1;
      const ofYear = await countTotal(sql, YEAR);
      if (runs === 1) await loadText(loading, asbReports, HEADER + row('A2', '2024-02'));
      return [ofYear, await countTotal(sql, {}), (await incidentPoints(sql, {})).count];
    });
    expect([runs, seen]).toEqual([2, [2, 2, 2]]);
  } finally {
    await reading.close();
    await loading.close();
  }
});

test('fields of one request that a load came between are answered alike', async () => {
  const [loading, reading] = await twice('server');
  try {
    await loadText(loading, asbReports, HEADER + row('A1', '2024-01'));
    const request = new ViewerTransaction(reading, () => VIEWER);
    expect(await request.read((sql) => countTotal(sql, YEAR))).toBe(1);
    await loadText(loading, asbReports, HEADER + row('A2', '2024-02'));
    const both = [request.read((sql) => countTotal(sql, {})), request.read(async (sql) => (await incidentPoints(sql, {})).count)];
    expect(await Promise.all(both)).toEqual([2, 2]);
    await request.end();
    await expect(request.read((sql) => countTotal(sql, {}))).rejects.toThrow('request is over');
  } finally {
    await reading.close();
    await loading.close();
  }
});
