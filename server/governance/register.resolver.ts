import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { LOADING_ACCESS } from '../access/access-table.js';
import type { RequestContext } from '../context.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { sources } from '../ingest/sources.js';
import { readNames } from '../installation/installation.service.js';
import { londonDay } from './agreement.js';
import { agreementsFor } from './agreement-for-load.js';
import { AgreementInput } from './agreement.input.js';
import { AgreementOutcome, RetentionOutcome } from './agreement.type.js';
import { findAgreement, listAgreements, listChanges } from './agreements.sql.js';
import { applyRetention, decideReview, type ReviewDecision } from './dispose.js';
import { heldLoads } from './held-data.sql.js';
import * as keep from './keep-agreements.js';
import { listOpenData, setOpenData } from './open-data.js';
import { publishedAgreement, publishedDisposal, publishedRegister, type RegisterContents } from './published-register.js';
import { AgreementInForce, OpenDataOutcome, Register } from './register.type.js';
import { dueRows } from './retention.js';

/** Every agreement with its history, and a look at what is held of each source. */
const OF_THE_REGISTER = 500;

@Resolver()
export class RegisterResolver {
  @Query(() => Register, {
    complexity: OF_THE_REGISTER,
    description: 'On what basis each source is held, under which agreements, and what is overdue. Reading it leaves an event.',
  })
  async register(@Ctx() context: RequestContext): Promise<Register> {
    // As the owner: what is due is counted from rows that nobody who reads the register may read.
    const contents = await context.withoutTransaction(() => context.services.database.asOwner(readRegister));
    context.audit({ action: 'READ_REGISTER', detail: { query: 'register' }, rowCount: contents.agreements.length });
    return publishedRegister(contents, context.viewer);
  }

  @Query(() => [AgreementInForce], { description: 'Agreements under which the viewer may load files today.' })
  async agreementsInForce(@Ctx() context: RequestContext): Promise<AgreementInForce[]> {
    const { viewer, services } = context;
    const agency = LOADING_ACCESS[viewer.persona] === 'operator' ? undefined : viewer.agency;
    const load = { agency, inventedServes: services.installation.demonstration };
    return context.asViewer(async (sql) => {
      const found = new Map<string, AgreementInForce>();
      for (const source of sources) {
        for (const { id, title, endsOn } of await agreementsFor(sql, { ...load, source }, londonDay())) {
          const known = found.get(id);
          found.set(id, { id, title, endsOn, sources: [...(known?.sources ?? []), source.name] });
        }
      }
      return [...found.values()];
    });
  }

  @Mutation(() => AgreementOutcome, { description: 'Puts an agreement into the register.' })
  registerAgreement(
    @Ctx() context: RequestContext,
    @Arg('input', () => AgreementInput, { description: 'The agreement.' }) input: AgreementInput,
  ): Promise<AgreementOutcome> {
    return changed(context, ({ services, acting }) => keep.registerAgreement(services.database, input, acting));
  }

  @Mutation(() => AgreementOutcome, {
    description: 'Puts new terms in the place of those registered. An approval of health data stays.',
  })
  amendAgreement(
    @Ctx() context: RequestContext,
    @Arg('input', () => AgreementInput, { description: 'All terms as they are to be.' }) input: AgreementInput,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AgreementOutcome> {
    return changed(context, async ({ services, acting }) => {
      const before = await services.database.asOwner((sql) => findAgreement(sql, input.id));
      const approval = input.health ? before?.approval : null;
      return keep.amendAgreement(services.database, { ...input, approval }, reason, acting);
    });
  }

  @Mutation(() => AgreementOutcome, { description: 'Ends an agreement before its time.' })
  endAgreement(
    @Ctx() context: RequestContext,
    @Arg('id', () => String, { description: 'Which.' }) id: string,
    @Arg('on', () => String, { description: 'The last day on which it holds.' }) on: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AgreementOutcome> {
    return changed(context, ({ services, acting }) => keep.endAgreement(services.database, id, { on, reason }, acting));
  }

  @Mutation(() => AgreementOutcome, { description: 'Records who allowed health data to be held, as counts.' })
  approveHealthData(
    @Ctx() context: RequestContext,
    @Arg('id', () => String, { description: 'Under which agreement.' }) id: string,
    @Arg('by', () => String, { description: 'The role or office.' }) by: string,
    @Arg('on', () => String, { description: 'The day of the approval.' }) on: string,
    @Arg('reference', () => String, { description: 'Where it is written down.' }) reference: string,
  ): Promise<AgreementOutcome> {
    const approval = { by, on, reference };
    return changed(context, ({ services, acting }) => keep.approveHealthData(services.database, id, approval, acting));
  }

  @Mutation(() => AgreementOutcome, { description: 'Records that an agreement was looked at again, and when it will be next.' })
  recordReview(
    @Ctx() context: RequestContext,
    @Arg('id', () => String, { description: 'Which.' }) id: string,
    @Arg('nextOn', () => String, { description: 'The day of the next review.' }) nextOn: string,
    @Arg('outcome', () => String, { description: 'What came of it, in a few words.' }) outcome: string,
  ): Promise<AgreementOutcome> {
    return changed(context, ({ services, acting }) => keep.recordReview(services.database, id, { nextOn, outcome }, acting));
  }

  @Mutation(() => AgreementOutcome, {
    description: 'Says of loads of before there was a register that they came under this agreement.',
  })
  assignLoads(
    @Ctx() context: RequestContext,
    @Arg('id', () => String, { description: 'The agreement.' }) id: string,
    @Arg('batches', () => [ID], { description: 'Numbers of the loads.' }) batches: string[],
  ): Promise<AgreementOutcome> {
    if (batches.some((batch) => !/^\d{1,15}$/.test(batch))) throw badUserInput('The id of a load is a number.', ['batches']);
    return changed(context, ({ services, acting }) => keep.assignLoads(services.database, id, batches.map(Number), acting));
  }

  @Mutation(() => OpenDataOutcome, {
    description: 'Says of a source of open data who looks at it again, when, and for how long its loads are kept.',
  })
  async setOpenData(
    @Ctx() context: RequestContext,
    @Arg('source', () => String, { description: 'Which.' }) source: string,
    @Arg('reviewer', () => String, { description: 'The role or office.' }) reviewer: string,
    @Arg('reviewOn', () => String, { description: 'The day of the next review.' }) reviewOn: string,
    @Arg('retentionMonths', () => Int, { nullable: true, description: 'Null: until loads are taken back.' })
    retentionMonths: number | null,
  ): Promise<OpenDataOutcome> {
    const { services, acting } = context;
    const entry = { source, reviewer, reviewOn, retentionMonths };
    const outcome = await context.withoutTransaction(() => setOpenData(services.database, entry, acting));
    return { problems: outcome.ok ? [] : outcome.problems };
  }

  @Mutation(() => RetentionOutcome, { description: 'Decides what becomes of rows that came up for review.' })
  async decideReview(
    @Ctx() context: RequestContext,
    @Arg('id', () => String, { description: 'Under which agreement.' }) id: string,
    @Arg('decision', () => String, { description: 'keep, coarsen or delete.' }) decision: string,
    @Arg('keepUntil', () => String, { nullable: true, description: 'For keep: the day until which.' }) keepUntil: string | null,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<RetentionOutcome> {
    const decided = { ...readDecision(decision, keepUntil), reason };
    const { services, acting } = context;
    const outcome = await context.withoutTransaction(() => decideReview(services.database, id, decided, acting));
    return outcome.ok
      ? { disposals: outcome.disposals.map(publishedDisposal), problems: [] }
      : { disposals: [], problems: outcome.problems };
  }

  @Mutation(() => RetentionOutcome, {
    description: 'Carries out the rule of an agreement that needs nobody’s decision, now instead of within a day.',
  })
  async applyRetention(
    @Ctx() context: RequestContext,
    @Arg('id', () => String, { description: 'Which agreement.' }) id: string,
  ): Promise<RetentionOutcome> {
    const { services, acting } = context;
    const disposals = await context.withoutTransaction(() => applyRetention(services.database, acting, { agreements: [id] }));
    return { disposals: disposals.map(publishedDisposal), problems: [] };
  }
}

async function readRegister(sql: Sql): Promise<RegisterContents> {
  const today = londonDay();
  const agreements = await listAgreements(sql);
  const changes = await listChanges(
    sql,
    agreements.map(({ id }) => id),
  );
  return {
    today,
    agreements,
    changes,
    held: await heldLoads(sql),
    due: await dueRows(sql, today),
    openData: await listOpenData(sql),
    partnership: (await readNames(sql)).partnership,
  };
}

async function changed(
  context: RequestContext,
  change: (context: RequestContext) => Promise<keep.AgreementOutcome>,
): Promise<AgreementOutcome> {
  const outcome = await context.withoutTransaction(() => change(context));
  if (!outcome.ok) return { agreement: null, problems: outcome.problems };
  const { agreement } = outcome;
  const contents = await context.withoutTransaction(() =>
    context.services.database.asOwner(async (sql) => ({
      today: londonDay(),
      changes: await listChanges(sql, [agreement.id]),
      held: await heldLoads(sql),
    })),
  );
  return { agreement: publishedAgreement(agreement, contents, context.viewer), problems: [] };
}

function readDecision(decision: string, keepUntil: string | null): ReviewDecision {
  if (decision === 'keep') return { decision, keepUntil: keepUntil ?? '' };
  if (decision === 'coarsen' || decision === 'delete') return { decision };
  throw badUserInput('Decide to keep, coarsen or delete.', ['decision']);
}
