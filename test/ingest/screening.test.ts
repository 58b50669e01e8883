/** Partners' files with somebody in them: refused by the cell, and what stood there is repeated nowhere. People and numbers are made up. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { loadFile } from '../../server/ingest/load.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import { correctRecord } from '../../server/ingest/records/correct-record.js';
import { isScreened } from '../../server/ingest/screened-rows.js';
import { findSource, sources } from '../../server/ingest/sources.js';
import { engines, testDatabase } from '../database.js';
import { agreementOf } from '../governance/agreements.js';

const OWN = [
  'asb-cases',
  'asb-reports',
  'assessment-extract',
  'firearms-discharges',
  'multi-agency-counts',
  'partnership-fund',
  'partnership-measures',
  'prevention-programmes',
  'programme-questionnaires',
  'recorded-crime',
  'typology-extract',
  'youth-consultations',
  'youth-provision',
];
const SOMEBODY = /Ottokar|Marsh\b|900123|943 ?476|AB123456|H80120|example\.org|2011/;

test('partners’ lists are screened in every column that people write; published data are not', () => {
  expect(
    sources
      .filter(isScreened)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(OWN);
  const unscreened = OWN.flatMap((name) =>
    findSource(name)!.layouts.flatMap(({ columns }) =>
      columns.filter(({ kind, allowed, screenedAs }) => kind === 'text' && allowed === undefined && screenedAs === undefined),
    ),
  ).map(({ name }) => name);
  // Postcodes are read as such.
  expect([...new Set(unscreened)].sort()).toEqual(['postcode']);
});

describe.each(engines)('screened files (%s)', (engine) => {
  let database: PostgresDatabase;
  let directory: string;
  beforeAll(async () => {
    database = await testDatabase(engine);
    // Registered before the events are counted.
    await agreementOf(database, asbReports);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-screened-'));
  });
  afterAll(async () => {
    await database?.close();
    if (directory) await rm(directory, { recursive: true, force: true });
  });

  async function load(source: string, text: string): Promise<LoadResult> {
    const file = path.join(directory, 'made-up.csv');
    await writeFile(file, text);
    const agreement = await agreementOf(database, findSource(source)!);
    const options = { replace: false, dryRun: false, invented: true, agreement };
    return loadFile(database, findSource(source)!, { path: file, refusedDirectory: directory }, options, 'cli:test');
  }

  test('the name of the file too, which stands in the list of loads; those of published data are not judged', async () => {
    const agreement = await agreementOf(database, asbReports);
    const options = { replace: false, dryRun: false, invented: true, agreement };
    const file = path.join(directory, 'Mr Ottokar Marsh 07700 900123.csv');
    await writeFile(file, `${ASB}n1,marram,2024-01-05,,Noise,,,,\n`);
    const refused = await loadFile(database, asbReports, { path: file }, options, 'cli:test');
    expect(refused).toMatchObject({ loaded: 0, batch: null });
    expect(refused.errors).toMatchObject([{ reason: expect.stringContaining('The name of the file') }]);
    expect(JSON.stringify(refused.errors)).not.toMatch(SOMEBODY);
    const stored = await database.asOwner((sql) => sql.query('SELECT file_name FROM batch'));
    expect(JSON.stringify(stored)).not.toMatch(SOMEBODY);
  });

  const ASB = 'reference,force,occurred_from,place,category,national_type,local_category,owning_team,outcome\n';
  test.each([
    ['asb-reports', `${ASB}a,marram,2024-01-05,,Noise,,,,rang 07700 900123\n`, 'outcome', 'a telephone number'],
    ['asb-reports', `${ASB}a,Mr Ottokar Marsh,2024-01-05,,Noise,,,,\n`, 'force', 'the name of a person'],
    ['asb-reports', `${ASB}a,marram,2024-01-05,at Ottokar.Marsh@example.org,Noise,,,,\n`, 'place', 'an e-mail address'],
    ['asb-reports', `${ASB}943 476 5919,marram,2024-01-05,,Noise,,,,\n`, 'reference', 'an NHS number'],
    ['asb-reports', `${ASB}a,marram,2024-01-05,,Noise,,my son Ottokar,,\n`, 'local_category', 'the name of a person'],
    ['asb-reports', `${ASB}a,marram,2024-01-05,,Noise,,,PC Marsh,\n`, 'owning_team', 'the name of a person'],
    ['asb-reports', `${ASB}a,marram,2024-01-05,,male 12/03/2011,,,,\n`, 'category', 'a date of birth'],
    ['asb-reports', `${ASB}a,marram,2024-01-05,,Noise,Mr Ottokar Marsh,,,\n`, 'national_type', 'the name of a person'],
    ['asb-reports', `${ASB}a,marram,AB123456C,,Noise,,,,\n`, 'occurred_from', 'a National Insurance number'],
    [
      'recorded-crime',
      'reference,force,occurred_from,offence_group,outcome\na,marram,2024-01-05,Theft,suspect Ottokar charged\n',
      'outcome',
      'somebody called a suspect',
    ],
    [
      'firearms-discharges',
      'reference,force,occurred_from,weapon,verification,injury\na,marram,2024-01-05,unknown,confirmed,UPN H801200001001\n',
      'injury',
      'a unique pupil number',
    ],
    [
      'firearms-discharges',
      'reference,force,occurred_from,weapon,verification,linked_reference\na,marram,2024-01-05,unknown,confirmed,07700900123\n',
      'linked_reference',
      'a telephone number',
    ],
    ['youth-provision', 'session,place,provider\nClub,Dunes Hall,Mrs Marsh 07700 900123\n', 'provider', 'a telephone number'],
    ['youth-provision', 'session,place,weekday\nClub,Dunes Hall,Ottokar Marsh 07700 900123\n', 'weekday', 'a telephone number'],
  ])('%s: %s', async (source, text, column, what) => {
    const events = await count('audit_event');
    const result = await load(source, text);
    expect(result).toMatchObject({ read: 1, loaded: 0, refused: 1, batch: null });
    expect(result.errors).toEqual([
      {
        row: 2,
        column,
        value: '(not repeated)',
        reason: expect.stringContaining(what) as string,
        remedy: expect.stringContaining('Take it out') as string,
      },
    ]);
    expect(JSON.stringify(result)).not.toMatch(SOMEBODY);
    expect(await readFile(result.refusedRows!, 'utf8')).not.toMatch(SOMEBODY);
    expect(await count('audit_event')).toBe(events);
    expect(await count('batch')).toBe(0);
  });

  test('what stands in a cell too many, in columns nobody declared, and in a file that has no header is not repeated', async () => {
    const result = await load(
      'asb-reports',
      'reference,force,occurred_from,category,complainant\na,marram,01/02/2024,Noise,Ottokar Marsh\nb,marram,2024-01-05,Noise,x,call 07700 900123\n',
    );
    expect(result).toMatchObject({ refused: 2 });
    expect(result.errors.map(({ column, reason }) => [column, reason.slice(0, 40)])).toEqual([
      ['occurred_from', '«01/02/2024» can be read in two ways: th'],
      ['', 'The cell seems to hold a telephone numbe'],
    ]);
    expect(JSON.stringify(result)).not.toMatch(SOMEBODY);
    const file = await readFile(result.refusedRows!, 'utf8');
    expect(file).toContain('complainant');
    expect(file).not.toMatch(SOMEBODY);
    const headerless = await load('asb-reports', 'a,marram,2024-01-05,Noise,Mr Ottokar Marsh,07700 900123\n');
    expect(headerless.errors).toHaveLength(1);
    expect(JSON.stringify(headerless)).not.toMatch(SOMEBODY);
  });

  test('all that is wrong in a row is told at once; its file of refused rows has the cell empty, and loads', async () => {
    const result = await load(
      'asb-reports',
      `${ASB}a,marram,2024-01-05,St James Road,Noise,rowdy,,,Ask Ottokar at a.b@example.org\n`,
    );
    expect(result.errors.map(({ column }) => column)).toEqual(['national_type', 'outcome']);
    const refused = await readFile(result.refusedRows!, 'utf8');
    expect(refused).toMatch(/,a,marram,2024-01-05,St James Road,Noise,rowdy,,,\r\n$/);
    expect(await load('asb-reports', refused.replace('Noise,rowdy', 'Noise,nuisance'))).toMatchObject({ loaded: 1, errors: [] });
    await database.asOwner((sql) => sql.execute('TRUNCATE asb_report, batch_coverage'));
    await database.asOwner((sql) => sql.execute('DELETE FROM batch'));
  });

  test('a correction is screened as the file is, and repeats nothing', async () => {
    const key = { source: asbReports, reference: 'a' };
    const by = { who: 'cli:test', reason: 'a test' };
    const cells = { outcome: 'rang 07700 900123', category: 'male 12/03/2011', national_type: 'Ottokar Marsh of 0151 496 0000' };
    const outcome = await correctRecord(database, key, cells, by);
    expect(outcome).toMatchObject({ ok: false, errors: [{}, {}, {}] });
    expect(JSON.stringify(outcome)).not.toMatch(SOMEBODY);
  });

  test('published data are loaded as their publishers gave them', async () => {
    const header =
      'Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n';
    const row = ',2024-01,Marram Police,Marram Police,-2.99,53.45,On or near Jake Smith,,,Anti-social behaviour,,\n';
    expect(await load('police-street', header + row)).toMatchObject({ loaded: 1, errors: [] });
  });

  async function count(table: string): Promise<number> {
    const [row] = await database.asOwner((sql) => sql.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`));
    return row!.count;
  }
});
