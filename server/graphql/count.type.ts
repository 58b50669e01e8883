import { Field, Float, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A count, which may be withheld or rounded for the viewer.' })
export class Count {
  @Field(() => Int, { nullable: true, description: 'The count; null when it is withheld.' })
  count!: number | null;

  @Field(() => Boolean, { description: 'Whether it is withheld because it is small or would give a small one away.' })
  suppressed!: boolean;

  @Field(() => Int, { description: 'What it is rounded to; 1 when it is exact.' })
  roundedTo!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A rate with its 95 % confidence limits.' })
export class Rate {
  @Field(() => Float, { description: 'Events per «per» of the denominator.' })
  rate!: number;

  @Field(() => Int, { description: 'Per how many: 1000.' })
  per!: number;

  @Field(() => Float, { description: 'Lower 95 % limit.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper 95 % limit.' })
  upper!: number;

  @Field(() => String, { description: 'How the limits were found: «byar» from 10 events, «exact» below.' })
  method!: string;
}
