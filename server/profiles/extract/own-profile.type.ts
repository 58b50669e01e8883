import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Count } from '../../graphql/count.type.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { PublishedRiskRatioType } from '../report/published-profile.type.js';
import type { ProfileFactor } from './adjusted-ratios.js';
import { ClusterCorrectionEnum, ProfileFactorEnum } from './own-profile.enum.js';

@ObjectType('AssessmentFactor', { simpleResolvers: true, description: 'What an assessment can find.' })
export class AssessmentFactorType {
  @Field(() => String, { description: 'Its column in the file.' })
  code!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;
}

@ObjectType('ExclusionRule', { simpleResolvers: true, description: 'A rule by which children of a file are not counted.' })
export class ExclusionRuleType {
  @Field(() => String, { description: 'The rule.' })
  rule!: string;

  @Field(() => Count, {
    description: 'How many it left out, of those that the rules before it left: to the nearest 10, under 10 withheld.',
  })
  children!: Count;
}

@ObjectType('AssessmentExtract', {
  simpleResolvers: true,
  description: 'An extract of assessments that the own agency loaded: counts, and no child.',
})
export class AssessmentExtractType {
  @Field(() => ID, { description: 'Of the load it came with.' })
  id!: string;

  @Field(() => String, { description: 'Of whom: CIN or YOT.' })
  cohort!: string;

  @Field(() => String, { description: 'The same in words.' })
  cohortInWords!: string;

  @Field(() => String, { description: 'The year.' })
  period!: string;

  @Field(() => String, {
    nullable: true,
    description: 'By what errors can be clustered: team, school, authority; null: by nothing.',
  })
  clusteredBy!: string | null;

  @Field(() => Int, { description: 'How many of these there are.' })
  clusters!: number;

  @Field(() => [AssessmentFactorType], { description: 'What its assessments look for.' })
  factors!: readonly AssessmentFactorType[];

  @Field(() => [ExclusionRuleType], { description: 'Whom it does not count, rule by rule in their order.' })
  exclusions!: readonly ExclusionRuleType[];

  @Field(() => DateTimeScalar, { description: 'When it was loaded.' })
  loadedAt!: Date;

  @Field(() => Boolean, { description: 'Whether its children are made up.' })
  invented!: boolean;
}

@ObjectType('ProfileCell', { simpleResolvers: true, description: 'A part of a group.' })
export class ProfileCellType {
  @Field(() => Count, { description: 'How many children.' })
  children!: Count;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of those of whom it is recorded, in per cent of unrounded counts; null where it would give a withheld count away.',
  })
  percent!: number | null;
}

@ObjectType('ProfileGroup', { simpleResolvers: true, description: 'Children alike in their association with a gang.' })
export class ProfileGroupType {
  @Field(() => String, { description: 'yes, no or yet to clarify.' })
  group!: string;

  @Field(() => Count, { description: 'All children of the group.' })
  all!: Count;

  @Field(() => [ProfileCellType], {
    nullable: true,
    description: 'One a row of the table; null where the group is too small to be divided.',
  })
  cells!: readonly ProfileCellType[] | null;

  @Field(() => Count, {
    nullable: true,
    description: 'Of whom it is not recorded; null where whoever it is not recorded of was left out.',
  })
  notRecorded!: Count | null;

  @Field(() => Int, { nullable: true, description: 'The same in per cent of all; null where something is withheld.' })
  percentNotRecorded!: number | null;
}

@ObjectType('ProfileTable', { simpleResolvers: true, description: 'A cross-tabulation by association with a gang.' })
export class ProfileTableType {
  @Field(() => String, { description: 'Code of the factor, or age_band, gender, ethnicity.' })
  code!: string;

  @Field(() => String, { description: 'What it is about.' })
  label!: string;

  @Field(() => [String], { description: 'Its rows.' })
  rows!: readonly string[];

  @Field(() => [ProfileGroupType], { description: 'Its columns.' })
  groups!: readonly ProfileGroupType[];
}

@ObjectType('AssessmentProfile', { simpleResolvers: true, description: 'Cross-tabulations of an extract, protected.' })
export class AssessmentProfileType {
  @Field(() => AssessmentExtractType, { description: 'What they are of.' })
  extract!: AssessmentExtractType;

  @Field(() => [ProfileTableType], { description: 'Age, gender and ethnic group first, then each factor.' })
  tables!: readonly ProfileTableType[];

  @Field(() => String, { description: 'How they are protected, in words.' })
  protection!: string;
}

@ObjectType('AdjustedRatio', { simpleResolvers: true, description: 'A level beside the one it is compared with.' })
export class AdjustedRatioType {
  @Field(() => ProfileFactorEnum, { description: 'The exposure, or what is held equal.' })
  factor!: ProfileFactor;

  @Field(() => String, { description: 'The level.' })
  level!: string;

  @Field(() => Float, { nullable: true, description: 'The ratio to two decimals; null where it is withheld or not estimable.' })
  ratio!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower 95 % limit.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper 95 % limit.' })
  upper!: number | null;

  @Field(() => Float, { nullable: true, description: 'p, two-sided, to four decimals.' })
  p!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'p under 0.0001, as in the report; null where there are no limits.' })
  significant!: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why there is no ratio, or no limits.' })
  note!: string | null;
}

@ObjectType('OutcomeRatios', { simpleResolvers: true, description: 'The model of one outcome.' })
export class OutcomeRatiosType {
  @Field(() => String, { description: 'Code of the factor.' })
  outcome!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => [AdjustedRatioType], { description: 'The exposure’s levels first.' })
  ratios!: readonly AdjustedRatioType[];

  @Field(() => [String], { description: 'What stands against the model, or why there is none.' })
  notes!: readonly string[];

  @Field(() => [PublishedRiskRatioType], {
    description: 'Published ratios of nearly the same, of the same cohort; none unless the exposure is association with a gang.',
  })
  published!: readonly PublishedRiskRatioType[];
}

@ObjectType('AdjustedRiskRatios', {
  simpleResolvers: true,
  description: 'Adjusted risk ratios of an extract, beside published ones.',
})
export class AdjustedRiskRatiosType {
  @Field(() => AssessmentExtractType, { description: 'What they are of.' })
  extract!: AssessmentExtractType;

  @Field(() => [OutcomeRatiosType], { description: 'One an outcome.' })
  outcomes!: readonly OutcomeRatiosType[];

  @Field(() => ProfileFactorEnum, { description: 'By what children were compared.' })
  exposure!: ProfileFactor;

  @Field(() => String, { description: 'With whom.' })
  reference!: string;

  @Field(() => [ProfileFactorEnum], { description: 'What else was held equal.' })
  adjustFor!: readonly ProfileFactor[];

  @Field(() => ClusterCorrectionEnum, { description: 'The correction.' })
  correction!: keyof typeof ClusterCorrectionEnum;

  @Field(() => String, { description: 'The method in a sentence, with its correction.' })
  method!: string;

  @Field(() => String, { description: 'Which are withheld, in words.' })
  protection!: string;
}
