/** An evening is planned over HTTP on the demonstration: who may not, what cannot be, the police's word; then the plan, its versions and what is published. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonaName } from '../../server/access/personas.js';
import { listQuestions, writeQuestions } from '../../server/deployments/safety/crew-safety.sql.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { addDays, weekdayOf } from '../../server/deployments/calendar/days.js';
import { londonDay } from '../../server/governance/agreement.js';
import { PURPOSE, serve, type Answer, type Served } from '../api/serve.js';
import { eventsOf } from '../audit/events.js';
import { demonstrationDatabase } from '../database.js';
import { withoutPoliceWords } from './without-police-words.js';

const PLANNER = 'deployment-planner';
const POLICE = 'police-analyst';
const PLAN = `id version newestVersion on routes { team name from to staff stops { position candidate name longitude latitude from to travelMinutes because } }
  candidates { id name because demand requestedOn requests mustVisit cleared leftOut } covered bound gap greedy { covered visits keepsAll } basis variant
  dataVersion publishedAt stopsWaiting asked { teams mustVisit pins { candidate at } bans { candidate } busy { candidate from } }`;
const SOLVE = `mutation ($input: PlanDeploymentInput!) { planDeployment(input: $input) { plan { ${PLAN} } problems { field problem } } }`;
const PUBLISH = `mutation ($id: ID!, $version: Int!) { publishDeploymentPlan(id: $id, version: $version) { plan { publishedAt routes { staff } } problems { field problem } } }`;
const QUESTIONS = `query ($waiting: Boolean) { crewSafetyQuestions(waiting: $waiting) { candidate name evenings dischargesNear newestOn cleared until reason version } }`;
const SAY = `mutation ($candidate: ID!, $version: Int, $cleared: Boolean!, $until: Date, $reason: String = "Nothing known that keeps a crew away.") {
  recordCrewSafety(candidate: $candidate, version: $version, cleared: $cleared, until: $until, reason: $reason) { question { cleared until version } problems { field } } }`;
const ASK = `mutation ($input: SupportRequestInput!) { askForSupport(input: $input) { request { id } problems { field } } }`;

interface Plan {
  readonly id: string;
  readonly version: number;
  readonly routes: { name: string; staff: string[] | null; stops: { candidate: string; from: string; because: string }[] }[];
  readonly candidates: {
    id: string;
    because: string;
    demand: string;
    requests: string[];
    cleared: boolean;
    leftOut: string | null;
  }[];
  readonly covered: number;
  readonly bound: number;
  readonly greedy: { covered: number };
  readonly basis: string[];
  readonly stopsWaiting: string[];
}
interface Solved {
  readonly plan: Plan | null;
  readonly problems: { field: string; problem: string }[];
}

const today = londonDay();
/** A Friday more than a week away. */
const friday = addDays(today, 8 + ((12 - weekdayOf(addDays(today, 8))) % 7));
const until = addDays(today, 28);

let database: PostgresDatabase;
let served: Served;
let teams: string[];
let request: string;

const code = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code ?? 'answered';
async function done<Thing>(query: string, variables: object, persona: PersonaName = PLANNER): Promise<Thing> {
  const answer = await served.ask(query, { ...variables }, persona, persona === POLICE ? PURPOSE : {});
  expect(answer.body.errors).toBeUndefined();
  return Object.values(answer.body.data!)[0] as Thing;
}
const solve = (more: object = {}): Promise<Solved> => done<Solved>(SOLVE, { input: { on: friday, seconds: 2, ...more } });
const say = (candidate: string, more: object) => done<{ problems: { field: string }[] }>(SAY, { candidate, ...more }, POLICE);
const fields = ({ problems }: { problems: { field: string }[] }): string[] => [...new Set(problems.map(({ field }) => field))];
const stopsOf = ({ plan }: Solved) => plan!.routes.flatMap(({ stops }) => stops);

beforeAll(async () => {
  database = await demonstrationDatabase();
  await withoutPoliceWords(database);
  served = await serve(database);
  teams = (await done<{ id: string }[]>('{ teams { id } }', {})).map(({ id }) => id);
  // Out on that Friday in every month of the year.
  const out =
    'mutation ($team: ID!, $on: Date!) { decideShift(team: $team, on: $on, decided: OUT, from: "17:00", to: "21:00", reason: "A test.") { problems { field } } }';
  for (const team of teams) await done(out, { team, on: friday });
  const [area] = await database.asOwner((sql) =>
    sql.query<{ longitude: number; latitude: number }>(
      `SELECT ST_X(p) AS longitude, ST_Y(p) AS latitude FROM hotspot_area, ST_PointOnSurface(boundary) p WHERE status = 'active' ORDER BY id LIMIT 1`,
    ),
  );
  const input = {
    ...{
      kind: 'REQUEST',
      askedFrom: 'COUNCILLOR',
      name: 'Bus shelter, north',
      reason: 'Fires by the shelter on Friday evenings.',
    },
    ...{ evidence: 'Wardens saw the ashes.', urgency: 'URGENT', contactRole: 'Estate warden' },
    ...{ longitude: area!.longitude + 0.01, latitude: area!.latitude },
  };
  request = (await done<{ request: { id: string } }>(ASK, { input }, 'council-analyst')).request.id;
}, 180_000);
afterAll(async () => {
  await served.close();
  await database.close();
});

describe('what cannot be planned', () => {
  it('is refused to all but planners', async () => {
    for (const persona of [POLICE, 'council-analyst', 'partner', 'outreach-worker'] as const)
      expect(code(await served.ask(SOLVE, { input: { on: friday } }, persona, PURPOSE))).toBe('FORBIDDEN');
    for (const persona of [PLANNER, 'council-analyst', 'partner'] as const)
      expect(code(await served.ask(QUESTIONS, {}, persona, PURPOSE))).toBe('FORBIDDEN');
  });

  it('is named with its field', async () => {
    const wrong: [object, string[]][] = [
      [{ on: '2020-01-03' }, ['on']],
      [{ seconds: 0 }, ['seconds']],
      [{ seconds: 600 }, ['seconds']],
      [{ teams: ['999999'] }, ['teams']],
      [{ pins: [{ candidate: 'nowhere' }] }, ['pins']],
      [{ bans: [{ candidate: 'nowhere' }], busy: [{ candidate: 'nowhere', from: '18:00', to: '19:00' }] }, ['bans', 'busy']],
      [{ mustVisit: ['999999'] }, ['mustVisit']],
      [{ pins: [{ candidate: `request:${request}`, at: '17:07' }] }, ['pins']],
      [{ plan: '999999' }, ['plan']],
    ];
    for (const [input, expected] of wrong) expect(fields(await solve(input)), JSON.stringify(input)).toEqual(expected);
    for (const input of [
      { pins: [{ candidate: 'x', at: '5pm' }] },
      { teams: ['one'] },
      { busy: [{ candidate: 'x', from: 'a', to: 'b' }] },
    ])
      expect(code(await served.ask(SOLVE, { input: { on: friday, ...input } }, PLANNER))).toBe('BAD_USER_INPUT');
    const after = Buffer.from(JSON.stringify(['no day', 1])).toString('base64url');
    expect(code(await served.ask(`{ deploymentPlans(after: "${after}") { totalCount } }`, {}, PLANNER))).toBe('BAD_USER_INPUT');
  });

  it('says which team is not out, and why', async () => {
    const monday = addDays(friday, 3);
    const cancelled =
      'mutation ($team: ID!, $on: Date!) { decideShift(team: $team, on: $on, decided: CANCELLED, reason: "Training.") { problems { field } } }';
    await done(cancelled, { team: teams[0]!, on: addDays(friday, 7) });
    const { problems } = await solve({ on: addDays(friday, 7), teams: [teams[0]!] });
    expect(problems[0]!.problem).toMatch(/is not out on .*: cancelled: Training/);
    expect((await solve({ on: monday, teams: [teams[0]!] })).problems[0]!.problem).toMatch(/is not out on/);
  });
});

describe('the police’s word', () => {
  it('is waited for at every place alike, and a request that has to be answered cannot be without it', async () => {
    const { plan } = await solve();
    expect(stopsOf({ plan, problems: [] })).toEqual([]);
    expect(plan!.candidates.length).toBeGreaterThan(2);
    for (const { cleared, leftOut } of plan!.candidates) {
      expect(cleared).toBe(false);
      expect(leftOut).toBe('waits for the police’s word that a crew may go there');
    }
    const { problems } = await solve({ mustVisit: [request] });
    expect(problems).toEqual([
      {
        field: 'rules',
        problem: 'Bus shelter, north (request that has to be answered): waits for the police’s word that a crew may go there.',
      },
    ]);
  });

  it('is asked of the police with what is known, for a purpose, and leaves an event', async () => {
    expect(code(await served.ask(QUESTIONS, {}, POLICE))).toBe('PURPOSE_REQUIRED');
    expect(code(await served.ask(SAY, { candidate: 'x', cleared: false }, POLICE))).toBe('PURPOSE_REQUIRED');
    const { plan } = await solve();
    const questions = await done<{ candidate: string; evenings: string[]; cleared: boolean | null }[]>(QUESTIONS, {}, POLICE);
    expect(questions.map(({ candidate }) => candidate).sort()).toEqual(plan!.candidates.map(({ id }) => id).sort());
    expect(questions.every(({ evenings, cleared }) => evenings.join() === friday && cleared === null)).toBe(true);
    expect((await eventsOf(database)).filter(({ action }) => action === 'READ_DEPLOYMENTS').at(-1)).toMatchObject({
      ...{ role: POLICE, rows: questions.length, detail: { query: 'crewSafetyQuestions', kinds: ['FIREARMS_DISCHARGE'] } },
    });
  });

  it('is asked by squares of 500 m: places in one are told the same, however far from each a discharge was', async () => {
    const [shot] = await database.asOwner((sql) =>
      sql.query<{ east: number; north: number; after: string }>(
        `SELECT floor(ST_X(location_bng) / 500) AS east, floor(ST_Y(location_bng) / 500) AS north, (occurred_from::date + 1)::text AS after
           FROM firearms_discharge WHERE verification = 'confirmed' AND location_bng IS NOT NULL ORDER BY occurred_from LIMIT 1`,
      ),
    );
    const near = (east: number, north: number): Promise<number> =>
      database.asOwner(async (sql) => {
        await writeQuestions(sql, friday, [{ id: 'made up', name: 'Made up', easting: east * 500, northing: north * 500 }]);
        const questions = await listQuestions(sql, { today: shot!.after, days: 14, samePlace: 50 }, false);
        await sql.execute(`DELETE FROM crew_safety_question WHERE candidate = 'made up'`);
        return questions.find(({ candidate }) => candidate === 'made up')!.dischargesNear;
      });
    const { east, north } = shot!;
    const corners = [0.01, 0.99].flatMap((across) => [0.01, 0.99].map((up) => [east + 1 + across, north + 1 + up] as const));
    const told = [];
    for (const corner of corners) told.push(await near(...corner));
    expect(told[0]).toBeGreaterThan(0);
    expect(new Set(told).size).toBe(1);
  });

  it('that is malformed, of no place, or of another version is refused', async () => {
    const candidate = `request:${request}`;
    expect(fields(await say(candidate, { cleared: true }))).toEqual(['until']);
    expect(fields(await say(candidate, { cleared: true, until: addDays(today, 29) }))).toEqual(['until']);
    expect(fields(await say(candidate, { cleared: true, until: addDays(today, -1) }))).toEqual(['until']);
    expect(fields(await say(candidate, { cleared: false, until }))).toEqual(['until']);
    expect(fields(await say(candidate, { cleared: false, reason: '' }))).toEqual(['reason']);
    expect(fields(await say('request:999999', { cleared: false }))).toEqual(['candidate']);
    expect(fields(await say(candidate, { cleared: false, version: 3 }))).toEqual(['']);
  });

  it('«not cleared» reads for the planner as if nothing had been said', async () => {
    const candidate = `request:${request}`;
    const without = JSON.stringify((await solve()).plan!.candidates);
    expect(fields(await say(candidate, { cleared: false, version: 0, reason: 'Known to the police alone.' }))).toEqual([]);
    const refused = await served.ask(SOLVE, { input: { on: friday, seconds: 2 } }, PLANNER);
    expect(JSON.stringify((refused.body.data!['planDeployment'] as Solved).plan!.candidates)).toBe(without);
    expect(refused.text).not.toContain('Known to the police');
    const waiting = await done<{ candidate: string }[]>(QUESTIONS, { waiting: true }, POLICE);
    expect(waiting.map((question) => question.candidate)).not.toContain(candidate);
  });
});

const get = async (path: string, persona: PersonaName = PLANNER): Promise<Answer> =>
  served.send(path, { headers: { authorization: `Bearer ${await served.token(persona)}` } });

describe('a plan', () => {
  let first: Plan;

  it('covers at least what the greedy one does, in bands, with a reason for every choice', async () => {
    const questions = await done<{ candidate: string; version: number }[]>(QUESTIONS, {}, POLICE);
    for (const { candidate, version } of questions) await say(candidate, { cleared: true, until, version });
    const solved = await solve({ mustVisit: [request] });
    expect(solved.problems).toEqual([]);
    first = solved.plan!;
    expect(first.covered).toBeGreaterThanOrEqual(first.greedy.covered);
    expect(first.bound).toBeGreaterThanOrEqual(first.covered);
    const stops = stopsOf(solved);
    expect(stops.map(({ candidate }) => candidate)).toContain(`request:${request}`);
    for (const { because } of stops) expect(because).toMatch(/^chosen for (no|low|medium|high) demand \d\d:00–\d\d:00/);
    for (const { leftOut, id } of first.candidates)
      expect(leftOut === null).toBe(stops.some(({ candidate }) => candidate === id));
    expect(first.candidates.map(({ demand }) => demand).every((demand) => ['low', 'medium', 'high'].includes(demand))).toBe(true);
    expect(first.candidates.some(({ because }) => because === 'nothing open near')).toBe(true);
    expect(first.basis.join(' ')).toContain('Firearms discharges play no part');
    expect(first.routes.map(({ staff }) => staff!.length)).toEqual([2, 2, 3]);
  });

  it('is solved again with pins and bans, as its next version; the first stays as it was', async () => {
    const banned = stopsOf({ plan: first, problems: [] })[0]!.candidate;
    const again = await solve({ plan: first.id, version: first.version, bans: [{ candidate: banned }], mustVisit: [] });
    expect(again.plan).toMatchObject({ id: first.id, version: 2, newestVersion: 2 });
    expect(again.plan!.candidates.find(({ id }) => id === banned)!.leftOut).toBe('banned by the planner');
    const stale = await solve({ plan: first.id, version: 1 });
    expect(fields(stale)).toEqual(['']);
    const kept = await done<Plan>(`query ($id: ID!) { deploymentPlan(id: $id, version: 1) { ${PLAN} } }`, { id: first.id });
    expect({ ...kept, newestVersion: 1 }).toEqual(first);
    const elsewhere = await solve({ plan: first.id, version: 2, on: addDays(friday, 1) });
    expect(fields(elsewhere)).toEqual(['plan']);
  });

  it('is read by the police without who goes, and by nobody else', async () => {
    const one = `query ($id: ID!) { deploymentPlan(id: $id) { ${PLAN} } }`;
    const read = await done<Plan>(one, { id: first.id }, POLICE);
    expect(read.routes.every(({ staff }) => staff === null)).toBe(true);
    for (const persona of ['council-analyst', 'partner'] as const)
      expect(code(await served.ask(one, { id: first.id }, persona))).toBe('FORBIDDEN');
    const list = await done<{ totalCount: number; edges: { node: { id: string } }[] }>(
      '{ deploymentPlans(first: 1) { totalCount edges { node { id version } } } }',
      {},
    );
    expect(list.edges).toHaveLength(1);
    expect(list.totalCount).toBeGreaterThan(1);
  });

  it('is published in its newest version alone, once, and not while a stop waits for the police’s word', async () => {
    const newest = (await solve({ plan: first.id, version: 2 })).plan!;
    expect(fields(await done<Solved>(PUBLISH, { id: first.id, version: 2 }))).toEqual(['']);
    const [stop] = stopsOf({ plan: newest, problems: [] });
    const questions = await done<{ candidate: string; version: number }[]>(QUESTIONS, {}, POLICE);
    const { version } = questions.find(({ candidate }) => candidate === stop!.candidate)!;
    await say(stop!.candidate, { cleared: false, version });
    const reread = await done<Plan>(`query ($id: ID!) { deploymentPlan(id: $id) { ${PLAN} } }`, { id: first.id });
    expect(reread.stopsWaiting).toHaveLength(1);
    expect(fields(await done<Solved>(PUBLISH, { id: first.id, version: 3 }))).toEqual(['stops']);
    await say(stop!.candidate, { cleared: true, until, version: version + 1 });
    expect(fields(await done<Solved>(PUBLISH, { id: first.id, version: 3 }))).toEqual([]);
    expect(fields(await done<Solved>(PUBLISH, { id: first.id, version: 3 }))).toEqual(['version']);
    const calendar = await done<{ shifts: { publishedPlan: string | null; publishedVersion: number | null }[] }>(
      'query ($on: Date!) { shifts(from: $on, to: $on) { shifts { publishedPlan publishedVersion } } }',
      { on: friday },
    );
    expect(calendar.shifts).toEqual(teams.map(() => ({ publishedPlan: first.id, publishedVersion: 3 })));
    const stored = await database.asOwner((sql) =>
      sql.query(
        `SELECT (SELECT count(*)::int FROM deployment_stop WHERE plan_id = $1) AS stops,
                (SELECT count(*)::int FROM shift_worker w JOIN shift s ON s.id = w.shift_id AND s.plan_id = $1) AS workers`,
        [first.id],
      ),
    );
    expect(stored).toEqual([{ stops: stopsOf({ plan: newest, problems: [] }).length, workers: 7 }]);
  });

  it('is a file for who may read it, and for nobody else', async () => {
    const of = (format: string, words = `plan=${first.id}&version=3`) => `/export/plan.${format}?${words}`;
    for (const persona of ['council-analyst', 'partner', 'outreach-worker'] as const)
      for (const format of ['csv', 'geojson', 'ics']) expect(code(await get(of(format), persona))).toBe('FORBIDDEN');
    for (const path of [of('docx'), of('csv', ''), of('csv', 'plan=x'), of('csv', `plan=${first.id}&area=E1`)])
      expect(code(await get(path))).toBe('BAD_USER_INPUT');
    expect(code(await get(of('csv', 'plan=999999')))).toBe('NOT_FOUND');
    // A draft is no calendar that somebody could walk by.
    expect(code(await get(of('ics', `plan=${first.id}&version=1`)))).toBe('BAD_USER_INPUT');
    expect((await get(of('csv', `plan=${first.id}&version=1`))).text).toContain('a draft that is not published');

    const published = await done<Plan>(`query ($id: ID!) { deploymentPlan(id: $id) { ${PLAN} } }`, { id: first.id });
    const stops = stopsOf({ plan: published, problems: [] });
    const csv = await get(of('csv'), POLICE);
    expect(csv.headers['content-disposition']).toContain('-v3-OFFICIAL-SENSITIVE-invented.csv');
    expect(csv.text.trim().split('\r\n')).toHaveLength(stops.length + 2);
    expect(
      csv.text.startsWith('"OFFICIAL-SENSITIVE. Invented data. Plan ') || csv.text.startsWith('OFFICIAL-SENSITIVE. Invented'),
    ).toBe(true);
    const geojson = JSON.parse((await get(of('geojson'))).text) as { features: { properties: Record<string, unknown> }[] };
    expect(geojson.features.map(({ properties }) => properties['candidate'])).toEqual(stops.map(({ candidate }) => candidate));
    const calendar = await get(of('ics'));
    expect(calendar.headers['content-type']).toContain('text/calendar');
    expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(stops.length);
    expect(calendar.text).not.toMatch(/Youth worker|constable/);
    expect((await eventsOf(database)).filter(({ action }) => action === 'EXPORT').at(-1)).toMatchObject({
      ...{ subject: `deployment-plan:${first.id}`, rows: stops.length, detail: { query: 'plan', format: 'ics', version: 3 } },
    });
  });

  it('stays as it was, also for the owner', async () => {
    for (const table of [
      'deployment_plan_version',
      'deployment_plan_publication',
      'deployment_stop',
      'shift',
      'crew_safety_word_change',
    ])
      await expect(
        database.asOwner((sql) => sql.execute(`DELETE FROM ${table}`)),
        table,
      ).rejects.toThrow();
  });

  it('left events of all of it, which do not tell what the police said', async () => {
    const events = await eventsOf(database);
    const changes = events
      .filter(({ subject }) => subject === `deployment-plan:${first.id}`)
      .map(({ detail }) => detail['change']);
    expect(changes.filter(Boolean)).toEqual(['planned', 'planned', 'planned', 'published']);
    const words = events.filter(({ action }) => action === 'CREW_SAFETY');
    expect(words.length).toBeGreaterThan(3);
    for (const { detail } of words) expect(Object.keys(detail)).toEqual(['version']);
  });
});
