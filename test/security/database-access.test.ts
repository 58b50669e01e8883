/** What the database lets each role do: as it is committed, on both engines, and found out when somebody changes it. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deviations, liveAccess } from '../../server/database/live-access.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { engines, testDatabase } from '../database.js';

const FILE = new URL('../../schema/database-access.txt', import.meta.url);

describe.each(engines)('access in the database on %s', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());

  it('is as committed (else: look at the difference, then run this file with -u)', async () => {
    const live = await database.asOwner(liveAccess);
    await expect(`${live.join('\n')}\n`).toMatchFileSnapshot('../../schema/database-access.txt');
  });

  const expected = (): string[] => readFileSync(FILE, 'utf8').trim().split('\n');

  it.each([
    [
      'a wider grant',
      'GRANT SELECT ON firearms_discharge TO homeward_partner',
      'should not be so: homeward_partner may SELECT firearms_discharge',
    ],
    ['a grant of one column', 'GRANT SELECT (location) ON asb_report TO homeward_counter', 'may SELECT asb_report ('],
    ['a grant to everybody', 'GRANT SELECT ON asb_report TO PUBLIC', 'should not be so: everybody may SELECT asb_report'],
    [
      'a grant to write',
      'GRANT DELETE ON setting TO homeward_administrator',
      'should not be so: homeward_administrator may DELETE setting',
    ],
    ['a grant taken away', 'REVOKE SELECT ON setting FROM homeward_partner', 'is missing: homeward_partner may SELECT setting'],
    ['a policy dropped', 'DROP POLICY own_agency_no_person ON asb_report', 'is missing: policy own_agency_no_person'],
    [
      'a policy loosened',
      'ALTER POLICY own_agency_no_person ON asb_report USING (true)',
      'is missing: policy own_agency_no_person',
    ],
    ['row security off', 'ALTER TABLE asb_report DISABLE ROW LEVEL SECURITY', 'is missing: row security of asb_report'],
    [
      'the owner let past',
      'ALTER TABLE asb_report NO FORCE ROW LEVEL SECURITY',
      'should not be so: row security of asb_report: enabled',
    ],
    [
      'a function that runs as the owner',
      'CREATE FUNCTION peep() RETURNS bigint SECURITY DEFINER LANGUAGE sql AS $$ SELECT count(*) FROM firearms_discharge $$',
      'should not be so: peep runs as the owner: search_path open',
    ],
    ['a view that shows more', 'CREATE VIEW more AS SELECT * FROM firearms_discharge', 'should not be so: view more'],
    [
      'a function that tells of tables that may not be read',
      'GRANT EXECUTE ON FUNCTION st_estimatedextent(text, text) TO PUBLIC',
      'everybody may EXECUTE function st_estimatedextent(text, text) (as the owner: REVOKE EXECUTE ON function st_estimatedextent(text, text) FROM PUBLIC;)',
    ],
    ['a table given away', 'ALTER TABLE setting OWNER TO homeward_partner', 'setting is owned by homeward_partner'],
  ])('%s is found', async (_name, statement, found) => {
    const live = await undone<string[]>(async (sql) => {
      await sql.execute(statement);
      return liveAccess(sql);
    });
    expect(deviations(live, expected()).join('; ')).toContain(found);
  });

  /** In a transaction that is taken back. */
  async function undone<T>(work: Parameters<PostgresDatabase['asOwner']>[0]): Promise<T> {
    let outcome!: T;
    const back = new Error('taken back');
    await database
      .asOwner(async (sql) => {
        outcome = (await work(sql)) as T;
        throw back;
      })
      .catch((error: unknown) => {
        if (error !== back) throw error;
      });
    return outcome;
  }
});
