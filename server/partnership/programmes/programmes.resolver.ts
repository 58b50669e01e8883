import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { mayKeepAccount } from '../../access/policies.js';
import type { RequestContext } from '../../context.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { numberOfId } from '../../number-of-id.js';
import { REASON, VERSION, outcomeOf } from '../account-change.js';
import { AccountChangeOutcome } from '../account.type.js';
import { listActivities } from '../activities/activities.sql.js';
import { keepMargins, takeEvaluationOut } from './keep-margins.js';
import { keepDelivery, keepProgramme, takeDeliveryOut } from './keep-programmes.js';
import { DeliveryInput, EvaluationSharesInput, ProgrammeInput, ProgrammesOfAccount } from './programmes.type.js';
import { listDeliveries, listEvaluations, listProgrammes } from './programmes.sql.js';
import { schoolsReached } from './schools-reached.js';
import { publishedProgrammes } from './published-programmes.js';

@Resolver()
export class ProgrammesResolver {
  @Query(() => ProgrammesOfAccount, {
    complexity: 50,
    description: 'Programmes, what was delivered of them, and what their questionnaires came to. Reading it leaves an event.',
  })
  async accountProgrammes(@Ctx() context: RequestContext): Promise<ProgrammesOfAccount> {
    const stored = await context.asViewer(async (sql) => ({
      programmes: await listProgrammes(sql),
      activities: await listActivities(sql),
      schools: await schoolsReached(sql),
      ...(await sql.under(COUNTER_ROLE, async (under) => ({
        deliveries: await listDeliveries(under),
        evaluations: await listEvaluations(under),
      }))),
    }));
    context.audit({ action: 'VIEW', detail: { query: 'accountProgrammes' }, rowCount: stored.programmes.length });
    return publishedProgrammes(stored, mayKeepAccount(context.viewer));
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds a programme, or changes one.' })
  async keepProgramme(
    @Ctx() context: RequestContext,
    @Arg('input', () => ProgrammeInput, { description: 'The programme.' }) input: ProgrammeInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const { title, provider, description, audience } = input;
    const activity = input.activity == null ? null : numberOfId(input.activity, 'input', 'activity');
    return outcomeOf(
      await context.withoutTransaction(() =>
        keepProgramme(services.database, which, { title, provider, description, audience, activity }, reason ?? null, acting),
      ),
    );
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds what was delivered of a programme in a period, or changes it.' })
  async keepProgrammeDelivery(
    @Ctx() context: RequestContext,
    @Arg('programme', () => ID, { description: 'Of which programme.' }) programme: string,
    @Arg('input', () => DeliveryInput, { description: 'What was delivered.' }) input: DeliveryInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: REASON }) reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const of = numberOfId(programme, 'programme');
    return outcomeOf(
      await context.withoutTransaction(() => keepDelivery(services.database, of, which, input, reason ?? null, acting)),
    );
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Takes out what was delivered in a period. The history keeps it.' })
  async withdrawProgrammeDelivery(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = { id: numberOfId(id), version };
    return outcomeOf(await context.withoutTransaction(() => takeDeliveryOut(services.database, which, reason, acting)));
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Adds an evaluation of which the share of each question alone is known.' })
  async addEvaluationByShares(
    @Ctx() context: RequestContext,
    @Arg('programme', () => ID, { description: 'Of which programme.' }) programme: string,
    @Arg('input', () => EvaluationSharesInput, { description: 'The evaluation.' }) input: EvaluationSharesInput,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const of = numberOfId(programme, 'programme');
    return outcomeOf(await context.withoutTransaction(() => keepMargins(services.database, of, input, acting)));
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Takes out an evaluation that was added by form. The history keeps it.' })
  async withdrawEvaluation(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting } = context;
    const which = { id: numberOfId(id) };
    return outcomeOf(await context.withoutTransaction(() => takeEvaluationOut(services.database, which, reason, acting)));
  }
}
