import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ATTENDANCE_ACCESS } from '../../access/access-table.js';
import type { RequestContext } from '../../context.js';
import { numberOfId } from '../../number-of-id.js';
import { badUserInput } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { hoursOfClock } from '../clock-time.js';
import { clock } from '../planning/words.js';
import { DayDecisionEnum } from '../teams/team.enum.js';
import { SchoolHolidayInput } from '../teams/team.input.js';
import { listStaff } from '../teams/teams.sql.js';
import { readSchoolCalendar } from './calendar.sql.js';
import { bankHolidaysBetween } from './bank-holidays.js';
import { addDays } from './days.js';
import { decideShift, setSchoolHolidays, type AskedDecision } from './keep-calendar.js';
import { SchoolCalendar, SchoolCalendarOutcome, Shift, ShiftCalendar, ShiftDecisionOutcome } from './shift.type.js';
import { shiftsOfTeams, type ShiftOfTeam } from './shifts-of-teams.js';
import { vettingsToRenew } from './staff-bank.js';

/** Two school years. */
const MOST_DAYS = 800;

type Decided = (typeof DayDecisionEnum)[keyof typeof DayDecisionEnum];

@Resolver()
export class ShiftsResolver {
  @Query(() => ShiftCalendar, {
    complexity: 50,
    description: 'When teams are out between two days, by which rule or decision, and which evenings are not, and why not.',
  })
  async shifts(
    @Ctx() context: RequestContext,
    @Arg('from', () => DateScalar, { description: 'The first day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'The last day; two years from the first at most.' }) to: string,
    @Arg('team', () => ID, { nullable: true, description: 'Of this team alone.' }) team: string | null,
  ): Promise<ShiftCalendar> {
    if (to < from) throw badUserInput('The last day is before the first.', ['to']);
    if (to > addDays(from, MOST_DAYS)) throw badUserInput(`Ask for ${MOST_DAYS} days at most.`, ['to']);
    const only = team == null ? null : numberOfId(team, 'team');
    const seesStaff = ATTENDANCE_ACCESS[context.viewer.persona] === 'all';
    return context.asViewer(async (sql) => {
      const { shifts, notOut } = await shiftsOfTeams(sql, { from, to }, only);
      const bank = seesStaff ? (await listStaff(sql)).filter(({ onTheBank }) => onTheBank) : [];
      const renew = vettingsToRenew(
        bank.map((member) => ({ ...member, id: String(member.id) })),
        shifts,
      );
      return {
        shifts: shifts.map(publishedShift),
        notOut: notOut.map(({ team: of, ...not }) => ({ ...not, team: String(of.id), teamName: of.name })),
        bankHolidays: bankHolidaysBetween({ from, to }),
        checksToRenew: seesStaff ? renew.map(({ label }) => label) : null,
      };
    });
  }

  @Query(() => SchoolCalendar, {
    description: 'School holidays as the partnership enters them; councils, academies and dioceses differ.',
  })
  schoolCalendar(@Ctx() context: RequestContext): Promise<SchoolCalendar> {
    return context.asViewer(readSchoolCalendar);
  }

  @Mutation(() => SchoolCalendarOutcome, { description: 'Sets the school holidays: the whole list.' })
  async setSchoolHolidays(
    @Ctx() context: RequestContext,
    @Arg('version', () => Int, { nullable: true, description: 'The version that was looked at; changed since, it is refused.' })
    version: number | null,
    @Arg('holidays', () => [SchoolHolidayInput], { description: 'All of them.' }) holidays: SchoolHolidayInput[],
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<SchoolCalendarOutcome> {
    const { database } = context.services;
    const outcome = await context.withoutTransaction(() =>
      setSchoolHolidays(database, version ?? null, holidays, reason, context.acting),
    );
    if (!outcome.ok) return { calendar: null, problems: outcome.problems };
    return { calendar: await context.asViewer(readSchoolCalendar), problems: [] };
  }

  @Mutation(() => ShiftDecisionOutcome, {
    description: 'Decides of one day of a team: not out, out, out for a partner who asks for support, or as its rules say.',
  })
  async decideShift(
    @Ctx() context: RequestContext,
    @Arg('team', () => ID, { description: 'Which team.' }) team: string,
    @Arg('on', () => DateScalar, { description: 'Which day, today or later.' }) on: string,
    @Arg('decided', () => DayDecisionEnum, { description: 'What is decided.' }) decided: Decided,
    @Arg('from', () => String, { nullable: true, description: 'From when, of a day on which the team is out.' })
    from: string | null,
    @Arg('to', () => String, { nullable: true, description: 'Until when.' }) to: string | null,
    @Arg('askedBy', () => String, { nullable: true, description: 'Which partner asks for support.' }) askedBy: string | null,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<ShiftDecisionOutcome> {
    const id = numberOfId(team, 'team');
    const read = readDecision({ on, decided, from, to, askedBy, reason });
    if (!read.ok) return { shift: null, problems: read.problems };
    const { database } = context.services;
    const outcome = await context.withoutTransaction(() => decideShift(database, id, read.decision, context.acting, londonDay()));
    if (!outcome.ok) return { shift: null, problems: outcome.problems };
    const { shifts } = await context.asViewer((sql) => shiftsOfTeams(sql, { from: on, to: on }, id));
    return { shift: shifts[0] === undefined ? null : publishedShift(shifts[0]), problems: [] };
  }
}

function publishedShift({ team, published, from, to, ...shift }: ShiftOfTeam): Shift {
  return {
    ...shift,
    ...{ team: String(team.id), teamName: team.name, from: clock(from), to: clock(to) },
    publishedPlan: published === null ? null : String(published.plan),
    publishedVersion: published?.version ?? null,
  };
}

interface Asked {
  readonly on: string;
  readonly decided: Decided;
  readonly from: string | null;
  readonly to: string | null;
  readonly askedBy: string | null;
  readonly reason: string;
}

function readDecision({
  on,
  decided,
  from,
  to,
  askedBy,
  reason,
}: Asked): { ok: true; decision: AskedDecision } | { ok: false; problems: FieldProblem[] } {
  if (decided === 'cancelled' || decided === 'as ruled') return { ok: true, decision: { on, decided, reason } };
  const hours = from == null || to == null ? null : hoursOfClock(from, to);
  if (hours === null)
    return {
      ok: false,
      problems: [{ field: 'from', problem: 'Write from when until when the team is out, as 17:00 and 21:00.' }],
    };
  if (decided === 'out') return { ok: true, decision: { on, decided, reason, ...hours } };
  return { ok: true, decision: { on, decided, reason, askedBy: askedBy ?? '', ...hours } };
}
