import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { checkFilterLimits } from '../../incidents/check-limits.js';
import { IncidentFilterInput } from '../../incidents/incident-filter.input.js';
import { auditedFilter, type LocatedQuestion } from '../../incidents/incidents.service.js';
import { nearRepeatTable } from './near-repeat-table.js';
import { NearRepeatTable, WeekHourProfile } from './patterns.type.js';
import { weekHourProfile } from './week-hours.js';

@Resolver()
export class PatternsResolver {
  @Query(() => NearRepeatTable, {
    complexity: ({ childComplexity }) => 1000 + childComplexity,
    description:
      'Pairs near in place and time beside those expected by chance, for whoever may have these incidents one by one. Refused for police.uk, whose places were moved and which tells no days.',
  })
  async nearRepeat(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents.' }) filter: IncidentFilterInput,
    @Arg('distances', () => [Int], { nullable: true, description: 'Upper limits in metres, rising; 100, 200, 400 unless told.' })
    distances: number[] | null,
    @Arg('days', () => [Int], { nullable: true, description: 'Upper limits in days, rising; 7, 14, 28 unless told.' })
    days: number[] | null,
    @Arg('permutations', () => Int, { nullable: true, description: '99 to 9,999; 999 unless told.' }) permutations: number | null,
    @Arg('seed', () => Int, { nullable: true, description: '1 unless told.' }) seed: number | null,
  ): Promise<NearRepeatTable> {
    checkFilterLimits(filter);
    const asked = {
      distances: distances ?? [100, 200, 400],
      days: days ?? [7, 14, 28],
      permutations: permutations ?? 999,
      seed: seed ?? 1,
    };
    const table = await context.asViewer((sql) => nearRepeatTable(sql, context.viewer, filter, asked));
    auditPattern(context, 'nearRepeat', filter, table.located);
    const known = (number: number): number | null => (Number.isNaN(number) ? null : number);
    return {
      ...table,
      bands: table.bands.map((band) => ({ ...band, ratio: known(band.ratio), p: known(band.p) })),
      notIncluded: table.located.notIncluded,
    };
  }

  @Query(() => WeekHourProfile, {
    complexity: ({ childComplexity }) => 500 + childComplexity,
    description:
      'When in the week, by aoristic weights, for whoever may have these incidents one by one. Refused for police.uk, which tells no days.',
  })
  async weekHourProfile(
    @Ctx() context: RequestContext,
    @Arg('filter', () => IncidentFilterInput, { description: 'Which incidents; of a place, its circle or shape.' })
    filter: IncidentFilterInput,
  ): Promise<WeekHourProfile> {
    checkFilterLimits(filter);
    const profile = await context.asViewer((sql) => weekHourProfile(sql, context.viewer, filter));
    auditPattern(context, 'weekHourProfile', filter, profile.located);
    return { ...profile, weights: [...profile.weights], notIncluded: profile.located.notIncluded };
  }
}

/** Of discharges, and of whatever lies in a drawn place, the pattern says of few records when and how near they were. */
function auditPattern(context: RequestContext, query: string, filter: IncidentFilterInput, located: LocatedQuestion): void {
  const { sensitiveKinds, total } = located;
  if (sensitiveKinds.length === 0) return;
  context.audit({ action: 'VIEW', detail: { query, kinds: sensitiveKinds, ...auditedFilter(filter) }, rowCount: total });
}
