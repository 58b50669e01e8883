import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { ESTIMATE_ACCESS, HOTSPOT_AREA_ACCESS } from '../access/access-table.js';
import type { RequestContext } from '../context.js';
import { markingOf } from '../installation/marking.js';
import { numberOfId } from '../number-of-id.js';
import { askEstimate, readEstimate } from './ask-estimate.js';
import type { EstimateQuestion } from './asked/asked-estimate.js';
import { compareEstimates } from './kept/compare-estimates.js';
import { estimateInputs } from './estimate-inputs.js';
import { PopulationEstimateInput, SavePopulationEstimateInput } from './estimate.input.js';
import type { EstimateResult } from './estimate-result.js';
import {
  EstimateComparison,
  EstimateInputs,
  PopulationEstimate,
  PopulationEstimateOutcome,
  SavedPopulationEstimate,
} from './estimate.type.js';
import { publishEstimate, saveEstimate, subjectOf, type EstimateOutcome } from './kept/keep-estimates.js';
import { findEstimate, listEstimates, versionsOf, type KeptEstimate, type ReadingEstimates } from './kept/kept-estimates.sql.js';
import { notFound } from '../errors.js';

const MOST_LISTED = 100;

@Resolver()
export class EstimatesResolver {
  @Query(() => PopulationEstimate, {
    complexity: ({ childComplexity }) => 300 + childComplexity,
    description:
      'How many children of an authority, and of smaller areas in it, are expected in groups that nobody counts: worked out, not kept.',
  })
  async populationEstimate(
    @Ctx() context: RequestContext,
    @Arg('input', () => PopulationEstimateInput, { description: 'What is estimated, and from what.' })
    input: PopulationEstimateInput,
  ): Promise<PopulationEstimate> {
    const question = questionOf(input);
    return published(await context.asViewer((sql) => askEstimate(sql, question, seesBorders(context))));
  }

  @Query(() => EstimateInputs, {
    complexity: ({ childComplexity }) => 50 + childComplexity,
    description: 'What there is to start an estimate from: published and loaded figures, each with where it is from.',
  })
  async estimateInputs(
    @Ctx() context: RequestContext,
    @Arg('area', () => String, { description: 'The authority’s code.' }) area: string,
  ): Promise<EstimateInputs> {
    return context.asViewer((sql) => estimateInputs(sql, area));
  }

  @Query(() => [SavedPopulationEstimate], {
    complexity: ({ childComplexity }) => 20 * childComplexity,
    description:
      'Saved estimates, each in the newest version that you have: published ones for who makes none. The newest first.',
  })
  async savedPopulationEstimates(@Ctx() context: RequestContext): Promise<SavedPopulationEstimate[]> {
    return context.asViewer(async (sql) => {
      const kept = await listEstimates(sql, readingOf(context), MOST_LISTED);
      context.audit({ action: 'VIEW', detail: { query: 'savedPopulationEstimates' }, rowCount: kept.length });
      return kept.map((one) => publishedVersion(one, sql.dataVersion?.name ?? null, []));
    });
  }

  @Query(() => SavedPopulationEstimate, {
    nullable: true,
    complexity: ({ childComplexity }) => 20 + childComplexity,
    description: 'One saved estimate, in the newest version that you have unless told. Null when there is none for you.',
  })
  async savedPopulationEstimate(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { nullable: true, description: 'In which version.' }) version: number | null,
  ): Promise<SavedPopulationEstimate | null> {
    return context.asViewer(async (sql) => {
      const kept = await findEstimate(sql, numberOfId(id), version ?? null, readingOf(context));
      if (kept === null) return null;
      context.audit({
        action: 'VIEW',
        subject: subjectOf(kept.id),
        detail: { query: 'savedPopulationEstimate', version: kept.version },
      });
      return publishedVersion(kept, sql.dataVersion?.name ?? null, await versionsOf(sql, kept.id));
    });
  }

  @Query(() => EstimateComparison, { description: 'What moved between two versions of an estimate.' })
  async comparedPopulationEstimates(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which estimate.' }) id: string,
    @Arg('before', () => Int, { description: 'The version before.' }) before: number,
    @Arg('after', () => Int, { description: 'The version after.' }) after: number,
  ): Promise<EstimateComparison> {
    return context.asViewer(async (sql) => {
      const one = await findEstimate(sql, numberOfId(id), before, 'with inputs');
      const other = await findEstimate(sql, numberOfId(id), after, 'with inputs');
      if (one === null || other === null) throw notFound('There is no such version of this estimate.');
      context.audit({
        action: 'VIEW',
        subject: subjectOf(one.id),
        detail: { query: 'comparedPopulationEstimates', versions: [one.version, other.version] },
      });
      return compareEstimates(one.result, other.result);
    });
  }

  @Mutation(() => PopulationEstimateOutcome, {
    complexity: ({ childComplexity }) => 300 + childComplexity,
    description: 'Works an estimate out once more and keeps it as a version. None is ever changed.',
  })
  async savePopulationEstimate(
    @Ctx() context: RequestContext,
    @Arg('input', () => SavePopulationEstimateInput, { description: 'What is kept.' }) save: SavePopulationEstimateInput,
  ): Promise<PopulationEstimateOutcome> {
    const which = save.id == null ? null : { id: numberOfId(save.id, 'id'), version: save.version };
    const read = await context.asViewer(async (sql) => ({
      ...(await readEstimate(sql, questionOf(save.input), seesBorders(context))),
      dataVersion: sql.dataVersion?.name ?? null,
    }));
    const toSave = { ...read, name: save.name ?? '', why: save.why };
    return outcome(
      await context.withoutTransaction(() => saveEstimate(context.services.database, which, toSave, context.acting)),
    );
  }

  @Mutation(() => PopulationEstimateOutcome, {
    description: 'Publishes the newest version of an estimate to all who read estimates. It stays as it is.',
  })
  async publishPopulationEstimate(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Arg('version', () => Int, { description: 'The version that was seen.' }) version: number,
  ): Promise<PopulationEstimateOutcome> {
    const which = { id: numberOfId(id), version };
    return outcome(await context.withoutTransaction(() => publishEstimate(context.services.database, which, context.acting)));
  }
}

const questionOf = (input: PopulationEstimateInput): EstimateQuestion => ({
  ...input,
  hotspotAreas: input.hotspotAreas?.map((id) => numberOfId(id, 'input', 'hotspotAreas')) ?? null,
});

const seesBorders = ({ viewer }: RequestContext): boolean =>
  ['all', 'without-threat-note', 'active-ones'].includes(HOTSPOT_AREA_ACCESS[viewer.persona]);

const readingOf = ({ viewer }: RequestContext): ReadingEstimates =>
  ESTIMATE_ACCESS[viewer.persona] === 'published' ? 'published' : 'with inputs';

const published = ({ formulasForReaders: _, ...result }: EstimateResult): PopulationEstimate => ({
  ...result,
  marking: markingOf('figures'),
});

const publishedVersion = (
  { id, areaCode: _code, areaName: _name, asked, result, ...kept }: KeptEstimate,
  dataNow: string | null,
  versions: SavedPopulationEstimate['versions'],
): SavedPopulationEstimate => ({
  ...kept,
  id: String(id),
  asked: asked === null ? null : JSON.stringify(asked.question),
  dataChanged: dataNow !== null && kept.dataVersion !== null && dataNow !== kept.dataVersion,
  estimate: published(result),
  versions,
});

const outcome = (done: EstimateOutcome): PopulationEstimateOutcome =>
  done.ok ? { id: String(done.id), version: done.version, problems: [] } : { id: null, version: null, problems: done.problems };
