/** The register kept: what is malformed is refused with every field named; what is done is remembered and audited. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { register as registerCommand } from '../../server/cli/agreements.command.js';
import { register as registerIngest } from '../../server/cli/ingest.command.js';
import type { OpenServices } from '../../server/cli/open-services.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay, stateOf } from '../../server/governance/agreement.js';
import { readAgreement } from '../../server/governance/agreement-terms.js';
import { listAgreements, listChanges } from '../../server/governance/agreements.sql.js';
import {
  amendAgreement,
  approveHealthData,
  assignLoads,
  endAgreement,
  recordReview,
  registerAgreement,
} from '../../server/governance/keep-agreements.js';
import { registerFindings } from '../../server/governance/register-findings.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { deprivation } from '../../server/ingest/deprivation.js';
import { undoBatch } from '../../server/ingest/ingest.service.js';
import { lockMoves } from '../../server/ingest/put-aside.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { ISA, register } from './agreements.js';

const today = londonDay();
const REPORTS = 'reference,force,occurred_from,category\na,marram,2024-03-01,Noise\n';
const HEALTH = { sources: ['deprivation'], health: true, specialCondition: 'uk-gdpr-9-2-i' };

describe('what somebody wrote', () => {
  const problems = (different: object): Record<string, string> => {
    const read = readAgreement({ ...ISA, ...different });
    return read.ok ? {} : Object.fromEntries(read.problems.map(({ field, problem }) => [field, problem]));
  };

  test('is taken when it is whole', () => {
    expect(readAgreement(ISA)).toMatchObject({ ok: true, id: 'ISA-TEST-01', terms: { health: false, approval: null } });
    expect(problems({ ...HEALTH, approval: { by: 'Caldicott Guardian', on: '2024-01-01', reference: 'CG-7' } })).toEqual({});
  });

  test('nothing, or another thing, is no agreement', () => {
    for (const written of [null, undefined, 7, 'ISA', [ISA]]) expect(readAgreement(written)).toMatchObject({ ok: false });
    const read = readAgreement({});
    expect(read.ok ? [] : read.problems.map(({ field }) => field)).toEqual([
      ...[
        'id',
        'lawfulBasis',
        'gateway',
        'startsOn',
        'endsOn',
        'sources',
        'title',
        'parties',
        'controller',
        'purposes',
        'agencies',
      ],
      ...['reviewer', 'reviewOn', 'retention'],
    ]);
  });

  test.each([
    ['id', { id: 'an id with spaces' }],
    ['titel', { titel: 'a slip of the pen' }],
    ['title', { title: 'x'.repeat(301) }],
    ['title', { title: 'two\nlines' }],
    ['parties', { parties: 'Police' }],
    ['parties.1', { parties: ['Police', ''] }],
    ['lawfulBasis', { lawfulBasis: 'because we may' }],
    ['specialCondition', { specialCondition: 'part-3-schedule-8-4' }],
    ['gateway', { gateway: 'goodwill' }],
    ['gatewayNote', { gateway: 'other' }],
    ['startsOn', { startsOn: '01/04/2026' }],
    ['endsOn', { endsOn: '2026-02-30' }],
    ['endsOn', { endsOn: '2019-12-31' }],
    ['sources', { sources: ['people'] }],
    ['sources', { ...HEALTH, sources: ['deprivation', 'recorded-crime'] }],
    ['specialCondition', { sources: ['deprivation'], health: true }],
    ['health', { health: 'yes' }],
    ['approval', { approval: { by: 'Caldicott Guardian', on: '2024-01-01', reference: 'CG-7' } }],
    ['approval.on', { ...HEALTH, approval: { by: 'Caldicott Guardian', on: 'May', reference: 'CG-7' } }],
    ['reviewer', { reviewer: 'jane@marram.example' }],
    ['retention.months', { retention: { months: 0, rule: 'review' } }],
    ['retention.months', { retention: { months: 2.5, rule: 'review' } }],
    ['retention.rule', { retention: { months: 24, rule: 'shred' } }],
    ['retention.rule', { sources: ['indicators'], retention: { months: 24, rule: 'coarsen' } }],
  ])('%s is named when it is %j', (field, different) => {
    expect(Object.keys(problems(different))).toEqual([field]);
  });
});

test('states by day', () => {
  const dates = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
  expect(
    ['2025-12-31', '2026-01-01', '2026-10-31', '2026-11-01', '2026-12-31', '2027-01-01'].map((day) => stateOf(dates, day)),
  ).toEqual([...['not begun', 'in force', 'in force', 'ends soon', 'ends soon', 'expired']]);
});

describe.each(engines)('the register (%s)', (engine) => {
  let database: PostgresDatabase;
  let directory: string;
  beforeAll(async () => {
    database = await testDatabase(engine);
    directory = await mkdtemp(path.join(tmpdir(), 'homeward-register-'));
  });
  afterAll(async () => {
    await database?.close();
    await rm(directory, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await database.asOwner(async (sql) => {
      for (const table of ['asb_report', 'deprivation', 'batch', 'agreement_change', 'agreement'])
        await sql.execute(`DELETE FROM ${table}`);
    });
  });
  afterEach(() => void (process.exitCode = undefined));
  const all = () => database.asOwner(listAgreements);
  const history = (id: string) => database.asOwner((sql) => listChanges(sql, [id]));
  const findings = async (): Promise<Record<string, [ok: boolean, detail: string]>> =>
    Object.fromEntries(
      (await database.asOwner((sql) => registerFindings(sql))).map(({ check, ok, detail }) => [check, [ok, detail]]),
    );

  test('an id that is taken, an unknown one, no reason: refused, and nothing changes', async () => {
    await register(database);
    const before = await all();
    expect(await registerAgreement(database, { ...ISA, title: 'Another' }, 'cli:test')).toMatchObject({
      ok: false,
      problems: [{ field: 'id' }],
    });
    expect(await amendAgreement(database, { ...ISA, id: 'ISA-9' }, 'a slip', 'cli:test')).toMatchObject({
      problems: [{ field: 'id' }],
    });
    expect(await amendAgreement(database, { ...ISA, title: 'Another' }, ' ', 'cli:test')).toMatchObject({
      problems: [{ field: 'reason' }],
    });
    expect(await amendAgreement(database, ISA, 'for nothing', 'cli:test')).toMatchObject({ ok: false });
    expect(await endAgreement(database, ISA.id, { on: '2099-01-01', reason: 'later' }, 'cli:test')).toMatchObject({ ok: false });
    expect(await endAgreement(database, ISA.id, { on: '2019-01-01', reason: 'before' }, 'cli:test')).toMatchObject({ ok: false });
    expect(await endAgreement(database, 'ISA-9', { on: today, reason: 'unknown' }, 'cli:test')).toMatchObject({
      problems: [{ field: 'id' }],
    });
    const approval = { by: 'Caldicott Guardian', on: today, reference: 'CG-7' };
    expect(await approveHealthData(database, ISA.id, approval, 'cli:test')).toMatchObject({ ok: false });
    expect(await recordReview(database, ISA.id, { nextOn: today, outcome: 'as it is' }, 'cli:test')).toMatchObject({
      problems: [{ field: 'nextOn' }],
    });
    expect(await assignLoads(database, ISA.id, [999], 'cli:test')).toMatchObject({ problems: [{ field: 'batches' }] });
    expect(await all()).toEqual(before);
    expect(await history(ISA.id)).toHaveLength(1);
  });

  test('nobody’s name or number: in no field that is typed, and in no reason', async () => {
    const PERSON = 'Mr Jake Marsh, 07700 900123';
    const typed = { title: PERSON, parties: ['Police', PERSON], controller: PERSON, gatewayNote: PERSON, purposes: [PERSON] };
    const fields = ['title', 'parties.1', 'controller', 'gatewayNote', 'purposes.0', 'agencies.0', 'reviewer'];
    const office = { agencies: [PERSON], reviewer: 'Mr Jake Marsh' };
    const refused = await registerAgreement(database, { ...ISA, ...typed, ...office }, 'cli:test');
    expect(refused).toMatchObject({ ok: false, problems: fields.map((field) => ({ field })) });
    expect(JSON.stringify(refused)).not.toMatch(/Jake|07700/);
    expect(await database.asOwner(listAgreements)).toEqual([]);

    const id = await register(database, HEALTH);
    const wrongReason = { ok: false, problems: [{ field: 'reason' }] };
    expect(await amendAgreement(database, { ...ISA, ...HEALTH, title: PERSON }, 'a reason', 'cli:test')).toMatchObject({
      problems: [{ field: 'title' }],
    });
    expect(await amendAgreement(database, { ...ISA, ...HEALTH, title: 'Else' }, PERSON, 'cli:test')).toMatchObject(wrongReason);
    expect(await endAgreement(database, id, { on: today, reason: PERSON }, 'cli:test')).toMatchObject(wrongReason);
    expect(await recordReview(database, id, { nextOn: '2097-01-01', outcome: PERSON }, 'cli:test')).toMatchObject(wrongReason);
    const approval = { by: 'Mr Jake Marsh', on: today, reference: PERSON };
    expect(await approveHealthData(database, id, approval, 'cli:test')).toMatchObject({
      problems: [{ field: 'approval.by' }, { field: 'approval.reference' }],
    });
  });

  test('every change stands in the history, with what was before, and in the audit', async () => {
    await register(database);
    await amendAgreement(
      database,
      { ...ISA, title: 'Renewed', retention: { months: 12, rule: 'delete' } },
      'renewed in May',
      'cli:test',
    );
    await recordReview(database, ISA.id, { nextOn: addDays(today, 30), outcome: 'still needed' }, 'cli:test');
    await endAgreement(database, ISA.id, { on: today, reason: 'the council left' }, 'cli:test');
    expect(await all()).toMatchObject([
      { title: 'Renewed', endsOn: today, reviewOn: addDays(today, 30), retention: { months: 12, rule: 'delete' } },
    ]);
    expect(await history(ISA.id)).toMatchObject([
      {
        change: 'ended',
        reason: 'the council left',
        fields: { endsOn: { before: '2098-12-31', after: today } },
        changedBy: 'cli:test',
      },
      { change: 'reviewed', reason: 'still needed', fields: { reviewOn: { before: '2098-06-01' } } },
      {
        change: 'amended',
        reason: 'renewed in May',
        fields: {
          title: { before: 'Made up for tests', after: 'Renewed' },
          retention: { before: { months: 600 }, after: { months: 12 } },
        },
      },
      { change: 'registered', fields: { controller: { before: null, after: 'Marram Police' } } },
    ]);
    const events = (await eventsOf(database)).filter(({ action }) => action === 'REGISTER').slice(-4);
    expect(events.map(({ subject, detail }) => [subject, detail['change'], detail['fields']])).toEqual([
      ['agreement:ISA-TEST-01', 'registered', expect.arrayContaining(['title', 'retention'])],
      ['agreement:ISA-TEST-01', 'amended', ['title', 'retention']],
      ['agreement:ISA-TEST-01', 'reviewed', ['reviewOn']],
      ['agreement:ISA-TEST-01', 'ended', ['endsOn']],
    ]);
  });

  test('check: expired with data held is wrong, until the data are taken back; a late review is told', async () => {
    await register(database, { reviewOn: addDays(today, -1) });
    const { batch } = await loadText(database, asbReports, REPORTS);
    expect(await findings()).toMatchObject({
      agreements: [true, '1 registered, none expired with data held'],
      'health data': [true, 'no agreement about health data'],
      'loads without an agreement': [true, 'none'],
      reviews: [true, `overdue: ISA-TEST-01 since ${addDays(today, -1)} (Information governance officer)`],
    });
    await endAgreement(database, ISA.id, { on: addDays(today, -1), reason: 'a test' }, 'cli:test');
    expect((await findings())['agreements']).toEqual([
      false,
      `ISA-TEST-01 expired on ${addDays(today, -1)}, and its data are still held: load ${batch} (asb-reports, 1 row); renew it, or take them back`,
    ]);
    await undoBatch(database, batch!, 'cli:test');
    expect((await findings())['agreements']![0]).toBe(true);
  });

  test('check: loads of before there was a register are told until they are assigned, whatever they name', async () => {
    await register(database);
    const { batch } = await loadText(database, asbReports, REPORTS);
    await register(database, { id: 'ISA-2', sources: ['recorded-crime'] });
    await database.asOwner((sql) => sql.execute('UPDATE batch SET agreement = NULL'));
    expect((await findings())['loads without an agreement']).toEqual([
      false,
      expect.stringContaining(`load ${batch} (asb-reports, 1 row); say what`),
    ]);
    expect(await assignLoads(database, 'ISA-2', [batch!], 'cli:test')).toMatchObject({
      ok: false,
      problems: [{ field: 'batches' }],
    });
    expect(await assignLoads(database, ISA.id, [batch!], 'cli:test')).toMatchObject({ ok: true });
    expect((await findings())['loads without an agreement']).toEqual([true, 'none']);
    expect(await history(ISA.id)).toMatchObject([
      { change: 'loads assigned', fields: { [`batch ${batch}`]: { before: null, after: ISA.id } } },
      {},
    ]);
  });

  test('a load is assigned to nothing under which it could not have been loaded', async () => {
    await register(database);
    const { batch } = await loadText(database, asbReports, REPORTS, { agency: 'Police' });
    await database.asOwner((sql) => sql.execute('UPDATE batch SET agreement = NULL, invented = false'));
    await register(database, { id: 'ISA-OTHERS', agencies: ['Council'] });
    await registerAgreement(database, { ...ISA, id: 'ISA-INVENTED' }, 'cli:test', { invented: true });
    for (const id of ['ISA-OTHERS', 'ISA-INVENTED'])
      expect(await assignLoads(database, id, [batch!], 'cli:test')).toMatchObject({
        ok: false,
        problems: [{ field: 'batches' }],
      });
    expect(await assignLoads(database, ISA.id, [batch!], 'cli:test')).toMatchObject({ ok: true });
  });

  test('a load changes its agreement only when no disposal is under way', async () => {
    await register(database);
    const { batch } = await loadText(database, asbReports, REPORTS);
    await register(database, { id: 'ISA-2' });
    let disposed = false;
    let assigned: Promise<boolean> | undefined;
    await database.asOwner(async (sql) => {
      await lockMoves(sql);
      assigned = assignLoads(database, 'ISA-2', [batch!], 'cli:test').then(() => disposed);
      await new Promise((resolve) => setTimeout(resolve, 300));
      disposed = true;
    });
    expect(await assigned).toBe(true);
  });

  test('check: health data whose approval is gone, or that are single records', async () => {
    await register(database, { ...HEALTH, approval: { by: 'Caldicott Guardian', on: today, reference: 'CG-7' } });
    await loadText(database, deprivation, 'lsoa21_code,IMD_rank,IMD_decile\nE01900001,3,1\n', { agreement: ISA.id });
    expect((await findings())['health data']).toEqual([true, 'counts only, each approved']);
    await database.asOwner((sql) =>
      sql.execute('UPDATE agreement SET approved_by = NULL, approved_on = NULL, approval_reference = NULL'),
    );
    expect((await findings())['health data']).toEqual([false, expect.stringContaining('has no approval: load')]);
    const approval = { by: 'Caldicott Guardian', on: today, reference: 'CG-8' };
    expect(await approveHealthData(database, ISA.id, approval, 'cli:test')).toMatchObject({ ok: true, agreement: { approval } });
    expect((await findings())['health data']![0]).toBe(true);
    await database.asOwner((sql) => sql.execute("UPDATE batch SET source = 'recorded-crime'"));
    expect((await findings())['health data']).toEqual([false, expect.stringContaining('single records are held')]);
  });

  async function homeward(...words: string[]): Promise<{ code: number; out: string; talk: string }> {
    const opened = { database, config: { dataDirectory: directory }, operator: 'cli:test', close: () => Promise.resolve() };
    const program = new Command('homeward').exitOverride();
    for (const add of [registerCommand, registerIngest]) add(program, (() => Promise.resolve(opened)) as unknown as OpenServices);
    let [out, talk] = ['', ''];
    const printed = vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true));
    const said = vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((talk += String(text)), true));
    process.exitCode = undefined;
    try {
      await program.parseAsync(words, { from: 'user' });
      return { code: Number(process.exitCode ?? 0), out, talk };
    } finally {
      printed.mockRestore();
      said.mockRestore();
    }
  }
  async function file(content: string, name = 'isa.json'): Promise<string> {
    const target = path.join(directory, name);
    await writeFile(target, content);
    return target;
  }

  test('the command: files that are none, fields that are wrong, then registering, listing, amending, ending', async () => {
    await expect(homeward('agreements', '--add', path.join(directory, 'none.json'))).rejects.toThrow('cannot be read');
    await expect(homeward('agreements', '--add', await file('{'))).rejects.toThrow('is no JSON');
    await expect(homeward('agreements', '--add', 'a', '--end', 'b')).rejects.toThrow('One thing at a time');
    const wrong = await file(JSON.stringify({ ...ISA, startsOn: 'May', gateway: 'goodwill' }));
    expect(await homeward('agreements', '--add', wrong)).toMatchObject({
      code: 2,
      out: '',
      talk: expect.stringMatching(/gateway: Write one of.*\nstartsOn: Write/),
    });
    expect(await homeward('agreements')).toMatchObject({
      code: 0,
      out: '',
      talk: 'No agreement is registered yet. Open data need none.\n',
    });

    expect(await homeward('agreements', '--add', await file(JSON.stringify(ISA)))).toMatchObject({ code: 0 });
    expect(JSON.parse((await homeward('agreements', '--json')).out)).toMatchObject([
      { ...ISA, state: 'in force', invented: false },
    ]);
    const amended = await file(JSON.stringify({ ...ISA, title: 'Renewed' }));
    expect(await homeward('agreements', '--amend', amended)).toMatchObject({
      code: 2,
      talk: expect.stringContaining('reason: Say why'),
    });
    expect(await homeward('agreements', '--amend', amended, '--reason', 'renewed')).toMatchObject({ code: 0 });
    expect(await homeward('agreements', '--end', ISA.id, '--reason', 'a test', '--on', addDays(today, -1))).toMatchObject({
      code: 0,
    });
    expect((await homeward('agreements')).out).toMatch(/^ISA-TEST-01 {2}Renewed \[expired, 2020-01-01 to /);
  });

  test('ingest: exit 2 with the reason, also as JSON, a result for each file named', async () => {
    await register(database, { id: 'ISA-1', sources: ['recorded-crime'] });
    const reports = await file(REPORTS, 'reports.csv');
    expect(await homeward('ingest', 'asb-reports', reports)).toMatchObject({
      code: 2,
      out: '',
      talk: expect.stringContaining('none is named'),
    });
    const told = await homeward('ingest', 'asb-reports', reports, 'not-even-there.csv', '--agreement', 'ISA-1', '--json');
    expect(told).toMatchObject({ code: 2, talk: expect.stringContaining('does not cover «asb-reports»') });
    expect(JSON.parse(told.out)).toMatchObject(
      [reports, 'not-even-there.csv'].map((name) => ({
        file: name,
        source: 'asb-reports',
        batch: null,
        read: 0,
        errors: [{ row: 0, column: 'agreement', value: 'ISA-1', reason: expect.stringContaining('does not cover') }],
      })),
    );
    await register(database);
    expect(await homeward('ingest', 'asb-reports', reports, '--agreement', ISA.id)).toMatchObject({ code: 0 });
  });
});
