import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ATTENDANCE_ACCESS } from '../../access/access-table.js';
import type { RequestContext } from '../../context.js';
import { numberOfId } from '../../number-of-id.js';
import { badUserInput } from '../../errors.js';
import { isDay } from '../../governance/agreement-terms.js';
import { londonDay } from '../../governance/agreement.js';
import { failed, type Outcome } from '../../governance/asked-change.js';
import { connectionOf, type ConnectionOf } from '../../graphql/connection.js';
import { PageArguments, readPage } from '../../graphql/page.js';
import { shiftsOfTeams } from '../calendar/shifts-of-teams.js';
import { hoursOfClock, minuteOfClock } from '../clock-time.js';
import { clearedOn } from '../safety/crew-safety.sql.js';
import { listTeams } from '../teams/teams.sql.js';
import { type AskedPlan } from './asked-plan.js';
import { readEveningFacts } from './evening-facts.sql.js';
import { makePlan, publishDeploymentPlan, STALE, subjectOf, withdrawDeploymentPlan, type PlanOutcome } from './keep-plans.js';
import { SAME_PLACE_METRES } from './plan-input-of.js';
import { stopsNotCleared } from './plan-result.js';
import { PlanDeploymentInput } from './plan.input.js';
import { DeploymentPlan, DeploymentPlanConnection, DeploymentPlanOutcome } from './plan.type.js';
import { countPlans, findPlan, listPlans, type ReadingPlans } from './plans.sql.js';
import { publishedPlan } from './published-plan.js';
import { problemsOfAsked, shiftsAsked } from './read-asked-plan.js';

/** It takes a processor for seconds: some twenty of them a minute are as dear as all else that a person asks. */
const OF_A_PLAN = 200;

@Resolver(() => DeploymentPlan)
export class PlansResolver {
  @Query(() => DeploymentPlanConnection, {
    description: 'Plans of evenings, each in its newest version, the latest evening first. Reading them leaves an event.',
  })
  async deploymentPlans(
    @Ctx() context: RequestContext,
    @Args(() => PageArguments) pageArguments: PageArguments,
  ): Promise<ConnectionOf<DeploymentPlan>> {
    const page = readPage(pageArguments, 2);
    const [on, id] = page.after ?? [];
    if (page.after !== undefined && !(typeof on === 'string' && isDay(on) && Number.isSafeInteger(id)))
      throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
    const after = page.after === undefined ? undefined : ([on as string, id as number] as const);
    const rows = await context.asViewer((sql) => listPlans(sql, readingOf(context), { first: page.first + 1, after }));
    const rowCount = Math.min(rows.length, page.first);
    context.audit({ action: 'READ_DEPLOYMENTS', detail: { query: 'deploymentPlans' }, rowCount });
    return connectionOf(rows, page, {
      key: (plan) => [plan.on, plan.id],
      node: (plan) => publishedPlan(plan),
      totalCount: () => context.asViewer(countPlans),
    });
  }

  @Query(() => DeploymentPlan, {
    nullable: true,
    description: 'One plan, in its newest version unless told. Null when there is none.',
  })
  async deploymentPlan(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: 'In which version.' }) version: number | null,
  ): Promise<DeploymentPlan | null> {
    const plan = await readPlan(context, numberOfId(id), version ?? null);
    if (plan !== null)
      context.audit({
        action: 'READ_DEPLOYMENTS',
        subject: subjectOf(Number(plan.id)),
        detail: { query: 'deploymentPlan' },
        rowCount: 1,
      });
    return plan;
  }

  @FieldResolver(() => [String], {
    complexity: 10,
    description: 'Stops of it that wait for the police’s word that a crew may go there. Until then a team does not.',
  })
  async stopsWaiting(@Ctx() context: RequestContext, @Root() plan: DeploymentPlan): Promise<string[]> {
    return context.asViewer(async (sql) => {
      const stored = await findPlan(sql, Number(plan.id), plan.version, readingOf(context));
      return stopsNotCleared(stored!.result, await clearedOn(sql, plan.on), SAME_PLACE_METRES);
    });
  }

  @Mutation(() => DeploymentPlanOutcome, {
    complexity: ({ childComplexity }) => OF_A_PLAN + childComplexity,
    description:
      'Plans an evening: who goes where and when, with why, beside the plan made step by step. What cannot be met is named. Each solving is kept as a version.',
  })
  async planDeployment(
    @Ctx() context: RequestContext,
    @Arg('input', () => PlanDeploymentInput, { description: 'The evening.' }) input: PlanDeploymentInput,
  ): Promise<DeploymentPlanOutcome> {
    const asked = askedOf(input);
    const which = input.plan == null ? null : { id: numberOfId(input.plan, 'plan'), version: input.version };
    const problems = problemsOfAsked(asked, londonDay());
    if (problems.length > 0) return { plan: null, problems };
    const read = await context.asViewer(async (sql) => {
      const before = which === null ? null : await findPlan(sql, which.id, null, readingOf(context));
      if (which !== null && (before === null || before.on !== asked.on))
        return failed('plan', 'There is no such plan of this evening.');
      if (which?.version != null && before?.version !== which.version) return failed('', STALE);
      const names = new Map((await listTeams(sql)).flatMap(({ id, name, closed }) => (closed ? [] : [[id, name]])));
      const shifts = shiftsAsked(asked, await shiftsOfTeams(sql, { from: asked.on, to: asked.on }), names);
      if (!shifts.ok) return shifts;
      const facts = await readEveningFacts(sql, context.viewer, asked.on, shifts.shifts);
      return { ok: true as const, facts, dataVersion: sql.dataVersion?.name ?? null };
    });
    if (!read.ok) return { plan: null, problems: read.problems };
    const solving = { database: context.services.database, who: context.acting, signal: context.gone };
    const outcome = await context.withoutTransaction(() => makePlan(solving, which, asked, read.facts, read.dataVersion));
    return planOf(context, outcome);
  }

  @Mutation(() => DeploymentPlanOutcome, {
    description:
      'Publishes the newest version of a plan: its stops and shifts are fixed. Refused while a stop waits for the police’s word.',
  })
  async publishDeploymentPlan(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was looked at; solved again since, it is refused.' })
    version: number,
  ): Promise<DeploymentPlanOutcome> {
    const which = { id: numberOfId(id), version };
    const { database } = context.services;
    const outcome = await context.withoutTransaction(() => publishDeploymentPlan(database, which, context.acting, londonDay()));
    return planOf(context, outcome);
  }

  @Mutation(() => DeploymentPlanOutcome, {
    description: 'Withdraws what was published last of a plan: no team goes by it, and the requests it visits are open again.',
  })
  async withdrawDeploymentPlan(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was published last.' }) version: number,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<DeploymentPlanOutcome> {
    const which = { id: numberOfId(id), version };
    const { database } = context.services;
    const outcome = await context.withoutTransaction(() =>
      withdrawDeploymentPlan(database, which, reason, context.acting, londonDay()),
    );
    return planOf(context, outcome);
  }
}

const readingOf = ({ viewer }: RequestContext): ReadingPlans =>
  ATTENDANCE_ACCESS[viewer.persona] === 'all' ? 'with staff' : 'without staff';

async function readPlan(context: RequestContext, id: number, version: number | null): Promise<DeploymentPlan | null> {
  const plan = await context.asViewer((sql) => findPlan(sql, id, version, readingOf(context)));
  return plan === null ? null : publishedPlan(plan);
}

async function planOf(context: RequestContext, outcome: PlanOutcome | Outcome<never>): Promise<DeploymentPlanOutcome> {
  if (!outcome.ok) return { plan: null, problems: outcome.problems };
  return { plan: await readPlan(context, outcome.id, outcome.version), problems: [] };
}

/** A time in the small hours is of the night after. @throws CallerError BAD_USER_INPUT */
function askedOf({ on, teams, mustVisit, pins, bans, busy, seconds }: PlanDeploymentInput): AskedPlan {
  const NOON = 12 * 60;
  const teamOf = (team: string | null | undefined, field: string): number | null =>
    team == null ? null : numberOfId(team, field);
  const timeOf = (at: string | null | undefined): number | null => {
    if (at == null) return null;
    const minute = minuteOfClock(at);
    if (minute === null) throw badUserInput('Write a time as 18:15.', ['input', 'pins', 'at']);
    return minute < NOON ? minute + 24 * 60 : minute;
  };
  return {
    on,
    teams: teams.map((team) => numberOfId(team, 'teams')),
    mustVisit: mustVisit.map((id) => numberOfId(id, 'mustVisit')),
    pins: pins.map(({ candidate, team, at }) => ({ candidate, team: teamOf(team, 'pins'), at: timeOf(at) })),
    bans: bans.map(({ candidate, team }) => ({ candidate, team: teamOf(team, 'bans') })),
    busy: busy.map(({ candidate, from, to }) => {
      const hours = hoursOfClock(from, to);
      if (hours === null) throw badUserInput('Write times as 19:00.', ['input', 'busy']);
      return { candidate, ...hours };
    }),
    seconds,
  };
}
