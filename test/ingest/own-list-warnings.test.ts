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

  test('contact details in free text are told by their row, not repeated; so is a year that has not come', async () => {
    const { loaded, warnings } = await loadText(
      database,
      asbReports,
      'reference,force,occurred_from,place,category,outcome\n' +
        '01514960000,marram,2024-01-05,Made-up Park,Noise,\n' +
        'b,marram,2024-01-06,behind the shops,Noise,rang 0151 496 0000\n' +
        'c,marram,2098-01-06,a.b@example.org,Noise,\n',
    );
    expect(loaded).toBe(3);
    expect(warnings).toEqual([
      expect.stringMatching(/^2 rows seem to hold a telephone number or an e-mail address \(first: row 3\)/),
      '1 row lies in the future (up to 2098-01): kept; check the year.',
    ]);
    expect(warnings.join()).not.toMatch(/496|example/);
  });
});
