import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import type { Outcome } from '../../governance/asked-change.js';
import { numberOfId } from '../../number-of-id.js';
import { EffectConclusion, EffectConclusionOutcome, publishedConclusion } from './conclusion.type.js';
import { listConclusions } from './conclusions.sql.js';
import { handOver, withdraw } from './hand-over.js';

@Resolver()
export class EffectConclusionsResolver {
  @Query(() => [EffectConclusion], {
    complexity: ({ childComplexity }) => 50 + 50 * childComplexity,
    description:
      'Conclusions that were handed over to the partnership’s account, those handed over last first; withdrawn ones too.',
  })
  async effectConclusions(@Ctx() context: RequestContext): Promise<EffectConclusion[]> {
    const all = await context.asViewer((sql) => sql.under(COUNTER_ROLE, listConclusions));
    context.audit({ action: 'VIEW', detail: { query: 'effectConclusions' }, rowCount: all.length });
    return all.map(publishedConclusion);
  }

  @Mutation(() => EffectConclusionOutcome, {
    description:
      'Hands what came of a recorded effect over to the partnership’s account, in words that follow from the record. For the agency and role that keep it.',
  })
  async handOverEffect(
    @Ctx() context: RequestContext,
    @Arg('record', () => ID, { description: 'Which recorded effect.' }) record: string,
    @Arg('label', () => String, { description: 'What was done, in a few words: no place, no figure, no person.' }) label: string,
    @Arg('seen', () => String, { description: 'The words as «toHandOver» showed them; others since, it is refused.' })
    seen: string,
    @Arg('corrects', () => ID, { nullable: true, description: 'The conclusion of the same area that it takes the place of.' })
    corrects: string | null,
  ): Promise<EffectConclusionOutcome> {
    const asked = {
      ...{ record: numberOfId(record, 'record'), label, seen },
      corrects: corrects == null ? null : numberOfId(corrects, 'corrects'),
    };
    const done = await context.asViewer((sql) => handOver(sql, context.viewer, asked), { write: true });
    return told(context, done, { change: asked.corrects === null ? 'handed over' : 'corrected', record: asked.record });
  }

  @Mutation(() => EffectConclusionOutcome, {
    description:
      'Withdraws a conclusion: measures then say that it was withdrawn and why. For the agency and role that handed it over.',
  })
  async withdrawEffectConclusion(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('reason', () => String, { description: 'Why: whoever reads the account reads it.' }) reason: string,
  ): Promise<EffectConclusionOutcome> {
    const number = numberOfId(id);
    const done = await context.asViewer((sql) => withdraw(sql, context.viewer, number, reason), { write: true });
    return told(context, done, { change: 'withdrawn' });
  }
}

function told(
  context: RequestContext,
  done: Outcome<{ id: number }>,
  detail: { readonly change: string; readonly record?: number },
): EffectConclusionOutcome {
  if (!done.ok) return { id: null, problems: done.problems };
  context.audit({ action: 'EFFECT_CONCLUSION', subject: `effect-conclusion:${done.id}`, detail, rowCount: 1 });
  return { id: String(done.id), problems: [] };
}
