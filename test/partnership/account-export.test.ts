/** The account and actions as files: who may have them, how they are marked, and that giving them out is recorded. Every figure here is made up. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { actingOf } from '../../server/audit/actor.js';
import { partnershipFund } from '../../server/ingest/partnership-fund.js';
import { keepAction, recordStep } from '../../server/partnership/meetings/keep-actions.js';
import { keepMeeting } from '../../server/partnership/meetings/keep-meetings.js';
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
const file = async (words: string, persona: PersonaName = 'partner', of = 'account') =>
  served.send(`/export/${of}.${words}`, { headers: { authorization: `Bearer ${await served.token(persona)}` } });

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

it.each(['csv?on=2031-02-30', 'csv?year=2031-32', 'json'])('actions: «%s» is refused', async (words) => {
  expect((await file(words, 'partner', 'actions')).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
});

it('actions stand as on the day that is asked about, for readers of meetings alone, and giving them out is recorded', async () => {
  for (const persona of ['council-analyst', 'outreach-worker', 'administrator'] as const)
    expect((await file('csv', persona, 'actions')).body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  const who = actingOf('test');
  const meeting = {
    kind: 'task-group',
    title: 'Task group',
    heldOn: '2022-05-10',
    place: 'Online',
    chair: 'health-lead',
    cancelled: false,
  };
  const kept = await keepMeeting(database, null, meeting, null, who, '2022-05-10');
  const asked = {
    meetingId: kept.ok ? kept.id : 0,
    itemId: null,
    words: '=Price the lamps',
    agency: 'Council',
    dueOn: '2022-06-01',
  };
  const action = await keepAction(database, null, asked, null, who, '2022-05-10');
  const which = { id: action.ok ? action.id : 0, version: 1 };
  const keeper = { persona: 'partnership-manager', agency: 'Council' } as const;
  await recordStep(database, which, { state: 'done', words: 'Priced' }, keeper, who, '2022-07-01');
  const { text, headers } = await file('csv?on=2022-06-30', 'partner', 'actions');
  expect(String(headers['content-disposition'])).toMatch(/actions-2022-06-30.*OFFICIAL/);
  // What begins as a formula would is none in a spreadsheet.
  expect(text).toContain("Task group,2022-05-10,,'=Price the lamps,Council,2022-06-01,open,29,,,");
  expect((await file('csv', 'partner', 'actions')).text).toContain('2022-06-01,done,0,2022-07-01,Priced,2022-07-01');
  const { body } = await served.ask('{ auditEvents(first: 5) { edges { node { action subject } } } }', {}, 'partner');
  expect(JSON.stringify(body.data)).toContain('{"action":"EXPORT","subject":"actions:2022-06-30"}');
});
