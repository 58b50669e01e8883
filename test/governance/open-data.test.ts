/** Open data in the register: what is malformed is refused, what is set is told and audited, and nothing is deleted by it. */
import { Command } from 'commander';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { register as registerCommand } from '../../server/cli/open-data.command.js';
import type { OpenServices } from '../../server/cli/open-services.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { listOpenData, monthsBefore, setOpenData } from '../../server/governance/open-data.js';
import { registerFindings } from '../../server/governance/register-findings.js';
import { policeStreet } from '../../server/ingest/police-street.js';
import { sources } from '../../server/ingest/sources.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

const today = londonDay();
const ENTRY = {
  source: 'police-street',
  reviewer: 'Information governance officer',
  reviewOn: addDays(today, 30),
  retentionMonths: 72,
};
const STREET = `Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context
c1,2020-03,Marram Police,Marram Police,-2.95,53.45,On or near Sand Lane,,,Drugs,,
`;

test('every source of open data says on what basis it may be held', () => {
  for (const { name, openData } of sources) {
    if (openData === undefined) continue;
    expect(openData.publisher.length, name).toBeGreaterThan(3);
    expect(openData.basis, name).toMatch(/no personal data|Anonymised by its publisher/);
  }
});

test('months before a day', () => {
  expect(monthsBefore('2026-11-26', 24)).toBe('2024-11-26');
  expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
  expect(monthsBefore('2024-03-31', 1)).toBe('2024-02-29');
  expect(monthsBefore('2026-01-05', 13)).toBe('2024-12-05');
});

describe.each(engines)('open data (%s)', (engine) => {
  let database: PostgresDatabase;
  let batch: number;
  beforeAll(async () => {
    database = await testDatabase(engine);
    const loaded = await loadText(database, policeStreet, STREET, {}, '2020-03-marram-street.csv');
    expect(loaded.errors).toEqual([]);
    batch = loaded.batch!;
  });
  afterAll(() => database?.close());
  beforeEach(() => database.asOwner((sql) => sql.execute('TRUNCATE open_data_entry')));

  const finding = async (day: string = today) =>
    (await database.asOwner((sql) => registerFindings(sql, day))).find(({ check }) => check === 'open data');

  test.each<[string, object, string[]]>([
    ['a source that needs an agreement', { source: 'asb-reports' }, ['source']],
    ['no source', { source: undefined }, ['source']],
    ['a person', { reviewer: 'Mr Jake Marsh, 07700 900123' }, ['reviewer', 'reviewer']],
    ['nobody', { reviewer: '' }, ['reviewer']],
    ['no day', { reviewOn: 'May' }, ['reviewOn']],
    ['a day that is over', { reviewOn: today }, ['reviewOn']],
    ['no month at all', { retentionMonths: 0 }, ['retentionMonths']],
    ['for ever', { retentionMonths: 601 }, ['retentionMonths']],
    ['half a month', { retentionMonths: 1.5 }, ['retentionMonths']],
  ])('%s is refused', async (_what, different, fields) => {
    const outcome = await setOpenData(database, { ...ENTRY, ...different }, 'cli:test');
    expect(outcome.ok ? [] : outcome.problems.map(({ field }) => field)).toEqual(fields);
    expect(JSON.stringify(outcome)).not.toContain('Jake');
    expect(await database.asOwner(listOpenData)).toEqual([]);
  });

  test('set, and set again: the register has the newest, the audit both', async () => {
    await setOpenData(database, ENTRY, 'cli:test');
    const { retentionMonths: _months, ...kept } = ENTRY;
    expect(await setOpenData(database, { ...kept, retentionMonths: undefined }, 'cli:test')).toMatchObject({ ok: true });
    expect(await database.asOwner(listOpenData)).toEqual([{ ...ENTRY, retentionMonths: null }]);
    const [first, second] = (await eventsOf(database)).slice(-2);
    expect(first).toMatchObject({
      action: 'REGISTER',
      subject: 'source:police-street',
      detail: { after: { retentionMonths: 72 } },
    });
    expect(second!.detail).toMatchObject({ before: { retentionMonths: 72 }, after: { retentionMonths: null } });
  });

  test('check tells of no reviewer, a late review and what is kept too long, and fails on none', async () => {
    expect(await finding()).toMatchObject({ ok: true, detail: 'no reviewer named: police-street (homeward open-data)' });
    await setOpenData(database, { ...ENTRY, retentionMonths: 600 }, 'cli:test');
    expect(await finding()).toMatchObject({ ok: true, detail: 'nothing overdue' });
    expect((await finding(addDays(today, 31)))!.detail).toBe(
      `review overdue: police-street since ${ENTRY.reviewOn} (Information governance officer)`,
    );
    await setOpenData(database, { ...ENTRY, retentionMonths: 24 }, 'cli:test');
    expect(await finding()).toMatchObject({
      ok: true,
      detail: `kept too long: load ${batch} (police-street, 1 row); take them back`,
    });
    expect(await database.asOwner((sql) => sql.query('SELECT FROM recorded_crime'))).toHaveLength(1);
  });

  test('at the command line', async () => {
    const homeward = async (...words: string[]): Promise<[code: number, out: string, talk: string]> => {
      const program = new Command('homeward').exitOverride().configureOutput({ writeErr: () => undefined });
      const services = { database, operator: 'cli:test', close: () => Promise.resolve() };
      registerCommand(program, (() => Promise.resolve(services)) as unknown as OpenServices);
      for (const command of program.commands) command.copyInheritedSettings(program);
      let [out, talk] = ['', ''];
      const printed = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
      const said = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((talk += String(text)), true));
      try {
        await program.parseAsync(['open-data', ...words], { from: 'user' });
        return [Number(process.exitCode ?? 0), out, talk];
      } finally {
        printed.mockRestore();
        said.mockRestore();
        process.exitCode = undefined;
      }
    };
    await expect(homeward('--months', '12')).rejects.toThrow('Name the source');
    await expect(homeward('boundaries', '--months', 'ten')).rejects.toThrow('whole months');
    expect(await homeward('boundaries', '--reviewer', 'GIS officer')).toEqual([2, '', expect.stringContaining('reviewOn: ')]);
    expect(await homeward('police-street', '--reviewer', 'GIS officer', '--review-on', ENTRY.reviewOn, '--months', '24')).toEqual(
      [0, '', `police-street: reviewed by GIS officer, next on ${ENTRY.reviewOn}.\n`],
    );
    const [, out] = await homeward();
    expect(out).toContain(`loads kept 24 months; reviewed by GIS officer, next on ${ENTRY.reviewOn}`);
    expect(out).toContain(`kept too long: load ${batch}`);
    expect(out).toContain('loads kept until they are taken back; no reviewer named yet');
    const told = JSON.parse((await homeward('--json'))[1]) as { name: string; entry: object | null }[];
    expect(told.map(({ name }) => name)).toContain('postcodes');
    expect(told.find(({ name }) => name === 'police-street')!.entry).toMatchObject({ reviewer: 'GIS officer' });
  });
});
