/** The partnership's money: what is refused in files and forms, who keeps and who reads it, and sums that do not agree. Every figure here is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT_ACCESS } from '../../server/access/access-table.js';
import { mayChangeLoad } from '../../server/access/change-load.js';
import { findPersona, PERSONA_NAMES, PERSONAS, type PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { indicators } from '../../server/ingest/indicators.js';
import { partnershipFund } from '../../server/ingest/partnership-fund.js';
import { findSource } from '../../server/ingest/sources.js';
import { undoBatch } from '../../server/ingest/undo.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

const HEADER = 'year,category,amount_gbp,kind,source_part,section\n';
const row = (category: string, amount: string, kind: string, year = '2031/32'): string =>
  `${year},${category},"${amount}",${kind},Made-up report,section 4\n`;
const FUND =
  HEADER +
  row('Safer Streets grant received', '"1,000.00"'.slice(1, -1), 'stated in section 2') +
  row('Anti-Social Behaviour', '600.10', 'budgeted') +
  row('Domestic Abuse', '300.20', 'budgeted') +
  row('Anti-Social Behaviour: Evening sport', '600.10', 'budgeted') +
  row('Anti-Social Behaviour', '610.00', 'actual to date') +
  row('Total', '900.30', 'budgeted') +
  row('Street team van', '50.00', 'funded') +
  row('Anti-Social Behaviour', '1000', 'planned', '2032/33');

const ACCOUNT = `query ($year: String) { partnershipAccount(year: $year) { year years total { budgeted actual variance match isPlan }
  received { title pence } checks { check agrees sentence differencePence lines }
  outcomes { outcome { key } budgeted actual variance lines { id title version batch document } activities { title budgeted activity { id version provider } lines { id version } } } } }`;
const KEEP = `mutation ($input: AccountLineInput!, $id: ID, $version: Int, $reason: String) {
  keepAccountLine(input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const KEEP_ACTIVITY = `mutation ($input: AccountActivityInput!, $id: ID, $version: Int, $reason: String) {
  keepAccountActivity(input: $input, id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;
const WITHDRAW = `mutation ($id: ID!, $version: Int!, $reason: String!) { withdrawAccountLine(id: $id, version: $version, reason: $reason) { id problems { field problem } } }`;

interface Line {
  id: string;
  title: string;
  version: number;
  batch: string | null;
  document: string | null;
}
interface Account {
  year: string;
  years: string[];
  total: Record<string, number | boolean | null>;
  received: { title: string; pence: number }[];
  checks: { check: string; agrees: boolean; sentence: string; differencePence: number | null; lines: string[] }[];
  outcomes: {
    outcome: { key: string } | null;
    budgeted: number | null;
    actual: number | null;
    variance: number | null;
    lines: Line[];
    activities: {
      title: string;
      budgeted: number | null;
      activity: { id: string; version: number; provider: string } | null;
      lines: Line[];
    }[];
  }[];
}
interface Kept {
  id: string | null;
  problems: { field: string; problem: string }[];
}

describe.each(engines)('the money of the account (%s)', (engine) => {
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
  const account = (year: string | null = null, persona: PersonaName = 'partner'): Promise<Account> =>
    ask(ACCOUNT, { year }, persona);
  const keep = (input: object, more: object = {}): Promise<Kept> => ask(KEEP, { input, ...more });

  it.each([
    [row('Anti-Social Behaviour', '600.105', 'budgeted'), 'amount_gbp', /3 digits/],
    [row('Anti-Social Behaviour', '6,00.10', 'budgeted'), 'amount_gbp', /commas/],
    [row('Anti-Social Behaviour', '-600.10', 'budgeted'), 'amount_gbp', /less than nothing/],
    [row('Anti-Social Behaviour', '600.10', 'budgeted', '2018/29'), 'year', /not a financial year/],
    [row('Hanging baskets', '600.10', 'budgeted'), 'category', /no outcome/],
    [row('Anti-Social Behaviour', '600.10', 'promised'), 'kind', /does not say/],
    [row('Anti-Social Behaviour', '1', 'budgeted') + row('ASB', '2', 'budgeted'), 'category', /row 2 already/],
    [row('Anti-Social Behaviour: work of Mr Marsh', '600.10', 'budgeted'), 'category', /person/],
  ])('a row %s is refused at its column', async (rows, column, reason) => {
    const result = await loadText(database, partnershipFund, HEADER + rows);
    expect(result).toMatchObject({ loaded: 0, errors: [{ column, reason: expect.stringMatching(reason) as unknown }] });
  });

  it('is loaded by managers and the operator, who load nothing else of an agency', () => {
    const mayLoad = (source: string) =>
      PERSONAS.filter((viewer) => {
        try {
          mayChangeLoad(viewer, { source, agency: viewer.agency });
          return true;
        } catch {
          return false;
        }
      }).map(({ persona }) => persona);
    expect(mayLoad(partnershipFund.name)).toEqual(['partnership-manager', 'administrator']);
    expect(mayLoad(indicators.name)).not.toContain('partnership-manager');
  });

  it('comes with a file, to the penny, with each sum that does not agree', async () => {
    const { batch, errors } = await loadText(database, partnershipFund, FUND);
    expect(errors).toEqual([]);
    const { outcomes, ...read } = await account();
    expect(read).toMatchObject({
      ...{
        year: '2031/32',
        years: ['2032/33', '2031/32'],
        received: [{ title: 'Safer Streets grant received', pence: 100_000 }],
      },
      total: { budgeted: 90_030, actual: 61_000, variance: null, match: null, isPlan: false },
    });
    expect(read.checks.map(({ sentence }) => sentence)).toEqual([
      'Received £1,000.00 against £900.30 budgeted in two lines: £99.70 is not explained. £1,000.00 is what the one line planned for 2032/33 come to.',
      'The total stated as budgeted is £900.30, and two lines come to £900.30: they agree.',
      'Anti-Social Behaviour, budgeted £600.10: its activities come to £600.10, which agrees.',
      'Street team van: £50.00 funded stands under no outcome, so it is in no sum.',
      'No actual is stated for Domestic Abuse: the sum of what was spent lacks it.',
    ]);
    expect(outcomes.map(({ outcome, budgeted, actual, variance }) => [outcome?.key, budgeted, actual, variance])).toEqual([
      ['anti-social-behaviour', 60_010, 61_000, 990],
      ['domestic-and-sexual-abuse', 30_020, null, null],
      [undefined, 5000, null, null],
    ]);
    expect(outcomes[0]!.lines[0]).toMatchObject({ batch: String(batch), document: 'Made-up report, section 4' });
    expect((await account('2032/33')).total).toMatchObject({ budgeted: 100_000, isPlan: true, variance: null });
  });

  it('a line that came with a file is not changed by form', async () => {
    const { outcomes } = await account();
    const { id, version } = outcomes[0]!.lines[0]!;
    const input = { year: '2031/32', kind: 'budgeted', outcome: 'anti-social-behaviour', pounds: '1' };
    expect((await keep(input, { id, version, reason: 'A slip' })).problems[0]!.problem).toMatch(/came with a file/);
    expect((await ask<Kept>(WITHDRAW, { id, version, reason: 'A slip' })).problems[0]!.problem).toMatch(/came with a file/);
  });

  it.each([
    [{ year: '2031', kind: 'budgeted', outcome: 'community-resilience', pounds: '5' }, 'year'],
    [{ year: '2031/32', kind: 'promised', outcome: 'community-resilience', pounds: '5' }, 'kind'],
    [{ year: '2031/32', kind: 'budgeted', outcome: 'community-resilience', pounds: '5.5' }, 'pounds'],
    [{ year: '2031/32', kind: 'budgeted', outcome: 'nothing', pounds: '5' }, 'outcome'],
    [{ year: '2031/32', kind: 'received', pounds: '5' }, 'title'],
    [
      {
        year: '2031/32',
        kind: 'match',
        outcome: 'community-resilience',
        title: 'Call Ottokar Marsh on 07700 900123',
        pounds: '5',
      },
      'title',
    ],
    [{ year: '2031/32', kind: 'budgeted', outcome: 'anti-social-behaviour', pounds: '5' }, ''],
  ])('a form that is wrong says where: %j', async (input, field) => {
    expect((await keep(input)).problems.map((one) => one.field)).toEqual([field]);
  });

  it('of two who add the same line at once one adds it, and it counts once', async () => {
    const input = { year: '2033/34', kind: 'received', title: 'Added at once', pounds: '1.00' };
    const both = await Promise.all([keep(input), keep(input), keep(input)]);
    expect(both.map(({ problems }) => problems.length).sort()).toEqual([0, 1, 1]);
    const { received } = await ask<Account>(ACCOUNT, { year: '2033/34' });
    expect(received).toEqual([{ title: 'Added at once', pence: 100 }]);
  });

  it('a line by form is added, changed with a reason, and taken out; the history keeps all of it and cannot be changed', async () => {
    const input = { year: '2031/32', kind: 'match', outcome: 'community-resilience', title: 'Allotments', pounds: '12.34' };
    const { id } = await keep(input);
    expect((await account()).total['match']).toBe(1234);
    expect((await keep({ ...input, pounds: '12.35' }, { id, version: 1 })).problems.map(({ field }) => field)).toEqual([
      'reason',
    ]);
    expect((await keep({ ...input, pounds: '12.35' }, { id, version: 1, reason: 'The invoice says so' })).problems).toEqual([]);
    expect((await keep({ ...input, pounds: '1.00' }, { id, version: 1, reason: 'Unseen' })).problems[0]!.problem).toMatch(
      /since you opened it/,
    );
    expect((await ask<Kept>(WITHDRAW, { id, version: 2, reason: 'Never came' })).problems).toEqual([]);
    expect((await account()).total['match']).toBeNull();
    const changes = await ask<{ record: string; change: string; fields: string[]; reason: string | null; changedBy: string }[]>(
      '{ accountChanges { record change fields reason changedBy } }',
    );
    expect(changes.filter(({ record }) => record === `line:${id}`).map(({ change, reason }) => [change, reason])).toEqual([
      ...[
        ['withdrawn', 'Never came'],
        ['changed', 'The invoice says so'],
        ['added', null],
      ],
    ]);
    expect(changes[1]).toMatchObject({ fields: ['pence: £12.34 → £12.35'], changedBy: 'Nadia Shingle (Council)' });
    for (const statement of [
      'UPDATE account_change SET change = change',
      'DELETE FROM account_change',
      'TRUNCATE account_change',
    ])
      await expect(database.asOwner((sql) => sql.execute(statement))).rejects.toThrow(/permission denied|only ever added/);
  });

  it('an outcome is added once; an activity is described and has the money that names it', async () => {
    const ADD = 'mutation ($title: String!) { addAccountOutcome(title: $title) { id problems { field } } }';
    expect(await ask<Kept>(ADD, { title: 'Road danger' })).toEqual({ id: 'road-danger', problems: [] });
    expect((await ask<Kept>(ADD, { title: 'ROAD DANGER' })).problems).toEqual([{ field: 'title' }]);
    const input = {
      ...{ outcome: 'anti-social-behaviour', title: 'Evening sport', provider: 'Lantern Youth Trust' },
      ...{ description: 'Football on two evenings', expected: 'Fewer reports near by', fromYear: '2031/32', toYear: '2032/33' },
    };
    expect(
      (await ask<Kept>(KEEP_ACTIVITY, { input: { ...input, toYear: '2030/31', provider: '' } })).problems.map(
        ({ field }) => field,
      ),
    ).toEqual([...['provider', 'toYear']]);
    expect((await ask<Kept>(KEEP_ACTIVITY, { input })).problems).toEqual([]);
    expect(
      (await ask<Kept>(KEEP_ACTIVITY, { input: { ...input, fromYear: '2032/33' } })).problems.map(({ field }) => field),
    ).toEqual(['title']);
    const [asb] = (await account()).outcomes;
    expect(asb!.activities).toMatchObject([
      { title: 'Evening sport', budgeted: 60_010, activity: { provider: 'Lantern Youth Trust' } },
    ]);
  });

  it('is read by those of the table alone, in the database too', async () => {
    for (const persona of PERSONA_NAMES) {
      const { body } = await served.ask(ACCOUNT, {}, persona);
      expect([persona, body.errors?.[0]?.extensions.code]).toEqual([
        persona,
        ACCOUNT_ACCESS[persona] === 'nothing' ? 'FORBIDDEN' : undefined,
      ]);
      const { databaseRole, agency, displayName: name } = findPersona(persona)!;
      const reading = database.asViewer({ databaseRole, agency, name }, (sql) => sql.query('SELECT FROM account_line'));
      if (ACCOUNT_ACCESS[persona] === 'nothing') await expect(reading).rejects.toThrow('permission denied');
      else await reading;
    }
  });

  it('leaves with the load it came with', async () => {
    const { batch } = await loadText(database, partnershipFund, HEADER + row('Community Resilience', '7', 'planned', '2040/41'));
    expect((await account('2040/41')).total['budgeted']).toBe(700);
    const twice = await loadText(database, partnershipFund, HEADER + row('Community resilience', '8', 'planned', '2040/41'));
    expect(twice.loaded).toBe(0);
    await undoBatch(database, findSource, batch!, 'test');
    expect((await account('2040/41')).total['budgeted']).toBeNull();
  });
});
