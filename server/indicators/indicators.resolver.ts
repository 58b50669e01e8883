import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import { CataloguedIndicatorType, ComparedIndicatorsType, ListedIndicatorAreaType } from './indicator.type.js';
import { IndicatorDistributionType } from './indicator-distribution.type.js';
import { compareIndicators, distributionOf, ENGLAND } from './indicators.service.js';
import { cataloguedIndicators, indicatorAreas } from './indicators.sql.js';

@Resolver()
export class IndicatorsResolver {
  @Query(() => [ListedIndicatorAreaType], {
    complexity: ({ childComplexity }) => 20 + 10 * childComplexity,
    description: 'Areas that published statistics have figures for, authorities first.',
  })
  async indicatorAreas(@Ctx() context: RequestContext): Promise<ListedIndicatorAreaType[]> {
    return context.asViewer(indicatorAreas);
  }

  @Query(() => [CataloguedIndicatorType], {
    complexity: ({ childComplexity }) => 50 + 10 * childComplexity,
    description: 'Indicators that an area has figures of, by name.',
  })
  async indicators(
    @Ctx() context: RequestContext,
    @Arg('area', () => ID, { description: 'The area’s key.' }) area: string,
  ): Promise<CataloguedIndicatorType[]> {
    return (await context.asViewer((sql) => cataloguedIndicators(sql, area))) as CataloguedIndicatorType[];
  }

  @Query(() => ComparedIndicatorsType, {
    complexity: ({ childComplexity }) => 100 + childComplexity,
    description: 'Indicators of an area: series with limits, recent trend, and comparison with a benchmark by interval.',
  })
  async comparedIndicators(
    @Ctx() context: RequestContext,
    @Arg('area', () => ID, { description: 'The area’s key.' }) area: string,
    @Arg('indicators', () => [String], { description: 'Their codes; 40 at most.' }) indicators: string[],
    @Arg('benchmark', () => String, { defaultValue: ENGLAND, description: 'One of the area’s benchmarks.' }) benchmark: string,
  ): Promise<ComparedIndicatorsType> {
    return context.asViewer((sql) => compareIndicators(sql, area, indicators, benchmark));
  }

  @Query(() => IndicatorDistributionType, {
    complexity: ({ childComplexity }) => 100 + childComplexity,
    description: 'One indicator over all authorities (funnel), and over the area’s own small areas by deprivation (slope index).',
  })
  async indicatorDistribution(
    @Ctx() context: RequestContext,
    @Arg('area', () => ID, { description: 'The area’s key.' }) area: string,
    @Arg('indicator', () => String, { description: 'Its code.' }) indicator: string,
    @Arg('benchmark', () => String, { defaultValue: ENGLAND, description: 'One of the area’s benchmarks.' }) benchmark: string,
  ): Promise<IndicatorDistributionType> {
    return context.asViewer((sql) => distributionOf(sql, area, indicator, benchmark));
  }
}
