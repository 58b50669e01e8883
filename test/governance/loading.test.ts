/** Loading under an agreement: who is refused, before who is served. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { endAgreement } from '../../server/governance/keep-agreements.js';
import { loadFile } from '../../server/ingest/load.js';
import type { LoadResult } from '../../server/ingest/load-result.js';
import type { LoadOptions } from '../../server/ingest/source.js';
import { findSource } from '../../server/ingest/sources.js';
import { engines, testDatabase } from '../database.js';
import { register } from './agreements.js';

const ROWS: Readonly<Record<string, string>> = {
  'asb-reports': 'reference,force,occurred_from,category\na,marram,2024-03-01,Noise\n',
  'recorded-crime': 'reference,force,occurred_from,offence_group\na,marram,2024-03-01,Robbery\n',
  'firearms-discharges': 'reference,force,occurred_from,weapon,verification\na,marram,2024-03-01,handgun,confirmed\n',
  'youth-provision': 'place,kind,session,weekday\nHall,building,Club,friday\n',
  deprivation: 'lsoa21_code,IMD_rank,IMD_decile\nE01900001,3,1\n',
};
const today = londonDay();

describe.each(engines)('loading under an agreement (%s)', (engine) => {
  let database: PostgresDatabase;
  let directory: string;
  beforeAll(async () => {
    database = await testDatabase(engine);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-agreements-'));
  });
  afterAll(async () => {
    await database?.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await database.asOwner(async (sql) => {
      for (const table of [
        'asb_report',
        'recorded_crime',
        'firearms_discharge',
        'deprivation',
        'batch',
        'agreement_change',
        'agreement',
      ])
        await sql.execute(`DELETE FROM ${table}`);
    });
  });

  async function load(source: string, options: Partial<LoadOptions> = {}): Promise<LoadResult> {
    const file = path.join(directory, 'rows.csv');
    await writeFile(file, ROWS[source]!);
    return loadFile(database, findSource(source)!, { path: file }, { replace: false, dryRun: false, ...options }, 'cli:test');
  }
  const refusal = async (source: string, options: Partial<LoadOptions> = {}): Promise<string> => {
    const result = await load(source, options);
    expect(result).toMatchObject({ batch: null, read: 0, loaded: 0, refused: 0, heldBack: 0 });
    expect(result.errors).toMatchObject([{ row: 0, column: 'agreement' }]);
    expect(await database.asOwner((sql) => sql.query('SELECT FROM batch'))).toEqual([]);
    return `${result.errors[0]!.reason} ${result.errors[0]!.remedy}`;
  };

  test.each(['asb-reports', 'recorded-crime', 'firearms-discharges', 'youth-provision'])(
    '%s without any is refused, a dry run too, and it is said who registers one',
    async (source) => {
      expect(await refusal(source)).toMatch(/is no open data.*none is named\. No agreement in force covers.*--add FILE/);
      expect(await refusal(source, { dryRun: true, invented: true })).toMatch(/none is named/);
      expect(await refusal(source, { agreement: '' })).toMatch(/none is named/);
    },
  );

  test('one that is unknown, of other sources, of other agencies: refused, and those in force are named', async () => {
    await register(database, { id: 'ISA-1', sources: ['recorded-crime'] });
    await register(database, {
      id: 'ISA-2',
      title: 'Noise',
      sources: ['asb-reports'],
      agencies: ['Council'],
      endsOn: '2090-01-31',
    });
    expect(await refusal('asb-reports', { agreement: 'ISA-9' })).toBe(
      'There is no agreement «ISA-9» in the register. In force for «asb-reports»: ISA-2 (Noise, until 2090-01-31). Name the one the file came ' +
        'under with --agreement (on the page «Data»: Data sharing agreement).',
    );
    expect(await refusal('asb-reports', { agreement: 'ISA-1' })).toContain(
      'Agreement «ISA-1» does not cover «asb-reports»: it covers recorded-crime.',
    );
    expect(await refusal('asb-reports', { agreement: 'ISA-2', agency: 'Police' })).toMatch(
      /«ISA-2» does not cover files of Police: it covers those of Council\. No agreement in force covers «asb-reports» of Police/,
    );
    expect(await load('asb-reports', { agreement: 'ISA-2', agency: 'council' })).toMatchObject({ loaded: 1, errors: [] });
  });

  test('one that has not begun or has expired: refused with its dates; its first and last day are in it', async () => {
    await register(database, { id: 'ISA-1', startsOn: addDays(today, 1) });
    await register(database, { id: 'ISA-2', endsOn: addDays(today, -1) });
    await register(database, { id: 'ISA-3', startsOn: today, endsOn: today });
    expect(await refusal('asb-reports', { agreement: 'ISA-1' })).toContain(
      `has not begun: it holds from ${addDays(today, 1)} to 2098-12-31`,
    );
    expect(await refusal('asb-reports', { agreement: 'ISA-2' })).toContain(
      `has expired: it held from 2020-01-01 to ${addDays(today, -1)}`,
    );
    expect(await refusal('asb-reports', { agreement: 'ISA-2' })).toContain('In force for «asb-reports»: ISA-3');
    expect(await load('asb-reports', { agreement: 'ISA-3' })).toMatchObject({ loaded: 1, errors: [] });
  });

  test('health data: without an approval, or with one of tomorrow, refused; as counts with one, loaded', async () => {
    const health = { sources: ['deprivation'], health: true, specialCondition: 'uk-gdpr-9-2-i' };
    const approval = { by: 'Caldicott Guardian', reference: 'CG-7' };
    await register(database, { ...health, id: 'ISA-1' });
    await register(database, { ...health, id: 'ISA-2', approval: { ...approval, on: addDays(today, 1) } });
    await register(database, { ...health, id: 'ISA-3', approval: { ...approval, on: today } });
    expect(await refusal('deprivation', { agreement: 'ISA-1' })).toContain('about health data, and no approval is recorded');
    expect(await refusal('deprivation', { agreement: 'ISA-2' })).toContain(`holds from ${addDays(today, 1)} only`);
    expect(await load('deprivation', { agreement: 'ISA-3' })).toMatchObject({ loaded: 1, errors: [] });
  });

  test('single records do not come under one about health data, however it got into the register', async () => {
    await register(database, { id: 'ISA-1' });
    await database.asOwner((sql) =>
      sql.execute(`UPDATE agreement SET health = true, approved_by = 'x', approved_on = '2024-01-01', approval_reference = 'x'`),
    );
    expect(await refusal('asb-reports', { agreement: 'ISA-1' })).toContain(
      'held as counts only; «asb-reports» holds single records',
    );
  });

  test('an invented one serves made-up rows and the demonstration, nothing else', async () => {
    await register(database, { id: 'ISA-1' });
    await database.asOwner((sql) => sql.execute('UPDATE agreement SET invented = true'));
    expect(await refusal('asb-reports', { agreement: 'ISA-1' })).toMatch(/is invented.*No agreement in force covers/);
    expect(await load('asb-reports', { agreement: 'ISA-1', demonstration: true })).toMatchObject({ loaded: 1, errors: [] });
  });

  test('open data need none; one that is named must be good all the same', async () => {
    await register(database, { id: 'ISA-1', sources: ['asb-reports'] });
    expect(await refusal('deprivation', { agreement: 'ISA-1' })).toContain('does not cover «deprivation»');
    expect(await load('deprivation')).toMatchObject({ loaded: 1, errors: [] });
  });

  test('the load names it; one that ends while the file is read keeps the file out', async () => {
    await register(database, { id: 'ISA-1' });
    const { batch } = await load('asb-reports', { agreement: 'ISA-1' });
    expect(await database.asOwner((sql) => sql.query('SELECT id, agreement FROM batch'))).toEqual([
      { id: batch, agreement: 'ISA-1' },
    ]);
    await register(database, { id: 'ISA-2', startsOn: '2024-01-01', endsOn: today });
    const crime = findSource('recorded-crime')!;
    const ending = {
      ...crime,
      open: async (...given: Parameters<typeof crime.open>) => {
        await endAgreement(database, 'ISA-2', { on: addDays(today, -1), reason: 'a test' }, 'cli:test');
        return crime.open(...given);
      },
    };
    const file = path.join(directory, 'rows.csv');
    await writeFile(file, ROWS['recorded-crime']!);
    const options = { replace: false, dryRun: false, agreement: 'ISA-2' };
    const result = await loadFile(database, ending, { path: file }, options, 'cli:test');
    expect(result).toMatchObject({
      batch: null,
      loaded: 0,
      errors: [{ column: 'agreement', reason: expect.stringContaining('expired') }],
    });
    expect(await database.asOwner((sql) => sql.query('SELECT FROM recorded_crime'))).toEqual([]);
  });
});
