import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { DateScalar } from '../../graphql/scalars/date.js';

@ObjectType({ simpleResolvers: true, description: 'A team out on an evening, and by which rule or decision.' })
export class Shift {
  @Field(() => ID, { description: 'The team.' })
  team!: string;

  @Field(() => String, { description: 'What it is called.' })
  teamName!: string;

  @Field(() => DateScalar, { description: 'The day it begins on.' })
  on!: string;

  @Field(() => String, { description: 'From when.' })
  from!: string;

  @Field(() => String, { description: 'Until when; not after the beginning, it is of the next day.' })
  to!: string;

  @Field(() => String, { description: 'The rule or the decision.' })
  because!: string;

  @Field(() => Boolean, { description: 'By a decision of the day, not by a rule or a pause.' })
  decided!: boolean;

  @Field(() => String, { nullable: true, description: 'The bank holiday that the day is.' })
  bankHoliday!: string | null;

  @Field(() => ID, { nullable: true, description: 'The plan that was published last for it.' })
  publishedPlan!: string | null;

  @Field(() => Int, { nullable: true, description: 'In which version.' })
  publishedVersion!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'An evening that a rule would have given a team, and why it is not out.' })
export class ShiftNotOut {
  @Field(() => ID, { description: 'The team.' })
  team!: string;

  @Field(() => String, { description: 'What it is called.' })
  teamName!: string;

  @Field(() => DateScalar, { description: 'The day.' })
  on!: string;

  @Field(() => String, { description: 'The pause or the decision.' })
  because!: string;

  @Field(() => Boolean, { description: 'By a decision of the day, not by a rule or a pause.' })
  decided!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A bank holiday in England.' })
export class BankHoliday {
  @Field(() => DateScalar, { description: 'The day it is kept on.' })
  on!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;
}

@ObjectType({ simpleResolvers: true, description: 'When teams are out between two days.' })
export class ShiftCalendar {
  @Field(() => [Shift], { description: 'In the order of days.' })
  shifts!: readonly Shift[];

  @Field(() => [ShiftNotOut], { description: 'What rules would have given and is not.' })
  notOut!: readonly ShiftNotOut[];

  @Field(() => [BankHoliday], { description: 'Bank holidays in England between the two days, whoever is out.' })
  bankHolidays!: readonly BankHoliday[];

  @Field(() => [String], {
    nullable: true,
    description:
      'Who of the bank could be on one of these shifts and whose check ends before it; null for who does not see the bank.',
  })
  checksToRenew!: readonly string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A school holiday.' })
export class SchoolHoliday {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => DateScalar, { description: 'Its first day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Its last day.' })
  to!: string;
}

@ObjectType({ simpleResolvers: true, description: 'School holidays as the partnership enters them.' })
export class SchoolCalendar {
  @Field(() => [SchoolHoliday], { description: 'In the order of days.' })
  holidays!: readonly SchoolHoliday[];

  @Field(() => Int, {
    description: 'One more with every change. Handed to a change, it keeps two people from undoing each other’s.',
  })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The school calendar as it is now, or what kept it from being so.' })
export class SchoolCalendarOutcome {
  @Field(() => SchoolCalendar, { nullable: true, description: 'Null when it was refused.' })
  calendar!: SchoolCalendar | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'How the day of a team stands now, or what kept it from being so.' })
export class ShiftDecisionOutcome {
  @Field(() => Shift, { nullable: true, description: 'The shift of that day; null where there is none, or when it was refused.' })
  shift!: Shift | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}
