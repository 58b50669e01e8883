/** Teams, the bank of staff and the calendar over HTTP: who may not, what is malformed, what is stale; then what rules and decisions come to. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ATTENDANCE_ACCESS, DEPLOYMENT_ACCESS } from '../../server/access/access-table.js';
import { findPersona, PERSONA_NAMES, type PersonaName } from '../../server/access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../../server/access/viewer.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Answer, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { testDatabase } from '../database.js';

const PLANNER = 'deployment-planner';
const KEEP = `mutation ($id: ID, $version: Int, $input: TeamInput!, $reason: String = "A new team.") { keepTeam(id: $id, version: $version, input: $input, reason: $reason) {
  team { id name visitMinutes size pausedMonths version rules { in weekdays from to } history { change reason } } problems { field problem } } }`;
const STAFF = `mutation ($id: ID, $version: Int, $input: StaffMemberInput!) { keepStaffMember(id: $id, version: $version, input: $input, reason: "On the bank.") {
  member { id label vettedUntil version } problems { field } } }`;
const HOLIDAYS = `mutation ($version: Int, $holidays: [SchoolHolidayInput!]!) { setSchoolHolidays(version: $version, holidays: $holidays, reason: "As the council set them.") {
  calendar { version holidays { name from to } } problems { field } } }`;
const DECIDE = `mutation ($team: ID!, $on: Date!, $decided: ShiftDecision!, $from: String, $to: String, $askedBy: String) {
  decideShift(team: $team, on: $on, decided: $decided, from: $from, to: $to, askedBy: $askedBy, reason: "Decided in the meeting.") {
    shift { on from to because } problems { field problem } } }`;
const SHIFTS =
  'query ($from: Date!, $to: Date!, $team: ID) { shifts(from: $from, to: $to, team: $team) { shifts { on from to because bankHoliday } notOut { on because decided } bankHolidays { on name } checksToRenew } }';

const input = (more: object = {}) => ({
  ...{ name: 'Street team', kind: 'YOUTH_OUTREACH', aims: 'Meets young people where they are.', travel: 'VAN' },
  ...{ baseName: 'Fire station', longitude: -3.0123, latitude: 53.4567 },
  rules: [
    { in: 'EVERY_WEEK', weekdays: [5], from: '17:00', to: '21:00' },
    { in: 'SCHOOL_HOLIDAYS', weekdays: [3], from: '18:00', to: '22:00' },
    { in: 'BONFIRE_PERIOD', weekdays: [6, 7], from: '21:00', to: '01:00' },
  ],
  ...more,
});
const member = (more: object = {}) => ({ label: 'Youth worker 1', kind: 'YOUTH_OUTREACH', usualWeekdays: [5], ...more });

let database: PostgresDatabase;
let served: Served;
let team: string;

const code = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code ?? 'answered';
async function done<Thing>(query: string, variables: object, name: string, persona: PersonaName = PLANNER): Promise<Thing> {
  const answer = await served.ask(query, { ...variables }, persona);
  expect(answer.body.errors).toBeUndefined();
  return answer.body.data![name] as Thing;
}
type Problems = { readonly problems: { field: string }[] };
const fields = ({ problems }: Problems): string[] => problems.map(({ field }) => field);

beforeAll(async () => {
  database = await testDatabase('server');
  served = await serve(database);
  team = (await done<{ team: { id: string } }>(KEEP, { input: input() }, 'keepTeam')).team.id;
}, 120_000);
afterAll(async () => {
  await served.close();
  await database.close();
});

describe('teams', () => {
  it.each(PERSONA_NAMES)('for %s are those of the table', async (persona) => {
    const seen = code(await served.ask('{ teams { name } }', {}, persona));
    expect(seen).toBe(DEPLOYMENT_ACCESS[persona] === 'nothing' ? 'FORBIDDEN' : 'answered');
    const staff = code(await served.ask('{ staffBank { label } }', {}, persona));
    expect(staff).toBe(ATTENDANCE_ACCESS[persona] === 'all' ? 'answered' : 'FORBIDDEN');
    if (DEPLOYMENT_ACCESS[persona] === 'planning') return;
    for (const [query, variables] of [
      [KEEP, { input: input({ name: 'Another' }) }],
      [STAFF, { input: member() }],
      [HOLIDAYS, { holidays: [] }],
      [DECIDE, { team, on: '2030-05-10', decided: 'CANCELLED' }],
    ] as const)
      expect(code(await served.ask(query, variables, persona))).toBe('FORBIDDEN');
  });

  it('that are malformed are refused with every field that is wrong', async () => {
    const bad = { name: '', aims: 'x', visitMinutes: 2, size: 0, longitude: 40, baseName: '', skills: ['x'.repeat(50)] };
    expect(fields(await done<Problems>(KEEP, { input: input(bad) }, 'keepTeam'))).toEqual([
      ...['name', 'aims', 'baseName', 'visitMinutes', 'size', 'base', 'skills'],
    ]);
    const rule = { in: 'EVERY_WEEK', weekdays: [5], from: '17:00', to: '21:00' };
    for (const wrong of [{ weekdays: [] }, { weekdays: [8] }, { from: '5pm' }, { from: '06:00', to: '20:00' }])
      expect(
        fields(await done<Problems>(KEEP, { input: input({ name: 'Other', rules: [{ ...rule, ...wrong }] }) }, 'keepTeam')),
      ).toEqual(['rules']);
    expect(fields(await done<Problems>(KEEP, { input: input() }, 'keepTeam'))).toEqual(['name']);
    expect(fields(await done<Problems>(KEEP, { input: input({ name: 'Other' }), reason: '' }, 'keepTeam'))).toEqual(['reason']);
    expect(code(await served.ask(KEEP, { id: 'none', input: input() }, PLANNER))).toBe('BAD_USER_INPUT');
  });

  it('are changed in the version that was seen, with a history and an event', async () => {
    const changed = await done<{ team: Record<string, unknown> }>(
      KEEP,
      { id: team, version: 1, input: input({ size: 4 }) },
      'keepTeam',
    );
    expect(changed.team).toMatchObject({ size: 4, visitMinutes: 30, version: 2, pausedMonths: [1, 12] });
    expect(changed.team['history']).toEqual([
      { change: 'changed', reason: 'A new team.' },
      { change: 'made', reason: 'A new team.' },
    ]);
    expect(fields(await done<Problems>(KEEP, { id: team, version: 1, input: input({ size: 5 }) }, 'keepTeam'))).toEqual(['']);
    expect((await eventsOf(database)).filter(({ action }) => action === 'DEPLOYMENT')).toMatchObject([
      { role: PLANNER, subject: `team:${team}`, detail: { change: 'made' } },
      { subject: `team:${team}`, detail: { change: 'changed' } },
    ]);
    const police = await done<{ history: unknown }[]>('{ teams { history { reason } } }', {}, 'teams', 'police-analyst');
    expect(police).toEqual([{ history: null }]);
  });
});

describe('the bank of staff', () => {
  it('holds roles and initials, never a name', async () => {
    expect(fields(await done<Problems>(STAFF, { input: member({ label: 'Sam Whitfield' }) }, 'keepStaffMember'))).toEqual([
      'label',
    ]);
    const bad = { usualWeekdays: [0], away: [{ from: '2026-05-09', to: '2026-05-08' }] };
    expect(fields(await done<Problems>(STAFF, { input: member(bad) }, 'keepStaffMember'))).toEqual(['usualWeekdays', 'away']);
    const kept = await done<{ member: Record<string, unknown> }>(
      STAFF,
      { input: member({ vettedOn: '2024-03-01' }) },
      'keepStaffMember',
    );
    expect(kept.member).toMatchObject({ label: 'Youth worker 1', vettedUntil: '2027-02-28', version: 1 });
    expect(fields(await done<Problems>(STAFF, { input: member() }, 'keepStaffMember'))).toEqual(['label']);
    expect(
      fields(await done<Problems>(STAFF, { id: kept.member['id'], version: 7, input: member() }, 'keepStaffMember')),
    ).toEqual(['']);
  });
});

describe('the calendar', () => {
  const between = (from: string, to: string, persona: PersonaName = PLANNER) =>
    done<{
      shifts: { on: string }[];
      notOut: { on: string; because: string }[];
      bankHolidays: { on: string }[];
      checksToRenew: string[] | null;
    }>(SHIFTS, { from, to, team }, 'shifts', persona);

  it('refuses school holidays that are none, or that were seen in another version', async () => {
    const half = { name: 'Half term', from: '2030-05-27', to: '2030-05-31' };
    expect(fields(await done<Problems>(HOLIDAYS, { holidays: [{ ...half, to: '2030-05-01' }] }, 'setSchoolHolidays'))).toEqual([
      'holidays',
    ]);
    expect(fields(await done<Problems>(HOLIDAYS, { version: 9, holidays: [half] }, 'setSchoolHolidays'))).toEqual(['']);
    expect(await done(HOLIDAYS, { version: 1, holidays: [half] }, 'setSchoolHolidays')).toMatchObject({
      calendar: { version: 2, holidays: [half] },
      problems: [],
    });
  });

  it('says when the team is out and why, and when it is not and why not', async () => {
    const { shifts } = await between('2030-05-20', '2030-06-02');
    expect(shifts).toEqual([
      { on: '2030-05-24', from: '17:00', to: '21:00', because: 'every Friday', bankHoliday: null },
      { on: '2030-05-29', from: '18:00', to: '22:00', because: 'school holidays', bankHoliday: null },
      { on: '2030-05-31', from: '17:00', to: '21:00', because: 'every Friday', bankHoliday: null },
    ]);
    expect((await between('2030-11-02', '2030-11-03')).shifts).toMatchObject([
      { because: 'Bonfire period', from: '21:00', to: '01:00' },
      { because: 'Bonfire period' },
    ]);
    const january = await between('2030-01-01', '2030-01-11');
    expect(january.shifts).toEqual([]);
    expect(january.notOut).toEqual([
      { on: '2030-01-04', because: 'none in January unless a partner asks for support', decided: false },
      { on: '2030-01-11', because: 'none in January unless a partner asks for support', decided: false },
    ]);
    expect(january.bankHolidays).toEqual([{ on: '2030-01-01', name: 'New Year’s Day' }]);
  });

  it('names whose check ends before a shift, to whoever sees the bank', async () => {
    expect((await between('2030-05-20', '2030-06-02')).checksToRenew).toEqual(['Youth worker 1']);
    expect((await between('2030-05-20', '2030-06-02', 'police-analyst')).checksToRenew).toBeNull();
  });

  it('takes decisions of a day, each with its reason, and takes them back', async () => {
    const decide = (variables: object) =>
      done<Problems & { shift: { because: string } | null }>(DECIDE, { team, on: '2030-01-04', ...variables }, 'decideShift');
    expect(fields(await decide({ on: '2020-01-03', decided: 'CANCELLED' }))).toEqual(['on']);
    expect(fields(await decide({ decided: 'OUT' }))).toEqual(['from']);
    expect(fields(await decide({ decided: 'SUPPORT', from: '18:00', to: '20:00' }))).toEqual(['askedBy']);
    expect(fields(await decide({ decided: 'AS_RULED' }))).toEqual(['decided']);
    expect(fields(await decide({ team: '999999', decided: 'CANCELLED' }))).toEqual(['team']);
    const support = await decide({ decided: 'SUPPORT', from: '18:00', to: '20:00', askedBy: 'Housing association' });
    expect(support.shift?.because).toBe('support asked for by Housing association: Decided in the meeting.');
    await decide({ decided: 'CANCELLED' });
    expect((await between('2030-01-04', '2030-01-04')).notOut).toEqual([
      { on: '2030-01-04', because: 'cancelled: Decided in the meeting.', decided: true },
    ]);
    await decide({ decided: 'AS_RULED' });
    expect((await between('2030-01-04', '2030-01-04')).notOut[0]!.because).toMatch(/^none in January/);
  });

  it('is asked for at most two years, in days that are some', async () => {
    for (const variables of [
      { from: '2030-01-02', to: '2030-01-01' },
      { from: '2030-01-01', to: '2033-01-01' },
      { from: '2030-02-30', to: '2030-03-01' },
    ])
      expect(code(await served.ask(SHIFTS, variables, PLANNER))).toBe('BAD_USER_INPUT');
  });
});

describe('in the database', () => {
  it.each(PERSONA_NAMES)('%s reads no more than that, and writes nothing', async (persona) => {
    const viewer = actingViewer(viewerOf(inventedPerson(findPersona(persona)!)));
    const read = (statement: string): Promise<'read' | 'denied'> =>
      database
        .asViewer(viewer, (sql) => sql.query(statement))
        .then(
          () => 'read' as const,
          () => 'denied' as const,
        );
    const teams = DEPLOYMENT_ACCESS[persona] === 'nothing' ? 'denied' : 'read';
    for (const table of ['team', 'school_calendar', 'shift_decision', 'shift'])
      expect(await read(`SELECT * FROM ${table}`), table).toBe(teams);
    const staff = ['planning', 'teams-and-shifts'].includes(DEPLOYMENT_ACCESS[persona]) ? 'read' : 'denied';
    for (const table of ['staff_member', 'shift_worker', 'deployment_change'])
      expect(await read(`SELECT * FROM ${table}`), table).toBe(staff);
    const plans = ['planning', 'plans-and-clearing'].includes(DEPLOYMENT_ACCESS[persona]) ? 'read' : 'denied';
    for (const table of ['deployment_plan', 'deployment_plan_publication', 'deployment_stop', 'crew_safety_question'])
      expect(await read(`SELECT * FROM ${table}`), table).toBe(plans);
    expect(await read('SELECT result FROM deployment_plan_version')).toBe(plans);
    expect(await read('SELECT staff FROM deployment_plan_version')).toBe(persona === PLANNER ? 'read' : 'denied');
    expect(await read('SELECT reason FROM crew_safety_word')).toBe(persona === 'police-analyst' ? 'read' : 'denied');
    expect(await read("UPDATE team SET name = 'x' RETURNING 1")).toBe('denied');
  });

  it('history stays as it was, also for the owner', async () => {
    const change = (statement: string) => database.asOwner((sql) => sql.execute(statement));
    await expect(change("UPDATE deployment_change SET reason = 'another'")).rejects.toThrow();
    await expect(change('DELETE FROM deployment_change')).rejects.toThrow();
  });
});
