import { Field, Float, Int, ObjectType } from 'type-graphql';
import { IncidentKindEnum } from '../../incidents/incident-kind.enum.js';
import type { IncidentKind } from '../../incidents/incident-kind.js';
import { MethodCardLine } from '../method-card.type.js';

@ObjectType({ simpleResolvers: true, description: 'Pairs in one band of distance and one of days.' })
export class NearRepeatBand {
  @Field(() => Int, { description: 'Metres apart, over.' })
  distanceOver!: number;

  @Field(() => Int, { description: 'Metres apart, up to.' })
  distanceTo!: number;

  @Field(() => Int, { description: 'Days apart, over; the first band includes 0.' })
  daysOver!: number;

  @Field(() => Int, { description: 'Days apart, up to.' })
  daysTo!: number;

  @Field(() => Int, { description: 'Pairs.' })
  observed!: number;

  @Field(() => Float, { description: 'Pairs expected had the days been dealt out to the places at random.' })
  expected!: number;

  @Field(() => Float, { nullable: true, description: 'Observed ÷ expected; null where none is expected.' })
  ratio!: number | null;

  @Field(() => Float, { nullable: true, description: 'One-sided, by permutation; null where none is expected.' })
  p!: number | null;

  @Field(() => String, { description: 'In words.' })
  sentence!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Whether what follows soon follows near (Knox).' })
export class NearRepeatTable {
  @Field(() => [NearRepeatBand], {
    complexity: ({ childComplexity }) => 1 + 12 * childComplexity,
    description: 'The days of a distance together.',
  })
  bands!: readonly NearRepeatBand[];

  @Field(() => Int, { description: 'Incidents with a place and a day.' })
  n!: number;

  @Field(() => Int, { description: 'Those with a place and no day of their own: left out.' })
  withoutDay!: number;

  @Field(() => String, { description: 'The method’s variant in words.' })
  variant!: string;

  @Field(() => String, { description: 'The first band in one sentence, with n.' })
  sentence!: string;

  @Field(() => [String], { description: 'What to beware of.' })
  warnings!: readonly string[];

  @Field(() => [MethodCardLine], {
    complexity: ({ childComplexity }) => 1 + 5 * childComplexity,
    description: 'The method card.',
  })
  card!: readonly MethodCardLine[];

  @Field(() => [IncidentKindEnum], { description: 'Kinds left out because you may not have them one by one, or not yet.' })
  notIncluded!: readonly IncidentKind[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'When in the week, each report spread over the hours in which it may have happened.',
})
export class WeekHourProfile {
  @Field(() => [Float], {
    complexity: 20,
    description: '168 weights, Monday 00:00 to 01:00 first (Europe/London); they add up to the total.',
  })
  weights!: readonly number[];

  @Field(() => Int, { description: 'Reports counted, with a place or without.' })
  total!: number;

  @Field(() => Int, { description: 'Those known to an hour.' })
  exact!: number;

  @Field(() => Int, { description: 'Those known to a week or less exactly: spread over all hours alike.' })
  spread!: number;

  @Field(() => String, { description: 'The method’s variant in words.' })
  variant!: string;

  @Field(() => String, { description: 'The fullest eight hours in one sentence.' })
  sentence!: string;

  @Field(() => [String], { description: 'What to beware of.' })
  warnings!: readonly string[];

  @Field(() => [IncidentKindEnum], { description: 'Kinds left out because you may not have them in this form, or not yet.' })
  notIncluded!: readonly IncidentKind[];
}
