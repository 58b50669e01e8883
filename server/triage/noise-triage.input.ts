import { Field, InputType, Int } from 'type-graphql';
import type { GuideWay, NoiseCategory, NoiseChannel } from './noise-report.js';
import type { NoiseResult } from './noise-test.js';
import { GuideWayEnum, NoiseCategoryEnum, NoiseChannelEnum, NoiseResultEnum } from './noise-triage.enum.js';

@InputType({ description: 'An answer of the test: it leads to a later question, or ends with a result and its reason.' })
export class NoiseTestAnswerInput {
  @Field(() => String, { description: 'Small letters, digits and hyphens.' })
  code!: string;

  @Field(() => String, { description: 'What it says.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'The code of the later question it leads to; null where it ends.' })
  next!: string | null;

  @Field(() => NoiseResultEnum, { nullable: true, description: 'Where it ends, the side; null where it leads on.' })
  result!: NoiseResult | null;

  @Field(() => String, { nullable: true, description: 'Where it ends, why: recorded with each result.' })
  reason!: string | null;
}

@InputType({ description: 'A question of the test.' })
export class NoiseTestQuestionInput {
  @Field(() => String, { description: 'Small letters, digits and hyphens.' })
  code!: string;

  @Field(() => String, { description: 'What is asked.' })
  words!: string;

  @Field(() => [NoiseTestAnswerInput], { description: 'The answers it can have.' })
  answers!: NoiseTestAnswerInput[];
}

@InputType({ description: 'The threshold test for noise. No text may hold a person.' })
export class NoiseTestInput {
  @Field(() => [NoiseTestQuestionInput], { description: 'In their order; the first is asked of everybody.' })
  questions!: NoiseTestQuestionInput[];

  @Field(() => String, { description: 'The guide to self-help that is sent below the threshold.' })
  guide!: string;

  @Field(() => String, { description: 'The team of officers who take what is above it.' })
  officers!: string;

  @Field(() => String, { description: 'Why the test is set or changed.' })
  reason!: string;
}

@InputType({ description: 'The answer to one question.' })
export class NoiseAnswerInput {
  @Field(() => String, { description: 'The code of the question.' })
  question!: string;

  @Field(() => String, { description: 'The code of the answer.' })
  answer!: string;
}

@InputType({
  description:
    'A report of noise and the answers. There is no field for a result, nor for a name, an address or words of whoever reported.',
})
export class NoiseReportInput {
  @Field(() => String, { description: 'The number of the report in the council’s own system.' })
  reference!: string;

  @Field(() => String, {
    description: 'The number of the place there: kept as a digest, to tell whether two reports are of one place.',
  })
  placeReference!: string;

  @Field(() => String, { description: 'The code of the ward.' })
  ward!: string;

  @Field(() => NoiseCategoryEnum, { description: 'What is heard.' })
  category!: NoiseCategory;

  @Field(() => NoiseChannelEnum, { description: 'How it was reported.' })
  channel!: NoiseChannel;

  @Field(() => Int, { description: 'The version of the test whose questions were answered; an older one is refused.' })
  testVersion!: number;

  @Field(() => [NoiseAnswerInput], { description: 'Of each question on the way, and of no other.' })
  answers!: NoiseAnswerInput[];

  @Field(() => GuideWayEnum, { nullable: true, description: 'Below the threshold, how the guide was sent; else null.' })
  guideSentBy!: GuideWay | null;
}
