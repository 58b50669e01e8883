import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'How part of the reports came in.' })
export class ChannelShare {
  @Field(() => String, {
    nullable: true,
    description: 'telephone, online, officer, partner; null where the source does not say.',
  })
  channel!: string | null;

  @Field(() => Int, { description: 'How many of the total.' })
  count!: number;

  @Field(() => Float, { description: 'Its share of the total, 0 to 1.' })
  share!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How many reports of each cell or area came in so.' })
export class ChannelCounts {
  @Field(() => String, {
    nullable: true,
    description: 'telephone, online, officer, partner; null where the source does not say.',
  })
  channel!: string | null;

  @Field(() => [Int], { complexity: 20, description: 'One figure a cell or area, in the order of «cells».' })
  counts!: readonly number[];
}

@ObjectType({
  simpleResolvers: true,
  description:
    'The result without officers’ own reports: where officers look they find, so what vanishes may say where they were sent.',
})
export class WithoutOfficerReports {
  @Field(() => Int, { description: 'Reports in cells that officers made themselves.' })
  officerReports!: number;

  @Field(() => Int, { description: 'Cells that stand out at the 5 % level with them and without.' })
  remain!: number;

  @Field(() => [String], { description: 'Keys of cells that stand out only with them.' })
  vanish!: readonly string[];

  @Field(() => [String], { description: 'Keys of cells that stand out only without.' })
  appear!: readonly string[];

  @Field(() => String, { description: 'In one sentence.' })
  sentence!: string;
}
