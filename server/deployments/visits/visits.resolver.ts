import DataLoader from 'dataloader';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { LoaderFactory, RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { numberOfId } from '../../number-of-id.js';
import { daysBetween } from '../calendar/days.js';
import { whichRecord } from '../which-record.js';
import { markingOf } from '../../installation/marking.js';
import { readTable } from './read-table.js';
import { isVisitId } from './read-visit.js';
import { recordVisits } from './record-visits.js';
import { keepChoice, listChoices } from './visit-choices.js';
import { visitCounts } from './visit-counts.js';
import { VisitChoiceInput, VisitInput } from './visit.input.js';
import { DeploymentTable, Visit, VisitChoice, VisitChoiceOutcome, VisitCount, VisitOutcome } from './visit.type.js';
import type { SentVisit } from './visit.js';
import { concernsOf, listVisits } from './visits.sql.js';

const MOST_AT_ONCE = 50;
const MOST_DAYS = 31;
const MOST_DAYS_OF_COUNTS = 366;
/** More than three teams make in a month of Fridays. */
const MOST_LISTED = 400;
const MOST_COUNTED = 1_000;
const FROM = { description: 'The first day.' };
const TO = { description: 'The last day.' };

@Resolver(() => Visit)
export class VisitsResolver {
  @Query(() => [Visit], {
    complexity: ({ childComplexity }) => 100 + MOST_LISTED * childComplexity,
    description: 'Visits as they stand in up to 31 days, the newest evening first. Reading them leaves an event.',
  })
  async visits(
    @Ctx() context: RequestContext,
    @Arg('from', () => DateScalar, FROM) from: string,
    @Arg('to', () => DateScalar, TO) to: string,
  ): Promise<Visit[]> {
    checkDays(from, to, MOST_DAYS);
    const visits = await context.asViewer((sql) => listVisits(sql, { from, to }, MOST_LISTED + 1));
    if (visits.length > MOST_LISTED) throw badUserInput(`There are more than ${MOST_LISTED} visits: ask for fewer days.`, ['to']);
    context.audit({ action: 'READ_DEPLOYMENTS', detail: { query: 'visits', from, to }, rowCount: visits.length });
    return visits.map((visit) => ({ ...visit, shift: String(visit.shift) }));
  }

  @FieldResolver(() => [DateTimeScalar], {
    nullable: true,
    complexity: 10,
    description:
      'When the local referral route was shown for a concern about a child; null for all but planners. Of the concern, nothing is kept here.',
  })
  concernsAt(@Ctx() context: RequestContext, @Root() { id }: Visit): Promise<Date[]> | null {
    return context.viewer.persona === 'deployment-planner' ? context.loader(CONCERNS).load(id) : null;
  }

  @Query(() => DeploymentTable, {
    complexity: ({ childComplexity }) => 1_000 + 100 * childComplexity,
    description:
      'The team’s own table of a period of up to 366 days, and the same by month for its funder. Reading it leaves an event.',
  })
  async deploymentTable(
    @Ctx() context: RequestContext,
    @Arg('from', () => DateScalar, FROM) from: string,
    @Arg('to', () => DateScalar, TO) to: string,
  ): Promise<DeploymentTable> {
    const table = await context.asViewer((sql) => readTable(sql, { from, to }));
    context.audit({ action: 'READ_DEPLOYMENTS', detail: { query: 'deploymentTable', from, to }, rowCount: table.visits });
    return { ...table, marking: markingOf('records') };
  }

  @Query(() => [VisitCount], {
    complexity: ({ childComplexity }) => 100 + MOST_COUNTED * childComplexity,
    description:
      'Visits by ward and whole week, for police analysts; by financial year, for JSNA authors. Young people are protected counts.',
  })
  visitCounts(
    @Ctx() context: RequestContext,
    @Arg('from', () => DateScalar, FROM) from: string,
    @Arg('to', () => DateScalar, TO) to: string,
  ): Promise<VisitCount[]> {
    checkDays(from, to, MOST_DAYS_OF_COUNTS);
    return context.asViewer((sql) => visitCounts(sql, context.viewer, { from, to }));
  }

  @Query(() => [VisitChoice], { description: 'What phones offer to choose from, with what they offer no more.' })
  async visitChoices(@Ctx() context: RequestContext): Promise<VisitChoice[]> {
    return context.asViewer(async (sql) => (await listChoices(sql, false)).map(publishedChoice));
  }

  @Mutation(() => [VisitOutcome], {
    complexity: ({ childComplexity }) => 500 + childComplexity,
    description:
      'Stores visits of your own shift, in any order, 50 at once at most. What is sent twice is stored once; each is told what became of it.',
  })
  async recordVisits(
    @Ctx() context: RequestContext,
    @Arg('visits', () => [VisitInput], { description: 'Visits that are over.' }) visits: VisitInput[],
  ): Promise<VisitOutcome[]> {
    if (visits.length > MOST_AT_ONCE) throw badUserInput(`Send ${MOST_AT_ONCE} visits at once at most.`, ['visits']);
    const sent = visits.map(sentVisit);
    return context.withoutTransaction(() => recordVisits(context.services.database, sent, context.acting));
  }

  @Mutation(() => VisitChoiceOutcome, {
    description: 'Adds or changes something that phones offer to choose. It names no person.',
  })
  async keepVisitChoice(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { nullable: true, description: 'Which; left out, a new one.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: 'The version that was looked at; changed since, it is refused.' })
    version: number | null,
    @Arg('input', () => VisitChoiceInput, { description: 'What is offered.' }) input: VisitChoiceInput,
  ): Promise<VisitChoiceOutcome> {
    const which = whichRecord(id, version);
    const outcome = await context.withoutTransaction(() => keepChoice(context.services.database, which, input, context.acting));
    if (!outcome.ok) return { choices: null, problems: outcome.problems };
    return { choices: await this.visitChoices(context), problems: [] };
  }
}

export const publishedChoice = ({ id, ...choice }: Awaited<ReturnType<typeof listChoices>>[number]): VisitChoice => ({
  ...choice,
  id: String(id),
});

function checkDays(from: string, to: string, most: number): void {
  if (to < from) throw badUserInput('The period ends before it begins.', ['to']);
  if (daysBetween(from, to) >= most) throw badUserInput(`A period has ${most} days at most.`, ['to']);
}

function sentVisit(input: VisitInput, at: number): SentVisit {
  const uuid = (text: string, field: string): string => {
    const id = text.toLowerCase();
    if (!isVisitId(id)) throw badUserInput('This id is a UUID, as crypto.randomUUID() makes them.', ['visits', at, field]);
    return id;
  };
  const { youngPeople, advice } = input;
  return {
    id: uuid(input.id, 'id'),
    shift: numberOfId(input.shift, 'visits', at, 'shift'),
    ...{ seat: input.seat, stop: input.stop ?? null, beganAt: input.beganAt, endedAt: input.endedAt },
    replaces: input.replaces == null ? null : uuid(input.replaces, 'replaces'),
    youngPeople: { male: youngPeople.male, female: youngPeople.female, notRecorded: youngPeople.notRecorded },
    adults: input.adults,
    advice: {
      drugsAndAlcohol: advice.drugsAndAlcohol,
      careers: advice.careers,
      personalSafety: advice.personalSafety,
      activities: advice.activities,
    },
    leaflets: input.leaflets,
    referrals: input.referrals.map(({ agency, individuals }) => ({
      agency: numberOfId(agency, 'visits', at, 'referrals'),
      individuals,
    })),
    campaigns: input.campaigns.map((campaign) => numberOfId(campaign, 'visits', at, 'campaigns')),
    issues: input.issues.map(({ kind, passedTo, place }) => ({
      kind,
      passedTo: numberOfId(passedTo, 'visits', at, 'issues'),
      place: place == null ? null : { longitude: place.longitude, latitude: place.latitude },
    })),
    asks: input.asks.map(({ ask, children }) => ({ ask, children })),
    concernsAt: input.concernsAt,
  };
}

const CONCERNS: LoaderFactory<string, Date[]> = (context) =>
  new DataLoader(async (visits) => {
    const rows = await context.asViewer((sql) => concernsOf(sql, visits));
    return visits.map((id) => rows.flatMap(({ visit, at }) => (visit === id ? [at] : [])));
  });
