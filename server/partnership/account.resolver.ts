import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { badUserInput } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { numberOfId } from '../number-of-id.js';
import { readAccount, usualYear, yearOfAccount } from './account.js';
import { REASON, VERSION, outcomeOf } from './account-change.js';
import {
  AccountActivityInput,
  AccountChange,
  AccountChangeOutcome,
  AccountLineInput,
  AccountOutcome,
  PartnershipAccount,
} from './account.type.js';
import { keepActivity } from './activities/keep-activities.js';
import { NOT_A_YEAR, readFinancialYear } from './financial-year.js';
import { listAccountChanges } from './history.js';
import { addOutcome, keepLine, takeLineOut } from './money/keep-money.js';
import { listOutcomes } from './money/money.sql.js';
import { publishedAccount, publishedChange } from './published-account.js';

const MOST_CHANGES = 100;

@Resolver()
export class AccountResolver {
  @Query(() => PartnershipAccount, {
    complexity: 50,
    description: 'The partnership’s account of a financial year. Reading it leaves an event.',
  })
  async partnershipAccount(
    @Ctx() context: RequestContext,
    @Arg('year', () => String, { nullable: true, description: 'Which, 2018/19; the newest with a budget unless told.' })
    asked: string | null,
  ): Promise<PartnershipAccount> {
    const told = asked == null ? null : readFinancialYear(asked);
    if (asked != null && told === null) throw badUserInput(NOT_A_YEAR, ['year']);
    const account = await context.asViewer(async (sql) => {
      const rows = await readAccount(sql);
      return yearOfAccount(rows, told ?? usualYear(rows, londonDay()));
    });
    context.audit({ action: 'VIEW', subject: `account:${account.year}`, detail: { query: 'partnershipAccount' } });
    return publishedAccount(account);
  }

  @Query(() => [AccountOutcome], { description: 'What the partnership spends money on.' })
  accountOutcomes(@Ctx() context: RequestContext): Promise<AccountOutcome[]> {
    return context.asViewer(listOutcomes);
  }

  @Query(() => [AccountChange], {
    complexity: 20,
    description: `Changes of the account by form, the newest ${MOST_CHANGES} first. Reading them leaves an event.`,
  })
  async accountChanges(@Ctx() context: RequestContext): Promise<AccountChange[]> {
    const changes = await context.asViewer((sql) => listAccountChanges(sql, MOST_CHANGES));
    context.audit({ action: 'VIEW', subject: 'account', detail: { query: 'accountChanges' }, rowCount: changes.length });
    return changes.map(publishedChange);
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds an outcome to the list.' })
  async addAccountOutcome(
    @Ctx() context: RequestContext,
    @Arg('title', () => String, { description: 'What it is called.' }) title: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const done = await context.withoutTransaction(() => addOutcome(services.database, title, acting));
    return done.ok ? { id: done.key, problems: [] } : { id: null, problems: done.problems };
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds a line of money, or changes one that was added by form.' })
  async keepAccountLine(
    @Ctx() context: RequestContext,
    @Arg('input', () => AccountLineInput, { description: 'The line.' }) input: AccountLineInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    return outcomeOf(await context.withoutTransaction(() => keepLine(services.database, which, input, reason ?? null, acting)));
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Takes out a line that was added by form. The history keeps it.' })
  async withdrawAccountLine(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = { id: numberOfId(id), version };
    return outcomeOf(await context.withoutTransaction(() => takeLineOut(services.database, which, reason, acting)));
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds an activity, or changes one.' })
  async keepAccountActivity(
    @Ctx() context: RequestContext,
    @Arg('input', () => AccountActivityInput, { description: 'The activity.' }) input: AccountActivityInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    return outcomeOf(
      await context.withoutTransaction(() => keepActivity(services.database, which, input, reason ?? null, acting)),
    );
  }
}
