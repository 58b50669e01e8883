import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { findSource } from '../../server/ingest/sources.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from './load-text.js';

const POSTCODE = '"L99 9ZZ",10,334000,396000,"E92000001","","","","E08900001","E05900001"\n';

describe.each(engines)('a dry run says what the load would say, and leaves nothing (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database.close());

  test.each([
    [
      'postcodes',
      POSTCODE + POSTCODE,
      { read: 2, refused: 0, warnings: [], errors: [{ reason: expect.stringContaining('more than once: L99 9ZZ') }] },
    ],
    [
      'area-lookup',
      'LSOA21CD,IMD rank\nE01900001,7\n',
      { read: 0, refused: 0, warnings: [], errors: [{ reason: expect.stringContaining('one kind of area only') }] },
    ],
    [
      'asb-reports',
      'reference,force,occurred_from,category\na,marram,2024-01-01,Noise\na,marram,2024-01-02,Noise\n',
      { read: 2, refused: 0, warnings: [expect.stringContaining('repeats the reference')], errors: [] },
    ],
  ])('%s', async (source, text, said) => {
    expect(await loadText(database, findSource(source)!, text, { dryRun: true })).toMatchObject({
      ...said,
      loaded: 0,
      batch: null,
    });
    const left = await database.asOwner((sql) =>
      sql.query<{ relname: string }>(
        `SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname ~ '^stage_|_2024'
         UNION ALL SELECT 'batch' FROM batch UNION ALL SELECT 'asb_report' FROM asb_report UNION ALL SELECT 'postcode' FROM postcode`,
      ),
    );
    expect(left).toEqual([]);
    expect(await loadText(database, findSource(source)!, text)).toMatchObject(said);
  });
});
