import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { Count } from '../../graphql/count.type.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { YouthAskEnum } from '../../provision/asks/ask.enum.js';
import type { AskWord } from '../../provision/asks/asks.js';
import { IssueKindEnum, VisitChoiceKindEnum, VisitStoredEnum } from './visit.enum.js';
import type { VisitStored } from './record-visits.js';
import type { ChoiceKind } from './visit-choices.js';
import type { IssueKind } from './visit.js';

@ObjectType({ simpleResolvers: true, description: 'Engagements with young people.' })
export class YoungPeople {
  @Field(() => Int, { description: 'Male.' })
  male!: number;

  @Field(() => Int, { description: 'Female.' })
  female!: number;

  @Field(() => Int, { description: 'Sex not recorded.' })
  notRecorded!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Individuals who asked for advice, by topic: who asked about two counts in both.',
})
export class Advice {
  @Field(() => Int, { description: 'Drugs and alcohol.' })
  drugsAndAlcohol!: number;

  @Field(() => Int, { description: 'Careers.' })
  careers!: number;

  @Field(() => Int, { description: 'Personal safety.' })
  personalSafety!: number;

  @Field(() => Int, { description: 'Activities near.' })
  activities!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Individuals referred to an agency.' })
export class Referral {
  @Field(() => String, { description: 'Which agency.' })
  agency!: string;

  @Field(() => Int, { description: 'How many.' })
  individuals!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Young people who asked for something at a visit.' })
export class VisitAsk {
  @Field(() => YouthAskEnum, { description: 'What they asked for.' })
  ask!: AskWord;

  @Field(() => Int, { description: 'How many.' })
  children!: number;
}

@ObjectType({ simpleResolvers: true, description: 'An issue reported on.' })
export class VisitIssue {
  @Field(() => IssueKindEnum, { description: 'What.' })
  kind!: IssueKind;

  @Field(() => String, { description: 'Where it was passed.' })
  passedTo!: string;

  @Field(() => Float, { nullable: true, description: 'Where it lies, to 10 m; null: where the visit was.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Where it lies, to 10 m; null: where the visit was.' })
  latitude!: number | null;
}

@ObjectType({ description: 'A visit as it stands, corrected where it was corrected.' })
export class Visit {
  @Field(() => ID, { description: 'As the phone made it.' })
  id!: string;

  @Field(() => ID, { description: 'Of which shift.' })
  shift!: string;

  @Field(() => String, { description: 'Which team.' })
  team!: string;

  @Field(() => DateScalar, { description: 'The day the evening began on.' })
  on!: string;

  @Field(() => String, { nullable: true, description: 'The stop; null on the way between stops.' })
  place!: string | null;

  @Field(() => Float, { nullable: true, description: 'Of the stop.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the stop.' })
  latitude!: number | null;

  @Field(() => DateTimeScalar, { description: 'When it began.' })
  beganAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it ended.' })
  endedAt!: Date;

  @Field(() => Int, { description: 'How long it was.' })
  minutes!: number;

  @Field(() => YoungPeople, { description: 'Engagements with young people.' })
  youngPeople!: YoungPeople;

  @Field(() => Int, { description: 'Engagements with adults.' })
  adults!: number;

  @Field(() => Advice, { description: 'Individuals who asked for advice.' })
  advice!: Advice;

  @Field(() => Int, { description: 'Individuals who took leaflets.' })
  leaflets!: number;

  @Field(() => [Referral], { description: 'Referrals, by agency.' })
  referrals!: readonly Referral[];

  @Field(() => [String], { description: 'Campaigns that were talked about.' })
  campaigns!: readonly string[];

  @Field(() => [VisitIssue], { description: 'Issues reported on.' })
  issues!: readonly VisitIssue[];

  @Field(() => [VisitAsk], { description: 'What young people asked for.' })
  asks!: readonly VisitAsk[];
}

@ObjectType({ simpleResolvers: true, description: 'What became of a visit that was sent.' })
export class VisitOutcome {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => VisitStoredEnum, { description: 'What became of it.' })
  became!: VisitStored;

  @Field(() => [FieldProblem], { description: 'Why it was refused, by field.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'Something that phones offer to choose.' })
export class VisitChoice {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => VisitChoiceKindEnum, { description: 'In which list.' })
  kind!: ChoiceKind;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether phones offer it.' })
  offered!: boolean;

  @Field(() => Int, { description: 'Its version.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'The choices after a change, or why there was none.' })
export class VisitChoiceOutcome {
  @Field(() => [VisitChoice], { nullable: true, description: 'All of them; null when nothing was changed.' })
  choices!: readonly VisitChoice[] | null;

  @Field(() => [FieldProblem], { description: 'What is wrong, by field.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'Visits of a ward in a week, or of the partnership in a financial year.' })
export class VisitCount {
  @Field(() => String, { nullable: true, description: 'The ward’s code; null for all of the partnership.' })
  area!: string | null;

  @Field(() => String, { description: 'The week, as 2026-W19, or the financial year, as 2025/26.' })
  period!: string;

  @Field(() => Int, { description: 'Visits.' })
  visits!: number;

  @Field(() => Int, { description: 'Minutes of them.' })
  minutes!: number;

  @Field(() => Count, { description: 'Engagements with young people, protected: 0 to 9 withheld, the rest to the nearest 10.' })
  youngPeople!: Count;
}

@ObjectType({ simpleResolvers: true, description: 'A line of the team’s own table.' })
export class DeploymentRow {
  @Field(() => String, { description: 'Under which heading.' })
  heading!: string;

  @Field(() => String, { description: 'What is counted.' })
  label!: string;

  @Field(() => [Int], { description: 'In each month of the table.' })
  months!: readonly number[];

  @Field(() => Int, { description: 'In the whole period.' })
  total!: number;
}

@ObjectType({ simpleResolvers: true, description: 'An issue reported on, for whoever mends it.' })
export class ReportedIssue extends VisitIssue {
  @Field(() => DateScalar, { description: 'The day the evening began on.' })
  on!: string;

  @Field(() => String, { nullable: true, description: 'The stop of the visit; null on the way between stops.' })
  place!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The team’s own table, and the same by month for its funder.' })
export class DeploymentTable {
  @Field(() => [String], { description: 'The months, as 2026-05.' })
  months!: readonly string[];

  @Field(() => [DeploymentRow], { description: 'What was counted.' })
  rows!: readonly DeploymentRow[];

  @Field(() => [ReportedIssue], {
    // The table itself is priced as a hundred rows.
    complexity: ({ childComplexity }) => 1 + childComplexity,
    description: 'Issues reported on, the newest evening first; 500 of them at most.',
  })
  issues!: readonly ReportedIssue[];

  @Field(() => String, { description: 'Protective marking.' })
  marking!: string;
}
