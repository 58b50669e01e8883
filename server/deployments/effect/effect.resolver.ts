import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { nameOf } from '../../audit/actor.js';
import type { RequestContext } from '../../context.js';
import { numberOfId } from '../../number-of-id.js';
import { checkFilterLimits } from '../../incidents/check-limits.js';
import { auditedFilter, type LocatedQuestion } from '../../incidents/incidents.service.js';
import { problemOfReason } from '../requests/read-request-terms.js';
import { USUAL_BUFFER, type AskedEffect, type AskedPlaces } from './ask-effect.js';
import { conclusionOf } from './conclusion.js';
import { publishedConclusion, publishedWords } from './conclusion.type.js';
import { conclusionsOfRecords, type HandedOver } from './conclusions.sql.js';
import { EffectInput, EffectPlacesInput } from './effect.input.js';
import { Effect, RecordedEffect, RecordedEffectOutcome, SuggestedControls } from './effect.type.js';
import { measureEffect, suggestedControls } from './measure-effect.js';
import { publishedEffect } from './published-effect.js';
import { effectsOfPlace, insertEffect, listEffects, type EffectRecord } from './recorded-effects.sql.js';

const MOST_RECORDED = 50;
const INPUT = { description: 'What is asked.' };

@Resolver()
export class EffectResolver {
  @Query(() => SuggestedControls, {
    nullable: true,
    complexity: ({ childComplexity }) => 1000 + childComplexity,
    description:
      'LSOAs whose reports went like those of a hotspot area before, to choose a control from. Null when there is no such area for the viewer.',
  })
  async suggestedControls(
    @Ctx() context: RequestContext,
    @Arg('input', () => EffectPlacesInput, INPUT) input: EffectPlacesInput,
  ): Promise<SuggestedControls | null> {
    const asked = placesOf(input);
    const found = await context.asViewer((sql) => suggestedControls(sql, context.viewer, asked));
    if (found === null) return null;
    told(context, 'suggestedControls', asked, found.located);
    return { ...found, notIncluded: found.located.notIncluded };
  }

  @Query(() => Effect, {
    nullable: true,
    complexity: ({ childComplexity }) => 1000 + childComplexity,
    description:
      'Whether there was less in a hotspot area than a control makes one expect, and whether it moved around it. For whoever may have these reports one by one. Null when there is no such area for the viewer.',
  })
  async effect(
    @Ctx() context: RequestContext,
    @Arg('input', () => EffectInput, INPUT) input: EffectInput,
  ): Promise<Effect | null> {
    const asked = askedOf(input);
    const measured = await context.asViewer((sql) => measureEffect(sql, context.viewer, asked));
    if (measured === null) return null;
    told(context, 'effect', asked, measured.located);
    return publishedEffect(measured);
  }

  @Query(() => [RecordedEffect], {
    complexity: ({ childComplexity }) => 50 + MOST_RECORDED * childComplexity,
    description:
      'Effects on a hotspot area as your agency kept them in your role, the newest first. What was counted of firearms discharges is told for a stated purpose only.',
  })
  async recordedEffects(
    @Ctx() context: RequestContext,
    @Arg('hotspotArea', () => ID, { description: 'Which area.' }) hotspotArea: string,
  ): Promise<RecordedEffect[]> {
    const id = numberOfId(hotspotArea, 'hotspotArea');
    const { kept, others, handed } = await context.asViewer(async (sql) => {
      const kept = await listEffects(sql, id, MOST_RECORDED);
      return {
        kept,
        others: (await effectsOfPlace(sql, id)) - 1,
        handed: await conclusionsOfRecords(
          sql,
          kept.map((one) => one.id),
        ),
      };
    });
    const withPurpose = context.viewer.purpose !== undefined;
    if (kept.length > 0) {
      const kinds = withPurpose && kept.some(({ ofDischarges }) => ofDischarges) ? ['FIREARMS_DISCHARGE'] : [];
      const detail = { query: 'recordedEffects', kinds };
      context.audit({ action: 'READ_HOTSPOT_AREAS', subject: subjectOf(id), detail, rowCount: kept.length });
    }
    return kept.map((one) =>
      publishedRecord(one.ofDischarges && !withPurpose ? withoutCounts(one) : one, others, handed.get(one.id) ?? null),
    );
  }

  @Mutation(() => RecordedEffectOutcome, {
    description: 'Measures an effect once more and keeps it, with why these places were compared. What is kept is never changed.',
  })
  async recordEffect(
    @Ctx() context: RequestContext,
    @Arg('input', () => EffectInput, INPUT) input: EffectInput,
    @Arg('why', () => String, { description: 'Why these places were compared. It names no person.' }) why: string,
  ): Promise<RecordedEffectOutcome> {
    const problems = problemOfReason(why, 'Say why these places were compared.').map((one) => ({ ...one, field: 'why' }));
    if (problems.length > 0) return { effect: null, problems };
    const asked = askedOf(input);
    const { viewer, services } = context;
    const measured = await context.asViewer((sql) => measureEffect(sql, viewer, asked));
    if (measured === null) {
      return { effect: null, problems: [{ field: 'hotspotArea', problem: 'There is no such hotspot area.' }] };
    }
    const by = nameOf(context.acting);
    const record = { by, why: why.trim(), asked, result: publishedEffect(measured), version: services.installation.version };
    const { kept, others } = await context.asViewer(
      async (sql) => ({
        kept: await insertEffect(sql, viewer, record),
        others: (await effectsOfPlace(sql, asked.hotspotArea)) - 1,
      }),
      { write: true },
    );
    told(context, 'recordEffect', asked, measured.located);
    context.audit({ action: 'RECORD_EFFECT', subject: subjectOf(asked.hotspotArea), detail: { record: kept.id }, rowCount: 1 });
    return { effect: publishedRecord(kept, others, null), problems: [] };
  }
}

/** An area and the ring about it say of few records where they were. */
function told(
  context: RequestContext,
  query: string,
  { filter, before, after, hotspotArea }: AskedPlaces,
  located: LocatedQuestion,
): void {
  const { sensitiveKinds, total } = located;
  if (sensitiveKinds.length === 0) return;
  const detail = { query, kinds: sensitiveKinds, before, after, ...auditedFilter(filter) };
  context.audit({ action: 'VIEW', subject: subjectOf(hotspotArea), detail, rowCount: total });
}

const subjectOf = (hotspotArea: number): string => `hotspot-area:${hotspotArea}`;

function placesOf({ hotspotArea, filter, before, after, bufferMetres }: EffectPlacesInput): AskedPlaces {
  checkFilterLimits(filter);
  return {
    hotspotArea: numberOfId(hotspotArea, 'input', 'hotspotArea'),
    filter,
    before,
    after,
    bufferMetres: bufferMetres ?? USUAL_BUFFER,
  };
}

const askedOf = (input: EffectInput): AskedEffect => ({
  ...placesOf(input),
  control: input.control,
  bufferControl: input.bufferControl ?? [],
});

/** How many discharges there were in so small a place says where one was, whenever it was counted. */
const withoutCounts = (record: EffectRecord): EffectRecord => ({
  ...record,
  sentence: 'It counts firearms discharges: say first what you need it for.',
  warnings: [],
});

/** @param others how many more were kept of the place */
const publishedRecord = (
  { id, asked, ofDischarges: _, result, ...record }: EffectRecord,
  others: number,
  handedOver: HandedOver | null,
): RecordedEffect => ({
  ...record,
  id: String(id),
  asked: JSON.stringify(asked),
  toHandOver: publishedWords(conclusionOf(asked, result, others)),
  handedOver: handedOver === null ? null : publishedConclusion(handedOver),
});
