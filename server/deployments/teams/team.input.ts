import { Field, Float, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../graphql/scalars/date.js';
import type { Occasion } from '../calendar/shift-rules.js';
import { OccasionEnum, TeamKindEnum, TravelEnum } from './team.enum.js';
import type { TeamKind, TeamTerms } from './team.js';

@InputType({ description: 'When a team is out by rule. Of several for one day the first holds.' })
export class ShiftRuleInput {
  @Field(() => OccasionEnum, { description: 'On which days.' })
  in!: Occasion;

  @Field(() => [Int], { description: 'On which of them: 1 Monday … 7 Sunday.' })
  weekdays!: number[];

  @Field(() => String, { description: 'From when, as 17:00.' })
  from!: string;

  @Field(() => String, { description: 'Until when, as 21:00; not after the beginning, it is of the next day.' })
  to!: string;
}

@InputType({ description: 'A team. No text may hold a person.' })
export class TeamInput {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => TeamKindEnum, { description: 'Of what kind.' })
  kind!: TeamKind;

  @Field(() => String, { description: 'What it goes out for.' })
  aims!: string;

  @Field(() => Int, { nullable: true, description: 'How long a visit lasts; left out, what is usual for the kind.' })
  visitMinutes!: number | null;

  @Field(() => Int, { defaultValue: 3, description: 'How many go out together.' })
  size!: number;

  @Field(() => [String], { defaultValue: [], description: 'Each has to be somebody’s on the team.' })
  skills!: string[];

  @Field(() => TravelEnum, { description: 'How it goes from place to place.' })
  travel!: TeamTerms['travel'];

  @Field(() => String, { description: 'From where it starts: a building of an agency.' })
  baseName!: string;

  @Field(() => Float, { description: 'Where that is.' })
  longitude!: number;

  @Field(() => Float, { description: 'Where that is.' })
  latitude!: number;

  @Field(() => Boolean, { defaultValue: true, description: 'It is back there when the shift ends.' })
  returnsToBase!: boolean;

  @Field(() => [ShiftRuleInput], { description: 'When it is out.' })
  rules!: ShiftRuleInput[];

  @Field(() => [Int], { defaultValue: [12, 1], description: 'Months in which it is out only where a partner asks for support.' })
  pausedMonths!: number[];

  @Field(() => String, { defaultValue: '10-24', description: 'The first day of the Bonfire period, as month and day.' })
  bonfireFrom!: string;

  @Field(() => String, { defaultValue: '11-08', description: 'Its last day.' })
  bonfireTo!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'It goes out no more.' })
  closed!: boolean;
}

@InputType({ description: 'Days from one to another, both in it.' })
export class DaysInput {
  @Field(() => DateScalar, { description: 'The first.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The last.' })
  to!: string;
}

@InputType({ description: 'Somebody on the bank of staff: a role with a number, or initials; never a name.' })
export class StaffMemberInput {
  @Field(() => String, { description: '«Youth worker 3» or «A.K.».' })
  label!: string;

  @Field(() => TeamKindEnum, { description: 'On teams of which kind.' })
  kind!: TeamKind;

  @Field(() => [String], { defaultValue: [], description: 'What they can do.' })
  skills!: string[];

  @Field(() => [Int], { description: 'On which evenings they usually can: 1 Monday … 7 Sunday.' })
  usualWeekdays!: number[];

  @Field(() => [DaysInput], { defaultValue: [], description: 'When they cannot.' })
  away!: DaysInput[];

  @Field(() => [DateScalar], { defaultValue: [], description: 'Days beyond the usual weekdays.' })
  extraDays!: string[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the last enhanced check; it is relied on for three years.',
  })
  vettedOn!: string | null;

  @Field(() => Boolean, { defaultValue: true, description: 'False for who has left.' })
  onTheBank!: boolean;
}

@InputType({ description: 'A school holiday.' })
export class SchoolHolidayInput {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  to!: string;
}
