import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../governance/agreement.type.js';
import { connectionTypes } from '../graphql/connection.js';
import { Count } from '../graphql/count.type.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import type { GuideWay, NoiseCategory, NoiseChannel } from './noise-report.js';
import type { NoiseResult } from './noise-test.js';
import { GuideWayEnum, NoiseCategoryEnum, NoiseChannelEnum, NoiseResultEnum } from './noise-triage.enum.js';

@ObjectType({ simpleResolvers: true, description: 'An answer: it leads to a later question, or ends.' })
export class NoiseTestAnswer {
  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'What it says.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'The later question it leads to; null where it ends.' })
  next!: string | null;

  @Field(() => NoiseResultEnum, { nullable: true, description: 'Where it ends, the side.' })
  result!: NoiseResult | null;

  @Field(() => String, { nullable: true, description: 'Where it ends, why.' })
  reason!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A question of the test.' })
export class NoiseTestQuestion {
  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => String, { description: 'What is asked.' })
  words!: string;

  @Field(() => [NoiseTestAnswer], { description: 'The answers it can have.' })
  answers!: NoiseTestAnswer[];
}

@ObjectType({ simpleResolvers: true, description: 'The threshold test for noise as it is now.' })
export class NoiseTest {
  @Field(() => Int, { description: 'One more each time it is set.' })
  version!: number;

  @Field(() => [NoiseTestQuestion], { description: 'In their order.' })
  questions!: NoiseTestQuestion[];

  @Field(() => String, { description: 'The guide to self-help that is sent below the threshold.' })
  guide!: string;

  @Field(() => String, { description: 'The officers who take what is above it.' })
  officers!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The answer given to one question.' })
export class NoiseAnswer {
  @Field(() => String, { description: 'The code of the question.' })
  question!: string;

  @Field(() => String, { description: 'The code of the answer.' })
  answer!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What came of the test for one report of noise. It stays so.' })
export class NoiseTriage {
  @Field(() => ID, { description: 'Its number here.' })
  id!: string;

  @Field(() => String, { description: 'The number of the report in the council’s own system.' })
  reference!: string;

  @Field(() => String, { description: 'The code of the ward, the only place that is kept.' })
  ward!: string;

  @Field(() => NoiseCategoryEnum, { description: 'What is heard.' })
  category!: NoiseCategory;

  @Field(() => NoiseChannelEnum, { description: 'How it was reported.' })
  channel!: NoiseChannel;

  @Field(() => [NoiseAnswer], { description: 'The answers the result follows from.' })
  answers!: NoiseAnswer[];

  @Field(() => NoiseResultEnum, { description: 'On which side of the threshold.' })
  result!: NoiseResult;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => Int, { description: 'The version of the test.' })
  testVersion!: number;

  @Field(() => String, { nullable: true, description: 'The guide that was sent; null above the threshold.' })
  guide!: string | null;

  @Field(() => GuideWayEnum, { nullable: true, description: 'How it was sent.' })
  guideSentBy!: GuideWay | null;

  @Field(() => String, { nullable: true, description: 'The officers it was passed to; null below the threshold.' })
  passedTo!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  triagedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  triagedBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A result, or what kept it from being one.' })
export class NoiseTriageOutcome {
  @Field(() => NoiseTriage, { nullable: true, description: 'Null when it was refused.' })
  triage!: NoiseTriage | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'The test as it was set, or what kept it from being so.' })
export class NoiseTestOutcome {
  @Field(() => Int, { nullable: true, description: 'Its version; null when it was refused.' })
  version!: number | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'Both sides of the threshold in one month, ward or category.' })
export class NoiseFiguresRow {
  @Field(() => String, { description: 'The month, the code of the ward, or the category; «total» of all.' })
  key!: string;

  @Field(() => String, { description: 'The same in words.' })
  label!: string;

  @Field(() => Count, { description: 'Below: turned away with the guide.' })
  below!: Count;

  @Field(() => Count, { description: 'Above: passed to officers.' })
  above!: Count;

  @Field(() => Count, { description: 'Of those below, after how many another report of the same place came within 28 days.' })
  cameBack!: Count;
}

@ObjectType({ simpleResolvers: true, description: 'Both sides of the threshold in one quarter.' })
export class NoiseFigures {
  @Field(() => String, { nullable: true, description: 'The quarter, as 2026-Q2; null when there is none to show.' })
  quarter!: string | null;

  @Field(() => [String], { description: 'The quarters that can be asked for, the newest first.' })
  quarters!: readonly string[];

  @Field(() => [NoiseFiguresRow], { description: 'A row for each month, ward or category, those with none too.' })
  rows!: readonly NoiseFiguresRow[];

  @Field(() => NoiseFiguresRow, { nullable: true, description: 'All of the quarter. Protected rows need not add up to it.' })
  total!: NoiseFiguresRow | null;

  @Field(() => String, { nullable: true, description: 'How the figures were protected, in words; null when they are exact.' })
  protection!: string | null;
}

export const { Edge: NoiseTriageEdge, Connection: NoiseTriageConnection } = connectionTypes('NoiseTriage', () => NoiseTriage);
