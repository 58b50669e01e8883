import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A place of a plan of which the police are asked whether a crew may go there, with what is known.',
})
export class CrewSafetyQuestion {
  @Field(() => ID, { description: 'The candidate.' })
  candidate!: string;

  @Field(() => String, { description: 'What the place is called.' })
  name!: string;

  @Field(() => Float, { description: 'Where it is.' })
  longitude!: number;

  @Field(() => Float, { description: 'Where it is.' })
  latitude!: number;

  @Field(() => [DateScalar], { description: 'The evenings of which it is a candidate, from today on.' })
  evenings!: readonly string[];

  @Field(() => Int, {
    description:
      'Confirmed discharges of the last 14 days in the square of 500 m it lies in or one of the eight about it: the same for all places of a square.',
  })
  dischargesNear!: number;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the newest of them.' })
  newestOn!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'What was said; null as long as nothing was said of this place.' })
  cleared!: boolean | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day on which a clearance holds.' })
  until!: string | null;

  @Field(() => String, { nullable: true, description: 'Why. The police’s alone.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was said.' })
  recordedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  recordedBy!: string | null;

  @Field(() => Int, {
    description:
      'One more with every word; 0 where there is none. Handed to a new one, it keeps two people from undoing each other’s.',
  })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A place as it stands now, or what kept the word from being recorded.' })
export class CrewSafetyOutcome {
  @Field(() => CrewSafetyQuestion, { nullable: true, description: 'Null when it was refused.' })
  question!: CrewSafetyQuestion | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}
