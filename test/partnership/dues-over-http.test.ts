/** What agencies are to deliver: what is refused, whose feeds a partner sees, and how loads and receipts move what is due. Everything here is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { actingOf } from '../../server/audit/actor.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { recordReceipt } from '../../server/partnership/due/keep-feeds.js';
import { periodOf } from '../../server/partnership/due/period.js';
import { whatIsDue } from '../../server/partnership/due/what-is-due.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';

const DUES = `query ($on: String) { dues(on: $on) { on feeds { id what agency version periods { name firstDay state days receivedOn batches quality missingMonths } } } }`;
const KEEP = `mutation ($input: FeedInput!, $id: ID, $version: Int, $reason: String) {
  keepFeed(input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const RECEIVE = `mutation ($feed: ID!, $version: Int!, $input: FeedReceiptInput!) {
  recordFeedReceipt(feed: $feed, version: $version, input: $input) { id problems { field problem } } }`;

interface Done {
  id: string | null;
  problems: { field: string; problem: string }[];
}
interface Period {
  name: string;
  firstDay: string;
  state: string;
  days: number;
  receivedOn: string | null;
  quality: string[];
  batches: string[];
  missingMonths: string[];
}
interface Dues {
  on: string;
  feeds: { id: string; what: string; agency: string; version: number; periods: Period[] }[];
}

/** The quarter before the one that today lies in. */
const LAST = periodOf(addDays(periodOf(londonDay(), 'quarterly').firstDay, -1), 'quarterly');
const FIRES = {
  ...{ what: 'Deliberate fires', agency: 'Fire and rescue service', frequency: 'quarterly', dueDays: 0, fromDay: LAST.firstDay },
};
const HOURS = { ...FIRES, what: 'Hours of outreach', agency: 'Lantern Youth Trust', dueDays: 20 };

describe.each(engines)('what agencies are to deliver (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
  });
  afterAll(async () => {
    await served.close();
    await database.close();
  });
  const ask = async <T>(query: string, variables: object = {}, persona: PersonaName = 'partnership-manager'): Promise<T> => {
    const { body } = await served.ask(query, variables as Record<string, unknown>, persona);
    expect(body.errors).toBeUndefined();
    return Object.values(body.data!)[0] as T;
  };
  const dues = (persona: PersonaName = 'partnership-manager', on: string | null = null): Promise<Dues> =>
    ask(DUES, { on }, persona);

  it.each([
    [{ what: '' }, 'what'],
    [{ what: 'Call Ottokar Marsh on 07700 900123' }, 'what'],
    [{ agency: 'Mr Ottokar Marsh' }, 'agency'],
    [{ source: 'ambulances' }, 'source'],
    [{ agreement: 'ISA-NONE' }, 'agreement'],
    [{ frequency: 'weekly' }, 'frequency'],
    [{ dueDays: -1 }, 'dueDays'],
    [{ dueDays: 400 }, 'dueDays'],
    [{ fromDay: '2031-04' }, 'fromDay'],
    [{ fromDay: '2031-05-01' }, 'fromDay'],
    [{ fromDay: '2031-04-01', toDay: '2031-03-31' }, 'toDay'],
  ])('a form that is wrong says where: %j', async (wrong, field) => {
    expect((await ask<Done>(KEEP, { input: { ...FIRES, ...wrong } })).problems.map((one) => one.field)).toEqual([field]);
  });

  it('a day that is none is refused', async () => {
    const { body } = await served.ask(DUES, { on: '2031-02-30' }, 'partnership-manager');
    expect(body.errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', path: ['on'] });
  });

  it('a partner sees what its own agency owes, in the program and in the database', async () => {
    for (const input of [FIRES, HOURS]) expect((await ask<Done>(KEEP, { input })).problems).toEqual([]);
    expect((await ask<Done>(KEEP, { input: { ...FIRES, what: 'DELIBERATE FIRES' } })).problems[0]!.field).toBe('what');
    expect((await dues('council-analyst')).feeds.map(({ agency }) => agency)).toEqual([FIRES.agency, HOURS.agency]);
    expect((await dues('information-governance')).feeds).toHaveLength(2);
    expect((await dues('partner')).feeds.map(({ agency }) => agency)).toEqual([HOURS.agency]);
    const seen = await database.asViewer(
      { databaseRole: 'homeward_partner', name: 'A partner', agency: 'Nobody’s' },
      async (sql) => [
        await sql.query('SELECT * FROM feed'),
        await sql.query('SELECT * FROM feed_load'),
        await sql.query('SELECT * FROM feed_receipt'),
      ],
    );
    expect(seen).toEqual([[], [], []]);
  });

  it('what comes by hand is recorded once, taken back with a word, and kept for good', async () => {
    const [fires] = (await dues()).feeds;
    const receive = (input: object, version = fires!.version) => ask<Done>(RECEIVE, { feed: fires!.id, version, input });
    const good = { periodFrom: LAST.firstDay, receivedOn: LAST.lastDay, remark: 'Whole, by ward' };
    expect((await receive(good, 99)).problems[0]!.problem).toMatch(/since you opened it/);
    for (const [wrong, field] of [
      [{ receivedOn: addDays(londonDay(), 1) }, 'receivedOn'],
      [{ receivedOn: '2031-13-01' }, 'receivedOn'],
      [{ receivedOn: null }, 'receivedOn'],
      [{ periodFrom: addDays(LAST.firstDay, 1) }, 'periodFrom'],
      [{ periodFrom: '2001-04-01' }, 'periodFrom'],
      [{ remark: 'Sent by Mr Marsh' }, 'remark'],
      [{ remark: '' }, 'remark'],
    ] as const)
      expect((await receive({ ...good, ...wrong })).problems.map((one) => one.field)).toEqual([field]);
    expect((await receive(good)).problems).toEqual([]);
    expect((await dues()).feeds[0]!.periods[1]).toMatchObject({
      state: 'received',
      receivedOn: LAST.lastDay,
      quality: [good.remark],
    });
    expect((await receive(good)).problems[0]!.problem).toMatch(/is recorded/);
    // A quarter's receipt is none of its first month.
    const monthly = { input: { ...FIRES, frequency: 'monthly' }, id: fires!.id, version: fires!.version, reason: 'By month now' };
    expect((await ask<Done>(KEEP, monthly)).problems.map(({ field }) => field)).toEqual(['frequency']);
    expect((await receive({ ...good, receivedOn: null, remark: 'It was of another quarter' })).problems).toEqual([]);
    expect((await dues()).feeds[0]!.periods[1]!.receivedOn).toBeNull();
    for (const statement of ['UPDATE feed_receipt SET remark = remark', 'DELETE FROM feed_receipt', 'TRUNCATE feed_receipt'])
      await expect(database.asOwner((sql) => sql.execute(statement))).rejects.toThrow(/permission denied|only ever added/);
  });

  it('is right on a clock advanced by a quarter', async () => {
    const id = Number((await dues()).feeds[1]!.id);
    const now = addDays(LAST.lastDay, 30);
    const received = { periodFrom: LAST.firstDay, receivedOn: addDays(LAST.lastDay, 25), remark: 'Whole' };
    const done = await recordReceipt(database, { id, version: 1 }, received, actingOf('test'), now);
    expect(done.ok).toBe(true);
    const states = async (on: string) =>
      (await database.asOwner((sql) => whatIsDue(sql, on)))[1]!.periods.map(({ state, days }) => [state, days]);
    expect(await states(now)).toEqual([
      ['not yet due', 0],
      ['late', 5],
    ]);
    const next = periodOf(now, 'quarterly');
    expect(await states(addDays(next.lastDay, 21))).toEqual([
      ['not yet due', 0],
      ['overdue', 1],
      ['late', 5],
    ]);
  });

  it('loads of the source move it, under the agreement alone where one is named; how many rows were refused is told in bands', async () => {
    const input = { ...FIRES, what: 'Recorded crime', agency: 'Police', source: 'recorded-crime', dueDays: 366 };
    const theirs = { ...input, what: 'Crime on buses', agency: HOURS.agency };
    const { id } = await ask<Done>(KEEP, { input });
    // Loads of the police would count as the trust's, and be shown to it.
    expect((await ask<Done>(KEEP, { input: theirs })).problems.map(({ field }) => field)).toEqual(['agreement']);
    const loaded = (period: string, state: string) =>
      database.asOwner((sql) =>
        sql.execute(
          `INSERT INTO batch (source, file_name, content_sha256, state, loaded_by, rows_read, rows_loaded, rows_refused, period_from, period_to)
           VALUES ('recorded-crime', 'made-up.csv', $1, $2, 'test', 100, 97, 3, $3, $4)`,
          [`${period}${state}`, state, period, LAST.lastDay],
        ),
      );
    const standing = async (persona: PersonaName = 'council-analyst') =>
      (await dues(persona)).feeds.find((feed) => feed.id === id)!.periods[1]!;
    await loaded(LAST.firstDay, 'undone');
    expect((await standing()).missingMonths).toHaveLength(3);
    await loaded(LAST.firstDay, 'published');
    expect(await standing('partnership-manager')).toMatchObject({ state: 'received', missingMonths: [] });
    const { batches, quality } = await standing();
    expect(quality).toEqual([`Load ${batches[0]}: rows refused, 1 to 5 in 100.`]);
    await database.asOwner((sql) =>
      sql.execute(
        `INSERT INTO agreement (id, title, parties, controller, lawful_basis, gateway, purposes, starts_on, ends_on, sources, agencies, reviewer, review_on,
                                retention_months, retention_rule, registered_by)
         VALUES ('ISA-TEST', 'Made up', '{Council}', 'Council', 'public task', 'crime-and-disorder-act', '{}', '2020-01-01', '2040-01-01', '{}', '{}', 'an office',
                 '2039-01-01', 12, 'delete', 'test')`,
      ),
    );
    const agreed = { ...input, agreement: 'ISA-TEST' };
    const change = (version: number, reason: string) => ask<Done>(KEEP, { input: agreed, id, version, reason });
    expect((await change(1, '')).problems.map(({ field }) => field)).toEqual(['reason']);
    expect((await change(2, 'It came')).problems[0]!.problem).toMatch(/since you opened it/);
    expect((await change(1, 'The agreement came')).problems).toEqual([]);
    expect((await standing()).missingMonths).toHaveLength(3);
  });
});
