/** The account as a file: who may have it, how it is marked, and that giving it out is recorded. Every figure here is made up. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { partnershipFund } from '../../server/ingest/partnership-fund.js';
import { serve, type Served } from '../api/serve.js';
import { testDatabase } from '../database.js';
import { loadText } from '../ingest/load-text.js';

let database: PostgresDatabase;
let served: Served;
beforeAll(async () => {
  database = await testDatabase('server');
  served = await serve(database);
  const rows = [
    ...['Grant received,100.00,received', 'Community resilience,90.05,budgeted'],
    ...['Community infrastructure,5.00,budgeted', 'Community infrastructure,4.90,actual'],
  ].map((row) => `2031/32,${row}\n`);
  await loadText(database, partnershipFund, `year,category,amount_gbp,kind\n${rows.join('')}`);
});
afterAll(async () => {
  await served.close();
  await database.close();
});
const file = async (words: string, persona: PersonaName = 'partner') =>
  served.send(`/export/account.${words}`, { headers: { authorization: `Bearer ${await served.token(persona)}` } });

it.each(['csv', 'csv?year=2031', 'csv?year=2018-29', 'csv?year=2031-32&points=1', 'json?year=2031-32'])(
  '«%s» is refused',
  async (words) => {
    expect((await file(words)).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  },
);

it('is for readers of the account alone', async () => {
  for (const persona of ['council-analyst', 'deployment-planner', 'information-governance', 'administrator'] as const)
    expect([persona, (await file('csv?year=2031-32', persona)).body.errors?.[0]?.extensions.code]).toEqual([
      persona,
      'FORBIDDEN',
    ]);
});

it('has lines, sums to the penny and what does not agree, is marked, and is recorded', async () => {
  const { text, headers } = await file('csv?year=2031-32');
  expect(String(headers['content-disposition'])).toMatch(/account-2031-32.*OFFICIAL/);
  expect(text).toMatch(/^.*OFFICIAL/);
  expect(text).toContain('line,2031/32,Community resilience,,,budgeted,90.05');
  expect(text).toContain('sum,2031/32,Community resilience,,,actual,not stated');
  expect(text).toContain('sum,2031/32,Community infrastructure,,,variance,-0.10,');
  expect(text).toContain('£4.95 is not explained');
  const { body } = await served.ask('{ auditEvents(first: 5) { edges { node { action subject } } } }', {}, 'partner');
  expect(JSON.stringify(body.data)).toContain('{"action":"EXPORT","subject":"account:2031/32"}');
});
