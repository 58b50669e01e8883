import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Area } from '../../areas/area.type.js';
import { Count } from '../../graphql/count.type.js';
import { YouthAskedAtEnum, YouthAskEnum } from './ask.enum.js';
import type { AskedAt, AskWord } from './asks.js';

@ObjectType({ simpleResolvers: true, description: 'Something on the list of what young people ask for.' })
export class YouthAskDefinition {
  @Field(() => YouthAskEnum, { description: 'What is asked for.' })
  ask!: AskWord;

  @Field(() => String, { description: 'The same in words, as lists of consultations write it.' })
  words!: string;

  @Field(() => String, { description: 'What counts as it.' })
  definition!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Where young people were asked, and what a figure is the sum of.' })
export class YouthAskPart {
  @Field(() => YouthAskedAtEnum, { description: 'Where they were asked.' })
  askedAt!: AskedAt;

  @Field(() => Int, { description: 'Young people who asked for it there.' })
  children!: number;

  @Field(() => Int, { description: 'Visits, or rows of lists, that it is the sum of.' })
  sourceRows!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How many young people asked for one thing in one area and quarter.' })
export class YouthAskFigure {
  @Field(() => YouthAskEnum, { description: 'What they asked for.' })
  ask!: AskWord;

  @Field(() => Count, {
    description:
      'Young people. Who asks for two things counts in both, so there is no sum of them. Null and not suppressed where nobody counted.',
  })
  count!: Count;

  @Field(() => [YouthAskPart], { nullable: true, description: 'Where they were asked; null when the figure is protected.' })
  parts!: readonly YouthAskPart[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'What young people asked for in one area.' })
export class YouthAsksOfArea {
  @Field(() => Area, { description: 'The ward or district.' })
  area!: Area;

  @Field(() => [YouthAskFigure], { description: 'Everything on the list, in its order.' })
  asks!: readonly YouthAskFigure[];
}

/** For the price of a question: wards and districts of a usual partnership. */
const USUAL_AREAS = 30;

@ObjectType({
  simpleResolvers: true,
  description: 'What young people asked for in one quarter, at visits of teams and when they were consulted.',
})
export class YouthAsks {
  @Field(() => String, { nullable: true, description: 'The quarter, as 2026-Q2; null when there is none to show.' })
  quarter!: string | null;

  @Field(() => [String], { description: 'The quarters that can be asked for, the newest first.' })
  quarters!: readonly string[];

  @Field(() => [YouthAsksOfArea], {
    complexity: ({ childComplexity }) => 1 + USUAL_AREAS * childComplexity,
    description: 'Districts, then wards, by name; those where something was asked for.',
  })
  areas!: readonly YouthAsksOfArea[];

  @Field(() => [ID], { description: 'Loads that the figures are of, beside visits; empty when they are protected.' })
  batches!: readonly string[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Visits and rows of lists that lie in no area that is loaded, and are in no figure; null when figures are protected.',
  })
  withoutArea!: number | null;

  @Field(() => String, { nullable: true, description: 'How the figures were protected, in words; null when they are exact.' })
  protection!: string | null;
}
