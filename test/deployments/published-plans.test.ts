/**
 * The walk of a plan on both engines: partners ask, the police say where crews may go, an evening is planned and published, and whoever asked reads what
 * became of it; then another version, a cancelled evening, a withdrawn plan, and a visit.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays } from '../../server/deployments/calendar/days.js';
import { recordVisits } from '../../server/deployments/visits/record-visits.js';
import type { SentVisit } from '../../server/deployments/visits/visit.js';
import { londonDay } from '../../server/governance/agreement.js';
import { acting } from '../audit/events.js';
import { PURPOSE, serve, type Served } from '../api/serve.js';
import { engines, testDatabase } from '../database.js';

const PLANNER = 'deployment-planner';
const POLICE = 'police-analyst';
const PROBLEMS = 'problems { field problem }';
const ASK = `mutation ($input: SupportRequestInput!) { askForSupport(input: $input) { request { id } ${PROBLEMS} } }`;
const KEEP = `mutation ($input: TeamInput!) { keepTeam(input: $input, reason: "A new team.") { team { id } ${PROBLEMS} } }`;
const STAFF = `mutation ($input: StaffMemberInput!) { keepStaffMember(input: $input, reason: "On the bank.") { ${PROBLEMS} } }`;
const DAY = `mutation ($team: ID!, $on: Date!, $decided: ShiftDecision!, $from: String, $to: String) {
  decideShift(team: $team, on: $on, decided: $decided, from: $from, to: $to, reason: "Decided in the meeting.") { ${PROBLEMS} } }`;
const SOLVE = `mutation ($input: PlanDeploymentInput!) { planDeployment(input: $input) {
  plan { id version candidates { id cleared leftOut requests } routes { stops { candidate } } } ${PROBLEMS} } }`;
const PUBLISH = `mutation ($id: ID!, $version: Int!) { publishDeploymentPlan(id: $id, version: $version) { ${PROBLEMS} } }`;
const WITHDRAW = `mutation ($id: ID!, $version: Int!, $reason: String = "Two of the team are ill.") {
  withdrawDeploymentPlan(id: $id, version: $version, reason: $reason) { plan { withdrawnAt withdrawnBecause standingVersion } ${PROBLEMS} } }`;
const SAY = `mutation ($candidate: ID!, $cleared: Boolean!, $until: Date) {
  recordCrewSafety(candidate: $candidate, cleared: $cleared, until: $until, reason: "Nothing known that keeps a crew away.") { ${PROBLEMS} } }`;
const STANDS = `query ($id: ID!) { supportRequest(id: $id) { state plannedOn stateReason plan history { change state reason } } }`;

const today = londonDay();
const evening = addDays(today, 9);
const until = addDays(today, 28);

interface Solved {
  readonly plan: {
    readonly id: string;
    readonly version: number;
    readonly candidates: { id: string; cleared: boolean; leftOut: string | null }[];
    readonly routes: { stops: { candidate: string }[] }[];
  } | null;
  readonly problems: { field: string; problem: string }[];
}

describe.each(engines)('a published plan (%s)', (engine) => {
  let database: PostgresDatabase;
  let served: Served;
  let team: string;
  /** Of the partner, of the council. */
  let ids: [string, string];

  async function done<Thing>(query: string, variables: object, persona: PersonaName = PLANNER): Promise<Thing> {
    const answer = await served.ask(query, { ...variables }, persona, persona === POLICE ? PURPOSE : {});
    expect(answer.body.errors).toBeUndefined();
    return Object.values(answer.body.data!)[0] as Thing;
  }
  const fields = ({ problems }: { problems: { field: string }[] }): string[] => problems.map(({ field }) => field);
  const solve = (more: object = {}): Promise<Solved> => done<Solved>(SOLVE, { input: { on: evening, seconds: 1, ...more } });
  const publish = async (id: string, version: number) => fields(await done<Solved>(PUBLISH, { id, version }));
  const stands = (id: string, persona: PersonaName = PLANNER) =>
    done<{ state: string; plannedOn: string | null; plan: string | null; history: { reason: string }[] }>(
      STANDS,
      { id },
      persona,
    );
  const states = async () => Promise.all(ids.map(async (id) => (await stands(id)).state));
  const say = async (id: string, cleared: boolean) =>
    fields(await done<Solved>(SAY, { candidate: `request:${id}`, cleared, ...(cleared ? { until } : {}) }, POLICE));
  const leftOut = ({ plan }: Solved) => plan!.candidates.map(({ leftOut: why }) => why);

  beforeAll(async () => {
    database = await testDatabase(engine);
    served = await serve(database);
    const at = { longitude: -3.0123, latitude: 53.4567 };
    const input = {
      ...{ name: 'Street team', kind: 'YOUTH_OUTREACH', aims: 'Meets young people where they are.', travel: 'VAN', size: 1 },
      ...{ baseName: 'Fire station', ...at, rules: [] },
    };
    team = (await done<{ team: { id: string } }>(KEEP, { input })).team.id;
    await done(STAFF, {
      input: {
        label: 'Youth worker 1',
        kind: 'YOUTH_OUTREACH',
        usualWeekdays: [1, 2, 3, 4, 5, 6, 7],
        vettedOn: addDays(today, -30),
      },
    });
    await done(DAY, { team, on: evening, decided: 'OUT', from: '17:00', to: '21:00' });
    const asks = (name: string, off: number, persona: PersonaName) =>
      done<{ request: { id: string } }>(
        ASK,
        {
          input: {
            ...{ kind: 'REQUEST', askedFrom: 'PARTNER_AGENCY', name, longitude: at.longitude + off, latitude: at.latitude },
            ...{
              reason: 'Fires on Friday evenings.',
              evidence: 'Wardens saw the ashes.',
              urgency: 'SOON',
              contactRole: 'Warden',
            },
          },
        },
        persona,
      );
    const [one, other] = [await asks('Bus shelter', 0.02, 'partner'), await asks('Old quay', 0.04, 'council-analyst')];
    ids = [one.request.id, other.request.id];
  }, 120_000);
  afterAll(async () => {
    await served.close();
    await database.close();
  });

  /** Half an hour at a stop of the plan, by its worker. */
  async function visitOf(plan: number, candidate: string): Promise<SentVisit> {
    const [stop] = await database.asOwner(async (sql) => {
      await sql.execute(
        `INSERT INTO staff_sign_in (staff_id, subject, taken_at) SELECT id, 'worker', now() FROM staff_member LIMIT 1`,
      );
      return sql.query<{ shift: number; seat: number; stop: number; begins: Date }>(
        `SELECT h.id AS shift, w.position AS seat, t.position AS stop,
                (h.on_day::timestamp + make_interval(mins => t.from_minute)) AT TIME ZONE 'Europe/London' AS begins
           FROM standing_shift h JOIN shift_worker w ON w.shift_id = h.id AND w.staff_id IS NOT NULL
           JOIN deployment_stop t USING (plan_id, version, team_id) WHERE h.plan_id = $1 AND t.candidate = $2`,
        [plan, candidate],
      );
    });
    const { shift, seat, stop: position, begins } = stop!;
    return {
      ...{ id: randomUUID(), shift, seat, stop: position, beganAt: begins, endedAt: new Date(begins.getTime() + 1_800_000) },
      ...{ replaces: null, youngPeople: { male: 1, female: 1, notRecorded: 0 }, adults: 0, leaflets: 0 },
      advice: { drugsAndAlcohol: 0, careers: 0, personalSafety: 0, activities: 0 },
      ...{ referrals: [], campaigns: [], issues: [], asks: [], concernsAt: [] },
    };
  }

  it('is none without the police’s word; one that is taken back reads as one that was never given', async () => {
    const never = leftOut(await solve());
    expect(never).toEqual(Array(2).fill('waits for the police’s word that a crew may go there'));
    expect(await say(ids[0], true)).toEqual([]);
    expect(leftOut(await solve())).toEqual([null, never[1]]);
    expect(await say(ids[0], false)).toEqual([]);
    const { plan } = await solve();
    expect(leftOut({ plan, problems: [] })).toEqual(never);
    expect(plan!.candidates.map(({ cleared }) => cleared)).toEqual([false, false]);
    for (const id of ids) expect(await say(id, true)).toEqual([]);
    expect(await states()).toEqual(['RECEIVED', 'RECEIVED']);
  });

  it('plans the requests it visits, which whoever asked reads; a version without one opens it again', async () => {
    const { plan } = await solve({ mustVisit: ids });
    const { id } = plan!;
    expect(await states()).toEqual(['RECEIVED', 'RECEIVED']);
    expect(await publish(id, 1)).toEqual([]);
    expect(await stands(ids[0])).toMatchObject({ state: 'PLANNED', plannedOn: evening, plan: id });
    const asker = await stands(ids[0], 'partner');
    expect(asker).toMatchObject({ state: 'PLANNED', plannedOn: evening, plan: null });
    expect(asker.history[0]!.reason).toMatch(/^It is on the published plan of \d+ [A-Z][a-z]+ \d{4}\.$/);

    const again = await solve({ plan: id, version: 1, bans: [{ candidate: `request:${ids[0]}` }] });
    expect(again.problems).toEqual([]);
    // What is only solved changes nothing yet.
    expect(await states()).toEqual(['PLANNED', 'PLANNED']);
    expect(await publish(id, 2)).toEqual([]);
    expect(await states()).toEqual(['RECEIVED', 'PLANNED']);
    expect((await stands(ids[0], 'partner')).history[0]!.reason).toMatch(/was changed: no team goes there then/);
    // The same again writes nothing.
    const before = (await stands(ids[1])).history.length;
    expect(await publish(id, 2)).toEqual(['version']);
    expect((await stands(ids[1])).history).toHaveLength(before);
  });

  it('is undone with its evening, and stands again with it', async () => {
    await done(DAY, { team, on: evening, decided: 'CANCELLED' });
    expect(await states()).toEqual(['RECEIVED', 'RECEIVED']);
    await done(DAY, { team, on: evening, decided: 'OUT', from: '17:00', to: '21:00' });
    expect(await states()).toEqual(['RECEIVED', 'PLANNED']);
  });

  it('leaves alone what a planner decided by hand for another evening', async () => {
    const other = addDays(evening, 1);
    const decide = `mutation ($id: ID!, $on: String!) { decideSupportRequest(id: $id, state: PLANNED, plannedOn: $on, reason: "The wardens go.") { ${PROBLEMS} } }`;
    await done(decide, { id: ids[1], on: other });
    expect(await stands(ids[1])).toMatchObject({ state: 'PLANNED', plannedOn: other, plan: null });
    await done(DAY, { team, on: evening, decided: 'OUT', from: '17:00', to: '21:00' });
    expect(await stands(ids[1])).toMatchObject({ plannedOn: other, plan: null });
    await done(decide, { id: ids[1], on: evening });
  });

  it('is withdrawn with a reason by a planner, in what was published last, once', async () => {
    const { plan } = await solve({ mustVisit: [ids[0]] });
    const { id } = plan!;
    expect(fields(await done<Solved>(WITHDRAW, { id, version: 1 }))).toEqual(['version']);
    expect(await publish(id, 1)).toEqual([]);
    expect((await stands(ids[0])).plan).toBe(id);
    expect(fields(await done<Solved>(WITHDRAW, { id, version: 1, reason: ' ' }))).toEqual(['reason']);
    const withdrawn = await done<{ plan: { withdrawnBecause: string } }>(WITHDRAW, { id, version: 1 });
    expect(withdrawn.plan).toMatchObject({ withdrawnBecause: 'Two of the team are ill.', standingVersion: null });
    const headers = { authorization: `Bearer ${await served.token(PLANNER)}` };
    const file = (format: string) => served.send(`/export/plan.${format}?plan=${id}&version=1`, { headers });
    expect((await file('ics')).body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect((await file('csv')).text).toContain('version 1, withdrawn');
    expect(fields(await done<Solved>(WITHDRAW, { id, version: 1 }))).toEqual(['version']);
    expect((await stands(ids[0])).state).toBe('RECEIVED');
    expect((await stands(ids[0], 'partner')).history[0]!.reason).not.toContain('ill');
    const calendar = await done<{ shifts: { publishedPlan: string | null }[] }>(
      'query ($on: Date!) { shifts(from: $on, to: $on) { shifts { publishedPlan } } }',
      { on: evening },
    );
    expect(calendar.shifts).toEqual([{ publishedPlan: null }]);
  });

  it('that was walked makes its requests done, which stay', async () => {
    const { plan } = await solve({ mustVisit: ids });
    const { id } = plan!;
    expect(await publish(id, 1)).toEqual([]);
    const sent = await visitOf(Number(id), `request:${ids[0]}`);
    const worker = { ...acting, actor: { ...acting.actor, id: 'worker', role: 'outreach-worker' } };
    expect(await recordVisits(database, [sent], worker, sent.endedAt)).toMatchObject([{ became: 'stored' }]);
    expect(await stands(ids[0], 'partner')).toMatchObject({ state: 'DONE', plannedOn: null });
    const { length } = (await stands(ids[0])).history;
    const again = { ...sent, id: randomUUID() };
    expect(await recordVisits(database, [again], worker, sent.endedAt)).toMatchObject([{ became: 'stored' }]);
    expect((await stands(ids[0])).history).toHaveLength(length);
    await done(DAY, { team, on: evening, decided: 'CANCELLED' });
    expect(await states()).toEqual(['DONE', 'RECEIVED']);
  });

  it('two teams of one name at once: the second is told so', async () => {
    const input = {
      ...{ name: 'Park wardens', kind: 'WARDENS', aims: 'Opens and closes the parks.', travel: 'FOOT', rules: [] },
      ...{ baseName: 'Depot', longitude: -3.0123, latitude: 53.4567 },
    };
    const named = ['Park wardens', 'PARK WARDENS', 'Park wardens'].map((name) =>
      done<Solved>(KEEP, { input: { ...input, name } }),
    );
    expect((await Promise.all(named)).map(fields).sort()).toEqual([[], ['name'], ['name']]);
    const label = { label: 'Park warden 1', kind: 'WARDENS', usualWeekdays: [5] };
    const kept = await Promise.all([1, 2].map(() => done<Solved>(STAFF, { input: label })));
    expect(kept.map(fields).sort()).toEqual([[], ['label']]);
  });
});
