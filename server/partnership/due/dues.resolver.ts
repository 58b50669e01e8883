import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { londonDay } from '../../governance/agreement.js';
import { numberOfId } from '../../number-of-id.js';
import { outcomeOf } from '../account-change.js';
import { AccountChangeOutcome } from '../account.type.js';
import { readDay } from '../read-day.js';
import type { FeedDue } from './due.js';
import { Dues, FeedInput, FeedReceiptInput, type Feed } from './due.type.js';
import { keepFeed, recordReceipt } from './keep-feeds.js';
import { DUE_METHOD, whatIsDue } from './what-is-due.js';

@Resolver()
export class DuesResolver {
  @Query(() => Dues, {
    complexity: 30,
    description:
      'What each agency is to deliver, and how it stands. A partner sees what its own agency owes. Reading it leaves an event.',
  })
  async dues(
    @Ctx() context: RequestContext,
    @Arg('on', () => String, { nullable: true, description: 'On which day, 2027-01-29; today unless told.' })
    asked: string | null,
  ): Promise<Dues> {
    const on = readDay(asked);
    const due = await context.asViewer((sql) => whatIsDue(sql, on));
    context.audit({ action: 'VIEW', subject: `dues:${on}`, detail: { query: 'dues' } });
    return { on, feeds: due.map(published), method: DUE_METHOD };
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds a feed, or changes one.' })
  async keepFeed(
    @Ctx() context: RequestContext,
    @Arg('input', () => FeedInput, { description: 'The feed.' }) input: FeedInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: 'The version that was looked at.' }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: 'Why; needed for a change of what stands.' })
    reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const { source = null, agreement = null, toDay = null } = input;
    const written = { ...input, source, agreement, toDay };
    const done = await context.withoutTransaction(() => keepFeed(services.database, which, written, reason ?? null, acting));
    return outcomeOf(done);
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Records what came by hand, or that a receipt was a mistake.' })
  async recordFeedReceipt(
    @Ctx() context: RequestContext,
    @Arg('feed', () => ID, { description: 'Of which feed.' }) feed: string,
    @Arg('version', () => Int, { description: 'The version of the feed that was looked at.' }) version: number,
    @Arg('input', () => FeedReceiptInput, { description: 'What came.' }) input: FeedReceiptInput,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = { id: numberOfId(feed), version };
    const written = { ...input, receivedOn: input.receivedOn ?? null };
    const done = await context.withoutTransaction(() => recordReceipt(services.database, which, written, acting, londonDay()));
    return outcomeOf(done);
  }
}

const published = ({ feed, periods }: FeedDue): Feed => ({
  ...{ ...feed, id: String(feed.id) },
  periods: periods.map((period) => ({ ...period, batches: period.batches.map(String) })),
});
