import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { loadFile } from '../../server/ingest/load.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import { findSource } from '../../server/ingest/sources.js';
import { engines, testDatabase } from '../database.js';
import { agreementOf } from '../governance/agreements.js';

const DFE =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,made_up_count\n';

describe.each(engines)('the file of refused rows, mended, loads (%s)', (engine) => {
  let database: PostgresDatabase;
  let directory: string;
  beforeAll(async () => {
    database = await testDatabase(engine);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-mended-'));
  });
  afterAll(async () => {
    await database?.close();
    if (directory) await rm(directory, { recursive: true, force: true });
  });

  async function load(source: string, text: string): Promise<LoadResult> {
    const file = path.join(directory, 'made-up-mid-2020.csv');
    await writeFile(file, text);
    const agreement = await agreementOf(database, findSource(source)!);
    const options = { replace: false, dryRun: false, invented: true, agreement };
    return loadFile(database, findSource(source)!, { path: file, refusedDirectory: directory }, options, 'cli:test');
  }
  const rows = (text: string): Promise<Record<string, unknown>[]> =>
    database.asOwner((sql) => sql.query<Record<string, unknown>>(text));

  test.each([
    [
      'a row with two mistakes is one row; a guarded cell is what it was',
      'asb-reports',
      'reference,force,occurred_from,national_type,place,category\n-7,marram,01/02/2024,rowdy,=made up,Noise\n',
      [['01/02/2024,rowdy', '2024-02-01,nuisance']],
      'SELECT reference, place_text AS place, national_type AS type FROM asb_report',
      [{ reference: '-7', place: '=made up', type: 'nuisance' }],
    ],
    [
      'a column keeps the heading that says its year',
      'deprivation',
      'lsoa21_code,IMD_rank,IMD_decile\nE01900001,x,1\n',
      [[',E01900001,x,', ',E01900001,7,']],
      'SELECT vintage, release, rank FROM deprivation',
      [{ vintage: 2021, release: 2025, rank: 7 }],
    ],
    [
      'our columns are no indicators; a mark stays a mark',
      'indicators',
      `${DFE}2024,Reporting year,Local authority,E92000001,England,,,900,E08900001,Marram,1\n2023,Reporting year,Local authority,E92000001,England,,,,,Marram,-\n`,
      [[',,,Marram', ',900,E08900001,Marram']],
      'SELECT indicator, figure, mark, period FROM indicator_figure',
      [{ indicator: 'made_up_count', figure: null, mark: '-', period: '2023' }],
    ],
    [
      'a file that has no header gets one',
      'postcodes',
      '"L99 9Z",10,334000,396000,"E92000001","","","","E08900001","E05900001"\n',
      [[',L99 9Z,10', ',L99 9ZZ,10']],
      'SELECT postcode, district_code AS district FROM postcode',
      [{ postcode: 'L99 9ZZ', district: 'E08900001' }],
    ],
  ] as const)('%s', async (_, source, text, mends, query, expected) => {
    const first = await load(source, text);
    expect(first).toMatchObject({ loaded: 0, refused: 1 });
    let mended = await readFile(first.refusedRows!, 'utf8');
    expect(mended.trimEnd().split('\r\n')).toHaveLength(2);
    for (const [wrong, right] of mends) {
      expect(mended).toContain(wrong);
      mended = mended.replace(wrong, right);
    }
    expect(await load(source, mended)).toMatchObject({ read: 1, loaded: 1, refused: 0, errors: [] });
    expect(await rows(query)).toEqual(expected);
  });
});
