import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { GeoJSONScalar } from '../../graphql/scalars/geojson.js';
import { BarrierKindEnum } from './barrier.enum.js';
import type { BarrierKind, BarrierStatus } from './barrier.js';

@ObjectType({ simpleResolvers: true, description: 'One change of a barrier.' })
export class WalkBarrierChange {
  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  changedBy!: string;

  @Field(() => String, { description: 'drawn, reviewed or withdrawn.' })
  change!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

/** Its history is resolved apart (barriers.resolver.ts). */
@ObjectType({ simpleResolvers: true, description: 'A line that children do not cross on foot but at its crossing points.' })
export class WalkBarrier {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => BarrierKindEnum, { description: 'What keeps them from crossing.' })
  kind!: BarrierKind;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => GeoJSONScalar, { description: 'Its course, a LineString.' })
  line!: unknown;

  @Field(() => GeoJSONScalar, { description: 'Where it can be crossed, a MultiPoint.' })
  crossings!: unknown;

  @Field(() => DateScalar, { description: 'The day of its next review.' })
  reviewOn!: string;

  @Field(() => Boolean, { description: 'Whether that day is past. It still stands.' })
  isDue!: boolean;

  @Field(() => String, { description: 'standing or withdrawn.' })
  status!: BarrierStatus;

  @Field(() => String, { nullable: true, description: 'How it is known; null for whoever does not draw.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The agency that drew it; null for whoever does not draw.' })
  agency!: string | null;

  @Field(() => Int, {
    description: 'One more with every change. Handed to a change, it keeps two people from undoing each other’s.',
  })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A barrier as it is now, or what kept it from being so.' })
export class WalkBarrierOutcome {
  @Field(() => WalkBarrier, { nullable: true, description: 'Null when it was refused.' })
  barrier!: WalkBarrier | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}
