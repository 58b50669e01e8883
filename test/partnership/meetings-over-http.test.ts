/** Meetings, the agenda that drafts itself, and actions: what is refused, whose actions a partner records, and what a quarter later is due. Everything here is made up. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, londonDay } from '../../server/governance/agreement.js';
import { periodOf } from '../../server/partnership/due/period.js';
import { financialYearOf } from '../../server/partnership/financial-year.js';
import { longDay } from '../../server/long-day.js';
import { lockMeeting, withdrawItem } from '../../server/partnership/meetings/meetings.sql.js';
import { serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';

const DONE = '{ id problems { field problem } }';
const KEEP = `mutation ($input: MeetingInput!, $id: ID, $version: Int, $reason: String) {
  keepMeeting(input: $input, id: $id, version: $version, reason: $reason) ${DONE} }`;
const SAVE = `mutation ($meeting: ID!, $version: Int!, $lines: [AgendaLineInput!]!) {
  saveAgenda(meeting: $meeting, version: $version, lines: $lines) ${DONE} }`;
const KEEP_ITEM = `mutation ($id: ID!, $version: Int!, $input: AgendaItemInput!, $reason: String!) {
  keepAgendaItem(id: $id, version: $version, input: $input, reason: $reason) ${DONE} }`;
const RESULT = `mutation ($id: ID!, $version: Int!, $input: ItemResultInput!, $reason: String) {
  recordItemResult(id: $id, version: $version, input: $input, reason: $reason) ${DONE} }`;
const ACTION = `mutation ($input: MeetingActionInput!, $id: ID, $version: Int, $reason: String) {
  keepMeetingAction(input: $input, id: $id, version: $version, reason: $reason) ${DONE} }`;
const STEP = `mutation ($id: ID!, $version: Int!, $state: String!, $words: String!) {
  recordActionStep(id: $id, version: $version, state: $state, words: $words) ${DONE} }`;
const MEETING = `query ($id: ID!) { meeting(id: $id) {
  meeting { title version itemCount } later { id }
  items { id title papers { title reference } origin originRows { record said } result words deferredTo { id } version }
  actions { id words agency from state daysOverdue closedOn version mayRecord steps { state words } } } }`;
const ACTIONS = `query ($on: String) { meetingActions(on: $on) { on actions { id words agency state daysOverdue closedOn mayRecord version } } }`;
const DRAFT = `query ($meeting: ID!, $on: String) { agendaDraft(meeting: $meeting, on: $on) {
  on notKnown dueNoMore lines { key title kind lead because standing item moved rows { record said } } } }`;
const FEED = `mutation ($input: FeedInput!) { keepFeed(input: $input) ${DONE} }`;
const RECEIVE = `mutation ($feed: ID!, $input: FeedReceiptInput!) { recordFeedReceipt(feed: $feed, version: 1, input: $input) ${DONE} }`;

interface Done {
  id: string | null;
  problems: { field: string; problem: string }[];
}
interface Item {
  id: string;
  title: string;
  papers: { title: string; reference: string }[];
  origin: string | null;
  result: string | null;
  words: string | null;
  version: number;
}
interface Action {
  id: string;
  words: string;
  agency: string;
  state: string;
  daysOverdue: number;
  closedOn: string | null;
  mayRecord: boolean;
  version: number;
}
interface Meeting {
  meeting: { title: string; version: number; itemCount: number };
  later: { id: string }[];
  items: Item[];
  actions: (Action & { from: string; steps: { state: string; words: string }[] })[];
}
interface Draft {
  notKnown: string[];
  dueNoMore: string[];
  lines: {
    key: string;
    title: string;
    kind: string;
    lead: string;
    standing: string;
    item: string | null;
    moved: string[];
    rows: { record: string; said: string }[];
  }[];
}

const TODAY = londonDay();
const GROUP = { kind: 'delivery-group', title: 'Delivery group', place: 'Council offices', chair: 'council-director' };
const HELD = { ...GROUP, heldOn: addDays(TODAY, -40) };
const NEXT = { ...GROUP, heldOn: addDays(TODAY, 10) };
/** The quarter before the one that today lies in. */
const LAST = periodOf(addDays(periodOf(TODAY, 'quarterly').firstDay, -1), 'quarterly');

describe.each(engines)('meetings of the partnership (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let [held, next] = ['', ''];
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
  const codeOf = async (query: string, variables: object, persona: PersonaName): Promise<unknown> => {
    const { body } = await served.ask(query, variables as Record<string, unknown>, persona);
    return body.errors?.[0]?.extensions?.['code'];
  };
  const fieldsOf = async (query: string, variables: object): Promise<string[]> =>
    (await ask<Done>(query, variables)).problems.map(({ field }) => field);
  const meeting = (id: string, persona?: PersonaName): Promise<Meeting> => ask(MEETING, { id }, persona);
  const draft = (on: string | null = null, persona?: PersonaName): Promise<Draft> => ask(DRAFT, { meeting: next, on }, persona);
  const save = async (id: string, lines: object[]): Promise<Done> =>
    ask(SAVE, { meeting: id, version: (await meeting(id)).meeting.version, lines });
  const actions = async (persona?: PersonaName, on: string | null = null): Promise<Action[]> =>
    (await ask<{ actions: Action[] }>(ACTIONS, { on }, persona)).actions;

  it.each([
    [{ kind: 'party' }, 'kind'],
    [{ title: '' }, 'title'],
    [{ title: 'Meeting with Mr Ottokar Marsh' }, 'title'],
    [{ place: '' }, 'place'],
    [{ place: 'Ring 07700 900123' }, 'place'],
    [{ chair: 'Mr Ottokar Marsh' }, 'chair'],
    [{ heldOn: '2031-02-30' }, 'heldOn'],
  ])('a meeting that is wrong says where: %j', async (wrong, field) => {
    expect(await fieldsOf(KEEP, { input: { ...HELD, ...wrong } })).toEqual([field]);
  });

  it('one of a kind is held a day, and is changed as it was seen, with a reason', async () => {
    held = (await ask<Done>(KEEP, { input: HELD })).id!;
    next = (await ask<Done>(KEEP, { input: NEXT })).id!;
    expect(await fieldsOf(KEEP, { input: HELD })).toEqual(['heldOn']);
    const change = (version: number, reason: string, more: object = {}) =>
      ask<Done>(KEEP, { input: { ...NEXT, place: 'Online', ...more }, id: next, version, reason });
    expect((await change(1, '')).problems.map(({ field }) => field)).toEqual(['reason']);
    expect((await change(9, 'It moved')).problems[0]!.problem).toMatch(/since you opened it/);
    expect((await change(1, 'It moved')).problems).toEqual([]);
  });

  it('a partner and others write none, and roles that do not read the account see none', async () => {
    for (const persona of ['partner', 'jsna-author', 'police-analyst', 'council-analyst'] as const) {
      expect(await codeOf(KEEP, { input: HELD }, persona)).toBe('FORBIDDEN');
      expect(await codeOf(SAVE, { meeting: held, version: 1, lines: [] }, persona)).toBe('FORBIDDEN');
    }
    for (const persona of ['council-analyst', 'outreach-worker', 'administrator'] as const)
      expect(await codeOf(MEETING, { id: held }, persona)).toBe('FORBIDDEN');
    await expect(
      database.asViewer({ databaseRole: 'homeward_council_analyst', name: 'An analyst', agency: 'Council' }, (sql) =>
        sql.query('SELECT * FROM meeting'),
      ),
    ).rejects.toThrow(/permission denied/);
    expect(await codeOf(MEETING, { id: '999' }, 'partner')).toBe('NOT_FOUND');
  });

  it('lines are typed in an order, and wrong ones are named by their place', async () => {
    const line = { title: 'Lighting of two paths', kind: 'decision', lead: 'Council' };
    const version = 1;
    expect(await fieldsOf(SAVE, { meeting: held, version: 9, lines: [] })).toEqual(['']);
    for (const [wrong, field] of [
      [{ ...line, title: 'What Mrs Marsh said' }, 'lines.1.title'],
      [{ ...line, lead: '' }, 'lines.1.lead'],
      [{ ...line, kind: 'song' }, 'lines.1.kind'],
      [{ item: '999' }, 'lines.1'],
      [{ draft: 'files:nobody' }, 'lines.1'],
    ] as const)
      expect(await fieldsOf(SAVE, { meeting: held, version, lines: [line, wrong] })).toEqual([field]);
    expect((await save(held, [line, { ...line, title: 'Budget' }, { ...line, title: 'Venue' }])).problems).toEqual([]);
    const { items } = await meeting(held);
    expect(items.map(({ title }) => title)).toEqual(['Lighting of two paths', 'Budget', 'Venue']);
    // Turned round, and one taken out: a partner’s role does not see it in the database either.
    expect((await save(held, [{ item: items[1]!.id }, { item: items[0]!.id }])).problems).toEqual([]);
    expect((await meeting(held, 'partner')).items.map(({ title }) => title)).toEqual(['Budget', 'Lighting of two paths']);
    const seen = await database.asViewer({ databaseRole: 'homeward_partner', name: 'A partner', agency: 'Fire' }, (sql) =>
      sql.query('SELECT title FROM meeting_item'),
    );
    expect(seen).toHaveLength(2);
    expect(await fieldsOf(SAVE, { meeting: held, version: 3, lines: [{ item: items[0]!.id }, { item: items[0]!.id }] })).toEqual([
      'lines.1',
    ]);
  });

  it('papers are links or references, and hold nobody', async () => {
    const [budget] = (await meeting(held)).items;
    const keep = (papers: object[], reason = 'The paper came') =>
      fieldsOf(KEEP_ITEM, {
        ...{ id: budget!.id, version: budget!.version, reason },
        input: { title: 'Budget', kind: 'decision', lead: 'Council', papers },
      });
    for (const reference of ['javascript:alert(1)', 'https://user@elsewhere.example/', '', 'ask o.marsh@council.example'])
      expect(await keep([{ title: 'Fund table', reference }])).toEqual(['papers']);
    expect(await keep([{ title: 'Letter of Mr Marsh', reference: 'Paper 2' }])).toEqual(['papers']);
    expect(await keep([{ title: 'Fund table', reference: 'Paper 2' }], '')).toEqual(['reason']);
    const papers = [{ title: 'Fund table', reference: 'https://council.example/fund.pdf' }];
    expect(await keep(papers)).toEqual([]);
    expect((await meeting(held)).items[0]!.papers).toEqual(papers);
    expect(await keep(papers)).toEqual(['']);
  });

  it('nothing comes of an item before its meeting; a deferred one goes to a later meeting', async () => {
    const [budget, path] = (await meeting(held)).items as [Item, Item];
    const record = (item: Item, input: object, reason?: string) =>
      ask<Done>(RESULT, { id: item.id, version: item.version, input, reason });
    const deferred = { result: 'deferred', words: 'The survey is not back' };
    for (const [wrong, field] of [
      [{ result: 'sung', words: 'Agreed' }, 'result'],
      [{ result: 'resolved', words: '' }, 'words'],
      [{ result: 'resolved', words: 'Mr Ottokar Marsh is to pay' }, 'words'],
      [{ ...deferred, deferredTo: held }, 'deferredTo'],
    ] as const)
      expect((await record(path, wrong)).problems.map((one) => one.field)).toEqual([field]);
    expect((await record(path, { ...deferred, deferredTo: next })).problems).toEqual([]);
    expect((await record(budget, { result: 'resolved', words: 'Agreed as in the paper' })).problems).toEqual([]);
    const again = (await meeting(held)).items[0]!;
    expect((await record(again, { result: 'noted', words: 'Noted' })).problems.map(({ field }) => field)).toEqual(['reason']);
    // What a meeting dealt with stays on its agenda, and it was held.
    expect((await save(held, [])).problems.map(({ field }) => field)).toEqual(['lines', 'lines']);
    const { version } = (await meeting(held)).meeting;
    const cancel = { input: { ...HELD, cancelled: true }, id: held, version, reason: 'By mistake' };
    expect(await fieldsOf(KEEP, cancel)).toEqual(['cancelled']);
    // Moved to a day to come it would hide what it asked for.
    const later = { ...HELD, heldOn: addDays(TODAY, 3) };
    expect(await fieldsOf(KEEP, { ...cancel, input: later })).toEqual(['heldOn']);
    expect((await save(next, [{ title: 'Venue', kind: 'discussion', lead: 'Chair' }])).problems).toEqual([]);
    const [venue] = (await meeting(next)).items;
    expect((await record(venue!, { result: 'noted', words: 'Noted' })).problems[0]!.problem).toMatch(
      /nothing can have come of it yet/,
    );
  });

  const LIGHT = { words: 'Ask for a price of the lamps', agency: 'Council', dueOn: addDays(TODAY, -5) };
  const VISIT = { words: 'Say how many visits were made', agency: 'Lantern Youth Trust', dueOn: addDays(TODAY, 5) };

  it('an action that is wrong says where', async () => {
    for (const [wrong, field] of [
      [{ words: '' }, 'words'],
      [{ words: 'Call Mr Ottokar Marsh' }, 'words'],
      [{ agency: 'Mr Ottokar Marsh' }, 'agency'],
      [{ dueOn: 'soon' }, 'dueOn'],
      [{ dueOn: addDays(HELD.heldOn, -1) }, 'dueOn'],
      [{ item: '999' }, 'itemId'],
      [{ meeting: next, dueOn: addDays(NEXT.heldOn, 1) }, 'meetingId'],
      [{ meeting: '999' }, 'meetingId'],
    ] as const)
      expect(await fieldsOf(ACTION, { input: { meeting: held, ...LIGHT, ...wrong } })).toEqual([field]);
    const item = (await meeting(held)).items[0]!.id;
    for (const input of [LIGHT, VISIT]) expect(await fieldsOf(ACTION, { input: { meeting: held, item, ...input } })).toEqual([]);
    expect((await actions()).map(({ agency, daysOverdue }) => [agency, daysOverdue])).toEqual([
      ['Council', 5],
      ['Lantern Youth Trust', 0],
    ]);
    expect((await meeting(held)).actions[0]!.from).toBe(`Delivery group of ${longDay(HELD.heldOn)}, Budget`);
  });

  it('a partner records what was done of its own agency’s actions, never of others’; every step is kept', async () => {
    const [light, visit] = (await actions('partner')) as [Action, Action];
    expect([light.mayRecord, visit.mayRecord]).toEqual([false, true]);
    const done = { state: 'done', words: 'Counted and sent' };
    const step = (action: Action, more: object, persona: PersonaName = 'partner') =>
      served.ask(STEP, { id: action.id, version: action.version, ...done, ...more }, persona);
    for (const persona of ['partner', 'police-analyst', 'jsna-author', 'council-analyst'] as const)
      expect((await step(light, {}, persona)).body.errors![0]!.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await codeOf(ACTION, { input: { meeting: held, ...VISIT }, id: visit.id, version: 1, reason: 'Later' }, 'partner'),
    ).toBe('FORBIDDEN');
    for (const [wrong, field] of [
      [{ state: 'forgotten' }, 'state'],
      [{ words: '' }, 'words'],
      [{ words: 'Told to Mrs Marsh' }, 'words'],
      [{ version: 7 }, ''],
    ] as const)
      expect(((await step(visit, wrong)).body.data!['recordActionStep'] as Done).problems.map((one) => one.field)).toEqual([
        field,
      ]);
    expect(
      ((await step(visit, { state: 'open', words: 'Being counted' })).body.data!['recordActionStep'] as Done).problems,
    ).toEqual([]);
    expect(((await step(visit, {})).body.data!['recordActionStep'] as Done).problems[0]!.problem).toMatch(/since you opened it/);
    const [, seen] = (await actions('partner')) as [Action, Action];
    expect(((await step(seen, {})).body.data!['recordActionStep'] as Done).problems).toEqual([]);
    expect((await actions())[1]).toMatchObject({ state: 'done', closedOn: TODAY });
    // Yesterday it was open.
    expect((await actions('partner', addDays(TODAY, -1)))[1]).toMatchObject({ state: 'open', closedOn: null });
    expect((await meeting(held)).actions[1]!.steps.map(({ state }) => state)).toEqual(['open', 'done']);
    for (const statement of [
      'UPDATE meeting_action_step SET words = words',
      'DELETE FROM meeting_action_step',
      'TRUNCATE meeting_action_step',
    ])
      await expect(database.asOwner((sql) => sql.execute(statement))).rejects.toThrow(/permission denied|only ever added/);
    await expect(
      database.asViewer({ databaseRole: 'homeward_partner', name: 'A partner', agency: 'Council' }, (sql) =>
        sql.query('SELECT recorded_by FROM meeting_action_step'),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('an action is put off by the manager, with a reason', async () => {
    const [light] = (await actions()) as [Action];
    const change = (reason: string, more: object = {}) =>
      fieldsOf(ACTION, {
        input: { meeting: held, ...LIGHT, dueOn: addDays(TODAY, -3), ...more },
        id: light.id,
        version: light.version,
        reason,
      });
    expect(await change('')).toEqual(['reason']);
    expect(await change('The price is late', { meeting: next })).toContain('meetingId');
    expect(await change('The price is late')).toEqual([]);
    expect((await actions())[0]!.daysOverdue).toBe(3);
  });

  it('the next agenda drafts itself: minutes, actions, what was deferred, files that are overdue', async () => {
    const input = { what: 'Deliberate fires', agency: 'Fire and rescue service', frequency: 'quarterly', dueDays: 0 };
    await ask<Done>(FEED, { input: { ...input, fromDay: LAST.firstDay } });
    const { lines, notKnown } = await draft();
    expect(lines.map(({ key }) => key.replace(/\d+$/, 'n'))).toEqual([
      ...['apologies', 'minutes', 'actions:council', 'item:n', 'files:fire and rescue service', 'any-other-business'],
    ]);
    expect(lines.find(({ key }) => key === 'actions:council')!.rows[0]!.said).toMatch(
      /^Ask for a price of the lamps: overdue, was due/,
    );
    expect(new Set(lines.map(({ standing }) => standing))).toEqual(new Set(['new']));
    expect(notKnown).toEqual(['Requests for numbers of children are not yours to see, and not in this draft.']);
    // A partner sees what its own agency owes, the police none of it.
    for (const persona of ['partner', 'police-analyst'] as const)
      expect((await draft(null, persona)).lines.map(({ key }) => key)).not.toContain('files:fire and rescue service');
    expect(await codeOf(DRAFT, { meeting: next, on: '2031-02-30' }, 'partner')).toBe('BAD_USER_INPUT');
  });

  it('is saved with what was typed, and drafted anew a quarter later says what moved and overwrites nothing', async () => {
    const drafted = (await draft()).lines;
    const typed = (await meeting(next)).items[0]!;
    const taken = drafted.filter(({ key }) => key !== 'apologies');
    const own = taken.map(({ key, title, kind, lead }) => ({
      draft: key,
      title: key.startsWith('files') ? 'Fires: ask the service' : title,
      kind,
      lead,
    }));
    expect((await save(next, [{ item: typed.id }, ...own])).problems).toEqual([]);
    const { items } = await meeting(next);
    expect(items.map(({ title }) => title).slice(0, 2)).toEqual(['Venue', 'Minutes of the last meeting']);
    expect((await draft()).lines.filter(({ standing }) => standing !== 'on the agenda').map(({ key }) => key)).toEqual([
      'apologies',
    ]);

    const quarter = addDays(periodOf(TODAY, 'quarterly').lastDay, 1);
    const moved = (await draft(quarter)).lines.filter(({ standing }) => standing === 'moved');
    expect(moved.map(({ key, moved: said }) => [key, said.map((one) => one.split(':')[0])])).toEqual([
      ['files:fire and rescue service', ['New']],
    ]);
    expect(moved[0]!.moved[0]).toContain(periodOf(TODAY, 'quarterly').name);

    // The file comes, the action is done: both are due no more, and the agenda stays as it is.
    const [light] = (await actions()) as [Action];
    await ask<Done>(STEP, { id: light.id, version: light.version, state: 'dropped', words: 'Another lamp will do' });
    const receipt = { periodFrom: LAST.firstDay, receivedOn: LAST.lastDay, remark: 'Whole' };
    const feeds = await ask<{ feeds: { id: string }[] }>('{ dues { feeds { id } } }');
    expect((await ask<Done>(RECEIVE, { feed: feeds.feeds[0]!.id, input: receipt })).problems).toEqual([]);
    const after = await draft();
    const byId = new Map(items.map((item) => [item.id, item.origin]));
    expect(after.dueNoMore.map((id) => byId.get(id))).toEqual(['actions:council', 'files:fire and rescue service']);
    expect((await meeting(next)).items.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
    expect(items.map(({ title }) => title)).toContain('Fires: ask the service');
    // Taken out, it is not offered as new again.
    const left = items.filter(({ origin }) => origin !== 'minutes').map(({ id }) => ({ item: id }));
    expect((await save(next, left)).problems).toEqual([]);
    expect((await draft()).lines.find(({ key }) => key === 'minutes')!.standing).toBe('taken out');
  });

  it('a measure that nobody measures, and a sum that does not agree, stand in it', async () => {
    const year = financialYearOf(TODAY);
    const activity = await ask<Done>(`mutation ($input: AccountActivityInput!) { keepAccountActivity(input: $input) ${DONE} }`, {
      input: {
        ...{
          outcome: 'anti-social-behaviour',
          title: 'Street team',
          provider: 'Fire',
          description: 'Goes out',
          expected: 'Fewer',
        },
        ...{ fromYear: year, toYear: year },
      },
    });
    await ask<Done>(`mutation ($input: AccountMeasureInput!) { keepAccountMeasure(input: $input) ${DONE} }`, {
      input: {
        ...{ activity: activity.id, title: 'Feels safer', unit: '%', agency: 'Council', frequency: 'yearly', measured: 'nobody' },
        ofChildren: false,
      },
    });
    const line = `mutation ($input: AccountLineInput!) { keepAccountLine(input: $input) ${DONE} }`;
    await ask<Done>(line, { input: { year, kind: 'received', title: 'Grant', pounds: '332,000.00', conditions: 'None' } });
    await ask<Done>(line, { input: { year, kind: 'budgeted', outcome: 'anti-social-behaviour', pounds: '322,000.00' } });
    const { lines } = await draft();
    expect(lines.find(({ key }) => key === 'unmeasured')!.rows[0]!.said).toBe('Feels safer, Street team, Council');
    expect(lines.find(({ key }) => key === `sums:${year}`)!.rows[0]!.said).toContain('£10,000.00 is not explained');
  });

  it('nothing is recorded of an item that is taken off the agenda at the same moment', async () => {
    const group = { ...GROUP, kind: 'task-group', heldOn: addDays(TODAY, -2) };
    const id = (await ask<Done>(KEEP, { input: group })).id!;
    const lines = [{ title: 'Lamps', kind: 'decision', lead: 'Council' }];
    await ask<Done>(SAVE, { meeting: id, version: 1, lines });
    const [item] = (await meeting(id)).items as [Item];
    const input = { result: 'resolved', words: 'They are bought' };
    // As whoever saves the agenda has it: the meeting first, then what is left out.
    const recording = await database.asOwner(async (sql) => {
      await lockMeeting(sql, Number(id));
      const asked = served.ask(RESULT, { id: item.id, version: item.version, input }, 'partnership-manager');
      await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 500))]);
      await withdrawItem(sql, Number(item.id));
      return { asked };
    });
    const { body } = await recording.asked;
    expect((body.data!['recordItemResult'] as Done).problems[0]!.problem).toBe('There is no such item on an agenda.');
  });
});
