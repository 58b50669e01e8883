import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Lazily } from '../../graphql/lazily.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { HotspotCells } from '../hotspot-cells.type.js';
import { HotspotMethodEnum } from '../hotspot.enums.js';
import type { HotspotMethod } from '../hotspot-words.js';

@ObjectType({ simpleResolvers: true, description: 'A saved run made again now, under the rights you have now.' })
export class HotspotRunAgain {
  @Field(() => Boolean, { description: 'Whether every figure came out the same.' })
  same!: boolean;

  @Field(() => [String], {
    description: 'What differs from then, each a sentence: loads that came or went, the program’s version.',
  })
  differences!: readonly string[];

  @Field(() => HotspotCells, { description: 'What it comes to now.' })
  cells!: Lazily<HotspotCells>;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A detection as it was asked, kept with all parameters so that it can be made again. It holds no row and no count.',
})
export class HotspotRun {
  @Field(() => ID, { description: 'The same run again has the same id.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was first made.' })
  at!: Date;

  @Field(() => String, { description: 'The program’s version that made it.' })
  version!: string;

  @Field(() => Int, { description: 'Seed of its random numbers.' })
  seed!: number;

  @Field(() => HotspotMethodEnum, { description: 'The method.' })
  method!: HotspotMethod;

  @Field(() => String, {
    description: 'Filter and options, with what was chosen filled in, as JSON: {"filter": …, "options": …}.',
  })
  parameters!: string;

  @Field(() => [ID], { description: 'The loads it counted.' })
  batches!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'The state of all that was loaded, as `installation.dataVersion` names it.',
  })
  dataVersion!: string | null;

  @Field(() => String, { description: 'A digest of every figure of the result: equal for equal results.' })
  digest!: string;

  @Field(() => HotspotRunAgain, {
    complexity: ({ childComplexity }) => 500 + childComplexity,
    description: 'Made again now.',
  })
  again!: Lazily<HotspotRunAgain> | (() => Promise<HotspotRunAgain>);
}
