import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { AuditEvent } from '../../audit/audit-event.js';
import type { RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { isQuarter } from '../../triage/quarter.js';
import { ASKS } from './asks.js';
import { youthAsks, type YouthAsks as Asks } from './youth-asks.service.js';
import { YouthAskDefinition, YouthAsks } from './youth-asks.type.js';

@Resolver()
export class YouthAsksResolver {
  @Query(() => [YouthAskDefinition], { description: 'The list of what young people ask for, and what counts as each.' })
  youthAskDefinitions(): YouthAskDefinition[] {
    return ASKS.map(({ ask, definition }) => ({ ask, words: ask, definition }));
  }

  @Query(() => YouthAsks, {
    complexity: ({ childComplexity }) => 100 + childComplexity,
    description:
      'What young people asked for in one quarter, by ward and district: as it is for council analysts and planners, else protected. Reading it as it is leaves an event.',
  })
  async youthAsks(
    @Ctx() context: RequestContext,
    @Arg('quarter', () => String, { nullable: true, description: 'As 2026-Q2; the newest there is unless told.' })
    quarter: string | null,
  ): Promise<YouthAsks> {
    if (quarter != null && !isQuarter(quarter)) throw badUserInput('Write the quarter as 2026-Q2.', ['quarter']);
    const asks = await context.asViewer((sql) => youthAsks(sql, context.viewer, quarter ?? null));
    const seen = asksView(asks);
    if (seen !== null) context.audit(seen);
    return { ...asks, batches: asks.batches.map(String) };
  }
}

/** The event of a look at counts as they are, some of them of few children; protected ones are figures like others. */
function asksView({ protection, areas, quarter }: Asks): AuditEvent | null {
  if (protection !== null || areas.length === 0) return null;
  return {
    action: 'VIEW',
    detail: { query: 'youthAsks', sources: ['youth-consultations'], quarter: quarter! },
    rowCount: areas.length,
  };
}
