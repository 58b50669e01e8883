/**
 * An evening that is planned and published, so that whoever opens the demonstration sees who goes where, a request that is planned, and places that wait for
 * the police's word: the day of the first start, on which the street team is out by decision where its rules do not have it out. Through the ordinary
 * operations, and read as a planner reads.
 */
import { findPersona } from '../access/personas.js';
import { actingViewer, inventedPerson, viewerOf } from '../access/viewer.js';
import { actingOf, type Acting } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { decideShift } from '../deployments/calendar/keep-calendar.js';
import { shiftsOfTeams } from '../deployments/calendar/shifts-of-teams.js';
import type { AskedPlan } from '../deployments/plans/asked-plan.js';
import { readEveningFacts, type FactsRead } from '../deployments/plans/evening-facts.sql.js';
import { makePlan, publishDeploymentPlan } from '../deployments/plans/keep-plans.js';
import { planInputOf } from '../deployments/plans/plan-input-of.js';
import { askPolice, recordCrewSafety } from '../deployments/safety/keep-crew-safety.js';
import { londonDay } from '../governance/agreement.js';
import type { Refused } from '../governance/asked-change.js';
import { INVENTED_STREET_TEAM } from './teams.js';

/** The first squares are cleared; the others wait, and so does a request that lies in no area: so is seen how each reads. */
const SQUARES_CLEARED = 3;

/** Once; a start that was killed half-way plans it anew. @throws when something of it is refused */
export async function planInventedEvening(database: Database, on: string = londonDay()): Promise<void> {
  if (await isPublished(database)) return;
  const team = await outOn(database, on);
  const asked: AskedPlan = { on, teams: [team], mustVisit: [], pins: [], bans: [], busy: [], seconds: 1 };
  await hearPolice(database, on, await factsOf(database, asked), asked);
  const read = await factsOf(database, asked);
  const solving = { database, who: of('Council'), signal: new AbortController().signal };
  const plan = await makePlan(solving, null, { ...asked, mustVisit: urgentOf(read) }, read, null);
  if (!plan.ok) throw refusedWith(plan);
  taken(await publishDeploymentPlan(database, plan, of('Council'), on));
}

const of = (agency: string): Acting => {
  const acting = actingOf('demonstration');
  return { ...acting, actor: { ...acting.actor, agency } };
};

async function isPublished(database: Database): Promise<boolean> {
  return (await database.asOwner((sql) => sql.query('SELECT 1 FROM deployment_plan_publication LIMIT 1'))).length > 0;
}

/** @returns the number of the street team, which is out on that day */
async function outOn(database: Database, on: string): Promise<number> {
  const [team] = await database.asOwner((sql) =>
    sql.query<{ id: number }>('SELECT id FROM team WHERE name = $1', [INVENTED_STREET_TEAM]),
  );
  const { shifts } = await database.asOwner((sql) => shiftsOfTeams(sql, { from: on, to: on }, team!.id));
  if (shifts.length > 0) return team!.id;
  const reason = 'Invented. Fireworks were thrown behind the shops on three evenings.';
  const hours = { from: 17 * 60, to: 21 * 60 };
  const decision = { on, decided: 'support', askedBy: 'Lantern Youth Trust', reason, ...hours } as const;
  taken(await decideShift(database, team!.id, decision, of('Council'), on));
  return team!.id;
}

/** As a planner may see it. */
function factsOf(database: Database, { on, teams }: AskedPlan): Promise<FactsRead> {
  const planner = viewerOf(inventedPerson(findPersona('deployment-planner')!));
  return database.asViewer(
    actingViewer(planner),
    async (sql) => readEveningFacts(sql, planner, on, (await shiftsOfTeams(sql, { from: on, to: on }, teams[0]!)).shifts),
    { patient: true },
  );
}

/** They are asked of every place; areas and the first squares are cleared, for that evening alone. */
async function hearPolice(database: Database, on: string, { facts }: FactsRead, asked: AskedPlan): Promise<void> {
  const { candidates } = planInputOf(facts, asked);
  await askPolice(database, on, candidates);
  const areas = candidates.filter(({ because }) => because === 'hotspot area');
  const squares = candidates.filter(({ because }) => because === 'nothing open near').slice(0, SQUARES_CLEARED);
  for (const { id } of [...areas, ...squares]) {
    const word = { cleared: true, until: on, reason: 'Invented. Nothing is known that keeps a crew away.' };
    taken(await recordCrewSafety(database, id, null, word, of('Police'), on));
  }
}

const urgentOf = ({ facts }: FactsRead): number[] =>
  facts.requests.filter(({ urgency }) => urgency === 'urgent').map(({ id }) => id);

function taken(outcome: { readonly ok: true } | Refused): void {
  if (!outcome.ok) throw refusedWith(outcome);
}

function refusedWith({ problems }: Refused): Error {
  return new Error(
    `an evening of the demonstration was refused: ${problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ')}`,
  );
}
