import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from './load-text.js';

describe.each(engines)('warnings of an own list (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());

  test('a year that has not come is told', async () => {
    const { loaded, warnings } = await loadText(
      database,
      asbReports,
      'reference,force,occurred_from,place,category\na,marram,2024-01-05,Made-up Park,Noise\nc,marram,2098-01-06,,Noise\n',
    );
    expect(loaded).toBe(2);
    expect(warnings).toEqual(['1 row lies in the future (up to 2098-01): kept; check the year.']);
  });
});
