/** The account and actions as files: who may have them, how they are marked, and that giving them out is recorded. Every figure here is made up. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { actingOf } from '../../server/audit/actor.js';
import { partnershipFund } from '../../server/ingest/partnership-fund.js';
import { keepAction, recordStep } from '../../server/partnership/meetings/keep-actions.js';
import { keepMeeting } from '../../server/partnership/meetings/keep-meetings.js';
import { partnershipMeasures } from '../../server/ingest/partnership-measures.js';
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
  // Columns of measures are empty in lines of money.
  expect(text).toMatch(/^line,2031\/32,Community resilience,,,budgeted,90\.05,.*,,,,,\r?$/m);
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

it('has the measures with their sources, what moved, other areas and what does not follow; few children are withheld in all of it', async () => {
  const input = {
    ...{ outcome: 'community-resilience', title: 'Evening sport', provider: 'Council', fromYear: '2031/32', toYear: '2031/32' },
    ...{ description: 'Football', expected: 'Somewhere to be' },
  };
  const kept = await served.ask(
    'mutation ($input: AccountActivityInput!) { keepAccountActivity(input: $input) { id } }',
    { input },
    'partnership-manager',
  );
  const activity = (kept.body.data!['keepAccountActivity'] as { id: string }).id;
  for (const measure of [
    { title: 'Lamps out', unit: '%', ofChildren: false, target: '70', aim: 'at most' },
    { title: 'Came back', unit: 'young people', ofChildren: true, target: '' },
  ]) {
    const terms = { activity, agency: 'Council', frequency: 'yearly', measured: 'entered', area: 'Marram', ...measure };
    await served.ask(
      'mutation ($input: AccountMeasureInput!) { keepAccountMeasure(input: $input) { problems { problem } } }',
      { input: terms },
      'partnership-manager',
    );
  }
  const rows = [
    'Lamps out,75,Briefing,%,Marram,2031/32,300,400,,,,things',
    'Lamps out,61,Briefing,%,England,2031/32,,,,,,things',
    'Lamps out,,Briefing,,Marram,2031/32,,,6 in 10,,,things',
    'Came back,7,Briefing,young people,Marram,2031/32,,,,,,',
    'Came back,64,Briefing,young people,Marram,2030/31,,,,,,',
    'Came back,,Briefing,,Marram,2031/32,,,-77%,change,2030/31,',
  ];
  const header = 'measure,value,document,unit,area,period,numerator,denominator,claimed,claim,baseline_period,disclosure';
  expect(await loadText(database, partnershipMeasures, [header, ...rows, ''].join('\n'))).toMatchObject({
    loaded: 6,
    errors: [],
  });
  for (const persona of ['partner', 'police-analyst'] as const) {
    const { text } = await file('csv?year=2031-32', persona);
    const lines = text.split(/\r?\n/);
    const of = (start: string) => lines.filter((line) => line.startsWith(start));
    expect(
      of('measure,2031/32,Community resilience,Evening sport,Council,entered,').map(
        (line) => line.includes('2031/32: withheld') || line.includes('75%'),
      ),
    ).toEqual([true, true]);
    expect(of('measure,2031/32,Community resilience,Evening sport,Council,target,')).toEqual([
      expect.stringMatching(/at most,by form,Lamps out,Marram,,70,%$/),
    ]);
    expect(of('figure,')).toEqual([
      expect.stringMatching(/Briefing,Lamps out,Marram,2031\/32,75,%$/),
      expect.stringMatching(/Briefing,Came back,Marram,2031\/32,withheld,young people$/),
      expect.stringMatching(/Briefing,Came back,Marram,2030\/31,60,young people$/),
    ]);
    expect(of('printed,').filter((line) => line.includes('England'))).toEqual([
      expect.stringMatching(/Council,worse,.*Lamps out,England,2031\/32,61,%$/),
    ]);
    expect(of('printed check,').map((line) => line.split(',')[5])).toEqual([
      'in words: does not follow',
      'change: does not follow',
      'counts: follows',
    ]);
    expect(of('printed check,')[0]).toContain('75% is nearest to 8 in 10, not 6.');
    expect(of('printed check,')[1]).toContain('its figures are of children and are withheld');
    expect(text).not.toMatch(/(?:^|[,"« ])(?:64|-?77%)(?:[,"» ]|$)/m);
  }
});
