import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { IncidentKindEnum } from '../../incidents/incident-kind.enum.js';
import type { IncidentKind } from '../../incidents/incident-kind.js';
import { EffectConclusion, EffectConclusionWords } from './conclusion.type.js';

@ObjectType({
  simpleResolvers: true,
  description: 'An LSOA that went like the area before, far enough away, and with no active hotspot area in it.',
})
export class SuggestedControl {
  @Field(() => String, { description: 'Its code.' })
  gssCode!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Float, { description: 'From the area, border to border.' })
  metres!: number;

  @Field(() => Int, { description: 'Reports in all periods before.' })
  reports!: number;

  @Field(() => Float, {
    description:
      'Mean squared difference of the roots of the months’ counts: about 0.5 where only chance tells them apart, more for another kind of place.',
  })
  unlikeness!: number;

  @Field(() => Boolean, { description: 'One of those whose sum is most like the area, so far as one after the other finds it.' })
  together!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Places to choose controls from: those that are most alike together first, then the others by themselves.',
})
export class SuggestedControls {
  @Field(() => [SuggestedControl], { description: 'Like the area.' })
  forArea!: readonly SuggestedControl[];

  @Field(() => [SuggestedControl], { nullable: true, description: 'Like the ring about it; null without one.' })
  forBuffer!: readonly SuggestedControl[] | null;

  @Field(() => [IncidentKindEnum], {
    description: 'Kinds asked for that are not counted, because your role does not have them one by one.',
  })
  notIncluded!: readonly IncidentKind[];
}

@ObjectType({ simpleResolvers: true, description: 'Reports of one place.' })
export class EffectCounts {
  @Field(() => Int, { description: 'In the periods before.' })
  before!: number;

  @Field(() => Int, { description: 'In the period after.' })
  after!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A change against a control, in reports of the time after. Below 0: fewer than the control makes one expect.',
})
export class EffectDifference {
  @Field(() => Float, { description: 'Weighted displacement difference.' })
  difference!: number;

  @Field(() => Float, { description: 'Its standard error, by Poisson counts.' })
  standardError!: number;

  @Field(() => Float, { description: 'Lower limit, 95 %.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper limit, 95 %.' })
  upper!: number;

  @Field(() => Float, { nullable: true, description: 'Difference over standard error; null where nothing was counted.' })
  z!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Whether it worked, as far as counts can say.' })
export class Effect {
  @Field(() => String, { description: 'In words: what was counted, the difference and its interval.' })
  sentence!: string;

  @Field(() => [String], { description: 'What to beware of.' })
  warnings!: readonly string[];

  @Field(() => EffectCounts, { description: 'In the area.' })
  area!: EffectCounts;

  @Field(() => EffectCounts, { description: 'In the control.' })
  control!: EffectCounts;

  @Field(() => EffectCounts, { nullable: true, description: 'In the ring about the area.' })
  buffer!: EffectCounts | null;

  @Field(() => EffectCounts, { nullable: true, description: 'In the ring’s control.' })
  bufferControl!: EffectCounts | null;

  @Field(() => Float, { description: 'The time before as a multiple of the time after.' })
  timesBefore!: number;

  @Field(() => EffectDifference, { description: 'Of the area against its control.' })
  local!: EffectDifference;

  @Field(() => EffectDifference, { nullable: true, description: 'Of the ring against its control.' })
  displaced!: EffectDifference | null;

  @Field(() => EffectDifference, { description: 'Both together; the area’s without a ring that has a control.' })
  total!: EffectDifference;

  @Field(() => Float, { nullable: true, description: 'Weighted displacement quotient; null where it is not defined.' })
  quotient!: number | null;

  @Field(() => Float, { nullable: true, description: 'Total net effect; null where it is not defined.' })
  netEffect!: number | null;

  @Field(() => String, { description: 'The variant, as the methods’ page names it.' })
  variant!: string;

  @Field(() => [String], { description: 'Sources counted.' })
  sources!: readonly string[];

  @Field(() => [IncidentKindEnum], {
    description: 'Kinds asked for that are not counted, because your role does not have them one by one.',
  })
  notIncluded!: readonly IncidentKind[];

  @Field(() => String, { description: 'Protective marking.' })
  marking!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An effect as it was measured and kept, with why its controls were chosen.' })
export class RecordedEffect {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was kept.' })
  recordedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  recordedBy!: string;

  @Field(() => String, { description: 'Why these places were compared.' })
  why!: string;

  @Field(() => String, { description: 'All that was asked, as JSON.' })
  asked!: string;

  @Field(() => String, { description: 'What came of it then, in words.' })
  sentence!: string;

  @Field(() => [String], { description: 'What there was to beware of.' })
  warnings!: readonly string[];

  @Field(() => EffectConclusionWords, { description: 'What would be handed over of it to the partnership’s account.' })
  toHandOver!: EffectConclusionWords;

  @Field(() => EffectConclusion, { nullable: true, description: 'As what it was handed over last; null when it was not.' })
  handedOver!: EffectConclusion | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of keeping an effect: it, or why not.' })
export class RecordedEffectOutcome {
  @Field(() => RecordedEffect, { nullable: true, description: 'As it is kept; null when it was not.' })
  effect!: RecordedEffect | null;

  @Field(() => [FieldProblem], { description: 'What is wrong, by field.' })
  problems!: readonly FieldProblem[];
}
