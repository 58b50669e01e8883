import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'How a map drawn from the twelve months before did in one month.' })
export class TestedMonth {
  @Field(() => String, { description: '2026-10' })
  month!: string;

  @Field(() => Float, { description: 'Share of the land that stood out, 0 to 1.' })
  areaShare!: number;

  @Field(() => Int, { description: 'Reports of the month in what stood out.' })
  caught!: number;

  @Field(() => Int, { description: 'Reports of the month in all cells.' })
  events!: number;

  @Field(() => Float, {
    description:
      'Reports of the month on as much land by the twelve months’ counts alone; not whole where part of a cell is taken.',
  })
  caughtByCounts!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How much of the next month’s reports the map would have caught, beside a map of counts of the same area.',
})
export class HotspotBackTest {
  @Field(() => [TestedMonth], {
    complexity: ({ childComplexity }) => 1 + 6 * childComplexity,
    description: 'The months tested, oldest first.',
  })
  months!: readonly TestedMonth[];

  @Field(() => String, { description: 'All of them in one sentence.' })
  sentence!: string;

  @Field(() => [String], { description: 'What to beware of.' })
  warnings!: readonly string[];
}
