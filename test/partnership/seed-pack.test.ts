/**
 * The fund table of a real partnership's report, as published: read from the shared folder where it is there, never part of the project. Every total, and every
 * error that whoever read the report by hand had found in its money, comes out.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { partnershipFund } from '../../server/ingest/partnership-fund.js';
import { readAccount, yearOfAccount, type YearOfAccount } from '../../server/partnership/account.js';
import { testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';
import { requireShared } from '../shared-data.js';

let database: PostgresDatabase;
beforeAll(async () => {
  database = await testDatabase('server');
});
afterAll(() => database.close());

/** What the hand-made list of errors says of one. */
async function listed(context: Parameters<typeof requireShared>[0], number: number): Promise<string> {
  const list = await readFile(requireShared(context, 'facts', 'inconsistencies.csv'), 'utf8');
  return list.split('\n').find((line) => line.startsWith(`${number},`))!;
}

const ofYear = (year: string): Promise<YearOfAccount> =>
  database.asOwner(async (sql) => yearOfAccount(await readAccount(sql), year));

describe('the fund table of the report', () => {
  it('loads whole, and its sums come to what it prints', async (context) => {
    const fund = await readFile(requireShared(context, 'facts', 'g_fund_budget.csv'), 'utf8');
    const result = await loadText(database, partnershipFund, fund);
    expect([result.errors, result.loaded]).toEqual([[], fund.trim().split('\n').length - 1]);
    const [then, next] = [await ofYear('2018/19'), await ofYear('2019/20')];
    expect(then.total).toMatchObject({ budgeted: 32_200_000, actual: 32_200_000, variance: 0 });
    expect(next.total).toMatchObject({ budgeted: 33_200_000, isPlan: true, actual: null, variance: null });
    expect(then.outcomes.filter(({ outcome }) => outcome !== null)).toHaveLength(7);
    // The same seven outcomes, which the plan calls otherwise.
    expect(next.outcomes.map(({ outcome }) => outcome?.key)).toEqual(then.outcomes.flatMap(({ outcome }) => outcome?.key ?? []));
  });

  it('27: what was received and what was spent do not agree, and the sum is the next year’s', async (context) => {
    expect(await listed(context, 27)).toContain('322,000 spent; 10,000 not explained');
    const { checks, received, outcomes } = await ofYear('2018/19');
    expect(received.map(({ pence }) => pence)).toEqual([33_200_000]);
    expect(checks.map(({ sentence, differencePence }) => [sentence, differencePence])).toEqual([
      [
        'Received £332,000.00 against £322,000.00 budgeted in seven lines: £10,000.00 is not explained. £332,000.00 is what the seven lines planned for 2019/20 come to.',
        1_000_000,
      ],
      ['The total stated as budgeted is £322,000.00, and seven lines come to £322,000.00: they agree.', 0],
      ['The total stated as actual to date is £322,000.00, and seven lines come to £322,000.00: they agree.', 0],
      ['Anti-Social Behaviour, budgeted £100,200.00: its activities come to £100,200.00, which agrees.', 0],
      ['Street Intervention Team (MFRS): £15,000.00 funded stands under no outcome, so it is in no sum.', null],
    ]);
    // Nothing is hidden or put right.
    expect(outcomes.flatMap(({ lines, activities }) => [...lines, ...activities.flatMap((one) => one.lines)])).toHaveLength(17);
  });
});
