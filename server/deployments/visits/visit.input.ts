import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { YouthAskEnum } from '../../provision/asks/ask.enum.js';
import type { AskWord } from '../../provision/asks/asks.js';
import { IssueKindEnum, VisitChoiceKindEnum } from './visit.enum.js';
import type { ChoiceKind } from './visit-choices.js';
import type { IssueKind } from './visit.js';

@InputType({ description: 'Engagements with young people.' })
export class YoungPeopleInput {
  @Field(() => Int, { defaultValue: 0, description: 'Male.' })
  male!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Female.' })
  female!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Sex not recorded.' })
  notRecorded!: number;
}

@InputType({ description: 'Individuals who asked for advice, by topic.' })
export class AdviceInput {
  @Field(() => Int, { defaultValue: 0, description: 'Drugs and alcohol.' })
  drugsAndAlcohol!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Careers.' })
  careers!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Personal safety.' })
  personalSafety!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Activities near.' })
  activities!: number;
}

@InputType({ description: 'Individuals referred to an agency.' })
export class ReferralInput {
  @Field(() => ID, { description: 'Which agency, of «visitChoices».' })
  agency!: string;

  @Field(() => Int, { description: 'How many.' })
  individuals!: number;
}

@InputType({ description: 'Where an issue lies. It is kept to 10 m.' })
export class IssuePlaceInput {
  @Field(() => Float, { description: 'In degrees.' })
  longitude!: number;

  @Field(() => Float, { description: 'In degrees.' })
  latitude!: number;
}

@InputType({ description: 'An issue reported on.' })
export class VisitIssueInput {
  @Field(() => IssueKindEnum, { description: 'What.' })
  kind!: IssueKind;

  @Field(() => ID, { description: 'Where it was passed, of «visitChoices».' })
  passedTo!: string;

  @Field(() => IssuePlaceInput, { nullable: true, description: 'Where it lies; left out, where the visit was.' })
  place!: IssuePlaceInput | null;
}

@InputType({ description: 'Young people who asked for something.' })
export class VisitAskInput {
  @Field(() => YouthAskEnum, { description: 'What they asked for.' })
  ask!: AskWord;

  @Field(() => Int, { description: 'How many. Who asks for two things counts in both.' })
  children!: number;
}

@InputType({
  description:
    'A visit that is over. Times, counts and choices: nothing in it is text, and it is no way to tell of a concern about a child.',
})
export class VisitInput {
  @Field(() => ID, { description: 'A UUID made by who records: sent twice it is stored once, with other content it is refused.' })
  id!: string;

  @Field(() => ID, { description: 'Of which shift.' })
  shift!: string;

  @Field(() => Int, { description: 'From which seat of it, as «myShift» tells.' })
  seat!: number;

  @Field(() => Int, { nullable: true, description: 'At which stop; left out, on the way between stops.' })
  stop!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  beganAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ended.' })
  endedAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The visit of the same seat that this one corrects.' })
  replaces!: string | null;

  @Field(() => YoungPeopleInput, { defaultValue: {}, description: 'Engagements with young people.' })
  youngPeople!: YoungPeopleInput;

  @Field(() => Int, { defaultValue: 0, description: 'Engagements with adults.' })
  adults!: number;

  @Field(() => AdviceInput, { defaultValue: {}, description: 'Individuals who asked for advice.' })
  advice!: AdviceInput;

  @Field(() => Int, { defaultValue: 0, description: 'Individuals who took leaflets.' })
  leaflets!: number;

  @Field(() => [ReferralInput], { defaultValue: [], description: 'Referrals, by agency.' })
  referrals!: ReferralInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Campaigns that were talked about.' })
  campaigns!: string[];

  @Field(() => [VisitIssueInput], { defaultValue: [], description: 'Issues reported on.' })
  issues!: VisitIssueInput[];

  @Field(() => [VisitAskInput], { defaultValue: [], description: 'What young people asked for.' })
  asks!: VisitAskInput[];

  @Field(() => [DateTimeScalar], {
    defaultValue: [],
    description: 'When the local referral route was shown for a concern about a child. Of the concern, nothing is kept here.',
  })
  concernsAt!: Date[];
}

@InputType({ description: 'Something that phones offer to choose.' })
export class VisitChoiceInput {
  @Field(() => VisitChoiceKindEnum, { description: 'In which list.' })
  kind!: ChoiceKind;

  @Field(() => String, { description: 'Its name: an agency, a campaign or a service, never a person.' })
  name!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether phones offer it.' })
  offered!: boolean;
}
