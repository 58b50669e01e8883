import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ATTENDANCE_ACCESS } from '../../access/access-table.js';
import type { LoaderFactory, RequestContext } from '../../context.js';
import type { Outcome } from '../../governance/asked-change.js';
import { whichRecord } from '../which-record.js';
import { hoursOfClock } from '../clock-time.js';
import { daysOf } from '../calendar/keep-calendar.js';
import { vettedUntil } from '../calendar/staff-bank.js';
import { clock } from '../planning/words.js';
import { keepStaffMember, keepTeam } from './keep-teams.js';
import { USUAL_VISIT_MINUTES, type StaffMember as StoredMember, type Team as StoredTeam, type TeamTerms } from './team.js';
import { StaffMemberInput, TeamInput, type ShiftRuleInput } from './team.input.js';
import { DeploymentChange, StaffMember, StaffMemberOutcome, Team, TeamOutcome } from './team.type.js';
import { listDeploymentChanges, listStaff, listTeams } from './teams.sql.js';

const VERSION = 'The version that was looked at; changed since, it is refused.';

@Resolver(() => Team)
export class TeamsResolver {
  @Query(() => [Team], { complexity: 20, description: 'The teams, those that go out first.' })
  async teams(@Ctx() context: RequestContext): Promise<Team[]> {
    return (await context.asViewer(listTeams)).map(publishedTeam);
  }

  @Query(() => [StaffMember], {
    complexity: 20,
    description: 'The bank of staff: roles and initials, never names. Reading it leaves an event.',
  })
  async staffBank(@Ctx() context: RequestContext): Promise<StaffMember[]> {
    const members = await context.asViewer(listStaff);
    context.audit({ action: 'READ_DEPLOYMENTS', detail: { query: 'staffBank' }, rowCount: members.length });
    return members.map(publishedMember);
  }

  @FieldResolver(() => [DeploymentChange], {
    nullable: true,
    complexity: 10,
    description: 'Every change of it and of its days, newest first; null for who does not see the bank of staff.',
  })
  history(@Ctx() context: RequestContext, @Root() { id }: Team): Promise<DeploymentChange[]> | null {
    return ATTENDANCE_ACCESS[context.viewer.persona] === 'all' ? context.loader(HISTORY).load(Number(id)) : null;
  }

  @Mutation(() => TeamOutcome, { description: 'Makes a team, or changes the one that is named.' })
  async keepTeam(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { nullable: true, description: 'Which; left out, a new one.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('input', () => TeamInput, { description: 'The whole of it.' }) input: TeamInput,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<TeamOutcome> {
    const rules = rulesOf(input.rules);
    if (rules === null) return { team: null, problems: [{ field: 'rules', problem: 'Write times as 17:00.' }] };
    const terms: TeamTerms = { ...input, rules, visitMinutes: input.visitMinutes ?? USUAL_VISIT_MINUTES[input.kind] };
    const { database } = context.services;
    const outcome = await context.withoutTransaction(() =>
      keepTeam(database, whichRecord(id, version), terms, reason, context.acting),
    );
    const [team, problems] = await afterwards(outcome, async () => (await context.asViewer(listTeams)).map(publishedTeam));
    return { team, problems };
  }

  @Mutation(() => StaffMemberOutcome, { description: 'Puts somebody on the bank of staff, or changes who is named.' })
  async keepStaffMember(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { nullable: true, description: 'Who; left out, somebody new.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('input', () => StaffMemberInput, { description: 'All of it.' }) input: StaffMemberInput,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<StaffMemberOutcome> {
    const terms = { ...input, away: input.away.map(({ from, to }) => ({ from, to })), vettedOn: input.vettedOn ?? null };
    const { database } = context.services;
    const outcome = await context.withoutTransaction(() =>
      keepStaffMember(database, whichRecord(id, version), terms, reason, context.acting),
    );
    const [member, problems] = await afterwards(outcome, async () => (await context.asViewer(listStaff)).map(publishedMember));
    return { member, problems };
  }
}

export function publishedTeam({ easting: _easting, northing: _northing, ...team }: StoredTeam): Team {
  const rules = team.rules.map((rule) => ({ ...rule, from: clock(rule.from), to: clock(rule.to) }));
  return { ...team, id: String(team.id), rules };
}

const publishedMember = (member: StoredMember): StaffMember => ({
  ...member,
  id: String(member.id),
  vettedUntil: vettedUntil(member.vettedOn),
});

function rulesOf(written: readonly ShiftRuleInput[]): TeamTerms['rules'] | null {
  const rules = written.map((rule) => {
    const hours = hoursOfClock(rule.from, rule.to);
    return hours === null ? null : { in: rule.in, weekdays: rule.weekdays, ...hours };
  });
  return rules.every((rule) => rule !== null) ? rules : null;
}

/** What was kept, as it is now, and what was wrong. */
async function afterwards<Node extends { readonly id: string }>(
  outcome: Outcome<{ id: number }>,
  read: () => Promise<Node[]>,
): Promise<[Node | null, TeamOutcome['problems']]> {
  if (!outcome.ok) return [null, outcome.problems];
  return [(await read()).find(({ id }) => id === String(outcome.id)) ?? null, []];
}

const HISTORY: LoaderFactory<number, DeploymentChange[]> = (context) =>
  new DataLoader(async (ids) => {
    const subjects = ids.map((id) => [`team:${id}`, daysOf(id)]);
    const rows = await context.asViewer((sql) => listDeploymentChanges(sql, subjects.flat()));
    return subjects.map((of) => rows.filter(({ subject }) => of.includes(subject)));
  });
