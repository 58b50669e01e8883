import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../governance/agreement.type.js';
import { Count } from '../graphql/count.type.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import type { CountedGroup, DataRequestState, Definition } from './data-request.js';
import { AnswerGivenEnum, CountedGroupEnum, DataRequestStateEnum, GroupDefinitionEnum } from './data-request.enum.js';
import type { ShownAnswer } from './shown-response.js';

@ObjectType({ simpleResolvers: true, description: 'How the viewer’s own agency stands in a request.' })
export class OwnPartOfRequest {
  @Field(() => String, { description: 'The agency, as it is asked.' })
  agency!: string;

  @Field(() => Boolean, { description: 'Whether its answer is awaited.' })
  open!: boolean;

  @Field(() => String, { nullable: true, description: 'Why its answer was sent back.' })
  sentBack!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A request for numbers of children, in short.' })
export class DataRequestHead {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'Which office wants the numbers.' })
  askedFor!: string;

  @Field(() => String, { description: 'Of which area.' })
  areaLabel!: string;

  @Field(() => String, { description: 'The day that children are counted on.' })
  asAt!: string;

  @Field(() => String, { description: 'The day by which answers are due.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'Whether that day is over and an answer is still awaited.' })
  overdue!: boolean;

  @Field(() => String, { description: 'What else to know.' })
  note!: string;

  @Field(() => DataRequestStateEnum, { description: 'How far it is.' })
  state!: DataRequestState;

  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  askedBy!: string;

  @Field(() => Int, {
    description: 'One more with every change. Handed to a step, it keeps two people from undoing each other’s.',
  })
  version!: number;

  @Field(() => OwnPartOfRequest, { nullable: true, description: 'The own agency’s part; null where it is not asked.' })
  own!: OwnPartOfRequest | null;
}

@ObjectType({ simpleResolvers: true, description: 'An answer of one’s own agency, as it was counted.' })
export class OwnAnswer {
  @Field(() => CountedGroupEnum, { description: 'Which children.' })
  group!: CountedGroup;

  @Field(() => AnswerGivenEnum, { description: 'What is answered.' })
  answer!: ShownAnswer['answer'];

  @Field(() => Int, { nullable: true, description: 'How many children. Exact: it is the own agency’s.' })
  children!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many of them are supported.' })
  supported!: number | null;

  @Field(() => GroupDefinitionEnum, { nullable: true, description: 'What is meant by a gang.' })
  definition!: Definition | null;

  @Field(() => String, { description: 'In the agency’s words.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'The day they were counted on.' })
  countedOn!: string | null;

  @Field(() => String, { description: 'What else to know.' })
  note!: string;

  @Field(() => DateTimeScalar, { description: 'When it was answered.' })
  answeredAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  answeredBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An agency’s answer for one group, as everybody else sees it.' })
export class ShownAnswerType {
  @Field(() => CountedGroupEnum, { description: 'Which children.' })
  group!: CountedGroup;

  @Field(() => AnswerGivenEnum, { description: 'What is answered.' })
  answer!: ShownAnswer['answer'];

  @Field(() => Count, { nullable: true, description: 'How many children, protected; null without a number.' })
  children!: Count | null;

  @Field(() => Count, { nullable: true, description: 'Of these, supported, protected; null where it is not known.' })
  supported!: Count | null;

  @Field(() => GroupDefinitionEnum, { nullable: true, description: 'What is meant by a gang.' })
  definition!: Definition | null;

  @Field(() => String, { description: 'In the agency’s words.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'The day they were counted on.' })
  countedOn!: string | null;

  @Field(() => String, { description: 'What else to know.' })
  note!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What an agency answered.' })
export class AnsweringAgency {
  @Field(() => String, { description: 'Which.' })
  agency!: string;

  @Field(() => String, { nullable: true, description: 'Why it is waited for no longer.' })
  noAnswer!: string | null;

  @Field(() => [ShownAnswerType], { description: 'For each group.' })
  answers!: ShownAnswerType[];
}

@ObjectType({ simpleResolvers: true, description: 'Children whom two agencies both count.' })
export class ShownOverlapType {
  @Field(() => CountedGroupEnum, { description: 'Of which group.' })
  group!: CountedGroup;

  @Field(() => String, { description: 'One agency.' })
  agency!: string;

  @Field(() => String, { description: 'The other.' })
  otherAgency!: string;

  @Field(() => Boolean, { description: 'Whether it is known.' })
  known!: boolean;

  @Field(() => Count, { nullable: true, description: 'How many children, protected; null where it is not known.' })
  children!: Count | null;

  @Field(() => String, { description: 'How it is known, or why it is not.' })
  howKnown!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How many different children all agencies count: a range, never a silent sum. Worked out from displayed figures.',
})
export class ShownTotalType {
  @Field(() => CountedGroupEnum, { description: 'Which children.' })
  group!: CountedGroup;

  @Field(() => Int, { nullable: true, description: 'At least; null where no agency gave a number.' })
  lower!: number | null;

  @Field(() => Int, { nullable: true, description: 'At most.' })
  upper!: number | null;

  @Field(() => [String], { description: 'Agencies that gave a number.' })
  counted!: readonly string[];

  @Field(() => [String], { description: 'Agencies that did not: their children are in no range.' })
  without!: readonly string[];

  @Field(() => String, { description: 'In words.' })
  words!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What agencies answered, under disclosure control.' })
export class DataRequestResponse {
  @Field(() => [AnsweringAgency], { description: 'Agency by agency.' })
  agencies!: AnsweringAgency[];

  @Field(() => [ShownOverlapType], { description: 'Whom two of them both count.' })
  overlaps!: ShownOverlapType[];

  @Field(() => [ShownTotalType], { description: 'All agencies, group by group.' })
  totals!: readonly ShownTotalType[];

  @Field(() => String, { description: 'The rule of disclosure control.' })
  protection!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was handed in; null as long as it is in work.' })
  completedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  completedBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One step of a request.' })
export class DataRequestChangeType {
  @Field(() => String, { description: 'What was done.' })
  change!: string;

  @Field(() => String, { nullable: true, description: 'Why, where it was said.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  changedBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An agency that is asked, for whoever runs the request.' })
export class AskedAgencyType {
  @Field(() => String, { description: 'Which.' })
  agency!: string;

  @Field(() => Boolean, { description: 'Whether its answer is awaited.' })
  open!: boolean;

  @Field(() => String, { nullable: true, description: 'Why its answer was sent back.' })
  sentBack!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is waited for no longer.' })
  noAnswer!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A request for numbers of children.' })
export class DataRequest extends DataRequestHead {
  @Field(() => [OwnAnswer], { description: 'What the own agency answered, as it was counted.' })
  ownAnswers!: OwnAnswer[];

  @Field(() => [AskedAgencyType], { description: 'Who is asked; to an agency that answers, itself.' })
  asked!: AskedAgencyType[];

  @Field(() => DataRequestResponse, {
    nullable: true,
    description: 'What all answered: to whoever runs it at any time, to others once it is complete.',
  })
  response!: DataRequestResponse | null;

  @Field(() => [DataRequestChangeType], { description: 'Its steps, newest first, to whoever runs it.' })
  history!: DataRequestChangeType[];
}

@ObjectType({ simpleResolvers: true, description: 'A request as it is now, or what kept it from being so.' })
export class DataRequestOutcome {
  @Field(() => DataRequest, { nullable: true, description: 'Null when it was refused.' })
  request!: DataRequest | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'How an agency words a definition.' })
export class AgencyWordingType {
  @Field(() => String, { description: 'The agency.' })
  agency!: string;

  @Field(() => String, { description: 'Its words.' })
  words!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A definition of the closed list, with the words in which agencies use it.' })
export class GroupDefinitionType {
  @Field(() => GroupDefinitionEnum, { description: 'Which.' })
  definition!: Definition;

  @Field(() => String, { description: 'What it means.' })
  meaning!: string;

  @Field(() => [AgencyWordingType], { description: 'The words of agencies that count by it.' })
  words!: AgencyWordingType[];
}
