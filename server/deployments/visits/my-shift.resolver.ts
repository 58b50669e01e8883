import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { numberOfId } from '../../number-of-id.js';
import { clock } from '../planning/words.js';
import { MyShift, NextShift, SeatSignIn, SignInCode, SignInOutcome } from './my-shift.type.js';
import { nextShift, ownShift } from './own-shift.sql.js';
import { subjectOfShift } from './record-visits.js';
import { SEEN_AFTER_MINUTES, SEEN_BEFORE_MINUTES, sentUntil } from './shift-times.js';
import { endSignIn, offerSignIn, takeSignIn } from './staff-sign-in.js';
import { listChoices } from './visit-choices.js';
import { publishedChoice } from './visits.resolver.js';
import { listSeats } from './visits.sql.js';

@Resolver()
export class MyShiftResolver {
  @Query(() => MyShift, {
    nullable: true,
    complexity: ({ childComplexity }) => 100 + childComplexity,
    description: 'The shift that you are on, with where it goes and what was recorded. Null when you are on none.',
  })
  async myShift(@Ctx() context: RequestContext): Promise<MyShift | null> {
    const found = await context.asViewer(async (sql) => {
      const shift = await ownShift(sql);
      return shift === null ? null : { shift, choices: await listChoices(sql, true) };
    });
    if (found === null) return null;
    const { shift, choices } = found;
    context.audit({
      ...{ action: 'READ_DEPLOYMENTS', subject: subjectOfShift(shift.id), detail: { query: 'myShift' } },
      rowCount: shift.stops.length,
    });
    return {
      ...shift,
      id: String(shift.id),
      shownUntil: new Date(shift.ends.getTime() + SEEN_AFTER_MINUTES * 60_000),
      sendUntil: sentUntil(shift),
      stops: shift.stops.map((stop) => ({ ...stop, from: clock(stop.from), to: clock(stop.to) })),
      choices: choices.map(publishedChoice),
    };
  }

  @Query(() => NextShift, {
    nullable: true,
    description:
      'When you are out next, while that is too far off for «myShift»: the team and the hours, not where it goes. Null when nothing is planned.',
  })
  async myNextShift(@Ctx() context: RequestContext): Promise<NextShift | null> {
    const next = await context.asViewer(nextShift);
    if (next === null) return null;
    context.audit({ action: 'READ_DEPLOYMENTS', detail: { query: 'myNextShift' }, rowCount: 1 });
    return { ...next, shownFrom: new Date(next.begins.getTime() - SEEN_BEFORE_MINUTES * 60_000) };
  }

  @Mutation(() => SignInOutcome, {
    description:
      'Types the code that a planner handed over: from then on the shifts of that member of the bank of staff are yours.',
  })
  async takeSeat(
    @Ctx() context: RequestContext,
    @Arg('code', () => String, { description: 'As it was told; hyphens and capitals do not matter.' }) code: string,
  ): Promise<SignInOutcome> {
    const outcome = await context.withoutTransaction(() => takeSignIn(context.services.database, code, context.acting));
    return outcome.ok ? { done: true, problems: [] } : { done: false, problems: outcome.problems };
  }

  @Query(() => [SeatSignIn], { description: 'The bank of staff, and for whom somebody signs in. Reading it leaves an event.' })
  async seats(@Ctx() context: RequestContext): Promise<SeatSignIn[]> {
    const seats = await context.asViewer(listSeats);
    context.audit({ action: 'READ_DEPLOYMENTS', detail: { query: 'seats' }, rowCount: seats.length });
    return seats.map((seat) => ({ ...seat, staff: String(seat.staff) }));
  }

  @Mutation(() => SignInCode, {
    description:
      'Makes a code for a member of the bank of staff, to be handed over. It is told once, works once within a week, and ends who signed in for them until now.',
  })
  async offerSeat(
    @Ctx() context: RequestContext,
    @Arg('staff', () => ID, { description: 'Which member of the bank.' }) staff: string,
  ): Promise<SignInCode> {
    const id = numberOfId(staff, 'staff');
    const outcome = await context.withoutTransaction(() => offerSignIn(context.services.database, id, context.acting));
    return outcome.ok
      ? { code: outcome.code, until: outcome.until, problems: [] }
      : { code: null, until: null, problems: outcome.problems };
  }

  @Mutation(() => SignInOutcome, {
    description: 'Ends who signs in for a member of the bank of staff: their shifts are nobody’s then.',
  })
  async endSeat(
    @Ctx() context: RequestContext,
    @Arg('staff', () => ID, { description: 'Which member of the bank.' }) staff: string,
  ): Promise<SignInOutcome> {
    const id = numberOfId(staff, 'staff');
    const outcome = await context.withoutTransaction(() => endSignIn(context.services.database, id, context.acting));
    return outcome.ok ? { done: true, problems: [] } : { done: false, problems: outcome.problems };
  }
}
