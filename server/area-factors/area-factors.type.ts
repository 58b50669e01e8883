import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../governance/agreement.type.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';

@ObjectType({ simpleResolvers: true, description: 'A period of which authorities have a published number.' })
export class UsablePeriod {
  @Field(() => String, { description: 'As printed.' })
  period!: string;

  @Field(() => Int, { description: 'How many authorities have one.' })
  areas!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A published indicator that factors of authorities can be made from.' })
export class UsableIndicatorType {
  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its unit.' })
  unit!: string | null;

  @Field(() => String, { description: 'Its source.' })
  source!: string;

  @Field(() => [UsablePeriod], { description: 'Newest first.' })
  periods!: readonly UsablePeriod[];
}

@ObjectType({ simpleResolvers: true, description: 'An indicator of a run.' })
export class UsedIndicatorType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its unit.' })
  unit!: string | null;

  @Field(() => String, { description: 'Of which period.' })
  period!: string;

  @Field(() => String, { description: 'Its source.' })
  source!: string;

  @Field(() => Int, { description: 'How many authorities have a number.' })
  areas!: number;
}

@ObjectType({ simpleResolvers: true, description: 'An authority that lacks an indicator, and is in no model.' })
export class LeftOutArea {
  @Field(() => String, { description: 'Which.' })
  name!: string;

  @Field(() => [String], { description: 'The indicators it lacks.' })
  missing!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'How well a number of factors fits.' })
export class FactorFitType {
  @Field(() => Int, { description: 'How many factors.' })
  factors!: number;

  @Field(() => Float, { description: 'χ².' })
  chisq!: number;

  @Field(() => Int, { description: 'Its degrees of freedom.' })
  df!: number;

  @Field(() => Float, { nullable: true, description: 'Its p; null without degrees of freedom.' })
  p!: number | null;

  @Field(() => Float, { description: 'Comparative fit index.' })
  cfi!: number;

  @Field(() => Float, { nullable: true, description: 'Tucker–Lewis index.' })
  tli!: number | null;

  @Field(() => Float, { nullable: true, description: 'Root mean square error of approximation.' })
  rmsea!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its lower 90 % limit.' })
  rmseaLower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Its upper 90 % limit.' })
  rmseaUpper!: number | null;

  @Field(() => Float, { description: 'Standardised root mean square residual.' })
  srmrWithoutMeans!: number;

  @Field(() => Float, { description: 'Bayesian information criterion.' })
  bicStandardised!: number;

  @Field(() => [String], { description: 'Indicators of which nothing is left: the model is then not to be read.' })
  heywood!: readonly string[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'Where an authority stands: standardised, 0 the mean of those in the model. Of the area, not of anybody in it.',
})
export class AreaOnFactorsType {
  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => [Float], { description: 'On each factor.' })
  onFactors!: readonly number[];

  @Field(() => Boolean, { description: 'Whether it is in the top quarter of a factor: the long list.' })
  long!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'An area that people chose from the long list.' })
export class ChosenAreaType {
  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'Why it was chosen.' })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A version of the shortlist: chosen by people, in the order of names.' })
export class AreaChoice {
  @Field(() => Int, { description: 'Which version.' })
  version!: number;

  @Field(() => [ChosenAreaType], { description: 'Which areas.' })
  areas!: readonly ChosenAreaType[];

  @Field(() => String, { description: 'What else was said.' })
  note!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  decidedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  decidedBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Factors of authorities that were worked out, in short.' })
export class AreaFactorRunHead {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  madeAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  madeBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Factors of authorities by published indicators, as they were found.' })
export class AreaFactorRun extends AreaFactorRunHead {
  @Field(() => String, { description: 'How.' })
  method!: string;

  @Field(() => [UsedIndicatorType], { description: 'From which indicators.' })
  indicators!: readonly UsedIndicatorType[];

  @Field(() => [LeftOutArea], { description: 'Authorities that lack one, by name.' })
  leftOut!: readonly LeftOutArea[];

  @Field(() => [FactorFitType], { description: 'One factor first.' })
  fits!: readonly FactorFitType[];

  @Field(() => [[Float]], {
    nullable: true,
    description: 'Of each indicator the loading on each factor of the largest model that can be read; null where none can.',
  })
  loadings!: readonly (readonly number[])[] | null;

  @Field(() => Float, { nullable: true, description: 'Of two factors, how they go together.' })
  correlation!: number | null;

  @Field(() => [[Float]], {
    nullable: true,
    description:
      'Of each indicator with each other the correlation that is there less the one that the model implies; null where no model can be read, and of runs of earlier releases.',
  })
  residuals!: readonly (readonly number[])[] | null;

  @Field(() => [AreaOnFactorsType], { description: 'By name. Empty where no model can be read.' })
  areas!: readonly AreaOnFactorsType[];

  @Field(() => [String], { description: 'What a reader must know.' })
  warnings!: readonly string[];

  @Field(() => [AreaChoice], { description: 'The shortlist in its versions, newest first.' })
  choices!: readonly AreaChoice[];
}

@ObjectType({ simpleResolvers: true, description: 'A run as it is now, or what kept it from being so.' })
export class AreaFactorOutcome {
  @Field(() => AreaFactorRun, { nullable: true, description: 'Null when it was refused.' })
  run!: AreaFactorRun | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@InputType({ description: 'An indicator of a run.' })
export class IndicatorOfPeriodInput {
  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'Of which period, as printed.' })
  period!: string;
}

@InputType({ description: 'An area that is chosen from the long list.' })
export class ChosenAreaInput {
  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => String, { description: 'Why: what is known of it that the figures do not tell. No person may be in it.' })
  reason!: string;
}
