import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { ProtectedCount } from '../../disclosure/disclosure.js';
import { londonDay } from '../../governance/agreement.js';
import type { Count } from '../../graphql/count.type.js';
import { numberOfId } from '../../number-of-id.js';
import { VERSION, outcomeOf } from '../account-change.js';
import { AccountChangeOutcome } from '../account.type.js';
import { MultiAgencyCountInput, MultiAgencyCounts, type MultiAgencyCount } from './counts.type.js';
import { keepCount, takeCountOut } from './keep-counts.js';
import { COUNT_KINDS, isNamed } from './kinds.js';
import { COUNTS_METHOD, toldCounts, type ToldCount } from './told-counts.js';

@Resolver()
export class MultiAgencyResolver {
  @Query(() => MultiAgencyCounts, {
    complexity: 50,
    description: 'Meetings, cases, repeats and referrals that agencies count together, by period. Reading it leaves an event.',
  })
  async multiAgencyCounts(@Ctx() context: RequestContext): Promise<MultiAgencyCounts> {
    const counts = await context.asViewer((sql) => toldCounts(sql, context.viewer));
    context.audit({ action: 'VIEW', detail: { query: 'multiAgencyCounts' }, rowCount: counts.length });
    return {
      kinds: COUNT_KINDS.map((kind) => ({ ...kind, repeat: kind.repeat ?? null, isNamed: isNamed(kind.code) })),
      counts: counts.map(published),
      method: COUNTS_METHOD,
    };
  }

  @Mutation(() => AccountChangeOutcome, {
    description: 'Adds a count, or changes one that was added by form. A partner keeps those of its own agency.',
  })
  async keepMultiAgencyCount(
    @Ctx() context: RequestContext,
    @Arg('input', () => MultiAgencyCountInput, { description: 'The count.' }) input: MultiAgencyCountInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: VERSION }) version: number | null,
    @Arg('reason', () => String, { nullable: true, description: 'Why; needed for a change of what stands.' })
    reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting, viewer } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const written = {
      ...{ kind: input.kind, named: input.named ?? '', period: input.period, agency: input.agency, document: input.document },
      ...{
        meetings: input.meetings ?? '',
        cases: input.cases ?? '',
        repeats: input.repeats ?? '',
        children: input.children ?? '',
      },
      ...{ statedPercent: input.statedPercent ?? '', referrals: input.referrals ?? '', referredBy: input.referredBy ?? [] },
    };
    return outcomeOf(
      await context.withoutTransaction(() =>
        keepCount(services.database, which, written, reason ?? null, viewer, acting, londonDay()),
      ),
    );
  }

  @Mutation(() => AccountChangeOutcome, { description: 'Takes out a count that was added by form. The history keeps it.' })
  async withdrawMultiAgencyCount(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: VERSION }) version: number,
    @Arg('reason', () => String, { description: 'Why.' }) reason: string,
  ): Promise<AccountChangeOutcome> {
    const { services, acting, viewer } = context;
    const which = { id: numberOfId(id), version };
    return outcomeOf(await context.withoutTransaction(() => takeCountOut(viewer)(services.database, which, reason, acting)));
  }
}

const countOf = ({ count, withheld, roundedTo }: ProtectedCount): Count => ({ count, suppressed: withheld, roundedTo });
const orNone = (count: ProtectedCount | null): Count | null => count && countOf(count);

function published({ stored, kind, title, shown, isExact, mayKeep, change }: ToldCount): MultiAgencyCount {
  const { id, period, firstMonth, agency, meetings, document, batchId, version } = stored;
  const { cases, repeats, repeatShare, statedPercent, note, children, referrals, referredBy } = shown;
  return {
    ...{ id: String(id), kind: kind.code, is: kind.is, title, period, agency, meetings, document, version },
    ...{ cases: orNone(cases), repeats: orNone(repeats), children: orNone(children), referrals: orNone(referrals) },
    ...{ repeatShare, statedPercent, note, change, isExact, mayKeep, batch: batchId === null ? null : String(batchId) },
    firstMonth: `${firstMonth}-01`,
    referredBy: referredBy.map((one) => ({ agency: one.agency, count: countOf(one.count) })),
  };
}
