import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { FieldProblem } from '../governance/agreement.type.js';
import { Count } from '../graphql/count.type.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';

export const ShareToldEnum = { PERCENT: 'PERCENT', UNDER: 'UNDER', OVER: 'OVER', WITHHELD: 'WITHHELD' } as const;
export type ShareTold = keyof typeof ShareToldEnum;
registerEnumType(ShareToldEnum, {
  name: 'ClassShareTold',
  description: 'How a share is told.',
  valuesConfig: {
    PERCENT: { description: 'In steps of per cent that stand for ten children or more.' },
    UNDER: { description: 'Under so many per cent: fewer than ten children of the class.' },
    OVER: { description: 'Over so many per cent: all of the class but fewer than ten.' },
    WITHHELD: { description: 'The class is too small.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'An indicator of an extract for a typology.' })
export class TypologyIndicatorType {
  @Field(() => String, { description: 'Its column.' })
  code!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => Count, {
    description: 'Children of the extract of whom it is not recorded: to the nearest 10, under 10 withheld.',
  })
  notRecorded!: Count;
}

@ObjectType('TypologyExtract', {
  simpleResolvers: true,
  description: 'An extract for a typology that the own agency loaded: counted patterns, and no child.',
})
export class TypologyExtractType {
  @Field(() => ID, { description: 'Of the load it came with.' })
  id!: string;

  @Field(() => String, { description: 'Of whom, in words.' })
  cohort!: string;

  @Field(() => String, { description: 'The year.' })
  period!: string;

  @Field(() => [TypologyIndicatorType], { description: 'What it says of children.' })
  indicators!: readonly TypologyIndicatorType[];

  @Field(() => Count, { description: 'Children of whom all of them are recorded, and who are in models.' })
  children!: Count;

  @Field(() => Count, { description: 'Children of whom one of them is not recorded. They are in no model.' })
  leftOut!: Count;

  @Field(() => DateTimeScalar, { description: 'When it was loaded.' })
  loadedAt!: Date;

  @Field(() => Boolean, { description: 'Whether its children are made up.' })
  invented!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'How often an indicator holds in a class.' })
export class ClassItemType {
  @Field(() => ShareToldEnum, { description: 'How it is told.' })
  told!: ShareTold;

  @Field(() => Int, { nullable: true, description: 'Per cent; null where it is withheld.' })
  percent!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'A class: a share of all children, into which no child is put.' })
export class LatentClassType {
  @Field(() => Count, { description: 'Children that it stands for.' })
  children!: Count;

  @Field(() => Int, { nullable: true, description: 'The same in whole per cent; null where a class is withheld.' })
  percent!: number | null;

  @Field(() => [ClassItemType], { description: 'One an indicator of the typology.' })
  items!: readonly ClassItemType[];
}

@ObjectType({ simpleResolvers: true, description: 'How far two indicators go together beyond what a model implies.' })
export class ClassResidualType {
  @Field(() => Int, { description: 'Place of the one among the indicators, from 0.' })
  one!: number;

  @Field(() => Int, { description: 'Place of the other.' })
  other!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Correlation of the children less that of the model, in steps that stand for ten children in a cell; null where one of the pair’s four cells has fewer than 10, or the children are too few for steps.',
  })
  residual!: number | null;
}

@ObjectType('ClassModel', { simpleResolvers: true, description: 'A model of so many classes.' })
export class ClassModelType {
  @Field(() => Int, { description: 'How many.' })
  classes!: number;

  @Field(() => Int, { description: 'Free parameters.' })
  parameters!: number;

  @Field(() => Int, {
    description:
      'How far its Bayesian information criterion lies above the least, which is the usual choice: to the nearest 10, from 100 on 50, from 1,000 on 100.',
  })
  bicAboveLeast!: number;

  @Field(() => Int, { description: 'The same of Akaike’s information criterion.' })
  aicAboveLeast!: number;

  @Field(() => Int, { description: 'G² against all patterns, rounded as they are.' })
  g2!: number;

  @Field(() => Int, { description: 'Its degrees of freedom.' })
  df!: number;

  @Field(() => String, {
    nullable: true,
    description: 'In which range its p lies: «under 0.01», «0.01 to 0.05», «0.05 or more»; null without degrees of freedom.',
  })
  p!: string | null;

  @Field(() => Float, { nullable: true, description: 'Relative entropy, 1 where classes do not overlap; null of one class.' })
  entropy!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the smallest class, in per cent; null where classes are withheld.' })
  smallest!: number | null;

  @Field(() => Int, { description: 'Of the runs taken to the end, how many reached the best.' })
  reachedBest!: number;

  @Field(() => Int, { description: 'Runs taken to the end.' })
  runs!: number;

  @Field(() => Int, { description: 'Probabilities at 0 or 1.' })
  atBoundary!: number;

  @Field(() => [LatentClassType], { description: 'The largest first.' })
  found!: readonly LatentClassType[];

  @Field(() => [ClassResidualType], { description: 'Each pair of indicators once.' })
  residuals!: readonly ClassResidualType[];
}

@ObjectType({ simpleResolvers: true, description: 'How many classes people chose, and why.' })
export class ClassChoiceType {
  @Field(() => Int, { description: 'Which version.' })
  version!: number;

  @Field(() => Int, { description: 'How many classes.' })
  classes!: number;

  @Field(() => [String], { description: 'What they are called, the largest first.' })
  labels!: readonly string[];

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  decidedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  decidedBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A typology that was worked out, in short.' })
export class TypologyHeadType {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  madeAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  madeBy!: string;
}

@ObjectType('Typology', {
  simpleResolvers: true,
  description:
    'Latent classes of children of the own agency’s extract, as they were found, protected. No child is put into a class.',
})
export class TypologyType extends TypologyHeadType {
  @Field(() => String, { description: 'How.' })
  method!: string;

  @Field(() => String, { description: 'Of whom, in words.' })
  cohort!: string;

  @Field(() => String, { description: 'Of which year.' })
  period!: string;

  @Field(() => Boolean, { description: 'Whether the children are made up.' })
  invented!: boolean;

  @Field(() => [TypologyIndicatorType], { description: 'By what.' })
  indicators!: readonly TypologyIndicatorType[];

  @Field(() => Count, { description: 'In the models.' })
  children!: Count;

  @Field(() => Count, { description: 'In no model, for something is not recorded of them.' })
  leftOut!: Count;

  @Field(() => [ClassModelType], { description: 'One class first.' })
  models!: readonly ClassModelType[];

  @Field(() => Int, { description: 'The number of classes with the least BIC.' })
  leastBic!: number;

  @Field(() => [String], { description: 'What a reader must know.' })
  warnings!: readonly string[];

  @Field(() => String, { description: 'How it is protected, in words.' })
  protection!: string;

  @Field(() => [ClassChoiceType], { description: 'The choice in its versions, newest first.' })
  choices!: readonly ClassChoiceType[];
}

@ObjectType({ simpleResolvers: true, description: 'A typology as it is now, or what kept it from being so.' })
export class TypologyOutcome {
  @Field(() => TypologyType, { nullable: true, description: 'Null when it was refused.' })
  typology!: TypologyType | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@InputType({ description: 'What classes are asked for.' })
export class TypologyInput {
  @Field(() => String, { description: 'What the typology is called.' })
  title!: string;

  @Field(() => ID, { description: 'Of which extract of the own agency.' })
  extract!: string;

  @Field(() => [String], { description: 'By which of its indicators: three or more.' })
  indicators!: string[];

  @Field(() => Int, { description: 'How many classes at most: 2 to 9, as far as the indicators tell so many apart.' })
  classes!: number;

  @Field(() => Int, { nullable: true, description: 'Random starts for each number of classes; 100 unless told.' })
  starts?: number | null;
}

@InputType({ description: 'How many classes there are, by whose word.' })
export class ClassChoiceInput {
  @Field(() => Int, { description: 'The version of the choice that was looked at; 0 where there was none.' })
  version!: number;

  @Field(() => Int, { description: 'How many classes.' })
  classes!: number;

  @Field(() => [String], { description: 'What each is called, the largest first. No person may be in it.' })
  labels!: string[];

  @Field(() => String, { description: 'Why. No person may be in it.' })
  reason!: string;
}
