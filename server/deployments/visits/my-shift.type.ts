import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { VisitChoice } from './visit.type.js';

@ObjectType({ simpleResolvers: true, description: 'Where a shift goes, without why.' })
export class MyStop {
  @Field(() => Int, { description: 'Its place in the order.' })
  position!: number;

  @Field(() => String, { description: 'What the place is called.' })
  name!: string;

  @Field(() => Float, { description: 'Longitude.' })
  longitude!: number;

  @Field(() => Float, { description: 'Latitude.' })
  latitude!: number;

  @Field(() => String, { description: 'From when, as 18:15.' })
  from!: string;

  @Field(() => String, { description: 'Until when.' })
  to!: string;

  @Field(() => Boolean, { description: 'It waits for the police’s word by now: the team does not go there.' })
  waits!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What the team has recorded on this evening.' })
export class MyVisit {
  @Field(() => ID, { description: 'As the phone made it.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether your seat recorded it.' })
  mine!: boolean;

  @Field(() => Int, { nullable: true, description: 'At which stop; null on the way between stops.' })
  stop!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  beganAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ended.' })
  endedAt!: Date;

  @Field(() => Int, { description: 'Engagements with young people.' })
  youngPeople!: number;

  @Field(() => Int, { description: 'Engagements with adults.' })
  adults!: number;
}

@ObjectType({ simpleResolvers: true, description: 'When you are out next.' })
export class NextShift {
  @Field(() => String, { description: 'With which team.' })
  team!: string;

  @Field(() => DateScalar, { description: 'The day it begins on.' })
  on!: string;

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  begins!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  ends!: Date;

  @Field(() => DateTimeScalar, { description: 'From when on «myShift» shows where it goes.' })
  shownFrom!: Date;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The shift that you are on: from two hours before it begins until an hour after it ends, and nobody else’s.',
})
export class MyShift {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'Which team.' })
  team!: string;

  @Field(() => DateScalar, { description: 'The day the evening begins on.' })
  on!: string;

  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  begins!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  ends!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when it is shown.' })
  shownUntil!: Date;

  @Field(() => DateTimeScalar, { description: 'Until when a visit of it can be sent.' })
  sendUntil!: Date;

  @Field(() => Int, { description: 'Which seat of it is yours.' })
  seat!: number;

  @Field(() => [MyStop], { description: 'Where it goes, in order.' })
  stops!: readonly MyStop[];

  @Field(() => [MyVisit], { description: 'What the team has recorded, the earliest first.' })
  visits!: readonly MyVisit[];

  @Field(() => [VisitChoice], { description: 'What is offered to choose from.' })
  choices!: readonly VisitChoice[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A code by which somebody takes a seat on the bank of staff. It is told once.',
})
export class SignInCode {
  @Field(() => String, { nullable: true, description: 'What is typed; null when there is none.' })
  code!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when it works, once.' })
  until!: Date | null;

  @Field(() => [FieldProblem], { description: 'What is wrong, by field.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'What became of taking or ending a sign-in.' })
export class SignInOutcome {
  @Field(() => Boolean, { description: 'Whether it was done.' })
  done!: boolean;

  @Field(() => [FieldProblem], { description: 'What is wrong, by field.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'A member of the bank of staff, and whether somebody signs in for them.' })
export class SeatSignIn {
  @Field(() => ID, { description: 'The member.' })
  staff!: string;

  @Field(() => String, { description: 'A role with a number, or initials.' })
  label!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when a code works that was made and not used.' })
  codeUntil!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when somebody signs in for them.' })
  takenAt!: Date | null;
}
