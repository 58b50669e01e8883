import { Field, Float, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('FunnelArea', { simpleResolvers: true, description: 'An authority in a funnel.' })
export class FunnelAreaType {
  @Field(() => ID, { description: 'The area.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Float, { description: 'Of how many its figure is.' })
  denominator!: number;

  @Field(() => Float, { description: 'Its figure.' })
  figure!: number;

  @Field(() => String, { description: 'above 99.8%, above 95%, within, below 95%, below 99.8%.' })
  standing!: string;
}

@ObjectType('FunnelSize', { simpleResolvers: true, description: 'The limits at a size.' })
export class FunnelSizeType {
  @Field(() => Float, { description: 'The size: a denominator.' })
  denominator!: number;

  @Field(() => Float, { description: 'Lower 95% limit.' })
  lower95!: number;

  @Field(() => Float, { description: 'Upper 95% limit.' })
  upper95!: number;

  @Field(() => Float, { description: 'Lower 99.8% limit.' })
  lower998!: number;

  @Field(() => Float, { description: 'Upper 99.8% limit.' })
  upper998!: number;
}

@ObjectType('IndicatorFunnel', { simpleResolvers: true, description: 'All authorities against their size, about the benchmark.' })
export class IndicatorFunnelType {
  @Field(() => [FunnelAreaType], { description: 'Authorities with a figure and its counts.' })
  areas!: readonly FunnelAreaType[];

  @Field(() => [FunnelSizeType], { description: 'The limits, from the smallest to the largest.' })
  sizes!: readonly FunnelSizeType[];

  @Field(() => Int, { description: 'Authorities without a figure or without counts.' })
  leftOut!: number;

  @Field(() => String, { description: 'The form of the method.' })
  method!: string;
}

@ObjectType('IndicatorTenth', {
  simpleResolvers: true,
  description: 'The area’s small areas in a tenth of England by deprivation.',
})
export class IndicatorTenthType {
  @Field(() => Int, { description: '1 most deprived.' })
  tenth!: number;

  @Field(() => Float, { description: 'Of those not withheld, counted together.' })
  figure!: number;

  @Field(() => Float, { description: 'Lower 95% limit.' })
  lower95!: number;

  @Field(() => Float, { description: 'Upper 95% limit.' })
  upper95!: number;

  @Field(() => Float, { description: 'Counted.' })
  count!: number;

  @Field(() => Float, { description: 'Of how many.' })
  denominator!: number;

  @Field(() => Int, { description: 'Small areas.' })
  areas!: number;

  @Field(() => Int, { description: 'Of these withheld, and left out.' })
  withheld!: number;
}

@ObjectType('IndicatorSlope', { simpleResolvers: true, description: 'The slope index of inequality.' })
export class IndicatorSlopeType {
  @Field(() => Float, { description: 'Least minus most deprived end of the line.' })
  slope!: number;

  @Field(() => Float, { description: 'Lower 95% limit.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper 95% limit.' })
  upper!: number;

  @Field(() => Float, { description: 'The line at the most deprived end.' })
  mostDeprived!: number;

  @Field(() => Float, { description: 'The line at the least deprived end.' })
  leastDeprived!: number;

  @Field(() => Float, { nullable: true, description: 'Most ÷ least deprived end; null where either is not above 0.' })
  relative!: number | null;

  @Field(() => [Float], { description: 'Where each tenth stands between the ends, 0 to 1.' })
  ranks!: readonly number[];
}

@ObjectType('IndicatorInequality', { simpleResolvers: true, description: 'An indicator by deprivation, within an area.' })
export class IndicatorInequalityType {
  @Field(() => String, { description: 'Of which period.' })
  period!: string;

  @Field(() => Int, { description: 'By which Indices of Deprivation.' })
  release!: number;

  @Field(() => [IndicatorTenthType], { description: 'Most deprived first.' })
  tenths!: readonly IndicatorTenthType[];

  @Field(() => IndicatorSlopeType, { description: 'The line through them.' })
  slope!: IndicatorSlopeType;

  @Field(() => Int, { description: 'Small areas withheld.' })
  withheld!: number;

  @Field(() => String, { description: 'The form of the method.' })
  method!: string;
}

@ObjectType('IndicatorDistribution', { simpleResolvers: true, description: 'An indicator over authorities and small areas.' })
export class IndicatorDistributionType {
  @Field(() => Float, { nullable: true, description: 'The benchmark’s figure.' })
  benchmark!: number | null;

  @Field(() => IndicatorFunnelType, { nullable: true, description: 'Null where there is none.' })
  funnel!: IndicatorFunnelType | null;

  @Field(() => String, { nullable: true, description: 'Why there is none.' })
  noFunnel!: string | null;

  @Field(() => IndicatorInequalityType, { nullable: true, description: 'Null where it is not worked out.' })
  inequality!: IndicatorInequalityType | null;

  @Field(() => String, { nullable: true, description: 'Why it is not.' })
  noInequality!: string | null;
}
