import { Field, Float, InputType } from 'type-graphql';
import { DateScalar } from '../../graphql/scalars/date.js';
import { BarrierKindEnum } from './barrier.enum.js';
import type { BarrierKind } from './barrier.js';

@InputType({ description: 'A line that children do not cross on foot. No text may hold a person.' })
export class WalkBarrierInput {
  @Field(() => BarrierKindEnum, { description: 'What keeps them from crossing.' })
  kind!: BarrierKind;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => [[Float]], { description: 'Its corners: longitude and latitude of each.' })
  line!: number[][];

  @Field(() => [[Float]], { description: 'Where it can be crossed, within 50 m of the line: longitude and latitude of each.' })
  crossings!: number[][];

  @Field(() => String, { description: 'How it is known.' })
  reason!: string;

  @Field(() => DateScalar, { description: 'The day of its next review, within a year.' })
  reviewOn!: string;
}
