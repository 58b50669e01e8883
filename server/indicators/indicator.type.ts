import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { IndicatorPoint } from './point.js';

@ObjectType('IndicatorArea', { simpleResolvers: true, description: 'An area that published statistics have figures for.' })
export class IndicatorAreaType {
  @Field(() => ID, { description: 'Its GSS code where one is known; else what stands for it.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'authority, region, england or other.' })
  level!: string;
}

@ObjectType('ListedIndicatorArea', { simpleResolvers: true, description: 'An area to choose.' })
export class ListedIndicatorAreaType extends IndicatorAreaType {
  @Field(() => Boolean, { description: 'Its boundary or its reports are loaded here.' })
  own!: boolean;
}

@ObjectType('IndicatorDefinition', { simpleResolvers: true, description: 'What an indicator is.' })
export class IndicatorDefinitionType {
  @Field(() => ID, { description: 'What its figures are loaded under.' })
  code!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it measures; null where no dictionary says.' })
  definition!: string | null;

  @Field(() => String, { nullable: true, description: 'Per what.' })
  unit!: string | null;

  @Field(() => String, { nullable: true, description: 'low or high is better; none: no judgement; null: not said.' })
  polarity!: string | null;

  @Field(() => String, { nullable: true, description: 'What is counted.' })
  numerator!: string | null;

  @Field(() => String, { nullable: true, description: 'Of how many.' })
  denominator!: string | null;

  @Field(() => String, { description: 'Who publishes it, or from which file it is.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'What has to be said beside it.' })
  caveats!: string | null;

  @Field(() => String, { nullable: true, description: 'How its source rounds and withholds.' })
  disclosure!: string | null;

  @Field(() => Boolean, { description: 'False: some of its figures are held under an agreement.' })
  published!: boolean;
}

@ObjectType('CataloguedIndicator', { simpleResolvers: true, description: 'An indicator that an area has figures of.' })
export class CataloguedIndicatorType extends IndicatorDefinitionType {
  @Field(() => [String], { description: 'Periods that the area has a number or a mark for.' })
  periods!: readonly string[];
}

@ObjectType('IndicatorLimits', { simpleResolvers: true, description: 'Limits, in the unit of their figure.' })
export class IndicatorLimitsType {
  @Field(() => Float, { description: 'The lower one.' })
  lower!: number;

  @Field(() => Float, { description: 'The upper one.' })
  upper!: number;
}

@ObjectType('IndicatorPoint', { simpleResolvers: true, description: 'A figure of one area and period.' })
export class IndicatorPointType implements IndicatorPoint {
  @Field(() => String, { description: 'As printed.' })
  period!: string;

  @Field(() => Float, { nullable: true, description: 'The figure; null where there is none, which is never 0.' })
  figure!: number | null;

  @Field(() => String, { nullable: true, description: 'Why there is none.' })
  missing!: string | null;

  @Field(() => String, { description: 'The cell of the table.' })
  printed!: string;

  @Field(() => Float, { nullable: true, description: 'The numerator, where it is printed.' })
  count!: number | null;

  @Field(() => Float, { nullable: true, description: 'The denominator, where it is printed.' })
  denominator!: number | null;

  @Field(() => IndicatorLimitsType, { nullable: true, description: '95% limits; null where there can be none.' })
  limits95!: IndicatorLimitsType | null;

  @Field(() => IndicatorLimitsType, { nullable: true, description: '99.8% limits.' })
  limits998!: IndicatorLimitsType | null;

  @Field(() => String, { nullable: true, description: 'How the limits came about.' })
  limitsBy!: string | null;

  @Field(() => Boolean, { description: 'The point before is of the very period before: a line may join them.' })
  joined!: boolean;

  @Field(() => Float, { nullable: true, description: 'Its place on an axis of years.' })
  year!: number | null;
}

@ObjectType('IndicatorSeries', { simpleResolvers: true, description: 'The figures of an area, oldest first.' })
export class IndicatorSeriesType {
  @Field(() => ID, { description: 'The area.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => [IndicatorPointType], { description: 'Its points.' })
  points!: readonly IndicatorPointType[];

  @Field(() => Boolean, { description: 'No two of its points follow each other: only some are known.' })
  onlyPointsKnown!: boolean;
}

@ObjectType('IndicatorTrend', { simpleResolvers: true, description: 'The recent trend: five newest points, at 99.8%.' })
export class IndicatorTrendType {
  @Field(() => String, { nullable: true, description: 'increasing, decreasing, no significant change; null: not worked out.' })
  direction!: string | null;

  @Field(() => String, { description: 'The same in words, or why it is not worked out.' })
  words!: string;

  @Field(() => Float, { nullable: true, description: 'χ² for trend, one degree of freedom.' })
  chiSquared!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its p, two-sided.' })
  p!: number | null;

  @Field(() => [String], { description: 'Of which periods.' })
  periods!: readonly string[];

  @Field(() => String, { description: 'The form of the method.' })
  method!: string;
}

@ObjectType('IndicatorBenchmark', { simpleResolvers: true, description: 'What the benchmark stands at.' })
export class IndicatorBenchmarkType {
  @Field(() => Float, { nullable: true, description: 'Its figure in the period compared.' })
  figure!: number | null;

  @Field(() => String, { description: 'How that came about, and who is left out of it.' })
  words!: string;
}

@ObjectType('IndicatorVerdict', { simpleResolvers: true, description: 'A figure beside the benchmark, by its 95% limits.' })
export class IndicatorVerdictType {
  @Field(() => String, {
    description: 'better, similar, worse; where polarity is no judgement higher, similar, lower; not compared.',
  })
  verdict!: string;

  @Field(() => String, { nullable: true, description: 'Why it is not compared.' })
  why!: string | null;
}

@ObjectType('ComparedIndicatorArea', { simpleResolvers: true, description: 'Another area in the period compared.' })
export class ComparedIndicatorAreaType extends IndicatorVerdictType {
  @Field(() => ID, { description: 'The area.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'England, Region, Statistical neighbours, or what the group is called.' })
  group!: string;

  @Field(() => String, { nullable: true, description: 'How close a neighbour it is, as the model words it.' })
  closeness!: string | null;

  @Field(() => IndicatorPointType, { nullable: true, description: 'Its figure; null where none is loaded.' })
  point!: IndicatorPointType | null;
}

@ObjectType('IndicatorSpread', { simpleResolvers: true, description: 'How the figures of all authorities lie in the period.' })
export class IndicatorSpreadType {
  @Field(() => Float, { description: 'The lowest.' })
  lowest!: number;

  @Field(() => Float, { description: 'A quarter lies below.' })
  lowerQuartile!: number;

  @Field(() => Float, { description: 'Half lie below.' })
  median!: number;

  @Field(() => Float, { description: 'A quarter lies above.' })
  upperQuartile!: number;

  @Field(() => Float, { description: 'The highest.' })
  highest!: number;

  @Field(() => Int, { description: 'Authorities with a figure.' })
  areas!: number;

  @Field(() => Int, { description: 'Of how many in the table.' })
  of!: number;
}

@ObjectType('ComparedIndicator', { simpleResolvers: true, description: 'An indicator of an area beside its benchmark.' })
export class ComparedIndicatorType {
  @Field(() => IndicatorDefinitionType, { description: 'What it is.' })
  definition!: IndicatorDefinitionType;

  @Field(() => IndicatorSeriesType, { description: 'The area’s own series.' })
  series!: IndicatorSeriesType;

  @Field(() => IndicatorSeriesType, { nullable: true, description: 'The benchmark’s, where it is one area.' })
  benchmarkSeries!: IndicatorSeriesType | null;

  @Field(() => IndicatorTrendType, { description: 'The recent trend.' })
  trend!: IndicatorTrendType;

  @Field(() => String, { nullable: true, description: 'The newest period with a figure: what is compared.' })
  period!: string | null;

  @Field(() => String, { nullable: true, description: 'Newer periods, and why they have no figure.' })
  newerMissing!: string | null;

  @Field(() => IndicatorPointType, { nullable: true, description: 'The area’s figure of that period.' })
  point!: IndicatorPointType | null;

  @Field(() => IndicatorBenchmarkType, { description: 'The benchmark’s.' })
  benchmark!: IndicatorBenchmarkType;

  @Field(() => IndicatorVerdictType, { description: 'How the area stands to it.' })
  comparison!: IndicatorVerdictType;

  @Field(() => [ComparedIndicatorAreaType], { description: 'England, region, neighbours and others beside the same benchmark.' })
  areas!: readonly ComparedIndicatorAreaType[];

  @Field(() => IndicatorSpreadType, {
    nullable: true,
    description: 'Null for counts, and where too few authorities have a figure.',
  })
  spread!: IndicatorSpreadType | null;
}

@ObjectType('ComparedIndicators', { simpleResolvers: true, description: 'Indicators of an area.' })
export class ComparedIndicatorsType {
  @Field(() => IndicatorAreaType, { description: 'Whose.' })
  area!: IndicatorAreaType;

  @Field(() => String, { description: 'What with.' })
  benchmark!: string;

  @Field(() => [String], { description: 'What else the area can be compared with.' })
  benchmarks!: readonly string[];

  @Field(() => [ComparedIndicatorType], { description: 'One by one.' })
  indicators!: readonly ComparedIndicatorType[];
}
