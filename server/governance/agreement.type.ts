import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../graphql/scalars/date.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';

@ObjectType({ simpleResolvers: true, description: 'An entry of a controlled list of laws.' })
export class LegalChoice {
  @Field(() => String, { description: 'As agreements name it: uk-gdpr-6-1-e.' })
  code!: string;

  @Field(() => String, { description: 'For people.' })
  words!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Who allowed health data to be held.' })
export class Approval {
  @Field(() => String, { description: 'The role or office.' })
  by!: string;

  @Field(() => DateScalar, { description: 'When.' })
  on!: string;

  @Field(() => String, { description: 'Where it is written down.' })
  reference!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How long rows are kept, and what then.' })
export class Retention {
  @Field(() => Int, { description: 'Whole months from the day of an incident, or of the load.' })
  months!: number;

  @Field(() => String, { description: 'delete, coarsen or review.' })
  rule!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One field of an agreement that was changed.' })
export class ChangedField {
  @Field(() => String, { description: 'Which.' })
  field!: string;

  @Field(() => String, { description: 'What stood there before; empty at the registration.' })
  before!: string;

  @Field(() => String, { description: 'What stands there since.' })
  after!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One change of an agreement.' })
export class AgreementChange {
  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  changedBy!: string;

  @Field(() => String, { description: 'registered, amended, ended, approved, reviewed or «loads assigned».' })
  change!: string;

  @Field(() => [ChangedField], { description: 'What.' })
  fields!: readonly ChangedField[];

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason!: string | null;
}

@ObjectType('Agreement', { simpleResolvers: true, description: 'A data sharing agreement, as the register holds it.' })
export class AgreementType {
  @Field(() => String, { description: 'The id that the partnership chose: ISA-2026-04.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => [String], { description: 'Who signed it.' })
  parties!: readonly string[];

  @Field(() => String, { description: 'Who controls the data.' })
  controller!: string;

  @Field(() => LegalChoice, { description: 'Under UK GDPR, or Part 3 of the Data Protection Act 2018.' })
  lawfulBasis!: LegalChoice;

  @Field(() => LegalChoice, { nullable: true, description: 'For special categories or sensitive processing.' })
  specialCondition!: LegalChoice | null;

  @Field(() => LegalChoice, { description: 'The power to share.' })
  gateway!: LegalChoice;

  @Field(() => String, { nullable: true, description: 'The Act and section of a gateway that is not in the list.' })
  gatewayNote!: string | null;

  @Field(() => [String], { description: 'What the data may be used for.' })
  purposes!: readonly string[];

  @Field(() => DateScalar, { description: 'The first day on which it holds.' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'The last day on which it holds.' })
  endsOn!: string;

  @Field(() => String, { description: '«not begun», «in force», «ends soon» (within 60 days) or «expired».' })
  state!: string;

  @Field(() => [String], { description: 'Sources that it covers.' })
  sources!: readonly string[];

  @Field(() => [String], { description: 'Agencies whose analysts may load under it.' })
  agencies!: readonly string[];

  @Field(() => Boolean, { description: 'Whether it is about health data, which are held as approved counts only.' })
  health!: boolean;

  @Field(() => Approval, { nullable: true, description: 'Of health data; null: not recorded.' })
  approval!: Approval | null;

  @Field(() => String, { description: 'The role or office that looks at it again.' })
  reviewer!: string;

  @Field(() => DateScalar, { description: 'When.' })
  reviewOn!: string;

  @Field(() => Retention, { description: 'How long rows are kept, and what then.' })
  retention!: Retention;

  @Field(() => Boolean, { description: 'Of the demonstration: nothing real is loaded under it.' })
  invented!: boolean;

  @Field(() => String, { description: 'By whom it was registered.' })
  registeredBy!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  registeredAt!: Date;

  @Field(() => Int, { description: 'Loads under it of which rows are held.' })
  loads!: number;

  @Field(() => Int, { description: 'Those of which rows are held as they were loaded, not coarsened.' })
  loadsInFull!: number;

  @Field(() => Int, { nullable: true, description: 'Rows that are held under it; null for who only reads the register.' })
  rows!: number | null;

  @Field(() => [AgreementChange], { description: 'Every change, newest first.' })
  history!: readonly AgreementChange[];
}

@ObjectType({ simpleResolvers: true, description: 'What is wrong with one field.' })
export class FieldProblem {
  @Field(() => String, { description: 'Which, as the file of an agreement names it; empty: the whole.' })
  field!: string;

  @Field(() => String, { description: 'What is wrong, and what would be right.' })
  problem!: string;
}

@ObjectType({ simpleResolvers: true, description: 'The agreement as it is now, or what kept it from being so.' })
export class AgreementOutcome {
  @Field(() => AgreementType, { nullable: true, description: 'Null when it was refused.' })
  agreement!: AgreementType | null;

  @Field(() => [FieldProblem], { description: 'Every field that is wrong; empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'Rows that were deleted or coarsened.' })
export class Disposal {
  @Field(() => String, { description: 'Under which agreement they were held.' })
  agreement!: string;

  @Field(() => String, { description: 'As what they were loaded.' })
  source!: string;

  @Field(() => String, { description: 'delete or coarsen.' })
  action!: string;

  @Field(() => DateScalar, { description: 'Those of before this day.' })
  before!: string;

  @Field(() => Int, { description: 'How many.' })
  rows!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What was done with rows that were due, or what kept it from being done.' })
export class RetentionOutcome {
  @Field(() => [Disposal], { description: 'What was deleted or coarsened.' })
  disposals!: readonly Disposal[];

  @Field(() => [FieldProblem], { description: 'Empty when it was done.' })
  problems!: readonly FieldProblem[];
}
