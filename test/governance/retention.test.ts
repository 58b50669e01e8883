/** Rows that were kept long enough: what is due, what becomes of it, and that a disposal is whole or nothing. */
import { createHash } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { startDailyRetention } from '../../server/governance/daily-retention.js';
import { applyRetention, decideReview } from '../../server/governance/dispose.js';
import { endAgreement } from '../../server/governance/keep-agreements.js';
import { registerFindings } from '../../server/governance/register-findings.js';
import { dueRows } from '../../server/governance/retention.js';
import { resolveIncidentAreas } from '../../server/incidents/incident-areas.service.js';
import { checkIncidentSummaries } from '../../server/incidents/check-summaries.service.js';
import { asbReports } from '../../server/ingest/asb-reports.js';
import { boundaries } from '../../server/ingest/boundaries.js';
import { firearmsDischarges } from '../../server/ingest/firearms-discharges.js';
import { undoBatch } from '../../server/ingest/ingest.service.js';
import { recordedCrime } from '../../server/ingest/recorded-crime.js';
import { correctRecord } from '../../server/ingest/records/correct-record.js';
import { liftRestriction, restrictRecord } from '../../server/ingest/records/restrict-record.js';
import { youthProvision } from '../../server/ingest/youth-provision.js';
import { LSOA21, squares } from '../areas/squares.js';
import { eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { emptyIncidents, snapshot } from '../incidents/tables.js';
import { loadText } from '../ingest/load-text.js';
import { register } from './agreements.js';

/** Kept 24 months, so that rows of before 26 November 2024 are due. */
const TODAY = '2026-11-26';
const HEADER =
  'reference,force,occurred_from,occurred_to,longitude,latitude,place,category,agency,received_at,national_type,channel,owning_team,outcome\n';
const row = (reference: string, from: string, to = ''): string =>
  `${reference},marram,${from},${to},-3.01,53.5,At the back door,Noise,council,2024-11-30T10:00,nuisance,online,Team seven,Spoke to them\n`;
const REPORTS = `${HEADER}${row('R1', '2024-10-31T22:00', '2024-11-01T02:00')}${row('R2', '2024-11-25T23:59')}${row('R3', '2024-11-26T00:00')}${row('R4', '2025-02-01')}`;

describe.each(engines)('retention (%s)', (engine) => {
  let database: PostgresDatabase;
  beforeAll(async () => {
    database = await testDatabase(engine);
  });
  afterAll(() => database?.close());
  beforeEach(async () => {
    await database.asOwner(async (sql) => {
      await sql.execute('TRUNCATE youth_attendance, youth_session, youth_place');
      await sql.execute('DELETE FROM retention_decision');
      await sql.execute('TRUNCATE record_restriction, restricted_row, record_correction, record_change');
    });
    await emptyIncidents(database);
    await database.asOwner(async (sql) => {
      for (const table of ['agreement_change', 'agreement']) await sql.execute(`DELETE FROM ${table}`);
    });
  });

  const keep = (rule: string, different: object = {}): Promise<string> =>
    register(database, { id: 'ISA-1', retention: { months: 24, rule }, ...different });
  const load = (text = REPORTS, options = {}, name = 'own.csv') =>
    loadText(database, asbReports, text, { agreement: 'ISA-1', ...options }, name);
  const due = (today = TODAY) =>
    database.asOwner(async (sql) =>
      (await dueRows(sql, today)).map(({ agreement, source, before, oldest, rows }) => [
        agreement.id,
        source.name,
        before,
        oldest,
        rows,
      ]),
    );
  const apply = (today = TODAY) => applyRetention(database, 'cli:test', { today });
  const reports = () =>
    database.asOwner((sql) =>
      sql.query<Record<string, unknown>>(
        'SELECT *, london_month(occurred_from) AS month FROM asb_report ORDER BY occurred_from, id',
      ),
    );
  const references = async () => (await reports()).map(({ reference }) => reference);
  const covered = () =>
    database.asOwner((sql) => sql.query("SELECT to_char(month, 'YYYY-MM') AS month, rows FROM batch_coverage ORDER BY 1"));
  const sound = async (): Promise<void> => expect(await database.asOwner(checkIncidentSummaries)).toEqual([]);

  test('is counted from the day an incident began, in London; nothing is due a day too early', async () => {
    await keep('delete');
    await load();
    expect(await due('2026-10-31')).toEqual([]);
    expect(await due('2026-11-01')).toEqual([['ISA-1', 'asb-reports', '2024-11-01', '2024-10-31', 1]]);
    expect(await due()).toEqual([['ISA-1', 'asb-reports', '2024-11-26', '2024-10-31', 2]]);
  });

  test('a load of rows that are too old says so, a dry run too; open data and younger rows say nothing', async () => {
    await keep('delete');
    const old = (warnings: readonly string[]) => warnings.filter((warning) => warning.includes('lets rows be kept'));
    const [warning] = old((await load(REPORTS, { dryRun: true })).warnings);
    expect(warning).toMatch(
      /^\d rows are of before \d{4}-\d\d-\d\d, older than ISA-1 lets rows be kept \(24 months\): they are deleted within a day\.$/,
    );
    expect(old((await load()).warnings)).toEqual([warning]);
    const young = `${HEADER}${row('R9', addDays(londonDay(), -9))}`;
    expect(old((await load(young, {}, 'young.csv')).warnings)).toEqual([]);
  });

  test('delete: rows go, the month that is no longer whole is not covered, summaries and the data version follow; again: nothing', async () => {
    await keep('delete');
    const { batch } = await load();
    const version = () => database.asOwner((sql) => sql.query('SELECT version FROM data_version'));
    const before = await version();
    expect(await apply()).toEqual([
      { agreement: 'ISA-1', source: 'asb-reports', action: 'delete', before: '2024-11-26', rows: 2, batches: [batch] },
    ]);
    expect(await references()).toEqual(['R3', 'R4']);
    expect((await covered()).map((one) => (one as { month: string }).month)).toEqual(['2024-12', '2025-01', '2025-02']);
    await sound();
    expect(await version()).not.toEqual(before);
    expect((await eventsOf(database)).at(-1)).toMatchObject({
      actor: 'cli:test',
      action: 'DISPOSE',
      subject: 'agreement:ISA-1',
      detail: { sources: ['asb-reports'], rule: 'delete', before: '2024-11-26', batches: [String(batch)] },
      rows: 2,
    });
    const after = await snapshot(database);
    expect(await apply()).toEqual([]);
    expect(await snapshot(database)).toEqual(after);
    expect(await load()).toMatchObject({ alreadyLoaded: true });
    expect(await references()).toEqual(['R3', 'R4']);
  });

  test.each(['delete', 'coarsen'])(
    '%s: what a record was corrected to goes with it; a restricted record stays, and check says so',
    async (rule) => {
      await keep(rule);
      await load();
      const by = { who: 'cli:test', reason: 'a test' };
      const key = (reference: string) => ({ source: asbReports, reference });
      for (const reference of ['R1', 'R4']) await correctRecord(database, key(reference), { outcome: 'Rang a neighbour' }, by);
      await restrictRecord(database, key('R2'), by);
      const corrections = () => database.asOwner((sql) => sql.query('SELECT reference_sha256 FROM record_correction'));
      const restricted = () => database.asOwner((sql) => sql.query('SELECT reference FROM restricted_row'));
      expect(await corrections()).toHaveLength(2);
      await apply();
      expect(await corrections()).toEqual([{ reference_sha256: createHash('sha256').update('R4').digest('hex') }]);
      expect(await restricted()).toEqual([{ reference: 'R2' }]);
      await sound();
      const findings = await database.asOwner((sql) => registerFindings(sql, TODAY));
      expect(findings.find(({ check }) => check === 'retention')?.detail).toMatch(
        /^restricted and past their time: ISA-1, asb-reports: 1 row /,
      );
    },
  );

  test('coarsen: month, category and areas stay; place, time, reference and free text go, for good', async () => {
    await loadText(
      database,
      boundaries,
      squares(LSOA21, { E01000001: [-2, -2, 2, 4], E01000002: [0, -2, 2, 4] }),
      { type: 'lsoa', vintage: 2021 },
      'lsoa21.geojson',
    );
    await keep('coarsen');
    await load();
    const byArea = () =>
      database.asOwner((sql) =>
        sql.query(
          'SELECT lsoa21, london_month(occurred_from) AS month, category, count(*) FROM asb_report GROUP BY 1, 2, 3 ORDER BY 1, 2',
        ),
      );
    const counts = await byArea();
    const coverage = await covered();
    expect(await apply()).toMatchObject([{ action: 'coarsen', rows: 2 }]);
    expect(await byArea()).toEqual(counts);
    expect(await covered()).toEqual(coverage);
    await sound();
    const [first, second, third] = await reports();
    for (const coarse of [first!, second!]) {
      expect(coarse).toMatchObject({
        category: 'Noise',
        agency: 'council',
        national_type: 'nuisance',
        area_code: 'E01000001',
        area_vintage: 2021,
        precision: 'AREA',
      });
      for (const lost of [
        'reference',
        'location',
        'location_bng',
        'cell_east',
        'cell_north',
        'place_text',
        'postcode',
        'received_at',
        'owning_team',
        'outcome',
      ])
        expect(coarse[lost], lost).toBeNull();
    }
    // The month that it ended in is still told.
    expect(first!['occurred_from']).toEqual(new Date('2024-09-30T23:00:00Z'));
    expect(first!['occurred_to']).toEqual(new Date('2024-12-01T00:00:00Z'));
    expect(second!['occurred_to']).toEqual(new Date('2024-12-01T00:00:00Z'));
    expect(third).toMatchObject({ reference: 'R3', place_text: 'At the back door' });
    // Areas that are derived anew find the rows by their code.
    await database.asOwner(async (sql) => {
      await sql.execute("DELETE FROM area_derivation WHERE step = 'incident-areas'");
      await resolveIncidentAreas(sql);
    });
    expect(await byArea()).toEqual(counts);
    await sound();

    expect(await due()).toEqual([]);
    expect(await due('2026-11-27')).toEqual([['ISA-1', 'asb-reports', '2024-11-27', '2024-11-26', 1]]);
    expect(await apply('2026-11-27')).toMatchObject([{ rows: 1 }]);
    await sound();
  });

  test('a restricted record that comes back after its month was coarsened is coarsened too', async () => {
    await keep('coarsen');
    await load();
    const record = { source: asbReports, reference: 'R1' };
    const by = { who: 'cli:test', reason: 'contested' };
    await restrictRecord(database, record, by);
    expect(await apply()).toMatchObject([{ action: 'coarsen', rows: 1 }]);
    await liftRestriction(database, record, by);
    expect(await references()).toContain('R1');
    expect(await due()).toEqual([['ISA-1', 'asb-reports', '2024-11-26', '2024-10-31', 1]]);
    expect(await apply()).toMatchObject([{ action: 'coarsen', rows: 1 }]);
    expect(await references()).not.toContain('R1');
    expect(await due()).toEqual([]);
    await sound();
  });

  test('crimes and discharges lose theirs too', async () => {
    await keep('coarsen');
    const under = { agreement: 'ISA-1' };
    await loadText(
      database,
      recordedCrime,
      'reference,force,occurred_from,offence_group,knife,outcome\nC1,marram,2024-01-05T20:00,Robbery,yes,Charged\n',
      under,
    );
    await loadText(
      database,
      firearmsDischarges,
      'reference,force,occurred_from,weapon,verification,injury,linked_reference\nF1,marram,2024-01-05T20:00,handgun,confirmed,slight,F0\n',
      under,
    );
    expect(await apply()).toMatchObject([{ source: 'firearms-discharges' }, { source: 'recorded-crime' }]);
    const [crime] = await database.asOwner((sql) => sql.query('SELECT * FROM recorded_crime'));
    expect(crime).toMatchObject({ category: 'Robbery', knife: true, reference: null, last_outcome: null, precision: 'NONE' });
    const [shot] = await database.asOwner((sql) => sql.query('SELECT * FROM firearms_discharge'));
    expect(shot).toMatchObject({ weapon: 'handgun', reference: null, injury: null, linked_reference: null });
    await sound();
  });

  test.each(['delete', 'coarsen'])(
    '%s: rows that a newer load put aside are no refuge, and come back as they are',
    async (rule) => {
      await keep(rule);
      await load();
      const second = await load(`${REPORTS}${row('R5', '2025-02-03')}`, { replace: true }, 'newer.csv');
      expect(await due()).toMatchObject([['ISA-1', 'asb-reports', '2024-11-26', '2024-10-31', 4]]);
      expect(await apply()).toMatchObject([{ rows: 4 }]);
      expect(await due()).toEqual([]);
      const kept = await database.asOwner((sql) => sql.query<{ row_text: string }>('SELECT row_text FROM replaced_row'));
      expect(kept.filter(({ row_text: text }) => /R1|R2/.test(text))).toEqual([]);
      await undoBatch(database, second.batch!, 'cli:test');
      await sound();
      expect(await references()).toEqual(rule === 'delete' ? ['R3', 'R4'] : [null, null, 'R3', 'R4']);
      expect(await due()).toEqual([]);
    },
  );

  test('of all agreements, what one of them holds is disposed of as a whole, or not at all', async () => {
    await keep('delete');
    await load();
    await loadText(database, recordedCrime, 'reference,force,occurred_from,offence_group\nC1,marram,2024-01-05,Robbery\n', {
      agreement: 'ISA-1',
    });
    const before = await snapshot(database);
    await database.asOwner(async (sql) => {
      await sql.execute(
        `CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'killed'; END $$`,
      );
      await sql.execute(
        `CREATE TRIGGER stop_here BEFORE DELETE ON recorded_crime FOR EACH STATEMENT EXECUTE FUNCTION stop_here()`,
      );
    });
    await expect(apply()).rejects.toThrow('killed');
    await database.asOwner((sql) => sql.execute('DROP FUNCTION stop_here CASCADE'));
    expect(await snapshot(database)).toEqual(before);
    expect(await database.asOwner((sql) => sql.query('SELECT FROM disposal'))).toEqual([]);
    expect(await apply()).toMatchObject([
      { source: 'asb-reports', rows: 2 },
      { source: 'recorded-crime', rows: 1 },
    ]);
    await sound();
  });

  test('lists of youth provision age from their load: coarsened they lose attendance, deleted all', async () => {
    await keep('coarsen', { sources: ['youth-provision'], agencies: ['Council'] });
    const list = 'place,kind,session,weekday,period,males,females\nHall,building,Club,friday,May 2024,3,4\n';
    await loadText(database, youthProvision, list, { agreement: 'ISA-1' });
    const counts = () =>
      database.asOwner(async (sql) => {
        const [row] = await sql.query(
          'SELECT (SELECT count(*) FROM youth_session) AS sessions, (SELECT count(*) FROM youth_attendance) AS attendance',
        );
        return row;
      });
    const today = londonDay();
    const later = `${Number(today.slice(0, 4)) + 3}-01-01`;
    expect(await counts()).toEqual({ sessions: 1, attendance: 1 });
    expect(await apply(today)).toEqual([]);
    expect(await apply(later)).toMatchObject([{ action: 'coarsen', rows: 1 }]);
    expect(await counts()).toEqual({ sessions: 1, attendance: 0 });
    expect(await apply(later)).toEqual([]);
    await database.asOwner((sql) => sql.execute(`UPDATE agreement SET retention_rule = 'delete'`));
    expect(await apply(later)).toMatchObject([{ action: 'delete', rows: 1 }]);
    expect(await counts()).toEqual({ sessions: 0, attendance: 0 });
    expect(await due(later)).toEqual([]);
  });

  describe('a review', () => {
    const decide = (decided: object, today = TODAY) =>
      decideReview(database, 'ISA-1', { reason: 'as the board decided', ...decided } as never, 'cli:test', today);

    test('waits for a person: nothing is done by itself; what makes no sense is refused', async () => {
      await keep('review');
      await load();
      expect(await apply()).toEqual([]);
      expect(await decide({ decision: 'delete', reason: '' })).toMatchObject({ ok: false, problems: [{ field: 'reason' }] });
      for (const keepUntil of [TODAY, '2026-01-01', '2032-01-01', 'later', undefined])
        expect(await decide({ decision: 'keep', keepUntil })).toMatchObject({ ok: false, problems: [{ field: 'keepUntil' }] });
      expect(await decide({ decision: 'delete' }, '2026-10-31')).toMatchObject({
        problems: [{ problem: 'Nothing under it is due for a decision.' }],
      });
      expect(await decideReview(database, 'ISA-9', { decision: 'delete', reason: 'a slip' }, 'cli:test', TODAY)).toMatchObject({
        ok: false,
      });
      expect(await references()).toHaveLength(4);
      await database.asOwner((sql) => sql.execute(`UPDATE agreement SET retention_rule = 'delete'`));
      expect(await decide({ decision: 'delete' })).toMatchObject({ problems: [{ field: 'agreement' }] });
    });

    test('kept until a day: not due until then, and due after it', async () => {
      await keep('review');
      await load();
      expect(await decide({ decision: 'keep', keepUntil: '2027-06-30' })).toEqual({ ok: true, disposals: [] });
      expect((await eventsOf(database)).at(-1)).toMatchObject({
        action: 'REVIEW',
        subject: 'agreement:ISA-1',
        detail: { decision: 'keep', keepUntil: '2027-06-30', sources: ['asb-reports'] },
        rows: 2,
      });
      expect(await due('2027-06-30')).toEqual([]);
      expect(await due('2027-07-01')).toMatchObject([['ISA-1', 'asb-reports', '2025-07-01', '2024-10-31', 4]]);
    });

    test('coarsened, and what was coarsened later deleted with the rest', async () => {
      await keep('review');
      await load();
      expect(await decide({ decision: 'coarsen' })).toMatchObject({ ok: true, disposals: [{ action: 'coarsen', rows: 2 }] });
      expect(await due()).toEqual([]);
      expect(await decide({ decision: 'delete' }, '2026-11-27')).toMatchObject({
        ok: true,
        disposals: [{ action: 'delete', rows: 3 }],
      });
      expect(await references()).toEqual(['R4']);
      await sound();
      const stood = await database.asOwner((sql) =>
        sql.query('SELECT action, rows, full_rows AS full, reason FROM disposal ORDER BY id'),
      );
      expect(stood).toEqual([
        { action: 'coarsen', rows: 2, full: 2, reason: 'as the board decided' },
        { action: 'delete', rows: 3, full: 1, reason: 'as the board decided' },
      ]);
    });
  });

  test('check lists what is due; data disposed of are no longer held under an expired agreement', async () => {
    await keep('delete');
    const { batch } = await load();
    const found = async (check: string) =>
      (await database.asOwner((sql) => registerFindings(sql, TODAY))).find((finding) => finding.check === check);
    expect(await found('retention')).toEqual({
      check: 'retention',
      ok: true,
      detail: 'due: ISA-1, asb-reports: 2 rows, the oldest of 2024-10-31, to delete (homeward retention)',
    });
    await endAgreement(database, 'ISA-1', { on: addDays(TODAY, -1), reason: 'a test' }, 'cli:test');
    expect(await found('agreements')).toMatchObject({
      ok: false,
      detail: expect.stringContaining(`load ${batch} (asb-reports, 4 rows)`),
    });
    await apply('2027-02-01');
    expect((await found('agreements'))!.detail).toContain('(asb-reports, 1 row)');
    await apply('2027-02-02');
    expect(await found('agreements')).toMatchObject({ ok: true });
    expect(await found('retention')).toMatchObject({ detail: 'nothing is kept longer than agreed' });
  });

  test('a running server carries the rules out, and logs neither rows nor how many', async () => {
    await keep('delete');
    await load();
    const lines: Record<string, unknown>[] = [];
    const log = pino({ base: null }, { write: (line: string) => void lines.push(JSON.parse(line) as never) });
    const end = startDailyRetention(database, log, { firstAfter: 1, every: 10_000 });
    await expect.poll(() => lines.length, { timeout: 20_000 }).toBe(1);
    await end();
    expect(Object.keys(lines[0]!).sort()).toEqual(['action', 'agreement', 'before', 'level', 'msg', 'source', 'time']);
    expect((await references()).length).toBeLessThan(4);
  });
});
