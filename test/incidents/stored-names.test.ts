/** Publications are found again by their names, whatever an agency is called. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { storedNames } from '../../server/incidents/protected/stored-release.js';
import { engines, testDatabase } from '../database.js';

describe.each(engines)('names of publications (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database?.close());

  test('an agency with a bracket in its name; other forces are another publication', async () => {
    const agencies = ['Council', 'Council [North] of Marram', 'a"] b'];
    const what = agencies.map((ownOf) => ({ data: 'ASB_REPORTS', finest: 'LSOA', ownOf }));
    const name = ({ data, finest, ownOf }: (typeof what)[number]) => JSON.stringify([data, finest, ownOf]);
    const names = [...what.map((one) => `${name(one)} `), `${name(what[0]!)} marram,elsewhere`];
    const found = await database.asOwner(async (sql) => {
      await sql.execute(`INSERT INTO protected_publication (name, content) SELECT unnest($1::text[]), ''`, [names]);
      return storedNames(sql);
    });
    expect(found).toHaveLength(what.length);
    expect(found).toEqual(expect.arrayContaining(what));
  });
});
