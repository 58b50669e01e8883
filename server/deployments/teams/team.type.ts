import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import type { Occasion } from '../calendar/shift-rules.js';
import { OccasionEnum, TeamKindEnum, TravelEnum } from './team.enum.js';
import type { TeamKind, TeamTerms } from './team.js';

@ObjectType({ simpleResolvers: true, description: 'One change of a team, of staff, of the school calendar or of a day.' })
export class DeploymentChange {
  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  changedBy!: string;

  @Field(() => String, { description: 'What was done: made, changed, closed, left, or what was decided of a day.' })
  change!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: 'When a team is out by rule.' })
export class ShiftRule {
  @Field(() => OccasionEnum, { description: 'On which days.' })
  in!: Occasion;

  @Field(() => [Int], { description: 'On which of them: 1 Monday … 7 Sunday.' })
  weekdays!: readonly number[];

  @Field(() => String, { description: 'From when.' })
  from!: string;

  @Field(() => String, { description: 'Until when; not after the beginning, it is of the next day.' })
  to!: string;
}

/** Its history is resolved apart (teams.resolver.ts). */
@ObjectType({ simpleResolvers: true, description: 'A team that goes out.' })
export class Team {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => TeamKindEnum, { description: 'Of what kind.' })
  kind!: TeamKind;

  @Field(() => String, { description: 'What it goes out for.' })
  aims!: string;

  @Field(() => Int, { description: 'How long a visit lasts.' })
  visitMinutes!: number;

  @Field(() => Int, { description: 'How many go out together.' })
  size!: number;

  @Field(() => [String], { description: 'Each has to be somebody’s on the team.' })
  skills!: readonly string[];

  @Field(() => TravelEnum, { description: 'How it goes from place to place.' })
  travel!: TeamTerms['travel'];

  @Field(() => String, { description: 'From where it starts.' })
  baseName!: string;

  @Field(() => Float, { description: 'Where that is.' })
  longitude!: number;

  @Field(() => Float, { description: 'Where that is.' })
  latitude!: number;

  @Field(() => Boolean, { description: 'It is back there when the shift ends.' })
  returnsToBase!: boolean;

  @Field(() => [ShiftRule], { description: 'When it is out.' })
  rules!: readonly ShiftRule[];

  @Field(() => [Int], { description: 'Months in which it is out only where a partner asks for support.' })
  pausedMonths!: readonly number[];

  @Field(() => String, { description: 'The first day of the Bonfire period, as month and day.' })
  bonfireFrom!: string;

  @Field(() => String, { description: 'Its last day.' })
  bonfireTo!: string;

  @Field(() => Boolean, { description: 'It goes out no more.' })
  closed!: boolean;

  @Field(() => Int, {
    description: 'One more with every change. Handed to a change, it keeps two people from undoing each other’s.',
  })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A team as it is now, or what kept it from being so.' })
export class TeamOutcome {
  @Field(() => Team, { nullable: true, description: 'Null when it was refused.' })
  team!: Team | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'Days from one to another, both in it.' })
export class Days {
  @Field(() => DateScalar, { description: 'The first.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The last.' })
  to!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Somebody on the bank of staff, by role or initials.' })
export class StaffMember {
  @Field(() => ID, { description: 'Their number.' })
  id!: string;

  @Field(() => String, { description: 'A role with a number, or initials.' })
  label!: string;

  @Field(() => TeamKindEnum, { description: 'On teams of which kind.' })
  kind!: TeamKind;

  @Field(() => [String], { description: 'What they can do.' })
  skills!: readonly string[];

  @Field(() => [Int], { description: 'On which evenings they usually can: 1 Monday … 7 Sunday.' })
  usualWeekdays!: readonly number[];

  @Field(() => [Days], { description: 'When they cannot.' })
  away!: readonly Days[];

  @Field(() => [DateScalar], { description: 'Days beyond the usual weekdays.' })
  extraDays!: readonly string[];

  @Field(() => DateScalar, { nullable: true, description: 'The day of the last enhanced check; null where none is recorded.' })
  vettedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it is relied on.' })
  vettedUntil!: string | null;

  @Field(() => Boolean, { description: 'False for who has left.' })
  onTheBank!: boolean;

  @Field(() => Int, { description: 'One more with every change.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A member of staff as they are now, or what kept them from being so.' })
export class StaffMemberOutcome {
  @Field(() => StaffMember, { nullable: true, description: 'Null when it was refused.' })
  member!: StaffMember | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}
